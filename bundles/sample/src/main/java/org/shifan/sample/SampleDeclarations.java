// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** What the sample's zones declare: values that follow from their profile, and yes or no. */
final class SampleDeclarations {
    /** A declared fact of a zone; {@code validUntil} may be empty. */
    record Declared(SampleZone zone, String fact, int year, String value, String document, String validUntil) {}

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final SampleProvince province;
    private final List<Declared> declared = new ArrayList<>();

    SampleDeclarations(SampleProvince province) {
        this.province = province;
        List<NamedCsvRecord> values = SampleTable.rows("declared-values.csv");
        List<NamedCsvRecord> yesNo = SampleTable.rows("yes-no-facts.csv");
        for (SampleZone zone : province.zones()) {
            for (int year : province.years()) {
                for (NamedCsvRecord row : values) {
                    add(zone, row.getField("fact"), year, value(zone.profile(), row, province.to() - year), "");
                }
                for (NamedCsvRecord row : yesNo) {
                    yesNo(zone, row, year);
                }
            }
        }
    }

    private void yesNo(SampleZone zone, NamedCsvRecord row, int year) {
        String fact = row.getField("fact");
        switch (row.getField("period")) {
            case "day" -> {
                // A state is declared in the first year for some years, and anew in the last, from when on it stands:
                // nobody's evaluation of today should break on declarations that were invented for a year long past.
                if (year == province.to() || year == province.from()) {
                    String answer = zone.profile().denied().contains(fact) ? "否" : "是";
                    add(zone, fact, year, answer, year == province.to() ? "" : (year + 5) + "-12-31");
                }
            }
            case "year-no" -> add(zone, fact, year, "否", "");
            default -> throw new IllegalStateException("period '" + row.getField("period") + "' of " + fact);
        }
    }

    private void add(SampleZone zone, String fact, int year, String value, String validUntil) {
        if (!zone.profile().undeclared().contains(fact)) {
            declared.add(new Declared(zone, fact, year, value, "演示申报表〔" + year + "〕" + zone.id(), validUntil));
        }
    }

    private static String value(Profile profile, NamedCsvRecord row, int yearsAgo) {
        BigDecimal step = new BigDecimal(row.getField("step"));
        BigDecimal before = new BigDecimal(row.getField("yearly")).multiply(BigDecimal.valueOf(yearsAgo));
        BigDecimal last;
        if (row.getField("profile").isEmpty()) {
            BigDecimal low = new BigDecimal(row.getField("at_0"));
            BigDecimal high = new BigDecimal(row.getField("at_100"));
            last = high.subtract(low)
                    .multiply(BigDecimal.valueOf(profile.quality()))
                    .divide(HUNDRED)
                    .add(low);
        } else {
            last = profile.shares().get(row.getField("profile"));
        }
        return last.subtract(before)
                .max(BigDecimal.ZERO)
                .divide(step, 0, RoundingMode.HALF_UP)
                .multiply(step)
                .stripTrailingZeros()
                .toPlainString();
    }

    List<Declared> declared() {
        return declared;
    }
}
