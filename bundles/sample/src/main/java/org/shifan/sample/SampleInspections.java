// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Inspected batches of the invented enterprises; so many fail as the profile of their zone says. */
final class SampleInspections {
    /** An inspected batch; {@code failed} is what failed, or empty. */
    record Batch(
            String number,
            SampleEnterprise enterprise,
            String heading,
            LocalDate day,
            BigDecimal value,
            String failed) {}

    private static final List<String> ITEMS = List.of("尺寸超差", "标识不符", "表面缺陷", "有害物质超标", "耐久试验不合格", "包装破损", "电气安全");
    private static final double AROUND_FAIL_PERCENT = 0.5;
    private static final int FEWEST = 2;
    private static final int MOST = 5;

    private final List<Batch> batches = new ArrayList<>();

    SampleInspections(SampleProvince province, SampleExports exports) {
        Dice dice = province.dice("inspections");
        for (int year : province.years()) {
            List<Batch> ofYear = new ArrayList<>();
            for (int zone = -1; zone < province.zones().size(); zone++) {
                ofYear.addAll(batches(province, exports, zone, year, dice));
            }
            ofYear.sort(Comparator.comparing(Batch::day)
                    .thenComparing(batch -> batch.enterprise().code()));
            for (int i = 0; i < ofYear.size(); i++) {
                Batch b = ofYear.get(i);
                batches.add(new Batch(
                        province.number("B", year, i + 1),
                        b.enterprise(),
                        b.heading(),
                        b.day(),
                        b.value(),
                        b.failed()));
            }
        }
    }

    private static List<Batch> batches(SampleProvince province, SampleExports exports, int zone, int year, Dice dice) {
        List<Batch> out = new ArrayList<>();
        for (SampleEnterprise enterprise : province.enterprises()) {
            BigDecimal exported = exports.sum(enterprise, year);
            if (home(enterprise) != zone || exported.signum() == 0) {
                continue;
            }
            int count = dice.from(FEWEST, MOST);
            for (int i = 0; i < count; i++) {
                BigDecimal value = exported.multiply(BigDecimal.valueOf(dice.from(2, 30)))
                        .movePointLeft(4)
                        .setScale(2, RoundingMode.HALF_UP)
                        .max(BigDecimal.valueOf(100));
                out.add(new Batch("", enterprise, dice.of(enterprise.headings()), dice.day(year), value, ""));
            }
        }
        double percent = zone < 0
                ? AROUND_FAIL_PERCENT
                : province.zones().get(zone).profile().failPercent();
        long failed = StrictMath.round(out.size() * percent / 100);
        for (long i = 0; i < failed; i++) {
            int at = dice.from(0, out.size() - 1);
            Batch b = out.get(at);
            out.set(at, new Batch("", b.enterprise(), b.heading(), b.day(), b.value(), dice.of(ITEMS)));
        }
        return out;
    }

    private static int home(SampleEnterprise enterprise) {
        return enterprise.stays().isEmpty() ? -1 : enterprise.home();
    }

    List<Batch> batches() {
        return batches;
    }
}
