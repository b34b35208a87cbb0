// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.stale;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.ChangedFact;
import org.shifan.api.fact.FactCatalogue;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Text;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Population;

import static org.shifan.evaluation.stale.StaleMessages.M;

/**
 * Compares the values of those that subjects were ranked among with what the sources say of them today. Who was among them is
 * not looked at again: the archive says who it was on the day.
 */
final class PopulationComparer {
    /** A national population that was imported anew changes by hundreds; so many are named, the others counted. */
    private static final int MOST_NAMED = 10;

    /** How the line begins that counts the others. */
    static final String COUNTED = "population: ";

    private final FactCatalogue catalogue;
    private final Map<Subject, Map<FactId, FactValue>> now;

    /** Reads the values of all members of all these, in one question. */
    PopulationComparer(FactCatalogue catalogue, int year, LocalDate asOf, Collection<FactSnapshot> snapshots) {
        this.catalogue = catalogue;
        Set<FactId> facts = new TreeSet<>();
        Set<Subject> members = new TreeSet<>();
        snapshots.forEach(snapshot -> snapshot.populations().forEach((need, population) -> {
            facts.add(need.fact());
            members.addAll(population.members().keySet());
        }));
        this.now = members.isEmpty() ? Map.of() : catalogue.read(facts, List.copyOf(members), year, asOf);
    }

    /**
     * The values of others that are not what they were, each once however many populations it is in.
     *
     * @param unanswered takes those of which nobody can say
     */
    List<ChangedFact> changed(FactSnapshot then, Instant at, Unanswered unanswered) {
        Set<String> seen = new HashSet<>();
        List<ChangedFact> out = new ArrayList<>();
        new TreeMap<>(then.populations())
                .forEach((need, population) -> population.members().forEach((member, before) -> {
                    // Its own value is a fact of its own.
                    if (!member.equals(then.subject()) && seen.add(need.fact() + " " + member)) {
                        changed(then, need.fact(), member, before, population.name(), at, unanswered)
                                .ifPresent(out::add);
                    }
                }));
        if (out.size() <= MOST_NAMED) {
            return out;
        }
        List<ChangedFact> named = new ArrayList<>(out.subList(0, MOST_NAMED));
        if (unanswered.isOfOthers()) {
            return named;
        }
        int more = out.size() - MOST_NAMED;
        named.add(new ChangedFact(
                COUNTED + more + " more",
                M.message("stale.population.more", more).text(),
                then.year(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                at));
        return named;
    }

    private Optional<ChangedFact> changed(
            FactSnapshot then,
            FactId fact,
            Subject member,
            Optional<BigDecimal> before,
            Text population,
            Instant at,
            Unanswered unanswered) {
        FactValue value = now.getOrDefault(member, Map.of()).get(fact);
        String name = fact + " of " + member;
        if (unanswered.noteOther(name, then.year(), value)) {
            return Optional.empty();
        }
        BigDecimal after = Population.number(value).orElse(null);
        if (ChangedFact.isSame(before.orElse(null), after)) {
            return Optional.empty();
        }
        Text title = catalogue.definition(fact).map(FactDefinition::title).orElse(Text.same(fact.value()));
        return Optional.of(new ChangedFact(
                name,
                M.message("stale.population", title, member.key(), population).text(),
                then.year(),
                before.orElse(null),
                after,
                List.of(),
                Comparer.sources(value),
                List.of(),
                at));
    }
}
