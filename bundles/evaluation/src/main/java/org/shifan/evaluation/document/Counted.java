// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.shifan.api.fact.FactWindow;

/**
 * A fact, and over what time it is added up.
 *
 * @param years up to the evaluated one; 1 over a window, which is a fact of its own
 */
record Counted(FactUse fact, int years) {
    private static final String YEARS = "years";
    /** A longer name leaves no room for that of the window. */
    private static final int LONGEST_NAME = 60;

    private static final List<String> LENGTHS = Stream.concat(
                    Stream.of(YEARS), Stream.of(FactWindow.Unit.values()).map(FactWindow.Unit::code))
            .toList();

    /** One of {@code years}, {@code months} and {@code days} has to be there. */
    static Counted read(Fields fields) {
        return of(fields, fields.oneOf(LENGTHS));
    }

    /** When none of them is there, it is the evaluated year. */
    static Counted orYear(Fields fields) {
        return of(fields, LENGTHS.stream().anyMatch(fields::has) ? fields.oneOf(LENGTHS) : Optional.empty());
    }

    private static Counted of(Fields fields, Optional<String> length) {
        FactUse fact = FactUse.read(fields);
        if (length.isEmpty()) {
            return new Counted(fact, 1);
        }
        if (length.get().equals(YEARS)) {
            return new Counted(fact, fields.get(YEARS, Values.whole(1, Conditions.MOST_YEARS)));
        }
        if (fact.named().value().length() > LONGEST_NAME) {
            fields.reading().problem(fact.place(), "criteria.fact.window-name", fact.named(), LONGEST_NAME);
            return new Counted(fact, 1);
        }
        FactWindow.Unit unit = Stream.of(FactWindow.Unit.values())
                .filter(each -> each.code().equals(length.get()))
                .findFirst()
                .orElseThrow();
        int number = fields.get(length.get(), Values.whole(1, unit.most()));
        return new Counted(fact.over(new FactWindow(number, unit)), 1);
    }
}
