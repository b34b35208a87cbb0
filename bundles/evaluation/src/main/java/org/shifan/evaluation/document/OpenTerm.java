// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;

/**
 * A phrase of the policy that needs a number before anybody can be evaluated by it, such as 较高比例.
 *
 * @param phrase the words of the policy
 * @param clause where they stand
 * @param bindings the numbers that the authority gave it, the earliest first; none while it is open
 */
public record OpenTerm(
        String id, Text title, String phrase, String clause, Unit unit, List<Binding> bindings, Place place) {
    public OpenTerm {
        bindings = List.copyOf(bindings);
    }

    /**
     * A number for the term.
     *
     * @param document the paper that decides it
     * @param date the day from which it holds
     */
    public record Binding(BigDecimal value, String document, LocalDate date, Place place) {
        static Binding read(Reading reading, Node node) {
            Fields fields = new Fields(reading, node, Element.BINDING);
            return new Binding(
                    fields.get("value", Values::number),
                    fields.get("document", Values::string),
                    fields.get("date", Values::date),
                    fields.place());
        }
    }

    /** The binding that counts on that day; empty before the first. */
    public Optional<Binding> on(LocalDate day) {
        return bindings.stream().filter(binding -> !binding.date().isAfter(day)).reduce((earlier, later) -> later);
    }

    /** The term as rules use it: a number by day. */
    Parameter asParameter() {
        List<Parameter.Dated> values = bindings.stream()
                .map(b -> new Parameter.Dated(b.date(), Optional.of(b.value()), b.document(), b.place()))
                .toList();
        return new Parameter(id, title, unit, values, place);
    }

    OpenTerm bound(List<Binding> by, Place where) {
        return new OpenTerm(id, title, phrase, clause, unit, by, where);
    }

    static OpenTerm read(Reading reading, String id, Node node) {
        Fields fields = new Fields(reading, node, Element.OPEN_TERM);
        return new OpenTerm(
                id,
                fields.get("title", Values::text),
                fields.get("phrase", Values::string),
                fields.get("clause", Values::string),
                fields.get("unit", Values::unit),
                List.of(),
                fields.place());
    }
}
