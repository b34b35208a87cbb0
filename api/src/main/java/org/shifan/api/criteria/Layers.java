// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import java.util.List;

/**
 * What a criteria set was made from.
 *
 * @param bases the sets that it extends, the nearest first; none for a set that stands alone
 * @param terms the phrases of the policy that had to be given a number, with all their numbers
 */
public record Layers(List<Base> bases, List<BoundTerm> terms) {
    /** Of a set that extends nothing and leaves nothing open. */
    public static final Layers NONE = new Layers(List.of(), List.of());

    public Layers {
        bases = List.copyOf(bases);
        terms = List.copyOf(terms);
    }

    /**
     * A set that was extended, as it was then.
     *
     * @param digest SHA-256 over its canonical document, in hexadecimal
     * @param baseline whether it is there to be extended only; what comes from it may not be made milder
     */
    public record Base(String id, String version, String digest, boolean baseline) {}
}
