// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.analysis.Comparability;
import org.shifan.api.analysis.Comparability.Condition;
import org.shifan.api.analysis.Comparability.Line;
import org.shifan.api.analysis.Comparability.Share;
import org.shifan.api.analysis.CriteriaAnalysis;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaSet.Role;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.registry.InstalledCriteria;

import static org.shifan.evaluation.analysis.AnalysisMessages.M;

/** Puts the criteria in force side by side, by the clause that each item stands on. */
@Component
public final class CriteriaAnalyses implements CriteriaAnalysis {
    private final InstalledCriteria criteria;

    @Activate
    public CriteriaAnalyses(@Reference InstalledCriteria criteria) {
        this.criteria = criteria;
    }

    @Override
    public Comparability comparability(Level level, LocalDate on) {
        List<Plan> plans = criteria.sets().stream()
                .map(CriteriaSet::key)
                .filter(key -> key != null
                        && key.subject() == Subject.Kind.ZONE
                        && key.level().equals(level))
                .distinct()
                .sorted(Comparator.comparing(CriteriaKey::toString))
                .flatMap(key -> criteria.winner(key, on).stream())
                .toList();
        List<Condition> conditions = new ArrayList<>();
        for (String clause : FiledClause.CONDITIONS) {
            conditions.add(new Condition(clause, M.text("analysis.condition." + clause), shares(plans, on, clause)));
        }
        conditions.add(new Condition("", M.text("analysis.condition.other"), shares(plans, on, "")));
        return new Comparability(level, on, plans.stream().map(Chosen::describe).toList(), conditions);
    }

    private static List<Share> shares(List<Plan> plans, LocalDate on, String condition) {
        return plans.stream().map(plan -> share(plan, on, condition)).toList();
    }

    private static Share share(Plan plan, LocalDate on, String condition) {
        List<Line> lines = plan.outline(on).stream()
                .flatMap(part -> part.items().stream())
                .flatMap(item -> line(item, condition).stream())
                .toList();
        BigDecimal weight = lines.stream()
                .filter(line -> line.role() == Role.SCORED || line.role() == Role.KEY)
                .map(Line::weight)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal percent =
                weight.multiply(BigDecimal.valueOf(100)).divide(plan.document().total(), 1, RoundingMode.HALF_UP);
        return new Share(plan.document().id(), weight, percent, lines);
    }

    private static Optional<Line> line(CriteriaSet.Item item, String condition) {
        FiledClause filed = FiledClause.of(item.clause());
        return filed.condition().equals(condition)
                ? Optional.of(new Line(
                        item.id(),
                        item.title(),
                        item.clause(),
                        item.role(),
                        item.weight(),
                        item.formula(),
                        filed.reason()))
                : Optional.empty();
    }
}
