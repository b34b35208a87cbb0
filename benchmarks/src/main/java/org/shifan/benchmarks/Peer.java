// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

/** The sheet in one engine, ready to score; facts are prepared in the form that suits it best. */
public interface Peer {
    /**
     * Scores a zone; this alone is measured.
     *
     * @param zone from 0 to {@link Zones#COUNT}, exclusive
     * @return total, verdict and trace in the engine's own form
     */
    Object evaluate(int zone);

    /** Reads what {@link #evaluate} returned, to compare it with the others. */
    Outcome read(Object result);

    /** Whether it computes in exact decimals. */
    default boolean exact() {
        return true;
    }
}
