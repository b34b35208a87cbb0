// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.CanonicalJson;

/** Definitions of facts as canonical JSON and back: their titles and units are part of what a result says. */
public final class CanonicalDefinitions {
    private CanonicalDefinitions() {}

    static String write(Collection<FactDefinition> definitions) {
        Map<String, Object> out = new TreeMap<>();
        definitions.forEach(fact -> out.put(fact.id().value(), tree(fact)));
        return new String(CanonicalJson.bytes(out), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> tree(FactDefinition fact) {
        List<String> subjects = new ArrayList<>();
        for (Subject.Kind kind : Subject.Kind.values()) {
            if (fact.subjects().contains(kind)) {
                subjects.add(kind.name());
            }
        }
        Map<String, Object> out = new TreeMap<>();
        out.put("title", text(fact.title()));
        out.put("meaning", text(fact.meaning()));
        out.put("type", fact.type().name());
        out.put("unit", fact.unit().code());
        out.put("period", fact.period().name());
        out.put("subjects", subjects);
        out.put("owed-by", text(fact.owedBy()));
        out.put("clause", fact.clause());
        return out;
    }

    private static Map<String, Object> text(Text text) {
        return Map.of("zh", text.zh(), "en", text.en());
    }

    /** @throws IllegalArgumentException when it is not what {@link Plan#catalogue()} writes */
    public static Map<FactId, FactDefinition> read(String json) {
        Map<FactId, FactDefinition> out = new TreeMap<>();
        JsonTree.read(json).properties().forEach(each -> {
            JsonNode fact = each.getValue();
            Set<Subject.Kind> subjects = new HashSet<>();
            fact.get("subjects").forEach(kind -> subjects.add(Subject.Kind.valueOf(kind.asText())));
            FactId id = FactId.of(each.getKey());
            out.put(
                    id,
                    new FactDefinition(
                            id,
                            JsonTree.text(fact.get("title")),
                            JsonTree.text(fact.get("meaning")),
                            FactType.valueOf(fact.get("type").asText()),
                            Unit.of(fact.get("unit").asText()),
                            FactPeriod.valueOf(fact.get("period").asText()),
                            subjects,
                            JsonTree.text(fact.get("owed-by")),
                            fact.get("clause").asText()));
        });
        return out;
    }
}
