// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names of files that come from outside, or go there. */
public final class Attachment {
    private static final int LONGEST = 120;

    private Attachment() {}

    static String header(String name) {
        String plain = plain(name);
        String ascii = plain.replaceAll("[^A-Za-z0-9._-]", "_");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''"
                + URLEncoder.encode(plain, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.replaceAll("[\\p{Cntrl}\"]", "_");
    }

    /**
     * The name if it is one of a file and nothing else.
     *
     * @throws Refusal 422 for a folder in it, a control character, a leading point, or too many characters
     */
    public static String checked(String name) {
        if (name.isBlank()
                || name.length() > LONGEST
                || name.startsWith(".")
                || name.codePoints().anyMatch(c -> c < ' ' || c == 127 || "/\\:*?\"<>|".indexOf(c) >= 0)) {
            throw Refusal.of(422, "rest.file.name", name.replaceAll("\\p{Cntrl}", "?"), LONGEST);
        }
        return name;
    }
}
