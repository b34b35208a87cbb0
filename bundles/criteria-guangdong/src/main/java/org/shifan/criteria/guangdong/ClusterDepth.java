// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.guangdong;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Component;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.FactValue.Known;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Messages;

/** How deep a cluster is: the export per firm behind the three largest, made from three facts of the records. */
@Component
public final class ClusterDepth implements FactProvider {
    private static final Messages M = Messages.of(ClusterDepth.class);
    private static final BigDecimal LEADERS = BigDecimal.valueOf(3);

    static final FactDefinition FACT = new FactDefinition(
            FactId.of("guangdong.cluster.depth"),
            M.text("depth.title"),
            M.text("depth.meaning"),
            FactType.NUMBER,
            Unit.USD,
            FactPeriod.YEAR,
            Set.of(Subject.Kind.ZONE),
            M.text("depth.owed"),
            "四(一)");

    @Override
    public List<FactDefinition> facts() {
        return List.of(FACT);
    }

    @Override
    public FactValue fact(FactRequest request) {
        FactValue exports = request.other("export.value");
        FactValue firms = request.other("exporter.count");
        FactValue leaders = request.other("leaders.share");
        if (!(exports instanceof Known value && firms instanceof Known count && leaders instanceof Known share)) {
            return Stream.of(exports, firms, leaders)
                    .filter(FactValue.Missing.class::isInstance)
                    .findFirst()
                    .orElseThrow();
        }
        BigDecimal behind = count.value().subtract(LEADERS);
        if (behind.signum() <= 0) {
            return FactValue.missing(M.message("depth.none", count.value()));
        }
        BigDecimal rest = BigDecimal.valueOf(100).subtract(share.value()).movePointLeft(2);
        BigDecimal depth = value.value().multiply(rest).divide(behind, 2, RoundingMode.HALF_UP);
        return new Known(
                depth,
                Stream.of(value, count, share)
                        .flatMap(k -> k.sources().stream())
                        .distinct()
                        .toList());
    }
}
