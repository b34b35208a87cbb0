// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;

/** The catalogue of facts of this version of Shifan, as the manual lists it in its tables. */
final class FactTable {
    private FactTable() {}

    static Map<FactId, FactDefinition> definitions() {
        try (InputStream in = FactTable.class.getResourceAsStream("facts.md")) {
            if (in == null) {
                throw new IllegalStateException("facts.md is missing beside " + FactTable.class.getName());
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row is {@code | `fact` | unit | period | subject | meaning | clause | ...}. */
    static Map<FactId, FactDefinition> parse(String page) {
        Map<FactId, FactDefinition> out = new TreeMap<>();
        page.lines().filter(line -> line.startsWith("| `")).forEach(line -> {
            List<String> cells =
                    Arrays.stream(line.split("\\|")).map(String::strip).toList();
            FactId id = FactId.of(cells.get(1).replace("`", ""));
            Unit unit = Unit.of(cells.get(2));
            out.put(
                    id,
                    new FactDefinition(
                            id,
                            Text.same(id.value()),
                            Text.same(cells.get(5)),
                            unit.equals(Unit.TRUTH) ? FactType.TRUTH : FactType.NUMBER,
                            unit,
                            FactPeriod.valueOf(cells.get(3).toUpperCase(Locale.ROOT)),
                            subjects(cells.get(4)),
                            Text.same(cells.size() > 7 ? cells.get(7) : "records"),
                            cells.get(6)));
        });
        return out;
    }

    private static Set<Subject.Kind> subjects(String cell) {
        Set<Subject.Kind> out = EnumSet.noneOf(Subject.Kind.class);
        for (Subject.Kind kind : Subject.Kind.values()) {
            if (cell.contains(kind.code())) {
                out.add(kind);
            }
        }
        return out;
    }
}
