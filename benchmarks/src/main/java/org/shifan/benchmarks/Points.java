// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the rules of {@link Drools} call; public because they are compiled elsewhere. */
public final class Points {
    private final Decimals trace = new Decimals();
    private boolean malice;

    public void give(int item, int points) {
        set(item, BigDecimal.valueOf(points));
    }

    public void veto() {
        malice = true;
    }

    public void rising(int item, BigDecimal value, int from, int to, int points) {
        BigDecimal above = value.subtract(BigDecimal.valueOf(from)).multiply(BigDecimal.valueOf(points));
        set(item, divide(above, BigDecimal.valueOf(to - from)));
    }

    public void failures(int item, Zone zone) {
        BigDecimal hundredth = zone.failRate().multiply(BigDecimal.valueOf(100));
        BigDecimal below = zone.peerFailRate().multiply(BigDecimal.valueOf(150)).subtract(hundredth);
        BigDecimal span = zone.peerFailRate().multiply(BigDecimal.valueOf(100));
        set(item, divide(below.multiply(BigDecimal.valueOf(6)), span));
    }

    public void growth(int item, Zone zone) {
        BigDecimal before = zone.exportsBefore();
        BigDecimal change = zone.exports().subtract(before).multiply(BigDecimal.valueOf(100));
        BigDecimal above = change.add(before.multiply(BigDecimal.TEN)).multiply(BigDecimal.valueOf(4));
        set(item, divide(above, before.multiply(BigDecimal.valueOf(20))));
    }

    public void deduct(int item, BigDecimal events, int start, String each) {
        set(
                item,
                BigDecimal.valueOf(start)
                        .subtract(events.multiply(new BigDecimal(each)))
                        .max(BigDecimal.ZERO));
    }

    public void share(int item, int points, boolean... truths) {
        int count = 0;
        for (boolean truth : truths) {
            count += truth ? 1 : 0;
        }
        set(item, divide(BigDecimal.valueOf((long) count * points), BigDecimal.valueOf(truths.length)));
    }

    public void service(int item, Zone zone) {
        int tenths = (zone.serviceTesting() ? 10 : 0)
                + (zone.serviceInformation() ? 5 : 0)
                + (zone.serviceStandards() ? 5 : 0)
                + (zone.serviceTraining() ? 10 : 0);
        set(item, BigDecimal.valueOf(tenths, 1));
    }

    Decimals trace() {
        return trace.total(malice);
    }

    private void set(int item, BigDecimal points) {
        trace.points[item] = points;
    }

    private static BigDecimal divide(BigDecimal numerator, BigDecimal denominator) {
        return numerator.divide(denominator, 2, RoundingMode.HALF_UP);
    }
}
