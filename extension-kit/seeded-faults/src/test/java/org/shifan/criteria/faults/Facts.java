// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.faults;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;

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
import org.shifan.api.text.Text;

/** A fact of a bureau's own that is as it should be, and what can be wrong with one. */
final class Facts {
    private Facts() {}

    private static FactDefinition definition(String id) {
        return definition(id, FactPeriod.YEAR);
    }

    private static FactDefinition definition(String id, FactPeriod period) {
        return new FactDefinition(
                FactId.of(id),
                new Text("户均出口额", "Export per firm"),
                new Text("出口额除以企业数", "exports by firms"),
                FactType.NUMBER,
                Unit.USD,
                period,
                Set.of(Subject.Kind.ZONE),
                new Text("直属局", "direct bureau"),
                "四(一)");
    }

    /** Exports by firms; missing when one of them is. */
    static class Sound implements FactProvider {
        @Override
        public List<FactDefinition> facts() {
            return List.of(definition("ningbo.export.per-firm"));
        }

        @Override
        public FactValue fact(FactRequest request) {
            FactValue exports = request.other("export.value");
            FactValue firms = request.other("exporter.count");
            if (exports instanceof Known value
                    && firms instanceof Known count
                    && count.value().signum() > 0) {
                return new Known(value.value().divide(count.value(), 2, RoundingMode.HALF_UP), value.sources());
            }
            return exports instanceof Known ? firms : exports;
        }
    }

    /** Takes what is missing for zero. */
    static final class Zero extends Sound {
        @Override
        public FactValue fact(FactRequest request) {
            return super.fact(request) instanceof Known known
                    ? known
                    : FactValue.known(BigDecimal.ZERO, new FactValue.Source("none", "1", false));
        }
    }

    /** Has a name that another bureau could have. */
    static final class Nameless extends Sound {
        @Override
        public List<FactDefinition> facts() {
            return List.of(definition("export.per-firm"));
        }
    }

    /** Has such a name, and is counted over a window. */
    static final class NamelessEvents extends Sound {
        @Override
        public List<FactDefinition> facts() {
            return List.of(definition("export.per-firm", FactPeriod.EVENTS));
        }
    }

    /** Breaks when it is asked for a value. */
    static final class Breaking extends Sound {
        @Override
        public FactValue fact(FactRequest request) {
            throw new IllegalStateException("no row of firms");
        }
    }

    /** Breaks when it is asked for its facts. */
    static final class Silent extends Sound {
        @Override
        public List<FactDefinition> facts() {
            throw new IllegalStateException("no table of firms");
        }
    }

    /** Knows the exports by a fact of another component. */
    static class Chained extends Sound {
        @Override
        public FactValue fact(FactRequest request) {
            return request.other("ningbo.export.checked") instanceof Known
                    ? super.fact(request)
                    : request.other("ningbo.export.checked");
        }
    }

    /** What {@link Chained} asks. */
    static final class Checked extends Sound {
        @Override
        public List<FactDefinition> facts() {
            return List.of(definition("ningbo.export.checked"));
        }

        @Override
        public FactValue fact(FactRequest request) {
            return request.other("export.value");
        }
    }

    /** The same in a class that extends {@link Chained}. */
    static final class CheckedToo extends Chained {
        @Override
        public List<FactDefinition> facts() {
            return List.of(definition("ningbo.export.checked"));
        }

        @Override
        public FactValue fact(FactRequest request) {
            return request.other("export.value");
        }
    }
}
