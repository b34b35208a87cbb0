// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

import java.util.List;
import java.util.Map;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.api.Refusals.refused;

public class OrganisationCodeTest {

    @Test
    public void registeredCodesAreValid() {
        for (String code : List.of("19220382-1", "55138508-2", "05152705-6")) {
            assertThat(OrganisationCode.of(code).value()).isEqualTo(code.replace("-", ""));
        }
    }

    @Test
    public void tenIsWrittenXAndElevenIsWrittenZero() {
        assertThat(OrganisationCode.of("D2143569-X").value()).endsWith("X");
        assertThat(OrganisationCode.of("20000024-0").value()).endsWith("0");
        assertThat(OrganisationCode.checkCharacter("D2143569")).isEqualTo('X');
        assertThat(OrganisationCode.checkCharacter("20000024")).isEqualTo('0');
    }

    @Test
    public void wrongCheckCharactersAreRefusedAndTheRightOneIsNamed() {
        Map<String, String> expected = Map.of("MA5AP9ET-5", "2", "71780996-5", "6", "57462616-X", "8");
        expected.forEach((code, right) ->
                refused("code.organisation.check", () -> OrganisationCode.of(code), "ask for '" + right + "'"));
    }

    @Test
    public void anotherLengthAndAnotherAlphabetAreRefused() {
        refused("code.organisation.length", () -> OrganisationCode.of("1922038-1"), "8", "9");
        refused("code.organisation.character", () -> OrganisationCode.of("1922038企1"), "'企' in position 8");
    }

    @Test
    public void theHyphenIsWritingAndNotContent() {
        assertThat(OrganisationCode.of("d2143569-x")).isEqualTo(OrganisationCode.of("D2143569X"));
        assertThat(OrganisationCode.of("D2143569-X")).hasToString("D2143569X");
    }
}
