// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.intake;

import java.time.LocalDate;
import java.util.Map;

import org.junit.Test;

import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class ImportRowTest {
    private static final ImportRow ROW = new ImportRow(
            7, Map.of("code", "192203822", "hs", "8712", "date", "2014-02-30", "number", "twelve", "empty", ""));

    private static void rejected(String column, String value, String code, Runnable reading) {
        assertThatThrownBy(reading::run).isInstanceOfSatisfying(RowRejected.class, e -> {
            assertThat(e.column()).isEqualTo(column);
            assertThat(e.value()).isEqualTo(value);
            assertThat(e.code()).isEqualTo(code);
        });
    }

    @Test
    public void aGoodCellIsReadAndAnAbsentOptionalOneIsNull() {
        assertThat(ROW.read("hs", HsCode::of)).isEqualTo(HsCode.of("8712"));
        HsCode absent = ROW.readOptional("other", HsCode::of);
        assertThat(absent).isNull();
        HsCode empty = ROW.readOptional("empty", HsCode::of);
        assertThat(empty).isNull();
    }

    @Test
    public void aMissingCellIsRejectedByItsColumn() {
        rejected("other", "", "intake.cell.missing", () -> ROW.read("other", HsCode::of));
        rejected("empty", "", "intake.cell.missing", () -> ROW.read("empty", HsCode::of));
    }

    @Test
    public void whatATypeRefusesIsTheReasonOfTheRejection() {
        rejected("code", "192203822", "code.organisation.check", () -> ROW.read("code", OrganisationCode::of));
        rejected("date", "2014-02-30", "intake.cell.date", () -> ROW.read("date", LocalDate::parse));
        rejected("number", "twelve", "intake.cell.form", () -> ROW.read("number", Integer::valueOf));
    }
}
