// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.fact;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.osgi.annotation.versioning.ConsumerType;

import org.shifan.api.core.Subject;

/**
 * A provider over a database, which answers one fact as a question for many; it is registered as a {@link FactProvider}.
 */
@ConsumerType
public interface BulkFactProvider extends FactProvider {
    @Override
    default FactValue fact(FactRequest request) {
        return facts(
                        Set.of(request.fact()),
                        List.of(request.subject()),
                        request.year(),
                        request.asOf(),
                        request.others())
                .get(request.subject())
                .get(request.fact());
    }

    @Override
    Map<Subject, Map<FactId, FactValue>> facts(
            Set<FactId> facts, List<Subject> subjects, int year, java.time.LocalDate asOf, FactReader others);
}
