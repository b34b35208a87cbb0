// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

/**
 * A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, the last one a check
 * character; positions 9 to 17 are the organisation code and pass its check as well.
 */
public record SocialCreditCode(String value) implements Comparable<SocialCreditCode> {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;
    private static final int MODULUS = 31;

    /**
     * @throws org.shifan.api.text.ShifanException {@code code.uscc.length}, {@code code.uscc.character} or {@code
     *     code.uscc.check}, which names the expected check character
     */
    public SocialCreditCode {
        value = Codes.normalise(value);
        if (value.length() != LENGTH) {
            throw Codes.refuse("code.uscc.length", value, value.length());
        }
        for (int i = 0; i < LENGTH; i++) {
            if (ALPHABET.indexOf(value.charAt(i)) < 0) {
                throw Codes.refuse("code.uscc.character", value, i + 1, value.charAt(i));
            }
        }
        char expected = checkCharacter(value);
        if (value.charAt(LENGTH - 1) != expected) {
            throw Codes.refuse("code.uscc.check", value, value.charAt(LENGTH - 1), expected);
        }
        // The code contains two further codes, each with a rule of its own.
        DivisionCode.of(value.substring(2, 8));
        OrganisationCode.of(value.substring(8, 17));
    }

    /** Reads a code; letters in any case, blanks and hyphens ignored. */
    public static SocialCreditCode of(String text) {
        return new SocialCreditCode(text);
    }

    /**
     * The check character that belongs to the first 17 characters.
     *
     * @param body at least 17 characters of the code's alphabet
     */
    public static char checkCharacter(String body) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(body.charAt(i)) * weight;
            weight = weight * 3 % MODULUS;
        }
        // The outer remainder matters: a sum that divides evenly gives 0, not 31.
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }

    /** The organisation code in positions 9 to 17, by which older records are joined. */
    public OrganisationCode organisationCode() {
        return OrganisationCode.of(value.substring(8, 17));
    }

    /** The division of registration in positions 3 to 8. */
    public DivisionCode division() {
        return DivisionCode.of(value.substring(2, 8));
    }

    @Override
    public int compareTo(SocialCreditCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
