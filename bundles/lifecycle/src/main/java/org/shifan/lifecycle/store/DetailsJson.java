// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.shifan.api.criteria.Procedure;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.text.Text;

/** The details of a line and the rules of a case as they are kept: as JSON, field by field, whatever becomes of the types. */
final class DetailsJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DetailsJson() {}

    static String write(Map<String, String> details) {
        ObjectNode out = MAPPER.createObjectNode();
        new TreeMap<>(details).forEach(out::put);
        return out.toString();
    }

    static Map<String, String> details(String json) {
        Map<String, String> out = new LinkedHashMap<>();
        if (json != null) {
            read(json)
                    .properties()
                    .forEach(field -> out.put(field.getKey(), field.getValue().asText()));
        }
        return out;
    }

    static String write(Case.Rules rules) {
        ObjectNode out = MAPPER.createObjectNode();
        out.put("set", rules.set()).put("version", rules.version());
        ArrayNode terms = out.putArray("terms");
        for (Case.Term term : rules.terms()) {
            ObjectNode node = terms.addObject().put("term", term.term().name()).put("stated", term.stated());
            length(node.putObject("length"), term.length());
            text(node.putObject("source"), term.source());
        }
        ArrayNode steps = out.putArray("steps");
        for (Procedure.Step step : rules.steps()) {
            ObjectNode node = steps.addObject().put("id", step.id());
            text(node.putObject("title"), step.title());
            node.put("before", step.before().name()).put("by", step.by().name());
            step.within().ifPresent(within -> length(node.putObject("within"), within));
            step.attach().forEach(node.putArray("attach")::add);
            node.put("clause", step.clause());
        }
        return out.toString();
    }

    static Case.Rules rules(String json) {
        JsonNode from = read(json);
        List<Case.Term> terms = new ArrayList<>();
        for (JsonNode term : from.get("terms")) {
            terms.add(new Case.Term(
                    Procedure.Term.valueOf(term.get("term").asText()),
                    length(term.get("length")),
                    term.get("stated").asBoolean(),
                    text(term.get("source"))));
        }
        List<Procedure.Step> steps = new ArrayList<>();
        for (JsonNode step : from.get("steps")) {
            List<String> attach = new ArrayList<>();
            step.get("attach").forEach(paper -> attach.add(paper.asText()));
            steps.add(new Procedure.Step(
                    step.get("id").asText(),
                    text(step.get("title")),
                    Procedure.Act.valueOf(step.get("before").asText()),
                    Procedure.Role.valueOf(step.get("by").asText()),
                    Optional.ofNullable(step.get("within")).map(DetailsJson::length),
                    attach,
                    step.get("clause").asText()));
        }
        return new Case.Rules(from.get("set").asText(), from.get("version").asText(), terms, steps);
    }

    private static void length(ObjectNode to, Procedure.Length length) {
        to.put("number", length.number()).put("unit", length.unit().name()).put("reference", length.reference());
    }

    private static Procedure.Length length(JsonNode from) {
        return new Procedure.Length(
                from.get("number").asInt(),
                Procedure.Unit.valueOf(from.get("unit").asText()),
                from.get("reference").asText());
    }

    private static void text(ObjectNode to, Text text) {
        to.put("zh", text.zh()).put("en", text.en());
    }

    private static Text text(JsonNode from) {
        return new Text(from.get("zh").asText(), from.get("en").asText());
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of a case is not readable: " + json, e);
        }
    }
}
