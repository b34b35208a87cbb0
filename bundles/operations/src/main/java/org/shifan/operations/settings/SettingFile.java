// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A file of settings, changed in one line; comments and the other lines stay. */
final class SettingFile {
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rw-------");

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
        // Settings that are kept elsewhere are linked: what is replaced is the file, not the link.
        Path real = Files.exists(file) ? file.toRealPath() : file;
        Path aside = real.resolveSibling("." + real.getFileName() + ".new");
        Files.deleteIfExists(aside);
        write(aside, lines, permissions(real));
        Files.move(aside, real, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Null where there is no file yet, or files have none. */
    private static Set<PosixFilePermission> permissions(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view == null || !Files.exists(file)
                ? null
                : view.readAttributes().permissions();
    }

    /** There may be a password in it: nobody who may not read the file may read this one meanwhile. */
    private static void write(Path aside, List<String> lines, Set<PosixFilePermission> permissions) throws IOException {
        if (permissions == null) {
            Files.write(aside, lines);
        } else {
            Files.createFile(aside, PosixFilePermissions.asFileAttribute(OWNERS));
            Files.write(aside, lines);
            Files.setPosixFilePermissions(aside, permissions);
        }
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
