// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verifies an export of the audit log with nothing of the system that wrote it. Usage: {@code java VerifyAudit.java FILE
 * [NUMBER:HASH]}; the head is one that was kept elsewhere. Ends with 1 when something was altered, and names the first
 * bad entry.
 */
public final class VerifyAudit {
    /**
     * The hash is over the characters of the entry as they stand in the line, in UTF-8. A text may hold characters that others
     * take for an end of the line.
     */
    private static final Pattern LINE = Pattern.compile(
            "\\{\"hash\":\"([^\"]*)\",\"entry\":(\\{\"number\":([0-9]{1,18}),\"previous\":\"([^\"]*)\",.*\\})\\}",
            Pattern.DOTALL);

    private static final Pattern END = Pattern.compile("\\{\"head\":\"([0-9]+:[0-9a-f]{64})\"\\}");
    private static final Pattern HEAD = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

    private VerifyAudit() {}

    public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
        Matcher head = HEAD.matcher(args.length == 2 ? args[1] : "0:" + "0".repeat(64));
        if (args.length < 1 || args.length > 2 || !head.matches()) {
            System.err.println("Usage: java VerifyAudit.java FILE [NUMBER:HASH]");
            System.exit(2);
        }
        String wrong;
        try {
            wrong = wrong(Path.of(args[0]), Long.parseLong(head.group(1)), head.group(2));
        } catch (MalformedInputException e) {
            wrong = "the file is not UTF-8 as it was written, or was damaged since";
        } catch (NoSuchFileException e) {
            wrong = "there is no file " + args[0];
        }
        if (wrong != null) {
            System.out.println(wrong);
            System.exit(1);
        }
    }

    /** What is wrong first; null when nothing is. */
    private static String wrong(Path file, long keptNumber, String keptHash)
            throws IOException, NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        long last = 0;
        String hash = "0".repeat(64);
        String end = null;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher entry = LINE.matcher(line);
                Matcher tail = END.matcher(line);
                if (end == null && tail.matches()) {
                    end = tail.group(1);
                    continue;
                }
                if (end != null || !entry.matches()) {
                    return "entry " + (last + 1) + ": the line behind entry " + last + " is no entry";
                }
                long number = Long.parseLong(entry.group(3));
                if (number != last + 1) {
                    return "entry " + (last + 1) + " is missing: " + number + " follows " + last;
                }
                String computed = HexFormat.of().formatHex(sha.digest(entry.group(2).getBytes(StandardCharsets.UTF_8)));
                if (!computed.equals(entry.group(1))) {
                    return "entry " + number + " was edited: its content has the hash " + computed + ", not " + entry.group(1);
                }
                if (!entry.group(4).equals(hash)) {
                    return "entry " + last + " was replaced: entry " + number + " was chained to " + entry.group(4);
                }
                if (number == keptNumber && !computed.equals(keptHash)) {
                    return "entry " + number + " is not the one that was kept: the log was made anew";
                }
                last = number;
                hash = computed;
            }
        }
        if (!(last + ":" + hash).equals(end)) {
            return "entry " + (last + 1) + ": the file ends without the head " + last + ":" + hash;
        }
        if (last < keptNumber) {
            return "entry " + (last + 1) + " is missing: entry " + keptNumber + " was kept, the file ends with " + last;
        }
        System.out.println(last + " entries, each chained to the one before; the head is " + last + ":" + hash);
        return null;
    }
}
