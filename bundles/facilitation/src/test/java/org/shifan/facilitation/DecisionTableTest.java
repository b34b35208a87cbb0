// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

import org.shifan.api.core.Grant;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.Treatment.SupervisionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** Every line of treatments.csv. */
@RunWith(Parameterized.class)
public class DecisionTableTest {

    @Parameter(0)
    public String name;

    @Parameter(1)
    public NamedCsvRecord line;

    @Parameters(name = "{0}")
    public static List<Object[]> lines() throws Exception {
        try (Reader reader = new InputStreamReader(
                        DecisionTableTest.class.getResourceAsStream("/treatments.csv"), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(reader)) {
            List<Object[]> lines = csv.stream()
                    .map(line -> new Object[] {line.getField("case"), line})
                    .toList();
            assertThat(lines).hasSizeGreaterThanOrEqualTo(40);
            return lines;
        }
    }

    @Test
    public void f10_theTreatmentIsTheOneOfTheTable() {
        Treatment treatment = Shipments.treat(registers(), line.getField("day"), line.getField("hs"));

        assertThat(treatment.statutory()).as("statutory").isEqualTo(yes("statutory"));
        assertThat(treatment.mode()).as("mode").isEqualTo(SupervisionMode.valueOf(line.getField("mode")));
        assertThat(Shipments.measure(treatment, "F4").applies()).as("F4").isEqualTo(yes("F4"));
        assertThat(Shipments.measure(treatment, "F5").applies()).as("F5").isEqualTo(yes("F5"));
        assertThat(treatment.governing().id()).as("governs").isEqualTo(line.getField("governs"));
        assertThat(String.valueOf(treatment.governing().until()))
                .as("until")
                .isEqualTo(line.getField("until").isEmpty() ? "null" : line.getField("until"));
        String said = treatment.measures().stream()
                .map(measure -> measure.reason().en())
                .collect(Collectors.joining("\n"));
        assertThat(said + "\n" + treatment.modeReason().en()).as("because").contains(line.getField("because"));
    }

    @Test
    public void f10_theSameShipmentHasTheSameAnswer() {
        Treatment once = Shipments.treat(registers(), line.getField("day"), line.getField("hs"));
        Treatment again = Shipments.treat(registers(), line.getField("day"), line.getField("hs"));

        assertThat(again).isEqualTo(once);
    }

    private Registers registers() {
        Registers out = new Registers();
        if (!line.getField("member_from").isEmpty()) {
            out.member(line.getField("member_from"), line.getField("member_to"));
        }
        if (!line.getField("level").isEmpty()) {
            out.level(line.getField("level"), line.getField("level_from"), line.getField("level_to"));
        }
        if (!line.getField("title_from").isEmpty()) {
            out.holds(Grant.Kind.DEMONSTRATION_ENTERPRISE, "", line.getField("title_from"), line.getField("title_to"));
        }
        if (!line.getField("supervision_from").isEmpty()) {
            out.holds(
                    Grant.Kind.EFFECTIVE_SUPERVISION,
                    "",
                    line.getField("supervision_from"),
                    line.getField("supervision_to"));
        }
        if (!line.getField("class").isEmpty()) {
            out.holds(Grant.Kind.ENTERPRISE_CLASS, line.getField("class"), "2009-01-01", null);
        }
        return out;
    }

    private boolean yes(String column) {
        assertThat(line.getField(column)).isIn("yes", "no");
        return line.getField(column).equals("yes");
    }
}
