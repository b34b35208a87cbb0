// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

/** Facts of a zone for tests. */
public final class Facts {
    static final Subject ZONE = Subject.zone(ZoneId.of("320583-01"));

    private final Map<FactNeed, FactValue> values = new LinkedHashMap<>();
    private LocalDate asOf = LocalDate.of(2015, 3, 1);

    public static Facts none() {
        return new Facts();
    }

    public static Facts of(String fact, Object value) {
        return new Facts().and(fact, value);
    }

    public Facts and(String fact, Object value) {
        return back(fact, 0, value);
    }

    /** The value of some years before. */
    public Facts back(String fact, int yearsBack, Object value) {
        FactValue known = FactValue.known(
                new BigDecimal(String.valueOf(value)), new FactValue.Source("records of " + fact, "7", false));
        values.put(new FactNeed(FactId.of(fact), yearsBack), known);
        return this;
    }

    Facts synthetic(String fact, Object value) {
        values.put(
                new FactNeed(FactId.of(fact), 0),
                FactValue.known(new BigDecimal(String.valueOf(value)), new FactValue.Source("generated", "1", true)));
        return this;
    }

    public Facts missing(String fact, String why) {
        values.put(
                new FactNeed(FactId.of(fact), 0),
                FactValue.missing(new Message("test.missing", Text.same(why), List.of())));
        return this;
    }

    /** These facts, but where the others have a value, theirs. */
    Facts overriddenBy(Facts others) {
        values.putAll(others.values);
        return this;
    }

    Facts asOf(String day) {
        asOf = LocalDate.parse(day);
        return this;
    }

    public FactSnapshot snapshot() {
        return new FactSnapshot(ZONE, 2014, asOf, values);
    }
}
