// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A scoring rule in Java, for what a criteria document cannot say; a bureau's bundle registers it as a
 * service with {@link ScoringFunctionName}, and the same bundle's document names it in a {@code custom}
 * rule.
 *
 * <p>It is a pure function of its input: no state between calls, no clock, no chance, no file, no network,
 * so that a result can be replayed years later to the same digits.
 */
@ConsumerType
@FunctionalInterface
public interface ScoringFunction {
    /**
     * Scores one item.
     *
     * @param input the facts that the document lists, all of them known, and the rule's parameters
     * @return the share of the item's full points, from 0 to 1, and how it came about
     */
    ScoringShare score(ScoringInput input);
}
