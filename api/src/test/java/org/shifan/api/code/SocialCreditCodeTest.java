// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

import java.util.Map;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.api.Refusals.refused;

public class SocialCreditCodeTest {

    @Test
    public void theWorkedExampleOfTheStandardIsValidAndEndsInThree() {
        assertThat(SocialCreditCode.of("91350100M000100Y43").value()).isEqualTo("91350100M000100Y43");
        assertThat(SocialCreditCode.checkCharacter("91350100M000100Y4")).isEqualTo('3');
    }

    @Test
    public void registeredCodesAreValid() {
        assertThat(SocialCreditCode.of("914403001922038216")).isNotNull();
        assertThat(SocialCreditCode.of("91110108551385082Q")).isNotNull();
    }

    @Test
    public void aSumThatDividesEvenlyAsksForZero() {
        assertThat(SocialCreditCode.of("913205001000035080").value()).endsWith("0");
        assertThat(SocialCreditCode.checkCharacter("91320500100003508")).isEqualTo('0');
    }

    @Test
    public void theCodesThatCirculateWithAWrongCheckCharacterAreRefusedAndTheRightOneIsNamed() {
        Map<String, String> expected = Map.of(
                "914403001922038217", "6",
                "9133010057462616XH", "9",
                "91110000800088421P", "W",
                "91310115MA1G4L1WXK", "7",
                "91110108717809965C", "J");
        expected.forEach((code, right) ->
                refused("code.uscc.check", () -> SocialCreditCode.of(code), code, "ask for '" + right + "'"));
    }

    @Test
    public void theWrongExampleThatIsCopiedAboutEndsInALetterOutsideTheAlphabet() {
        refused("code.uscc.character", () -> SocialCreditCode.of("91350100M000100Y4Z"), "'Z' in position 18");
    }

    @Test
    public void lettersThatLookLikeDigitsAreNoneOfTheAlphabet() {
        for (String letter : new String[] {"I", "O", "S", "V", "Z"}) {
            refused(
                    "code.uscc.character",
                    () -> SocialCreditCode.of("91440300192203821" + letter),
                    "'" + letter + "' in position 18");
        }
    }

    @Test
    public void theOrganisationCodeInsideMustPassItsOwnCheck() {
        String body = "9133010057462616X";
        String code = body + SocialCreditCode.checkCharacter(body);
        refused("code.organisation.check", () -> SocialCreditCode.of(code), "57462616X", "'8'");
    }

    @Test
    public void theDivisionInsideMustLieInAProvince() {
        String body = "91990100192203821";
        String code = body + SocialCreditCode.checkCharacter(body);
        refused("code.division.province", () -> SocialCreditCode.of(code), "990100");
    }

    @Test
    public void anotherLengthIsRefusedWithTheLengthThatWasFound() {
        refused("code.uscc.length", () -> SocialCreditCode.of("91440300192203821"), "17", "18");
        refused("code.uscc.length", () -> SocialCreditCode.of(""), "0");
        refused("code.uscc.length", () -> SocialCreditCode.of(null), "0");
    }

    @Test
    public void smallLettersBlanksAndHyphensAreReadOver() {
        assertThat(SocialCreditCode.of(" 91110108 55138508-2q ")).isEqualTo(SocialCreditCode.of("91110108551385082Q"));
    }

    @Test
    public void olderRecordsMeetByTheOrganisationCodeInside() {
        SocialCreditCode huawei = SocialCreditCode.of("914403001922038216");
        assertThat(huawei.organisationCode()).isEqualTo(OrganisationCode.of("19220382-1"));
        assertThat(huawei.division()).isEqualTo(DivisionCode.of("440300"));
    }
}
