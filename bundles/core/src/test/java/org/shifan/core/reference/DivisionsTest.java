// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.reference;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.Test;

import org.shifan.api.code.DivisionCode;
import org.shifan.api.core.DivisionDirectory;
import org.shifan.api.text.ShifanException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class DivisionsTest {
    private static final DivisionDirectory DIVISIONS = new Divisions();
    private static final DivisionCode JINTAN = DivisionCode.of("320482");

    private static final Set<String> PROVINCES = new Bureaus()
            .bureaus().stream()
                    .map(b -> b.province().value().substring(0, 2))
                    .collect(Collectors.toCollection(() -> new TreeSet<>(Set.of("71", "81", "82"))));

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    public void aCodeThatDiedIsValidForAnEventOf2014() {
        assertThatCode(() -> DIVISIONS.require(JINTAN, day("2014-06-01"))).doesNotThrowAnyException();
        assertThat(DIVISIONS.name(JINTAN, day("2014-06-01"))).contains("金坛市");
    }

    @Test
    public void aCodeThatDiedIsRefusedFor2017WithTheTimeOfItsUse() {
        assertThatThrownBy(() -> DIVISIONS.require(JINTAN, day("2017-01-01")))
                .isInstanceOfSatisfying(ShifanException.class, e -> {
                    assertThat(e.code()).isEqualTo("core.division.not-in-use");
                    assertThat(e).hasMessageContaining("320482").hasMessageContaining("..2015-08-31");
                });
        assertThat(DIVISIONS.name(JINTAN, day("2017-01-01"))).isEmpty();
    }

    @Test
    public void betweenTwoRevisionsTheOldCodeAndTheNewOneBothCount() {
        DivisionCode district = DivisionCode.of("320413");
        assertThat(DIVISIONS.name(district, day("2014-10-31"))).isEmpty();
        assertThat(DIVISIONS.name(district, day("2014-11-01"))).contains("金坛区");
        assertThat(DIVISIONS.name(JINTAN, day("2015-08-31"))).contains("金坛市");
        assertThat(DIVISIONS.name(JINTAN, day("2015-09-01"))).isEmpty();
    }

    @Test
    public void aCodeThatNeverWasIsUnknown() {
        assertThatThrownBy(() -> DIVISIONS.require(DivisionCode.of("320999"), day("2014-06-01")))
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.code()).isEqualTo("core.division.unknown"));
    }

    @Test
    public void theFullNameHoldsTheDivisionsAround() {
        assertThat(DIVISIONS.fullName(DivisionCode.of("320583"), day("2014-06-01")))
                .contains("江苏省苏州市昆山市");
        assertThat(DIVISIONS.fullName(DivisionCode.of("441900"), day("2014-06-01")))
                .contains("广东省东莞市");
        assertThat(DIVISIONS.fullName(DivisionCode.of("500107"), day("2014-06-01")))
                .contains("重庆市九龙坡区");
        assertThat(DIVISIONS.fullName(DivisionCode.of("370000"), day("2014-06-01")))
                .contains("山东省");
    }

    @Test
    public void theListOfOctober2014HasThePublishedCounts() {
        LocalDate on = day("2014-10-31");
        long provinces = 0;
        long prefectures = 0;
        long counties = 0;
        for (int i = 110000; i < 830000; i++) {
            String code = String.valueOf(i);
            if (!PROVINCES.contains(code.substring(0, 2))
                    || DIVISIONS.name(DivisionCode.of(code), on).isEmpty()) {
                continue;
            }
            if (code.endsWith("0000")) {
                provinces++;
            } else if (code.endsWith("00")) {
                prefectures++;
            } else {
                counties++;
            }
        }
        assertThat(provinces).isEqualTo(34);
        assertThat(prefectures).isEqualTo(345);
        assertThat(counties).isEqualTo(3133);
    }
}
