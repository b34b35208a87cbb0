// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;

import org.shifan.api.core.Subject;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.FactWindow;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;

/** A catalogue for tests: the first word of a fact's name tells its unit. */
final class Catalogue {
    /** A scoring function: what part a percentage is of the parameter {@code of}. */
    static final String SHARE = "random.share";

    private Catalogue() {}

    static Optional<ScoringFunction> function(String name) {
        return name.equals(SHARE)
                ? Optional.of(input -> new ScoringShare(
                        input.facts()
                                .values()
                                .iterator()
                                .next()
                                .abs()
                                .divide(input.parameter("of"), 6, RoundingMode.HALF_UP)
                                .min(BigDecimal.ONE),
                        Text.same("a part of it")))
                : Optional.empty();
    }

    /** {@code number.*} USD, {@code count.*}, {@code percent.*}, {@code rank.*}, {@code yes.*} truth, {@code day.*} of a day, {@code events.*} counted over any time. */
    static Optional<FactDefinition> definition(FactId id) {
        return FactWindow.definition(id, Catalogue::whole);
    }

    private static Optional<FactDefinition> whole(FactId id) {
        if (FactWindow.parse(id).isPresent()) {
            return Optional.empty();
        }
        return switch (id.value().substring(0, id.value().indexOf('.'))) {
            case "number" -> of(id, FactType.NUMBER, Unit.USD, FactPeriod.YEAR, Subject.Kind.ZONE);
            case "count" -> of(id, FactType.NUMBER, Unit.COUNT, FactPeriod.YEAR, Subject.Kind.ZONE);
            case "percent" -> of(id, FactType.NUMBER, Unit.PERCENT, FactPeriod.YEAR, Subject.Kind.ZONE);
            case "rank" -> of(id, FactType.NUMBER, Unit.RANK, FactPeriod.YEAR, Subject.Kind.ZONE);
            case "points" -> of(id, FactType.NUMBER, Unit.POINTS, FactPeriod.DAY, Subject.Kind.ZONE);
            case "yes" -> of(id, FactType.TRUTH, Unit.TRUTH, FactPeriod.DAY, Subject.Kind.ZONE);
            case "events" -> of(id, FactType.NUMBER, Unit.COUNT, FactPeriod.EVENTS, Subject.Kind.ZONE);
            case "day" -> of(id, FactType.NUMBER, Unit.DAYS, FactPeriod.DAY, Subject.Kind.ZONE);
            case "firm" -> of(id, FactType.NUMBER, Unit.COUNT, FactPeriod.YEAR, Subject.Kind.ENTERPRISE);
            default -> Optional.empty();
        };
    }

    private static Optional<FactDefinition> of(
            FactId id, FactType type, Unit unit, FactPeriod period, Subject.Kind kind) {
        Text title = new Text("事实" + id, "Fact " + id);
        Text owedBy = new Text("地方政府", "local government");
        return Optional.of(new FactDefinition(id, title, title, type, unit, period, Set.of(kind), owedBy, "四"));
    }
}
