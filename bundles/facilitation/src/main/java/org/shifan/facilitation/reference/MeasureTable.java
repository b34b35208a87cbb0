// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.shifan.api.facilitation.Treatment.Effect;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;

import static org.shifan.facilitation.reference.CsvFile.M;

/** The table of measures, held against the clause. */
public final class MeasureTable {
    private final List<Measure> all;

    /**
     * A measure with every line that the table has for it, by file order.
     *
     * @param exempts whether it lifts a check, on which a floor of random ones stays
     * @param conditions what has to stay true while it is used
     */
    public record Measure(
            String id, Effect effect, boolean exempts, Text title, List<Text> conditions, List<Row<Terms>> rows) {
        public Measure {
            conditions = List.copyOf(conditions);
            rows = List.copyOf(rows);
        }

        /** Its terms on that day; empty when it is not in force. */
        public Optional<Row<Terms>> on(LocalDate day) {
            return ReferenceData.inForce(rows, day);
        }
    }

    /** The measures of the clause that make an inspection easier; each use of one leaves a line in the ledger. */
    public static Set<String> conveniences() {
        return Clause.conveniences();
    }

    /**
     * What a measure asks for over a period.
     *
     * @param order the lowest of the applying conveniences governs
     */
    public record Terms(int order, String clause, List<GroundWord> grounds) {
        public Terms {
            grounds = List.copyOf(grounds);
        }
    }

    MeasureTable(List<CsvFile.Line> lines, List<CsvFile.Line> texts, Set<String> assumptions) {
        Map<String, List<Row<Terms>>> rows = ReferenceData.byKey(
                lines.stream().map(line -> terms(line, assumptions)).toList());
        List<Measure> out = new ArrayList<>();
        rows.forEach((id, own) -> {
            List<CsvFile.Line> said = texts.stream()
                    .filter(line -> line.text("measure").equals(id))
                    .toList();
            CsvFile.Line first = lines.stream()
                    .filter(line -> line.text("measure").equals(id))
                    .findFirst()
                    .orElseThrow();
            Text title = said.stream()
                    .filter(line -> line.text("text").equals("title"))
                    .findFirst()
                    .map(MeasureTable::text)
                    .orElseThrow(() -> first.refuse("measure", id, M.text("facilitation.data.right.measure")));
            List<Text> conditions = said.stream()
                    .filter(line -> line.text("text").equals("condition"))
                    .map(MeasureTable::text)
                    .toList();
            out.add(new Measure(
                    id,
                    Clause.of(id).orElseThrow().effect(),
                    Clause.of(id).orElseThrow().floor(),
                    title,
                    conditions,
                    own));
        });
        if (!rows.containsKey("F1")) {
            throw new ShifanException(M.message("facilitation.rules.no-mode"));
        }
        out.sort(Comparator.comparing((Measure m) -> m.effect() != Effect.STRICTER)
                .thenComparing(m -> m.rows().get(0).value().order())
                .thenComparing(Measure::id));
        all = List.copyOf(out);
    }

    private static Text text(CsvFile.Line line) {
        return new Text(line.text("zh"), line.text("en"));
    }

    private static Row<Terms> terms(CsvFile.Line line, Set<String> assumptions) {
        String id = line.text("measure");
        Clause clause = Clause.of(id)
                .orElseThrow(() -> new ShifanException(M.message(
                        "facilitation.rules.unlisted",
                        line.file(),
                        line.number(),
                        id,
                        String.join(", ", Clause.measures()))));
        Effect effect = line.word("effect", Effect.class);
        if (effect != clause.effect()) {
            throw line.refuse("effect", line.text("effect"), Text.same(CsvFile.Line.word(clause.effect())));
        }
        String words = line.optional("grounds");
        List<GroundWord> grounds = words.isEmpty()
                ? List.of()
                : Arrays.stream(words.split(" +")).map(GroundWord::of).toList();
        if ((effect == Effect.CONVENIENCE || effect == Effect.PROCEDURE)
                && line.period().from().isBefore(Clause.ISSUED)) {
            throw line.refuse(
                    "from",
                    line.text("from"),
                    M.message("facilitation.data.right.issued", Clause.ISSUED).text());
        }
        clause.lacking(grounds).ifPresent(needed -> {
            throw new ShifanException(
                    M.message("facilitation.rules.ground", line.file(), line.number(), id, needed, words));
        });
        if (clause.floor() && !assumptions.contains("checks-per-mille." + id)) {
            throw new ShifanException(M.message("facilitation.rules.floor", line.file(), line.number(), id));
        }
        return line.row(id, new Terms(line.number("order"), line.text("clause"), grounds));
    }

    /** All measures: stricter ones first, then by their first order. */
    public List<Measure> all() {
        return all;
    }

    /** The measure with this row. */
    public Measure require(String id) {
        return all.stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow();
    }
}
