// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.mark;

import java.util.Locale;
import java.util.random.RandomGenerator;

import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/**
 * The code that stands beside a mark: eleven characters of Crockford's base 32, drawn at random, and a check character, such as
 * {@code 7K3M-Q2XA-94T4}. People read it from a package and type it: letters in any case; O is read as 0, I and L as 1;
 * blanks and hyphens are ignored.
 *
 * @param value twelve characters without hyphens
 */
public record MarkCode(String value) implements Comparable<MarkCode> {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BASE = ALPHABET.length();
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final Messages M = Messages.of(MarkCode.class);

    /**
     * @throws ShifanException {@code mark.code.length}, {@code mark.code.character} or {@code mark.code.check}: it was mistyped
     */
    public MarkCode {
        String typed = value == null ? "" : value.strip();
        value = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
        if (value.length() != LENGTH) {
            throw new ShifanException(M.message("mark.code.length", shown(typed), value.length(), LENGTH));
        }
        for (int i = 0; i < LENGTH; i++) {
            if (ALPHABET.indexOf(value.charAt(i)) < 0) {
                throw new ShifanException(M.message("mark.code.character", typed, i + 1, value.charAt(i)));
            }
        }
        // Not the character that would be right: it would make a valid code of any mistyped one.
        if (value.charAt(LENGTH - 1) != check(value.substring(0, LENGTH - 1))) {
            throw new ShifanException(M.message("mark.code.check", typed));
        }
    }

    /** Reads a code as somebody typed it. */
    public static MarkCode of(String text) {
        return new MarkCode(text);
    }

    /** A new code; 55 bits of it are drawn. */
    public static MarkCode draw(RandomGenerator random) {
        StringBuilder out = new StringBuilder(LENGTH);
        while (out.length() < LENGTH - 1) {
            out.append(ALPHABET.charAt(random.nextInt(BASE)));
        }
        return new MarkCode(out.append(check(out.toString())).toString());
    }

    /** Luhn's algorithm for 32 characters: tells every single wrong character and nearly all that are exchanged. */
    private static char check(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            // From the right every second one counts double, beginning with the last.
            int weighted = ALPHABET.indexOf(body.charAt(i)) * ((body.length() - i) % 2 == 1 ? 2 : 1);
            sum += weighted / BASE + weighted % BASE;
        }
        return ALPHABET.charAt((BASE - sum % BASE) % BASE);
    }

    private static String shown(String typed) {
        return typed.length() <= 2 * LENGTH ? typed : typed.substring(0, 2 * LENGTH) + "…";
    }

    @Override
    public int compareTo(MarkCode other) {
        return value.compareTo(other.value);
    }

    /** In groups of four. */
    @Override
    public String toString() {
        return String.join(
                "-", value.substring(0, GROUP), value.substring(GROUP, 2 * GROUP), value.substring(2 * GROUP));
    }
}
