// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The last year of every tenth enterprise, declaration by declaration in place of yearly rows: the same exports to the
 * cent, so that nothing that is evaluated differs. Who enters or leaves a zone in that year keeps yearly rows: declarations would count
 * by their days.
 */
final class SampleShipments {
    /** A declaration of one item. */
    record Declared(
            String number,
            SampleEnterprise enterprise,
            String heading,
            String market,
            LocalDate day,
            BigDecimal value) {}

    private static final int EVERY = 10;
    private static final int MOST = 6;

    private final int year;
    private final List<SampleExports.Line> yearly = new ArrayList<>();
    private final List<Declared> declared = new ArrayList<>();

    SampleShipments(SampleProvince province, SampleExports exports) {
        year = province.to();
        Dice dice = province.dice("declarations of exports");
        for (SampleExports.Line line : exports.lines()) {
            if (line.year() == year && line.enterprise().number() % EVERY == 0) {
                List<Declared> items = declare(province, line, dice);
                // Thrown for these too, so that who moves changes nobody else.
                if (line.enterprise().moves(year)) {
                    yearly.add(line);
                } else {
                    declared.addAll(items);
                }
            } else {
                yearly.add(line);
            }
        }
    }

    private List<Declared> declare(SampleProvince province, SampleExports.Line line, Dice dice) {
        List<Declared> items = new ArrayList<>();
        BigDecimal left = line.value();
        for (int parts = dice.from(1, MOST); parts > 0 && left.signum() > 0; parts--) {
            BigDecimal part = parts == 1
                    ? left
                    : left.divide(BigDecimal.valueOf(parts), 2, RoundingMode.UP).min(left);
            left = left.subtract(part);
            String number = String.format(
                    Locale.ROOT, "DM%02d%d%06d", province.bureauNumber(), year, declared.size() + items.size() + 1);
            items.add(new Declared(number, line.enterprise(), line.heading(), line.market(), dice.day(year), part));
        }
        return items;
    }

    /** What is given year by year. */
    List<SampleExports.Line> yearly() {
        return yearly;
    }

    List<Declared> declared() {
        return declared;
    }
}
