// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.stream.Stream;

import org.shifan.api.core.Subject;

/**
 * The place of a subject in a population, by a fact.
 *
 * @param among whom it is compared with; it always counts as one of them itself
 * @param best at which end of the values the first place is
 * @param ties which place those have that share a value
 * @param as what the scale is over
 */
public record RankRule(FactUse fact, Group among, Best best, Ties ties, As as, Scale scale, Place place)
        implements Rule {

    /** A population: zones for a zone, the members of zones for an enterprise, each as of the day of the evaluation. */
    public enum Group {
        /** Those of the authority whose criteria these are; of AQSIQ's all of the country. */
        AUTHORITY("authority"),
        /** Those of the subject's province. */
        PROVINCE("province"),
        /** The zones that have the subject's level. */
        LEVEL("level"),
        /** All of the country. */
        COUNTRY("country"),
        /** The members of the enterprise's zone. */
        ZONE("zone"),
        /** The zones of the country that are registered with one of the subject's headings (HS, four digits). */
        INDUSTRY("industry"),
        /** Those of them in the subject's province. */
        INDUSTRY_PROVINCE("industry-province");

        private final String code;

        Group(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        /** Whether a subject of that kind can be compared so. */
        public boolean isFor(Subject.Kind kind) {
            return switch (this) {
                case LEVEL, INDUSTRY, INDUSTRY_PROVINCE -> kind == Subject.Kind.ZONE;
                case ZONE -> kind == Subject.Kind.ENTERPRISE;
                case AUTHORITY, PROVINCE, COUNTRY -> true;
            };
        }
    }

    /** Which value is the best one. */
    public enum Best {
        HIGHEST("highest"),
        LOWEST("lowest");

        private final String code;

        Best(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Which of the places that they take together those have that share a value. */
    public enum Ties {
        /** The better one: 1, 2, 2, 4. */
        BETTER("better"),
        /** The worse one: 1, 3, 3, 4. */
        WORSE("worse"),
        /** The middle: 1, 2.5, 2.5, 4. */
        MIDDLE("middle");

        private final String code;

        Ties(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** What the points are given for. */
    public enum As {
        /** 1 the first. */
        PLACE("place"),
        /** How many percent of the others are behind: 100 the first, 0 the last. */
        PERCENTILE("percentile");

        private final String code;

        As(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    @Override
    public RuleKind kind() {
        return RuleKind.RANK;
    }

    @Override
    public Stream<Amount> amounts() {
        return scale.amounts();
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.rank(this);
    }

    static RankRule read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.RANK);
        return new RankRule(
                FactUse.read(fields),
                fields.get("among", Values.choice(Group.values(), Group::code)),
                fields.get("best", Values.choice(Best.values(), Best::code)),
                fields.find("ties", Values.choice(Ties.values(), Ties::code)).orElse(Ties.BETTER),
                fields.find("as", Values.choice(As.values(), As::code)).orElse(As.PLACE),
                Scale.read(fields),
                fields.place());
    }
}
