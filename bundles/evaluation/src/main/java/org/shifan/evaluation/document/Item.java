// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.util.Optional;

import org.shifan.api.text.Text;

/**
 * An indicator (二级指标) or bonus item.
 *
 * @param clause the clause that it stands on; never blank
 * @param clauseText the words of the clause
 * @param weight its full points
 * @param remediable whether points that were missed can still be had by doing better
 * @param renamedFrom the id that it had in an earlier version
 * @param descent empty when the set itself wrote it
 * @param key the points that it has to reach by itself, whatever the total
 */
public record Item(
        String id,
        Text title,
        String clause,
        Optional<Text> clauseText,
        Optional<Text> note,
        BigDecimal weight,
        boolean remediable,
        Optional<BigDecimal> key,
        Optional<NotApplicable> notApplicable,
        Rule rule,
        Optional<String> renamedFrom,
        Optional<Descent> descent,
        Place place) {

    /** Whether its weight leaves it, when it does not apply, for other items of the part or of the document. */
    public boolean spreads() {
        return notApplicable.filter(n -> n.then() != Then.FULL).isPresent();
    }

    /** Whether its weight leaves it for all other items of the document. */
    public boolean spreadsOverAll() {
        return notApplicable.filter(n -> n.then() == Then.SPREAD_ALL).isPresent();
    }

    /** When the item does not apply to a subject, and what then becomes of its weight. */
    public record NotApplicable(Condition when, Then then, Place place) {}

    /** What becomes of the weight of an item that does not apply. */
    public enum Then {
        /** The subject has its full points. */
        FULL("full"),
        /** It is spread over the other items of the part, in proportion to their weights. */
        SPREAD("spread"),
        /** It is spread over all other items of the document, in proportion to their weights. */
        SPREAD_ALL("spread-all");

        private final String code;

        Then(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
