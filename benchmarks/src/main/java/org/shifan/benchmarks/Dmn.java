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

/**
 * The sheet in FEEL, run by kie-dmn: a decision for every item, as a table or as an expression, or one decision with all items
 * as entries.
 */
final class Dmn implements Peer {
    private static final String TOTAL = "round half up(sum([%s]) + min(sum([%s]), 3), 2)";
    private static final String VERDICT = "if veto then \"FAIL_VETO\" else if total >= 70 and item4 >= 5"
            + " and item6 >= 4 and item15 >= 4 then \"PASS\" else \"FAIL\"";

    private final List<Sheet.Line> lines = Sheet.lines("sheet.feel.txt");
    private final List<String> inputs = Sheet.inputs(lines);
    private final List<Map<String, Object>> zones =
            Zones.all().stream().map(Zones::values).toList();
    private final Form form;
    private final DMNRuntime runtime;
    private final DMNModel model;

    private enum Form {
        TABLES,
        DECISIONS,
        CONTEXT
    }

    private Dmn(Form form) {
        this.form = form;
        runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(ResourceFactory.newReaderResource(new StringReader(xml()), "UTF-8")))
                .getOrElseThrow(IllegalStateException::new);
        model = runtime.getModels().get(0);
    }

    static Dmn byTable() {
        return new Dmn(Form.TABLES);
    }

    static Dmn byDecision() {
        return new Dmn(Form.DECISIONS);
    }

    static Dmn byContext() {
        return new Dmn(Form.CONTEXT);
    }

    @Override
    public Object evaluate(int zone) {
        Map<String, Object> facts = zones.get(zone);
        DMNContext context = runtime.newContext();
        facts.forEach(context::set);
        DMNResult result = runtime.evaluateAll(model, context);
        Function<String, Object> found = name -> result.getContext().get(name);
        if (form == Form.CONTEXT) {
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
        if (form == Form.TABLES) {
            tables(out);
            decisions
                    .subList(lines.size(), decisions.size())
                    .forEach(each -> out.decision(each.name(), each.inputs(), each.expression()));
            return out.xml();
        }
        if (form == Form.CONTEXT) {
            String entries = decisions.stream()
                    .map(each -> each.name() + ": " + each.expression())
                    .collect(Collectors.joining(",\n", "{", "}"));
            return out.decision("sheet", inputs, entries).xml();
        }
        decisions.forEach(each -> out.decision(each.name(), each.inputs(), each.expression()));
        return out.xml();
    }

    /** The tables in the order of the items; where a table counts what is met, an expression makes points of it. */
    private void tables(DmnModel out) {
        List<DmnTable> tables = DmnTable.all();
        for (int i = 0; i < tables.size(); i++) {
            DmnTable table = tables.get(i);
            String name = i < Sheet.ITEMS ? "item" + i : "veto";
            if (table.name().equals("risk-met")) {
                out.logic("met", table.inputs(), table.xml())
                        .decision(name, List.of("met"), "round half up(met * 4 / 6, 2)");
            } else {
                out.logic(name, table.inputs(), table.xml());
            }
        }
    }

    private static List<String> items(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "item" + i).toList();
    }
}
