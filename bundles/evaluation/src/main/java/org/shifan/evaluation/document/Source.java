// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text of a document: UTF-8 and nothing else, so that the same bytes are the same criteria on every machine. */
final class Source {
    /** A set of 2,000 items is a fifth of this. */
    static final int MOST_BYTES = 2 * 1024 * 1024;

    private Source() {}

    /** The text without a byte order mark; empty when it is refused, with the reason in the reading. */
    static Optional<String> text(Reading reading, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            reading.problem(Place.WHOLE, "criteria.file.size", MOST_BYTES);
            return Optional.empty();
        }
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            reading.problem(new Place(1, 1, ""), "criteria.encoding.utf16");
            return Optional.empty();
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (result.isError()) {
            Place place = end(out.toString());
            String found = "0x" + Integer.toHexString(bytes[in.position()] & 0xFF);
            reading.problem(place, isGb18030(bytes) ? "criteria.encoding.gbk" : "criteria.encoding.invalid", found);
            return Optional.empty();
        }
        String text = out.toString();
        return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /** The place just behind the text. */
    static Place end(String text) {
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        int start = text.lastIndexOf('\n') + 1;
        return new Place(line, text.codePointCount(start, text.length()) + 1, "");
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static boolean isGb18030(byte[] bytes) {
        try {
            CharBuffer text = Charset.forName("GB18030")
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return text.codePoints().anyMatch(Character::isIdeographic);
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
