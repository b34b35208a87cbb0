// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.fact;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import org.shifan.api.text.Message;

/**
 * A fact's value, or why there is none. A missing fact is never zero: what depends on it is undecided and
 * says who owes it.
 */
public sealed interface FactValue {

    /**
     * A known value.
     *
     * @param value in the unit of the fact's definition; for {@link FactType#TRUTH} 1 or 0
     * @param sources what it was made from; never empty
     */
    record Known(BigDecimal value, List<Source> sources) implements FactValue {
        public Known {
            Objects.requireNonNull(value, "value");
            sources = List.copyOf(sources);
            if (sources.isEmpty()) {
                throw new IllegalArgumentException("a known value names its sources");
            }
        }
    }

    /**
     * No value: not reported, expired, or not computable, such as a rate over exports of zero.
     *
     * @param expired whether there was one that may not be used any more, or who delivers it broke: what is evaluated by
     *     it is an error until that is mended, and not merely undecided
     */
    record Missing(Message reason, boolean expired) implements FactValue {
        public Missing {
            Objects.requireNonNull(reason, "reason");
        }

        /** One that never was there. */
        public Missing(Message reason) {
            this(reason, false);
        }
    }

    /**
     * What a value was made from.
     *
     * @param reference the records behind it, in words that lead back to them: a table with its number
     *     of rows, an import's number, a document
     * @param revision the state of those records when they were read, such as the last import's number; empty where there
     *     is none
     * @param synthetic whether invented records are among them
     */
    record Source(String reference, String revision, boolean synthetic) {
        public Source {
            Objects.requireNonNull(reference, "reference");
            revision = revision == null ? "" : revision.strip();
        }

        /** Both in one line for people. */
        public String line() {
            return revision.isEmpty() ? reference : reference + " · " + revision;
        }
    }

    static FactValue known(BigDecimal value, Source... sources) {
        return new Known(value, List.of(sources));
    }

    static FactValue known(long value, Source... sources) {
        return new Known(BigDecimal.valueOf(value), List.of(sources));
    }

    static FactValue truth(boolean value, Source... sources) {
        return new Known(value ? BigDecimal.ONE : BigDecimal.ZERO, List.of(sources));
    }

    static FactValue missing(Message reason) {
        return new Missing(reason);
    }

    /** A value that may not be used any more. */
    static FactValue expired(Message reason) {
        return new Missing(reason, true);
    }
}
