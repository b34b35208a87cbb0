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
    static final Charset GB18030 = Charset.forName("GB18030");
    private static final int BUFFER = 1 << 16;

    /** This many characters of several bytes do not come out as UTF-8 by chance: it is UTF-8, and damaged. */
    private static final int NO_CHANCE = 16;

    /** So many are enough when nothing but the last character is wrong. */
    private static final int CUT_CHANCE = 4;

    /** Where a decoder stopped; {@code cut} when the text ends inside a character that has begun well. */
    private record Damage(Charset charset, long offset, long wide, boolean cut) {
        org.shifan.api.text.ShifanException refusal(Path file) {
            return cut
                    ? refuse("intake.csv.cut", file.getFileName(), offset)
                    : refuse("intake.csv.encoding", file.getFileName(), charset.name(), offset);
        }
    }

    /** One of the two is null. */
    private record Pass(CsvSurvey survey, Damage damage) {}

    /**
     * Surveys a file.
     *
     * @throws org.shifan.api.text.ShifanException {@code intake.csv.*}, with the line or the byte, {@code
     *     intake.archive.*}, {@code intake.interrupted.check}
     */
    static CsvSurvey of(Content content, Watch watch) throws IOException {
        byte[] start;
        try (InputStream in = content.open()) {
            start = in.readNBytes(BUFFER);
        }
        if (content.packed() && Content.isArchive(start)) {
            throw refuse("intake.archive.nested", content.file().getFileName());
        }
        int mark = mark(start);
        Charset first = mark > 0 ? marked(start) : StandardCharsets.UTF_8;
        Pass pass = pass(content, first, mark, start, watch);
        if (pass.survey() != null) {
            return pass.survey();
        }
        Damage damage = pass.damage();
        if (mark > 0 || damage.wide() >= (damage.cut() ? CUT_CHANCE : NO_CHANCE)) {
            throw damage.refusal(content.file());
        }
        Pass chinese = pass(content, GB18030, 0, start, watch);
        if (chinese.survey() != null) {
            return chinese.survey();
        }
        // UTF-8 to its last character, and no GB18030 at all.
        throw (damage.cut() ? damage : chinese.damage()).refusal(content.file());
    }

    /** The encoding's name for people. */
    String encoding() {
        return charset.name() + (mark > 0 ? " (BOM)" : "");
    }

    private static Pass pass(Content content, Charset charset, int mark, byte[] start, Watch watch) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        char separator = separator(new String(start, mark, start.length - mark, charset));
        CsvShape shape = new CsvShape(content.file(), separator);
        MessageDigest digest = Digests.sha256();
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        long decoded = mark;
        long wide = 0;
        try (Content.Reading in = content.open()) {
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
                    // Only the end of the text makes an error of a character that has begun well.
                    boolean cut = end && bytes.remaining() == result.length();
                    return new Pass(null, new Damage(charset, decoded, wide, cut && decoded > mark));
                }
                bytes.compact();
                watch.checked(in.position(), content.size());
            }
        }
        shape.end();
        String sha256 = content.packed() ? Digests.of(content.file()) : Digests.hex(digest);
        return new Pass(new CsvSurvey(charset, mark, separator, shape.endsWithLine(), sha256), null);
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
