// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.fact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.osgi.annotation.versioning.ConsumerType;

import org.shifan.api.core.Subject;

/**
 * Delivers facts; any bundle may register one as a service, and a bureau's bundle does so for facts of
 * its own. A provider reads and answers: it keeps nothing between calls and changes nothing.
 */
@ConsumerType
public interface FactProvider {
    /** The facts that this provider delivers; the same list as long as it is registered. */
    List<FactDefinition> facts();

    /** The value of one of its facts, known or missing; never null. */
    FactValue fact(FactRequest request);

    /**
     * Values of many facts of many subjects in one question. The default asks one by one; a provider over
     * a database overrides it, so that a country costs a few queries.
     *
     * @param facts some of its own facts
     * @param subjects subjects of one kind
     * @return for every subject and every fact a value, known or missing
     */
    default Map<Subject, Map<FactId, FactValue>> facts(
            Set<FactId> facts, List<Subject> subjects, int year, java.time.LocalDate asOf, FactReader others) {
        Map<Subject, Map<FactId, FactValue>> out = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            Map<FactId, FactValue> values = new LinkedHashMap<>();
            for (FactId fact : facts) {
                values.put(fact, fact(new FactRequest(fact, subject, year, asOf, others)));
            }
            out.put(subject, values);
        }
        return out;
    }

    /**
     * The state of the records behind its facts, such as the number of the last import: another text whenever a value may
     * have changed. Asked often, so it has to be cheap. Official results are compared with the facts of today whenever it
     * changes.
     *
     * @return empty when it cannot tell
     */
    default String revision() {
        return "";
    }
}
