// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

import java.util.List;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.api.Refusals.refused;

public class HsCodeTest {

    @Test
    public void headingsSubheadingsNationalLinesAndTheThirteenDigitsAreRead() {
        for (String code : List.of("8516", "851660", "85166050", "8516605000", "0401200000101")) {
            assertThat(HsCode.of(code).value()).isEqualTo(code);
        }
        assertThat(HsCode.of("8516.60 50")).isEqualTo(HsCode.of("85166050"));
    }

    @Test
    public void aCodeIsRolledUpToItsHeading() {
        assertThat(HsCode.of("0401200000101").heading()).isEqualTo(HsCode.of("0401"));
        assertThat(HsCode.of("0401200000101").chapter()).isEqualTo(4);
    }

    @Test
    public void aCodeCoversTheFinerOnesBelowIt() {
        assertThat(HsCode.of("8516").covers(HsCode.of("851660"))).isTrue();
        assertThat(HsCode.of("851660").covers(HsCode.of("8516"))).isFalse();
        assertThat(HsCode.of("8516").covers(HsCode.of("851760"))).isFalse();
    }

    @Test
    public void chaptersOfTheSudanLaneAreToldApart() {
        assertThat(HsCode.of("2402").chapter()).isEqualTo(24);
        assertThat(HsCode.of("8516").chapter()).isEqualTo(85);
        assertThat(HsCode.of("3004").chapter()).isEqualTo(30);
    }

    @Test
    public void otherLengthsAndChaptersThatDoNotExistAreRefused() {
        refused("code.hs.form", () -> HsCode.of("85"), "85");
        refused("code.hs.form", () -> HsCode.of("85166"));
        refused("code.hs.form", () -> HsCode.of("85l6"));
        refused("code.hs.form", () -> HsCode.of(""));
        refused("code.hs.chapter", () -> HsCode.of("7701"), "77");
        refused("code.hs.chapter", () -> HsCode.of("0001"));
        refused("code.hs.chapter", () -> HsCode.of("9801"));
        assertThat(HsCode.of("9706").chapter()).isEqualTo(97);
    }
}
