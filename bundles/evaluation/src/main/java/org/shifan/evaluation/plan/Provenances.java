// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.api.criteria.BoundTerm;
import org.shifan.api.criteria.Layers;
import org.shifan.api.criteria.Provenance;
import org.shifan.evaluation.document.Amount;
import org.shifan.evaluation.document.BestOfRule;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.DatedRule;
import org.shifan.evaluation.document.Descent;
import org.shifan.evaluation.document.Item;
import org.shifan.evaluation.document.OpenTerm;
import org.shifan.evaluation.document.Rule;
import org.shifan.evaluation.document.Veto;

/** Tells what the pieces of a document stand on: the sets that wrote them, and the open terms of the policy. */
public final class Provenances {
    private final CriteriaDocument document;

    Provenances(CriteriaDocument document) {
        this.document = document;
    }

    /** What the document was made from, with all numbers of its open terms. */
    public static Layers layers(CriteriaDocument document) {
        List<Layers.Base> bases = document.lineage().bases().stream()
                .map(base -> new Layers.Base(base.id(), base.version(), base.digest(), base.baseline()))
                .toList();
        List<BoundTerm> terms = document.lineage().terms().stream()
                .map(term -> term(term, term.bindings()))
                .toList();
        return new Layers(bases, terms);
    }

    /** @param day empty when it is about no day: then no term has a number */
    Provenance of(Item item, Optional<LocalDate> day) {
        Stream<Amount> amounts = Stream.concat(
                amounts(item.rule(), day),
                item.notApplicable().stream().flatMap(n -> n.when().amounts()));
        return provenance(item.descent(), amounts, day);
    }

    Provenance of(Veto veto, Optional<LocalDate> day) {
        return provenance(veto.descent(), veto.when().amounts(), day);
    }

    private Provenance provenance(Optional<Descent> descent, Stream<Amount> amounts, Optional<LocalDate> day) {
        Set<String> named = amounts.filter(Amount.Named.class::isInstance)
                .map(amount -> ((Amount.Named) amount).parameter())
                .collect(Collectors.toSet());
        List<BoundTerm> terms = document.lineage().terms().stream()
                .filter(term -> named.contains(term.id()))
                .map(term -> term(term, day.flatMap(term::on).stream().toList()))
                .toList();
        return descent.isEmpty() && terms.isEmpty()
                ? Provenance.OWN
                : new Provenance(descent.map(Provenances::origin).orElse(null), terms);
    }

    /** The numbers of the rule that is in force; those of the others went into nothing. */
    private static Stream<Amount> amounts(Rule rule, Optional<LocalDate> day) {
        if (rule instanceof DatedRule dated && day.isPresent()) {
            return dated.on(day.get()).flatMap(DatedRule.Entry::rule).stream().flatMap(each -> amounts(each, day));
        }
        return rule instanceof BestOfRule best
                ? best.rules().stream().flatMap(each -> amounts(each, day))
                : rule.amounts();
    }

    private static Provenance.Origin origin(Descent descent) {
        List<Provenance.Change> changes = descent.changes().stream()
                .map(change -> new Provenance.Change(change.set(), change.version(), change.fields()))
                .toList();
        return new Provenance.Origin(descent.set(), descent.version(), changes);
    }

    private static BoundTerm term(OpenTerm term, List<OpenTerm.Binding> bindings) {
        List<BoundTerm.Value> values = bindings.stream()
                .map(binding -> new BoundTerm.Value(binding.value(), binding.document(), binding.date()))
                .toList();
        return new BoundTerm(term.id(), term.title(), term.phrase(), term.clause(), term.unit(), values);
    }
}
