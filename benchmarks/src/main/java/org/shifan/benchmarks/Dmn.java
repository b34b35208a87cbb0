// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

import org.shifan.api.evaluation.Verdict;

/** The sheet in FEEL, run by kie-dmn: a decision for every item, or one decision with all of them as entries. */
final class Dmn implements Peer {
    private static final String TOTAL = "round half up(sum([%s]) + min(sum([%s]), 3), 2)";
    private static final String VERDICT = "if veto then \"FAIL_VETO\" else if total >= 70 and item4 >= 5"
            + " and item6 >= 4 and item15 >= 4 then \"PASS\" else \"FAIL\"";

    private final List<Sheet.Line> lines = Sheet.lines("sheet.feel.txt");
    private final List<String> inputs = Sheet.inputs(lines);
    private final List<Map<String, Object>> zones =
            Zones.all().stream().map(Zones::values).toList();
    private final boolean whole;
    private final DMNRuntime runtime;
    private final DMNModel model;

    private Dmn(boolean whole) {
        this.whole = whole;
        runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(ResourceFactory.newReaderResource(new StringReader(xml()), "UTF-8")))
                .getOrElseThrow(IllegalStateException::new);
        model = runtime.getModels().get(0);
    }

    static Dmn byDecision() {
        return new Dmn(false);
    }

    static Dmn byContext() {
        return new Dmn(true);
    }

    @Override
    public Object evaluate(int zone) {
        Map<String, Object> facts = zones.get(zone);
        DMNContext context = runtime.newContext();
        facts.forEach(context::set);
        DMNResult result = runtime.evaluateAll(model, context);
        Function<String, Object> found = name -> result.getContext().get(name);
        if (whole) {
            @SuppressWarnings("unchecked")
            Map<String, Object> entries = (Map<String, Object>) found.apply("sheet");
            found = entries::get;
        }
        Decimals trace = new Decimals();
        trace.in(inputs, facts);
        for (int i = 0; i < Sheet.ITEMS; i++) {
            trace.item((BigDecimal) found.apply("item" + i));
        }
        trace.total = (BigDecimal) found.apply("total");
        trace.verdict = Verdict.valueOf((String) found.apply("verdict"));
        return trace;
    }

    @Override
    public Outcome read(Object result) {
        return ((Decimals) result).outcome();
    }

    private String xml() {
        List<Sheet.Line> decisions = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String name = i < Sheet.ITEMS ? "item" + i : "veto";
            decisions.add(
                    new Sheet.Line(name, lines.get(i).inputs(), lines.get(i).expression()));
        }
        String total = String.format(
                TOTAL, String.join(", ", items(0, Sheet.SCORED)), String.join(", ", items(Sheet.SCORED, Sheet.ITEMS)));
        decisions.add(new Sheet.Line("total", items(0, Sheet.ITEMS), total));
        decisions.add(new Sheet.Line("verdict", List.of("total", "veto", "item4", "item6", "item15"), VERDICT));
        DmnModel out = new DmnModel(inputs);
        if (whole) {
            String entries = decisions.stream()
                    .map(each -> each.name() + ": " + each.expression())
                    .collect(Collectors.joining(",\n", "{", "}"));
            return out.decision("sheet", inputs, entries).xml();
        }
        decisions.forEach(each -> out.decision(each.name(), each.inputs(), each.expression()));
        return out.xml();
    }

    private static List<String> items(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "item" + i).toList();
    }
}
