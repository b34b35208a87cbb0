// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

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
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

/** A bureau's own fact: it is 8 for each of its zones, and nobody knows it of others. */
final class NingboFact implements FactProvider {
    private static final String NINGBO = "3302";
    private static final Text ELSEWHERE = new Text("不属本局辖区", "Not of this bureau");

    @Override
    public List<FactDefinition> facts() {
        return List.of(new FactDefinition(
                FactId.of("ningbo.test.value"),
                new Text("测试数值", "Test value"),
                new Text("测试用", "For tests"),
                FactType.NUMBER,
                Unit.COUNT,
                FactPeriod.YEAR,
                Set.of(Subject.Kind.ZONE),
                new Text("测试", "the test"),
                "四(一)"));
    }

    @Override
    public FactValue fact(FactRequest request) {
        return request.subject().key().startsWith(NINGBO)
                ? FactValue.known(8, new FactValue.Source("itests", "1", true))
                : FactValue.missing(new Message("itests.elsewhere", ELSEWHERE, List.of()));
    }
}
