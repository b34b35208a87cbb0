// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.shifan.api.core.Decision;
import org.shifan.api.evaluation.Evidence;
import org.shifan.api.evaluation.Judgement;

/**
 * What people said about a subject, as an evaluation found it.
 *
 * @param judgements by item: one of each assessor, in the order of their names
 * @param evidence by name
 */
public record Statements(Map<String, List<Judgement>> judgements, Map<String, Evidence> evidence) {
    public static final Statements NONE = new Statements(Map.of(), Map.of());

    private static final Comparator<Judgement> BY_NAME =
            Comparator.comparing(judgement -> judgement.decision().by());

    public Statements {
        Map<String, List<Judgement>> sorted = new HashMap<>();
        judgements.forEach(
                (item, given) -> sorted.put(item, given.stream().sorted(BY_NAME).toList()));
        judgements = Map.copyOf(sorted);
        evidence = Map.copyOf(evidence);
    }

    /**
     * Which of two entries about one piece of evidence counts on a day: the later one, unless it is valid only from a later day on
     * while the earlier one is valid on this. A renewal is handed in before the old paper ends.
     */
    public static Evidence counting(Evidence earlier, Evidence later, LocalDate on) {
        boolean early = later.there() && later.from().isAfter(on);
        return early && isValid(earlier, on) ? earlier : later;
    }

    private static boolean isValid(Evidence entry, LocalDate on) {
        return entry.there()
                && !entry.from().isAfter(on)
                && (entry.to() == null || !entry.to().isBefore(on));
    }

    /** For the canonical snapshot. */
    List<Object> judgementTree() {
        List<Object> out = new ArrayList<>();
        new TreeMap<>(judgements)
                .forEach((item, given) -> given.forEach(judgement -> {
                    Map<String, Object> each = tree(judgement.id(), judgement.decision());
                    each.put("item", item);
                    each.put("value", judgement.value());
                    out.add(each);
                }));
        return out;
    }

    /** For the canonical snapshot. */
    List<Object> evidenceTree() {
        List<Object> out = new ArrayList<>();
        new TreeMap<>(evidence).forEach((name, entry) -> {
            Map<String, Object> each = tree(entry.id(), entry.decision());
            each.put("name", name);
            each.put("there", entry.there());
            if (entry.from() != null) {
                each.put("from", entry.from().toString());
            }
            if (entry.to() != null) {
                each.put("to", entry.to().toString());
            }
            out.add(each);
        });
        return out;
    }

    private static Map<String, Object> tree(long number, Decision decision) {
        Map<String, Object> out = new TreeMap<>();
        out.put("number", String.valueOf(number));
        out.put("by", decision.by());
        out.put("on", decision.on().toString());
        out.put("reason", decision.reason());
        if (!decision.evidence().isEmpty()) {
            out.put("evidence", decision.evidence());
        }
        return out;
    }
}
