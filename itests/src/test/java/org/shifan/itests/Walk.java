// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.junit.Assert.assertEquals;

/**
 * What people type on a walk through a page of the manual and what the server answers, beside what the page shows: every block
 * of it that begins with the prompt of somebody. {@code -Dgolden.write=true} puts the answers on the page instead, to be reviewed.
 */
final class Walk {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(\\w+@root\\(\\)> .*?)\\n```$");
    /** Points in time, and the digest of facts, in which imports of other days have other numbers. */
    private static final Pattern UNSTEADY = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z|(?<=facts )[0-9a-f]{64}");

    private final Path page;
    private final Path home;
    private final List<String> said = new ArrayList<>();

    /** @param home of the server, which is left out of the paths that it prints */
    Walk(Path page, Path home) {
        this.page = page;
        this.home = home;
    }

    /** Somebody types a command; what was answered goes onto the page. */
    String run(Login login, String command) throws IOException {
        String answer = login.run(command)
                .replaceAll("\\u001B\\[[0-9;]*m", "")
                .replace("\r", "")
                .replace(home + "/", "")
                .replaceAll("(?m)[ \t]+$", "")
                .stripTrailing();
        said.add(login.account() + "@root()> " + command + (answer.isEmpty() ? "" : "\n" + answer));
        return answer;
    }

    /** The page says what was said, no more and no less. */
    void isWhatThePageShows() throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(page, rewritten());
        }
        assertEquals(steady(said), steady(blocks()));
    }

    private String rewritten() throws IOException {
        assertEquals("blocks on the page", said.size(), blocks().size());
        int[] next = {0};
        return BLOCK.matcher(Files.readString(page))
                .replaceAll(block -> Matcher.quoteReplacement("```\n" + said.get(next[0]++) + "\n```"));
    }

    private List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(page))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String steady(List<String> blocks) {
        return UNSTEADY.matcher(String.join("\n\n", blocks)).replaceAll("...");
    }
}
