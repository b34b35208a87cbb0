// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.fact;

import java.util.Objects;
import java.util.Set;

import org.shifan.api.core.Subject;
import org.shifan.api.text.Text;

/**
 * An entry of the catalogue of facts: what a fact is, in which unit, over which period, for whom.
 *
 * @param id its name, unique over all providers
 * @param title its name for people
 * @param meaning how it is made, in a sentence or two: what counts and what does not
 * @param period over what time it is taken
 * @param subjects for what kinds of subject it exists
 * @param owedBy who has to deliver it when it is missing
 * @param clause the clause of the policy that it serves, such as {@code 四(二)}; may be empty
 */
public record FactDefinition(
        FactId id,
        Text title,
        Text meaning,
        FactType type,
        Unit unit,
        FactPeriod period,
        Set<Subject.Kind> subjects,
        Text owedBy,
        String clause) {
    public FactDefinition {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(meaning, "meaning");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(owedBy, "owedBy");
        clause = clause == null ? "" : clause;
        subjects = Set.copyOf(subjects);
    }
}
