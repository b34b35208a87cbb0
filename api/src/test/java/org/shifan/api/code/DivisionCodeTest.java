// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.api.Refusals.refused;

public class DivisionCodeTest {

    @Test
    public void aProvinceContainsItsPrefecturesAndTheseTheirCounties() {
        DivisionCode jiangsu = DivisionCode.of("320000");
        DivisionCode suzhou = DivisionCode.of("320500");
        DivisionCode kunshan = DivisionCode.of("320583");
        assertThat(jiangsu.contains(suzhou)).isTrue();
        assertThat(jiangsu.contains(kunshan)).isTrue();
        assertThat(suzhou.contains(kunshan)).isTrue();
        assertThat(kunshan.contains(kunshan)).isTrue();
        assertThat(kunshan.contains(suzhou)).isFalse();
        assertThat(suzhou.contains(DivisionCode.of("320281"))).isFalse();
        assertThat(jiangsu.contains(DivisionCode.of("330281"))).isFalse();
    }

    @Test
    public void theProvinceIsTheFirstTwoDigits() {
        assertThat(DivisionCode.of("330200").province()).isEqualTo(DivisionCode.of("330000"));
    }

    @Test
    public void otherFormsAndUnknownProvincesAreRefused() {
        refused("code.division.form", () -> DivisionCode.of("32058"), "32058");
        refused("code.division.form", () -> DivisionCode.of("３２０５８３"));
        refused("code.division.form", () -> DivisionCode.of(null));
        refused("code.division.province", () -> DivisionCode.of("990000"), "99");
    }
}
