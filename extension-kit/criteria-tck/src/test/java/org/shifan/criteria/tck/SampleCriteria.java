// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.math.BigDecimal;
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
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;

/** A bundle's test as its author writes it; the tests of the kit run it. */
public class SampleCriteria extends CriteriaConformance {

    @Override
    protected List<FactProvider> factProviders() {
        return List.of(new Doubled());
    }

    /** A fact of the bundle's own, made from another. */
    static final class Doubled implements FactProvider {
        @Override
        public List<FactDefinition> facts() {
            return List.of(new FactDefinition(
                    FactId.of("ningbo.exports.doubled"),
                    Text.same("doubled"),
                    Text.same("export.value twice"),
                    FactType.NUMBER,
                    Unit.USD,
                    FactPeriod.YEAR,
                    Set.of(Subject.Kind.ZONE),
                    Text.same("bureau"),
                    ""));
        }

        @Override
        public FactValue fact(FactRequest request) {
            return request.other("export.value") instanceof FactValue.Known known
                    ? new FactValue.Known(known.value().multiply(BigDecimal.valueOf(2)), known.sources())
                    : request.other("export.value");
        }
    }
}
