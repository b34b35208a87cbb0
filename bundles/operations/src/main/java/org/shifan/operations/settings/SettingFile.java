// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A file of settings, changed in one line; comments and the other lines stay. */
final class SettingFile {

    private SettingFile() {}

    /** Writes the value; the file is replaced as a whole, so that nobody reads half of it. */
    static void put(Path file, String key, String value) throws IOException {
        List<String> lines = Files.exists(file) ? new ArrayList<>(Files.readAllLines(file)) : new ArrayList<>();
        String line = key + " = " + escaped(value);
        Pattern mine = Pattern.compile(before(key) + ".*");
        int at = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (mine.matcher(lines.get(i)).matches()) {
                at = i;
            }
        }
        if (at < 0) {
            lines.add(line);
        } else {
            // A value may go on in the lines behind.
            while (lines.get(at).endsWith("\\") && at + 1 < lines.size()) {
                lines.set(at, lines.remove(at + 1));
            }
            lines.set(at, line);
        }
        Path aside = file.resolveSibling("." + file.getFileName() + ".new");
        Files.write(aside, lines);
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether the value stands there, in one line; not when the file cannot be read. */
    static boolean has(Path file, String key, String value) {
        Pattern line = Pattern.compile(before(key) + "\\s*" + Pattern.quote(escaped(value.strip())) + "\\s*");
        try {
            return Files.readAllLines(file).stream()
                    .anyMatch(each -> line.matcher(each).matches());
        } catch (IOException e) {
            return false;
        }
    }

    private static String before(String key) {
        return "\\s*" + Pattern.quote(key) + "\\s*[=:]";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\");
    }
}
