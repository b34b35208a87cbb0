// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.stream.Stream;

/**
 * A column of a sheet that is made here.
 *
 * @param key the path of its values, as the row of keys has it
 * @param width in characters
 * @param text whether what is typed stays as it is, also when it looks like a number
 */
record Column(String key, int width, boolean text) {

    static Column text(String key) {
        return new Column(key, 18, true);
    }

    static Column wide(String key) {
        return new Column(key, 30, true);
    }

    static Column number(String key) {
        return new Column(key, 12, false);
    }

    /** What an item has behind its titles. */
    static Stream<Column> ofItems() {
        return Stream.of(Stream.of(
                        text("clause"),
                        number("weight"),
                        number("key.points"),
                        text("rule"),
                        text("rule.fact"),
                        text("rule.unit"),
                        text(Tab.LINE),
                        number("rule.from"),
                        number("rule.to"),
                        number("rule.at"),
                        number("rule.is"),
                        number("rule.at-least"),
                        number("rule.at-most"),
                        number("rule.above"),
                        number("rule.below"),
                        number("rule.points"),
                        number("rule.otherwise"),
                        number("rule.years"),
                        number("rule.months"),
                        number("rule.days"),
                        text("rule.peer"),
                        number("rule.times"),
                        number("rule.on-zero-peer"),
                        number("rule.start"),
                        number("rule.each"),
                        number("rule.floor"),
                        text("rule.function"),
                        wide("rule.parameters"),
                        wide("not-applicable.when"),
                        number("not-applicable.then"),
                        number("remediable"),
                        wide("note.zh"),
                        wide("note.en"),
                        wide("clause-text.zh"),
                        wide("clause-text.en")))
                .flatMap(column -> column);
    }

    /** What a condition is made of. */
    static Stream<Column> ofConditions(String prefix) {
        return Stream.of(
                text(prefix + "fact"),
                text(prefix + "unit"),
                number(prefix + "is"),
                number(prefix + "at-least"),
                number(prefix + "at-most"),
                number(prefix + "above"),
                number(prefix + "below"),
                number(prefix + "years"),
                number(prefix + "months"),
                number(prefix + "days"),
                text(prefix + "peer"));
    }
}
