// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.shifan.api.text.Message;

import static org.shifan.operations.backup.BackupMessages.M;

/** The list of all files of a backup with their SHA-256, in the form that {@code sha256sum -c} reads. */
final class Sums {
    static final String FILE = "SHA256SUMS";
    private static final int HEX_DIGITS = 64;

    private Sums() {}

    /** Writes the list; all that it lists is on the disk by then, whatever happens to the machine. */
    static void write(Path backup) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Path> file : files(backup).entrySet()) {
            force(file.getValue());
            lines.add(sum(file.getValue()) + "  " + file.getKey());
        }
        Path list = backup.resolve(FILE);
        Files.write(list, lines);
        force(list);
    }

    /** What is missing, altered, or beside the list. */
    static List<Message> problems(Path backup) throws IOException {
        Path list = backup.resolve(FILE);
        if (!Files.isRegularFile(list)) {
            return List.of(M.message("backup.sums.none", list));
        }
        Map<String, String> listed = new TreeMap<>();
        List<Message> out = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(list)) {
            number++;
            if (line.matches("[0-9a-f]{64}  .+")) {
                listed.put(line.substring(HEX_DIGITS + 2), line.substring(0, HEX_DIGITS));
            } else {
                out.add(M.message("backup.sums.line", list, number));
            }
        }
        Map<String, Path> there = files(backup);
        TreeSet<String> names = new TreeSet<>(listed.keySet());
        names.addAll(there.keySet());
        for (String name : names) {
            if (!there.containsKey(name)) {
                out.add(M.message("backup.file.missing", name));
            } else if (!listed.containsKey(name)) {
                out.add(M.message("backup.file.surplus", name));
            } else if (!sum(there.get(name)).equals(listed.get(name))) {
                out.add(M.message("backup.file.altered", name));
            }
        }
        return out;
    }

    private static Map<String, Path> files(Path backup) throws IOException {
        Map<String, Path> out = new TreeMap<>();
        for (Path file : Tree.files(backup)) {
            String name = backup.relativize(file).toString().replace('\\', '/');
            if (!name.equals(FILE)) {
                out.put(name, file);
            }
        }
        return out;
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, access(file))) {
            channel.force(true);
        }
    }

    /** A copy has the permissions of what it is a copy of, such as a file with a password that nobody may write. */
    static StandardOpenOption access(Path file) {
        return Files.isWritable(file) ? StandardOpenOption.WRITE : StandardOpenOption.READ;
    }

    private static String sum(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
