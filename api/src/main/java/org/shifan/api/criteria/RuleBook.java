// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.DateRange;
import org.shifan.api.criteria.CriteriaSet.Role;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;

/**
 * A criteria set in words (评分细则), complete enough to score a subject by hand.
 *
 * @param id the set
 * @param digest SHA-256 over the canonical document, in hexadecimal
 * @param on the day whose parameters stand in the rules
 * @param status a remark on its standing; may be null
 * @param paper number of the paper that the set puts into figures; may be null
 * @param paperDate its day; may be null
 * @param passMark the total from which it is passed
 * @param maximum the highest total without bonus
 * @param rounding the only points at which is rounded
 * @param grades from the best down
 * @param parameters numbers of the rules that change by dated decision
 * @param bonus the bonus items, whose points together are cut at the part's weight; null when there are none
 * @param vetoes one is enough to fail (一票否决)
 * @param layers the sets that it was made from, and the open terms that it binds
 * @param procedure how a title is applied for, kept and lost under it
 */
public record RuleBook(
        String id,
        CriteriaKey key,
        String version,
        String digest,
        Text title,
        DateRange inForce,
        LocalDate on,
        boolean demonstration,
        Text status,
        String paper,
        LocalDate paperDate,
        BigDecimal passMark,
        BigDecimal maximum,
        Rounding rounding,
        List<Grade> grades,
        List<Parameter> parameters,
        List<Part> parts,
        Part bonus,
        List<Item> vetoes,
        Layers layers,
        Procedure procedure) {
    public RuleBook {
        grades = List.copyOf(grades);
        parameters = List.copyOf(parameters);
        parts = List.copyOf(parts);
        vetoes = List.copyOf(vetoes);
    }

    /**
     * Where and how is rounded: each item's points, then the sum of all.
     *
     * @param item decimals of an item's points
     * @param total decimals of the total
     * @param mode {@code half-up}, {@code half-even} or {@code down}
     */
    public record Rounding(int item, int total, String mode) {}

    /** A grade and the total from which it is given. */
    public record Grade(Text title, BigDecimal from) {}

    /** A number of the rules with all its values, the earliest first. */
    public record Parameter(String id, Text title, Unit unit, List<Value> values) {
        public Parameter {
            values = List.copyOf(values);
        }
    }

    /**
     * The value of a parameter from a day on.
     *
     * @param value null from the day on which the parameter is repealed
     * @param reference the decision that it stands on
     */
    public record Value(LocalDate from, BigDecimal value, String reference) {}

    /**
     * A category (一级指标).
     *
     * @param weight its items' full points added up; of the bonus part the most that counts
     * @param minimum the points that it has to reach by itself, whatever the total; may be null
     * @param mostPartlyMet how many of its items may have only some of their points; null for any number
     * @param mostNotMet how many of its items may have no points; null for any number
     */
    public record Part(
            String id,
            Text title,
            BigDecimal weight,
            BigDecimal minimum,
            Integer mostPartlyMet,
            Integer mostNotMet,
            List<Item> items) {
        public Part {
            items = List.copyOf(items);
        }
    }

    /**
     * An indicator (二级指标), bonus item or veto item.
     *
     * @param note a remark of the set's author; may be null
     * @param weight its full points; 0 for a veto
     * @param minimum the points that a key item has to reach by itself, whatever the total; null for others
     * @param rule the kind of rule, such as {@code bands}
     * @param formula the rule in words, as it stands on the day
     * @param facts the facts that it reads
     * @param clauseText the words of the clause; null when the set does not quote it
     * @param remediable whether points that were missed can still be had by doing better
     * @param provenance which set wrote it, and the open terms that it reads as they are on the day
     */
    public record Item(
            String id,
            Text title,
            String clause,
            Text note,
            Role role,
            BigDecimal weight,
            BigDecimal minimum,
            String rule,
            Text formula,
            List<FactDefinition> facts,
            Text clauseText,
            boolean remediable,
            Provenance provenance) {
        public Item {
            facts = List.copyOf(facts);
        }
    }
}
