// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.fact;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.core.Subject;

/** All facts of all providers that are there now; Shifan implements it. */
@ProviderType
public interface FactCatalogue {
    /** The definitions, by name. */
    List<FactDefinition> definitions();

    Optional<FactDefinition> definition(FactId id);

    /**
     * Reads facts of subjects of one kind; a provider that throws yields missing values that say so.
     *
     * @return for every subject and every fact a value, known or missing
     */
    Map<Subject, Map<FactId, FactValue>> read(Set<FactId> facts, List<Subject> subjects, int year, LocalDate asOf);
}
