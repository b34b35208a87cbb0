// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Title;

import static org.shifan.lifecycle.LifecycleMessages.M;

/** Takes the rules of a case from the criteria in force for whoever grants the title. */
@Component(service = RuleSource.class)
public final class RuleSource {
    private final CriteriaRegistry registry;
    private final List<Case.Term> defaults = Defaults.read();

    @Activate
    public RuleSource(@Reference CriteriaRegistry registry) {
        this.registry = registry;
    }

    /** The rules for a title on a day: what the set says, and the default for all that it leaves open. */
    public Case.Rules rules(Title title, BureauCode bureau, LocalDate on) {
        Optional<CriteriaSet> set = set(title, bureau, on);
        Procedure procedure = set.map(CriteriaSet::procedure).orElse(Procedure.NONE);
        List<Case.Term> terms = new ArrayList<>();
        for (Procedure.Term term : Procedure.Term.values()) {
            procedure
                    .length(term)
                    .map(length -> new Case.Term(term, length, true, source(set.orElseThrow(), length)))
                    .or(() -> defaults.stream().filter(d -> d.term() == term).findFirst())
                    .ifPresent(terms::add);
        }
        return new Case.Rules(
                set.map(CriteriaSet::id).orElse(""),
                set.map(CriteriaSet::version).orElse(""),
                terms,
                procedure.steps());
    }

    private static org.shifan.api.text.Text source(CriteriaSet set, Procedure.Length length) {
        return length.reference().isEmpty()
                ? M.message("source.set", set.id(), set.version()).text()
                : M.message("source.set-clause", set.id(), set.version(), length.reference())
                        .text();
    }

    /** A bureau's own set first; AQSIQ's where it has none. A membership goes by the rules for the provincial zone. */
    private Optional<CriteriaSet> set(Title title, BureauCode bureau, LocalDate on) {
        if (title.equals(Title.NATIONAL)) {
            return registry.inForce(new CriteriaKey(BureauCode.AQSIQ, Subject.Kind.ZONE, Level.NATIONAL), on);
        }
        if (title.equals(Title.DEMONSTRATION_ENTERPRISE)) {
            return registry.inForce(new CriteriaKey(bureau, Subject.Kind.ENTERPRISE, Level.NATIONAL), on)
                    .or(() -> registry.inForce(
                            new CriteriaKey(BureauCode.AQSIQ, Subject.Kind.ENTERPRISE, Level.NATIONAL), on));
        }
        return registry.inForce(new CriteriaKey(bureau, Subject.Kind.ZONE, Level.PROVINCIAL), on);
    }
}
