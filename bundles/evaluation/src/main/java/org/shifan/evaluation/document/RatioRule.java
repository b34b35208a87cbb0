// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.util.stream.Stream;

/**
 * A fact as a part of a peer's value, such as the province's average.
 *
 * @param times what the quotient is multiplied by: 100 for percent
 * @param onZeroPeer what comes of a peer value of zero
 */
public record RatioRule(FactUse fact, FactUse peer, BigDecimal times, OnZeroPeer onZeroPeer, Scale scale, Place place)
        implements Rule {

    /** What comes of a peer value of zero, by which nothing can be divided. */
    public enum OnZeroPeer {
        /** The item is undecided. */
        MISSING("missing"),
        /** No points. */
        ZERO("0"),
        /** Full points. */
        FULL("full");

        private final String code;

        OnZeroPeer(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    @Override
    public RuleKind kind() {
        return RuleKind.RATIO;
    }

    @Override
    public Stream<Amount> amounts() {
        return scale.amounts();
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.ratio(this);
    }

    static RatioRule read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.RATIO);
        FactUse fact = FactUse.read(fields);
        return new RatioRule(
                fact,
                FactUse.peer(fields, "peer", fact),
                fields.find("times", Values::notNegative).orElse(BigDecimal.valueOf(100)),
                fields.find("on-zero-peer", Values.choice(OnZeroPeer.values(), OnZeroPeer::code))
                        .orElse(OnZeroPeer.MISSING),
                Scale.read(fields),
                fields.place());
    }
}
