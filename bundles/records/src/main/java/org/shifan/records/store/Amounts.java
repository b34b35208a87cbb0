// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.math.BigDecimal;
import java.util.Arrays;

/** A sum of each {@link Measure}: numbers of things, and US dollars. Not for use by two threads. */
public final class Amounts {
    private static final Measure[] MEASURES = Measure.values();

    /** Of money nothing stands here. */
    private final long[] numbers = new long[MEASURES.length];

    /** Of money; null is nothing. */
    private final BigDecimal[] money = new BigDecimal[MEASURES.length];

    /** @throws ArithmeticException when a part of a thing is added */
    public Amounts add(Measure measure, BigDecimal amount) {
        int at = measure.ordinal();
        if (!measure.isMoney()) {
            return add(measure, amount.longValueExact());
        }
        money[at] = money[at] == null ? amount : money[at].add(amount);
        return this;
    }

    /** Adds so many things. */
    public Amounts add(Measure measure, long number) {
        if (measure.isMoney()) {
            return add(measure, BigDecimal.valueOf(number));
        }
        numbers[measure.ordinal()] = Math.addExact(numbers[measure.ordinal()], number);
        return this;
    }

    public Amounts add(Measure measure) {
        return add(measure, 1);
    }

    public Amounts add(Amounts other) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Math.addExact(numbers[i], other.numbers[i]);
            if (other.money[i] != null) {
                add(MEASURES[i], other.money[i]);
            }
        }
        return this;
    }

    public Amounts subtract(Amounts other) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Math.subtractExact(numbers[i], other.numbers[i]);
            if (other.money[i] != null) {
                add(MEASURES[i], other.money[i].negate());
            }
        }
        return this;
    }

    /** Makes it nothing again. */
    public void clear() {
        Arrays.fill(numbers, 0);
        Arrays.fill(money, null);
    }

    /** Says that all rows that are summed here were invented. */
    public Amounts markSynthetic() {
        numbers[Measure.SYNTHETIC_EXPORTS.ordinal()] = numbers[Measure.EXPORT_ROWS.ordinal()];
        numbers[Measure.SYNTHETIC_BATCHES.ordinal()] = numbers[Measure.BATCHES.ordinal()];
        numbers[Measure.SYNTHETIC_INCIDENTS.ordinal()] = numbers[Measure.INCIDENT_ROWS.ordinal()];
        numbers[Measure.SYNTHETIC_SAMPLES.ordinal()] = numbers[Measure.SAMPLES.ordinal()];
        return this;
    }

    public BigDecimal get(Measure measure) {
        int at = measure.ordinal();
        if (!measure.isMoney()) {
            return BigDecimal.valueOf(numbers[at]);
        }
        return money[at] == null ? BigDecimal.ZERO : money[at];
    }

    /** As its column takes it: a whole number of things, or money. */
    Object value(Measure measure) {
        return measure.isMoney() ? get(measure) : (Object) numbers[measure.ordinal()];
    }

    public boolean isZero(Measure measure) {
        BigDecimal dollars = money[measure.ordinal()];
        return numbers[measure.ordinal()] == 0 && (dollars == null || dollars.signum() == 0);
    }

    /** As one text, such as {@code EXPORT_ROWS=2;EXPORT_VALUE=7.00}: what is not there is nothing. {@link #read} makes the same of it. */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (Measure measure : MEASURES) {
            int at = measure.ordinal();
            if (money[at] != null || numbers[at] != 0) {
                out.append(out.isEmpty() ? "" : ";").append(measure).append('=');
                out.append(money[at] == null ? String.valueOf(numbers[at]) : money[at].toPlainString());
            }
        }
        return out.toString();
    }

    /** @throws IllegalArgumentException when it is no text of amounts */
    public static Amounts read(String text) {
        Amounts out = new Amounts();
        for (String part : text.isEmpty() ? new String[0] : text.split(";")) {
            int equals = part.indexOf('=');
            Measure measure = Measure.valueOf(part.substring(0, Math.max(0, equals)));
            out.add(measure, new BigDecimal(part.substring(equals + 1)));
        }
        return out;
    }
}
