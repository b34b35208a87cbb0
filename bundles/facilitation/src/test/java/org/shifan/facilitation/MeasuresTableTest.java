// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.core.Grant;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.Treatment.Measure;

import static org.assertj.core.api.Assertions.assertThat;

/** Every line of measures.csv. */
@RunWith(Parameterized.class)
public class MeasuresTableTest {

    @Parameter(0)
    public String name;

    @Parameter(1)
    public NamedCsvRecord line;

    @Parameters(name = "{0}")
    public static List<Object[]> lines() throws Exception {
        try (Reader reader = new InputStreamReader(
                        MeasuresTableTest.class.getResourceAsStream("/measures.csv"), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(reader)) {
            List<Object[]> lines = csv.stream()
                    .map(line -> new Object[] {line.getField("case"), line})
                    .toList();
            assertThat(lines).hasSizeGreaterThanOrEqualTo(120);
            return lines;
        }
    }

    @Test
    public void F10_theTreatmentIsTheOneOfTheTable() {
        Treatment treatment = Shipments.service(registers()).treat(shipment());

        assertThat(treatment.governing().id()).as("governs").isEqualTo(line.getField("governs"));
        TreeSet<String> applies = new TreeSet<>();
        treatment.measures().stream().filter(Measure::applies).map(Measure::id).forEach(applies::add);
        applies.remove("F1");
        assertThat(String.join(" ", applies)).as("applies").isEqualTo(line.getField("applies"));
        assertThat(String.valueOf(treatment.governing().until()))
                .as("until")
                .isEqualTo(line.getField("until").isEmpty() ? "null" : line.getField("until"));
        String said = treatment.measures().stream()
                .map(measure -> measure.reason().en())
                .collect(Collectors.joining("\n"));
        assertThat(said).as("because").contains(line.getField("because"));
    }

    private Shipment shipment() {
        return new Shipment(
                "D-1",
                Registers.ENTERPRISE,
                HsCode.of(line.getField("hs")),
                CountryCode.of(line.getField("country")),
                LocalDate.parse(line.getField("day")),
                Money.usd(new BigDecimal("10000")),
                Shipment.Purpose.valueOf(line.getField("purpose").toUpperCase(Locale.ROOT)),
                Shipment.Direction.valueOf(line.getField("direction").toUpperCase(Locale.ROOT)),
                line.getField("used").equals("yes"));
    }

    private Registers registers() {
        Registers out = new Registers();
        if (!line.getField("member_from").isEmpty()) {
            out.member(line.getField("member_from"), line.getField("member_to"));
        }
        if (!line.getField("level").isEmpty()) {
            out.level(line.getField("level"), "2013-02-01", null);
        }
        hold(out, Grant.Kind.DEMONSTRATION_ENTERPRISE, "title_from");
        hold(out, Grant.Kind.EFFECTIVE_SUPERVISION, "supervision_from");
        out.holds(Grant.Kind.ENTERPRISE_CLASS, line.getField("class"), "2009-01-01", null);
        for (String declared : line.getField("declared").split(";")) {
            if (!declared.isEmpty()) {
                String[] parts = declared.split(":", -1);
                DeclaredGround.Kind kind = Arrays.stream(DeclaredGround.Kind.values())
                        .filter(k -> k.code().equals(parts[0]))
                        .findFirst()
                        .orElseThrow();
                out.declared(kind, parts[1], parts[2], parts[3]);
            }
        }
        return out;
    }

    private void hold(Registers out, Grant.Kind kind, String column) {
        if (!line.getField(column).isEmpty()) {
            out.holds(kind, "", line.getField(column), null);
        }
    }
}
