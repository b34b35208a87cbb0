// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.commons.jexl3.JexlArithmetic;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.MapContext;
import org.apache.commons.jexl3.introspection.JexlPermissions;

/** The sheet in JEXL: an expression for every item, or one script for all of them. */
final class Jexl implements Peer {
    private static final JexlEngine ENGINE = new JexlBuilder()
            .arithmetic(new JexlArithmetic(true, MathContext.DECIMAL128, Integer.MIN_VALUE))
            .permissions(JexlPermissions.UNRESTRICTED)
            .namespaces(Map.of("points", Rounding.class))
            .create();

    private final List<Sheet.Line> lines = Sheet.lines("sheet.jexl.txt");
    private final List<String> inputs = Sheet.inputs(lines);
    private final List<Map<String, Object>> zones =
            Zones.all().stream().map(Zones::values).toList();
    private final List<JexlScript> scripts;

    private Jexl(boolean whole) {
        List<String> expressions = lines.stream().map(Sheet.Line::expression).toList();
        scripts = (whole ? List.of(expressions.stream().collect(Collectors.joining(",\n", "[", "]"))) : expressions)
                .stream().map(ENGINE::createScript).toList();
    }

    static Jexl byItem() {
        return new Jexl(false);
    }

    static Jexl byScript() {
        return new Jexl(true);
    }

    @Override
    public Object evaluate(int zone) {
        Map<String, Object> facts = zones.get(zone);
        JexlContext context = new MapContext(facts);
        Decimals trace = new Decimals();
        trace.in(inputs, facts);
        Object[] results;
        if (scripts.size() == 1) {
            results = (Object[]) scripts.get(0).execute(context);
        } else {
            results = new Object[scripts.size()];
            for (int i = 0; i < results.length; i++) {
                results[i] = scripts.get(i).execute(context);
            }
        }
        for (int i = 0; i < Sheet.ITEMS; i++) {
            trace.item((BigDecimal) results[i]);
        }
        return trace.total((Boolean) results[Sheet.ITEMS]);
    }

    @Override
    public Outcome read(Object result) {
        return ((Decimals) result).outcome();
    }

    /** What the expressions may call. */
    public static final class Rounding {
        private Rounding() {}

        public static BigDecimal half(BigDecimal points) {
            return points.setScale(2, RoundingMode.HALF_UP);
        }

        public static BigDecimal max(BigDecimal one, BigDecimal other) {
            return one.max(other);
        }
    }
}
