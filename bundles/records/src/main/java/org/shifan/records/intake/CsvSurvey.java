// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

import static org.shifan.records.intake.IntakeMessages.refuse;

/**
 * What one pass over a whole CSV file finds out before anything of it is stored: its encoding, proven by a strict
 * decoder to the last byte, its separator, its digest.
 *
 * <p>Reading twice is the price for never storing half of a file that turns out to be unreadable.
 *
 * @param charset UTF-8, UTF-16 (by its mark) or GB18030, of which GBK is a part
 * @param mark the number of bytes of the byte order mark
 * @param sha256 the digest of the file's bytes
 */
record CsvSurvey(Charset charset, int mark, char separator, boolean endsWithLine, String sha256) {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int BUFFER = 1 << 16;

    /** This many characters of several bytes do not come out as UTF-8 by chance: it is UTF-8, and damaged. */
    private static final int NO_CHANCE = 16;

    private record Damage(long offset, long wide, boolean cut) {}

    /**
     * Surveys a file.
     *
     * @throws org.shifan.api.text.ShifanException {@code intake.csv.*}, with the line or the byte
     */
    static CsvSurvey of(Path file) throws IOException {
        byte[] start = start(file);
        int mark = mark(start);
        if (mark > 0) {
            Charset marked = marked(start);
            return pass(file, marked, mark, start, null);
        }
        Damage[] damage = new Damage[1];
        CsvSurvey utf8 = pass(file, StandardCharsets.UTF_8, 0, start, damage);
        if (utf8 != null) {
            return utf8;
        }
        if (damage[0].cut) {
            throw refuse("intake.csv.cut", file.getFileName(), damage[0].offset);
        }
        if (damage[0].wide >= NO_CHANCE) {
            throw refuse("intake.csv.encoding", file.getFileName(), "UTF-8", damage[0].offset);
        }
        return pass(file, GB18030, 0, start, null);
    }

    /** The encoding's name for people. */
    String encoding() {
        return charset.name() + (mark > 0 ? " (BOM)" : "");
    }

    private static CsvSurvey pass(Path file, Charset charset, int mark, byte[] start, Damage[] damage)
            throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        char separator = separator(new String(start, mark, start.length - mark, charset));
        CsvShape shape = new CsvShape(file, separator);
        MessageDigest digest = Digests.sha256();
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        long decoded = mark;
        long wide = 0;
        try (InputStream in = Files.newInputStream(file)) {
            digest.update(in.readNBytes(mark));
            boolean end = false;
            while (!end) {
                int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = n < 0;
                if (!end) {
                    digest.update(bytes.array(), bytes.position(), n);
                    bytes.position(bytes.position() + n);
                }
                bytes.flip();
                int before = bytes.position();
                CoderResult result = decoder.decode(bytes, chars, end);
                decoded += bytes.position() - before;
                wide += bytes.position() - before - chars.position();
                shape.accept(chars.array(), chars.position());
                chars.clear();
                if (result.isError()) {
                    boolean cut = wide >= NO_CHANCE && decoded + result.length() >= Files.size(file);
                    if (damage == null) {
                        throw cut
                                ? refuse("intake.csv.cut", file.getFileName(), decoded)
                                : refuse("intake.csv.encoding", file.getFileName(), charset.name(), decoded);
                    }
                    damage[0] = new Damage(decoded, wide, cut);
                    return null;
                }
                bytes.compact();
            }
        }
        shape.end();
        return new CsvSurvey(charset, mark, separator, shape.endsWithLine(), Digests.hex(digest));
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(BUFFER);
        }
    }

    private static int mark(byte[] b) {
        if (b.length >= 3 && (b[0] & 0xFF) == 0xEF && (b[1] & 0xFF) == 0xBB && (b[2] & 0xFF) == 0xBF) {
            return 3;
        }
        return utf16(b) ? 2 : 0;
    }

    private static boolean utf16(byte[] b) {
        int pair = b.length < 2 ? 0 : ((b[0] & 0xFF) << 8) | (b[1] & 0xFF);
        return pair == 0xFFFE || pair == 0xFEFF;
    }

    private static Charset marked(byte[] b) {
        if (!utf16(b)) {
            return StandardCharsets.UTF_8;
        }
        return (b[0] & 0xFF) == 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    /** The one of comma, semicolon and tab that the first line has most of. */
    static char separator(String start) {
        char best = ',';
        int most = 0;
        String line = start.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
        for (char candidate : new char[] {',', ';', '\t'}) {
            int count = (int) line.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }
}
