// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.golden;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactReader;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Message;
import org.shifan.evaluation.document.GoldenCase;
import org.shifan.evaluation.plan.FactNeed;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;

import static org.shifan.evaluation.golden.GoldenMessages.M;

/** The facts of one case: what it lists, and what the bundle's own providers make of that. */
final class CaseFacts implements FactReader {
    private static final Message NOT_LISTED = M.message("golden.fact.missing");

    private final GoldenCase golden;
    private final CaseSurroundings surroundings;
    private final Function<FactId, Optional<FactProvider>> own;
    private final Set<FactId> read = new HashSet<>();

    /** @param own the bundle's own provider of a fact */
    CaseFacts(GoldenCase golden, Function<FactId, Optional<FactProvider>> own) {
        this.golden = golden;
        this.surroundings = new CaseSurroundings(golden);
        this.own = own;
    }

    FactSnapshot snapshot(Plan plan, Subject subject) {
        Map<FactNeed, FactValue> values = new HashMap<>();
        for (FactNeed need : plan.needs()) {
            values.put(need, read(need.fact(), subject, golden.year() - need.yearsBack()));
        }
        return new FactSnapshot(
                subject,
                golden.year(),
                golden.asOf(),
                values,
                surroundings.populations(plan),
                surroundings.statements(plan, subject));
    }

    /** What the case lists and nobody has asked for: a slip of the pen, or a rule that is gone. */
    Set<String> unread(Plan plan) {
        Set<String> out = surroundings.unread(plan);
        golden.facts().keySet().stream().filter(fact -> !read.contains(fact)).forEach(fact -> out.add(fact.value()));
        return out;
    }

    @Override
    public FactValue read(FactId fact, Subject subject, int year) {
        read.add(fact);
        Map<Integer, Optional<BigDecimal>> listed = golden.facts().get(fact);
        if (listed != null) {
            return listed.getOrDefault(year, Optional.empty())
                    .map(v -> FactValue.known(v, new FactValue.Source(golden.file(), golden.name(), true)))
                    .orElse(FactValue.missing(NOT_LISTED));
        }
        return own.apply(fact)
                .map(p -> p.fact(new FactRequest(fact, subject, year, golden.asOf(), this)))
                .orElse(FactValue.missing(NOT_LISTED));
    }
}
