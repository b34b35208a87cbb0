// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

import com.pholser.junit.quickcheck.generator.GenerationStatus;
import com.pholser.junit.quickcheck.generator.Generator;
import com.pholser.junit.quickcheck.random.SourceOfRandomness;

/** Generators of valid codes, made from the rules and not from the types under test, but for their check characters. */
final class ValidCodes {
    static final String ALPHABET_36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static final String ALPHABET_31 = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private ValidCodes() {}

    private static String draw(SourceOfRandomness random, String alphabet, int length) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }

    /** Organisation codes. */
    public static final class Organisation extends Generator<OrganisationCode> {
        public Organisation() {
            super(OrganisationCode.class);
        }

        @Override
        public OrganisationCode generate(SourceOfRandomness random, GenerationStatus status) {
            String body = draw(random, ALPHABET_36, 8);
            return OrganisationCode.of(body + OrganisationCode.checkCharacter(body));
        }
    }

    /** Unified social credit codes of Jiangsu. */
    public static final class SocialCredit extends Generator<SocialCreditCode> {
        public SocialCredit() {
            super(SocialCreditCode.class);
        }

        @Override
        public SocialCreditCode generate(SourceOfRandomness random, GenerationStatus status) {
            String organisation = draw(random, ALPHABET_31, 8);
            String body = draw(random, ALPHABET_31, 2)
                    + "32"
                    + draw(random, "0123456789", 4)
                    + organisation
                    + OrganisationCode.checkCharacter(organisation);
            return SocialCreditCode.of(body + SocialCreditCode.checkCharacter(body));
        }
    }
}
