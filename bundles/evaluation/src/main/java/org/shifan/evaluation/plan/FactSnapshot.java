// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.CanonicalJson;

/**
 * The facts of one subject as an evaluation found them.
 *
 * @param year the year that is evaluated
 * @param asOf the day of the evaluation
 * @param values what the plan needs; a need without an entry is missing
 * @param populations in which the subject is ranked
 * @param statements judgements and evidence
 */
public record FactSnapshot(
        Subject subject,
        int year,
        LocalDate asOf,
        Map<FactNeed, FactValue> values,
        Map<PopulationNeed, Population> populations,
        Statements statements) {
    /** The facts of a subject that is ranked nowhere and of which nobody said anything. */
    public FactSnapshot(Subject subject, int year, LocalDate asOf, Map<FactNeed, FactValue> values) {
        this(subject, year, asOf, values, Map.of(), Statements.NONE);
    }

    public FactSnapshot {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(asOf, "asOf");
        values = values instanceof SlotFacts ? values : Map.copyOf(values);
        populations = Map.copyOf(populations);
    }

    /** The same with other values of its own facts. */
    public FactSnapshot with(Map<FactNeed, FactValue> changed) {
        return new FactSnapshot(subject, year, asOf, changed, populations, statements);
    }

    /** Canonical JSON in UTF-8: independent of the order in which the facts came, exact in every digit. */
    public byte[] canonical() {
        List<Object> facts = new ArrayList<>();
        new TreeMap<>(values).forEach((need, value) -> facts.add(fact(need, value)));
        Map<String, Object> out = new TreeMap<>();
        out.put("subject", subject.toString());
        out.put("year", year);
        out.put("as-of", asOf.toString());
        out.put("facts", facts);
        List<Object> ranked = new ArrayList<>();
        new TreeMap<>(populations).forEach((need, population) -> {
            Map<String, Object> each = population.tree();
            each.put("group", need.group().code());
            each.put("fact", need.fact().value());
            ranked.add(each);
        });
        putUnlessEmpty(out, "populations", ranked);
        putUnlessEmpty(out, "judgements", statements.judgementTree());
        putUnlessEmpty(out, "evidence", statements.evidenceTree());
        return CanonicalJson.bytes(out);
    }

    private static void putUnlessEmpty(Map<String, Object> out, String key, List<Object> values) {
        if (!values.isEmpty()) {
            out.put(key, values);
        }
    }

    /** SHA-256 over {@link #canonical()}, in hexadecimal. */
    public String digest() {
        return CanonicalJson.sha256(canonical());
    }

    private static Map<String, Object> fact(FactNeed need, FactValue value) {
        Map<String, Object> out = new TreeMap<>();
        out.put("fact", need.fact().value());
        out.put("years-back", need.yearsBack());
        if (value instanceof FactValue.Known known) {
            out.put("value", known.value());
            out.put(
                    "sources",
                    known.sources().stream().map(FactSnapshot::source).toList());
        } else if (value instanceof FactValue.Missing missing) {
            Text reason = Words.of(missing.reason());
            out.put("missing", missing.reason().key());
            if (missing.expired()) {
                out.put("expired", true);
            }
            out.put("zh", reason.zh());
            out.put("en", reason.en());
        }
        return out;
    }

    private static Map<String, Object> source(FactValue.Source source) {
        return Map.of("reference", source.reference(), "revision", source.revision(), "synthetic", source.synthetic());
    }
}
