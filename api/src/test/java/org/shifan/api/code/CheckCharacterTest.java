// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

import com.pholser.junit.quickcheck.From;
import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.generator.InRange;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import org.junit.runner.RunWith;

import org.shifan.api.text.ShifanException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.Assume.assumeTrue;

/** What the check characters of GB 32100-2015 and GB 11714-1997 promise, over many codes. */
@RunWith(JUnitQuickcheck.class)
public class CheckCharacterTest {

    @Property(trials = 300)
    public void whatIsPrintedIsReadBack(
            @From(ValidCodes.SocialCredit.class) SocialCreditCode credit,
            @From(ValidCodes.Organisation.class) OrganisationCode organisation) {
        assertThat(SocialCreditCode.of(credit.toString())).isEqualTo(credit);
        assertThat(OrganisationCode.of(organisation.toString())).isEqualTo(organisation);
        String hyphenated = organisation.value().substring(0, 8) + "-"
                + organisation.value().substring(8);
        assertThat(OrganisationCode.of(hyphenated)).isEqualTo(organisation);
    }

    @Property(trials = 300)
    public void oneWrongCharacterOfACreditCodeIsAlwaysFound(
            @From(ValidCodes.SocialCredit.class) SocialCreditCode code,
            @InRange(minInt = 0, maxInt = 17) int position,
            @InRange(minInt = 0, maxInt = 30) int character) {
        char wrong = ValidCodes.ALPHABET_31.charAt(character);
        assumeTrue(code.value().charAt(position) != wrong);
        String changed =
                code.value().substring(0, position) + wrong + code.value().substring(position + 1);
        assertThatThrownBy(() -> SocialCreditCode.of(changed))
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.code()).isEqualTo("code.uscc.check"));
    }

    @Property(trials = 300)
    public void twoNeighboursOfACreditCodeThatChangePlacesAreAlwaysFound(
            @From(ValidCodes.SocialCredit.class) SocialCreditCode code,
            @InRange(minInt = 0, maxInt = 15) int position) {
        char[] characters = code.value().toCharArray();
        assumeTrue(characters[position] != characters[position + 1]);
        char kept = characters[position];
        characters[position] = characters[position + 1];
        characters[position + 1] = kept;
        assertThatThrownBy(() -> SocialCreditCode.of(new String(characters))).isInstanceOf(ShifanException.class);
    }

    @Property(trials = 300)
    public void onlyOneLastCharacterFitsAnOrganisationCode(
            @From(ValidCodes.Organisation.class) OrganisationCode code,
            @InRange(minInt = 0, maxInt = 35) int character) {
        char last = ValidCodes.ALPHABET_36.charAt(character);
        assumeTrue(code.value().charAt(8) != last);
        assertThatThrownBy(() -> OrganisationCode.of(code.value().substring(0, 8) + last))
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.code()).isEqualTo("code.organisation.check"));
    }

    /** The remainder is of 11 and there are 36 characters, so that what differs by 11 is not told apart. */
    @Property(trials = 300)
    public void oneWrongCharacterOfAnOrganisationCodeIsFoundUnlessItDiffersByElevens(
            @From(ValidCodes.Organisation.class) OrganisationCode code,
            @InRange(minInt = 0, maxInt = 7) int position,
            @InRange(minInt = 0, maxInt = 35) int character) {
        int right = ValidCodes.ALPHABET_36.indexOf(code.value().charAt(position));
        String changed = code.value().substring(0, position)
                + ValidCodes.ALPHABET_36.charAt(character)
                + code.value().substring(position + 1);
        if ((right - character) % 11 == 0) {
            assertThat(OrganisationCode.of(changed).value()).isEqualTo(changed);
        } else {
            assertThatThrownBy(() -> OrganisationCode.of(changed)).isInstanceOf(ShifanException.class);
        }
    }

    @Property(trials = 300)
    public void theOrganisationCodeInsideACreditCodeIsValidByItself(
            @From(ValidCodes.SocialCredit.class) SocialCreditCode code) {
        assertThat(code.organisationCode().value()).isEqualTo(code.value().substring(8, 17));
        assertThat(code.division().province()).isEqualTo(DivisionCode.of("320000"));
    }
}
