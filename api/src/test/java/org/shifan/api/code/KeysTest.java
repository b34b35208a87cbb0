// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.api.Refusals.refused;

public class KeysTest {

    @Test
    public void aBureauIsAKeyOfSmallLettersAndNoProvince() {
        assertThat(BureauCode.of(" Inner-Mongolia ")).hasToString("inner-mongolia");
        refused("code.bureau.form", () -> BureauCode.of("330200"), "330200");
        refused("code.bureau.form", () -> BureauCode.of("宁波"));
        refused("code.bureau.form", () -> BureauCode.of(""));
    }

    @Test
    public void aZonesKeyIsADivisionAndARunningNumber() {
        assertThat(ZoneId.of("320581-02").division()).isEqualTo(DivisionCode.of("320581"));
        assertThat(ZoneId.of("320581-01")).isLessThan(ZoneId.of("320581-02"));
        refused("code.zone.form", () -> ZoneId.of("320581"), "320581");
        refused("code.zone.form", () -> ZoneId.of("320581-2"));
        refused("code.division.province", () -> ZoneId.of("990581-01"));
    }

    @Test
    public void aMarketIsATwoLetterCodeThatExists() {
        assertThat(CountryCode.of("us")).isEqualTo(CountryCode.of("US"));
        assertThat(CountryCode.of("SD")).isNotNull();
        refused("code.country.unknown", () -> CountryCode.of("XX"), "XX");
        refused("code.country.unknown", () -> CountryCode.of("USA"));
    }
}
