// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.shifan.api.core.Grant;

/** Classes, credit grades, titles and confirmations of the invented enterprises, each a dated grant. */
final class SampleGrants {
    /** A grant; {@code to} may be null. */
    record Granted(SampleEnterprise enterprise, Grant.Kind kind, String value, LocalDate from, LocalDate to) {}

    private static final List<String> CREDIT = List.of("AA", "A", "A", "A", "B", "B", "B", "B", "B", "C");

    private final List<Granted> granted = new ArrayList<>();

    SampleGrants(SampleProvince province) {
        Dice dice = province.dice("grants");
        LocalDate first = LocalDate.of(province.from(), 1, 1);
        LocalDate turn = LocalDate.of(province.to(), 1, 1);
        for (SampleEnterprise enterprise : province.enterprises()) {
            boolean member = !enterprise.stays().isEmpty();
            int quality =
                    member ? province.zones().get(enterprise.home()).profile().quality() : 40;
            if (member || dice.chance(0.5)) {
                int before = dice.chance(quality / 150.0) ? 1 : dice.chance(0.7) ? 2 : dice.chance(0.8) ? 3 : 4;
                int now = before > 1 && dice.chance(0.3) ? before - 1 : before;
                add(enterprise, Grant.Kind.ENTERPRISE_CLASS, String.valueOf(before), first, turn.minusDays(1));
                add(enterprise, Grant.Kind.ENTERPRISE_CLASS, String.valueOf(now), turn, null);
                add(enterprise, Grant.Kind.CREDIT_GRADE, dice.of(CREDIT), turn, null);
                if (member && now == 1) {
                    add(
                            enterprise,
                            Grant.Kind.EFFECTIVE_SUPERVISION,
                            "yes",
                            turn,
                            turn.plusYears(3).minusDays(1));
                }
                if (member && now == 1 && dice.chance(0.25)) {
                    String title = "演示" + enterprise.code().value().substring(4, 8);
                    add(
                            enterprise,
                            Grant.Kind.DEMONSTRATION_ENTERPRISE,
                            title,
                            turn.plusMonths(6),
                            turn.plusMonths(42).minusDays(1));
                }
            }
        }
    }

    private void add(SampleEnterprise enterprise, Grant.Kind kind, String value, LocalDate from, LocalDate to) {
        granted.add(new Granted(enterprise, kind, value, from, to));
    }

    List<Granted> granted() {
        return granted;
    }
}
