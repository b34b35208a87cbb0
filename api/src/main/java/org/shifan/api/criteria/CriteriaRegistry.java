// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The criteria sets that are here, and which of them is in force; Shifan implements it.
 *
 * <p>Of several accepted sets for one key that may be in force on a day, the highest version wins; of equal
 * versions the set whose id comes first in the alphabet. The winner is the same in whatever order they came
 * and after a restart.
 */
@ProviderType
public interface CriteriaRegistry {
    /** Every set, accepted or not, by key and version. */
    List<CriteriaSet> sets();

    /** The set that is in force for the key on that day. */
    Optional<CriteriaSet> inForce(CriteriaKey key, LocalDate on);

    /** The set with this id, the newest version of it. */
    Optional<CriteriaSet> set(String id);

    /**
     * The bundles that were started with criteria and are not examined yet, each with its name and version, in the order in which they
     * were installed. What they bring is in {@link #sets()} a moment later.
     */
    List<String> unexamined();

    /**
     * Checks a document without keeping anything.
     *
     * @param file its name, for the problems
     * @param document its bytes
     * @return all problems at once; empty when it would be accepted
     */
    List<Problem> check(String file, byte[] document);

    /**
     * What the conformance checks say about the bundles that bring a set, what is required first; empty when there is no such
     * bundle, or when its document did not get as far.
     *
     * @param id the id of a set
     */
    List<Remark> remarks(String id);
}
