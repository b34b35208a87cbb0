// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** A condition over facts; with a missing fact it may be undecided. */
public sealed interface Condition {
    Place place();

    /** Every number in it. */
    Stream<Amount> amounts();

    <T> T accept(Visitor<T> visitor);

    /** One case for each kind of condition. */
    interface Visitor<T> {
        T compare(Compare condition);

        T is(Is condition);

        T relative(Relative condition);

        T every(Every condition);

        T any(Any condition);

        T all(All condition);
    }

    /**
     * A fact, or its sum over years, beside a bound.
     *
     * @param years over how many years up to the evaluated one the fact is added up; 1 is that year alone
     */
    record Compare(FactUse fact, int years, Comparison comparison, Amount bound, Place place) implements Condition {
        @Override
        public Stream<Amount> amounts() {
            return Stream.of(bound);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.compare(this);
        }
    }

    /**
     * A fact in percent of a peer's value beside a bound; of a peer's 0 it is undecided.
     *
     * @param peer the peer's fact, of the same unit
     */
    record Relative(FactUse fact, FactUse peer, Comparison comparison, Amount bound, Place place) implements Condition {
        /** What the quotient is multiplied by. */
        public static final BigDecimal PERCENT = BigDecimal.valueOf(100);

        @Override
        public Stream<Amount> amounts() {
            return Stream.of(bound);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.relative(this);
        }
    }

    /** A yes-or-no fact. */
    record Is(FactUse fact, boolean expected, Place place) implements Condition {
        @Override
        public Stream<Amount> amounts() {
            return Stream.empty();
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.is(this);
        }
    }

    /**
     * A count that is all of another one: 100 % are certified. Of none at all it is undecided.
     *
     * @param fact how many are
     * @param of how many there are
     */
    record Every(FactUse fact, FactUse of, Place place) implements Condition {
        @Override
        public Stream<Amount> amounts() {
            return Stream.empty();
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.every(this);
        }
    }

    /** At least one holds. */
    record Any(List<Condition> of, Place place) implements Condition {
        public Any {
            of = List.copyOf(of);
        }

        @Override
        public Stream<Amount> amounts() {
            return of.stream().flatMap(Condition::amounts);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.any(this);
        }
    }

    /** Every one holds. */
    record All(List<Condition> of, Place place) implements Condition {
        public All {
            of = List.copyOf(of);
        }

        @Override
        public Stream<Amount> amounts() {
            return of.stream().flatMap(Condition::amounts);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.all(this);
        }
    }
}
