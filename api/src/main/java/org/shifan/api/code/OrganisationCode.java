// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

/**
 * An organisation code (组织机构代码, GB 11714-1997): 8 characters and a check character; the key of an
 * enterprise in records older than the unified social credit code, and part of that code since.
 */
public record OrganisationCode(String value) implements Comparable<OrganisationCode> {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int LENGTH = 9;

    /**
     * @throws org.shifan.api.text.ShifanException {@code code.organisation.length}, {@code code.organisation.character}
     *     or {@code code.organisation.check}
     */
    public OrganisationCode {
        value = Codes.normalise(value);
        if (value.length() != LENGTH) {
            throw Codes.refuse("code.organisation.length", value, value.length());
        }
        for (int i = 0; i < LENGTH; i++) {
            if (ALPHABET.indexOf(value.charAt(i)) < 0) {
                throw Codes.refuse("code.organisation.character", value, i + 1, value.charAt(i));
            }
        }
        char expected = checkCharacter(value);
        if (value.charAt(LENGTH - 1) != expected) {
            throw Codes.refuse("code.organisation.check", value, value.charAt(LENGTH - 1), expected);
        }
    }

    /** Reads a code; letters in any case, blanks and hyphens ignored. */
    public static OrganisationCode of(String text) {
        return new OrganisationCode(text);
    }

    /** The check character of the first eight characters: 10 is written X, 11 is written 0. */
    public static char checkCharacter(String body) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(body.charAt(i)) * WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }

    @Override
    public int compareTo(OrganisationCode other) {
        return value.compareTo(other.value);
    }

    /** Without the hyphen, as it stands inside the unified social credit code. */
    @Override
    public String toString() {
        return value;
    }
}
