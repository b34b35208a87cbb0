// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import java.time.LocalDate;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/** Tells criteria sets in words; Shifan implements it. */
@ProviderType
public interface RuleBooks {
    /**
     * The rule book of an accepted set, in force or not; of one that is no longer here from the archive.
     *
     * @param id the set
     * @param version its version; null for the newest that is here
     * @param on the day whose parameters are put into the rules; null for the first day on which the set may be in
     *     force
     * @return empty when there is no such set, or when its rules cannot be told any more since a fact or a scoring
     *     function that they name is gone
     */
    Optional<RuleBook> book(String id, String version, LocalDate on);
}
