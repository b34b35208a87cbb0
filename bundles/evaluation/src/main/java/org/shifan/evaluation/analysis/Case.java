// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.shifan.api.analysis.Assumption;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.plan.FactNeed;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.service.Candidate;

import static org.shifan.evaluation.analysis.AnalysisMessages.M;

/** A subject with the criteria and the facts that an analysis of it begins with. */
record Case(Plan plan, Candidate candidate, EvaluationRequest request, FactSnapshot facts) {

    /** @throws ShifanException {@code analysis.fact.unread}, {@code analysis.fact.value} */
    Case assuming(List<Assumption> assumptions) {
        Map<FactNeed, FactValue> values = new HashMap<>(facts.values());
        for (Assumption assumption : assumptions) {
            FactNeed need = need(assumption.fact(), assumption.year());
            FactDefinition fact = definition(need);
            values.put(
                    need,
                    assumption.value() == null
                            ? FactValue.missing(M.message("analysis.assumed.missing"))
                            : Search.assumed(sound(fact, assumption.value())));
        }
        return new Case(plan, candidate, request, facts.with(values));
    }

    /** The fact of that year as the plan reads it; the evaluated year when none is named. */
    FactNeed need(FactId fact, Integer year) {
        FactNeed need = new FactNeed(fact, year == null ? 0 : facts.year() - year);
        if (plan.definition(need).isEmpty()) {
            String read = plan.needs().stream()
                    .map(n -> n.fact() + (n.yearsBack() == 0 ? "" : "@" + (facts.year() - n.yearsBack())))
                    .reduce((one, other) -> one + ", " + other)
                    .orElse("-");
            throw new ShifanException(M.message(
                    "analysis.fact.unread",
                    plan.document().id(),
                    fact,
                    String.valueOf(year == null ? facts.year() : year),
                    read));
        }
        return need;
    }

    FactDefinition definition(FactNeed need) {
        return plan.definition(need).orElseThrow();
    }

    /** Null when it is missing. */
    BigDecimal value(FactNeed need) {
        return facts.values().get(need) instanceof FactValue.Known known ? known.value() : null;
    }

    static BigDecimal sound(FactDefinition fact, BigDecimal value) {
        boolean truth = fact.type() == FactType.TRUTH;
        boolean whole = fact.unit().equals(Unit.COUNT) || fact.unit().equals(Unit.RANK);
        BigDecimal least = fact.unit().equals(Unit.RANK) ? BigDecimal.ONE : BigDecimal.ZERO;
        boolean sound = truth
                ? value.signum() == 0 || value.compareTo(BigDecimal.ONE) == 0
                : !whole || (value.stripTrailingZeros().scale() <= 0 && value.compareTo(least) >= 0);
        if (!sound) {
            throw new ShifanException(M.message("analysis.fact.value", fact.id(), value, fact.unit()));
        }
        return value;
    }
}
