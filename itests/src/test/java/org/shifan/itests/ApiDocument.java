// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The operations of an OpenAPI document, and requests for them: with values that fit, and with such as an attacker sends. */
final class ApiDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory VALUES = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;
    private static final int TRIES = 100;

    static final List<String> HOSTILE = List.of(
            "",
            " ",
            "-1",
            "1e999",
            "99999999999999999999",
            "NaN",
            "null",
            "' OR '1'='1",
            "\"; DROP TABLE RST_TOKEN; --",
            "../../etc/users.properties",
            "..\\..\\etc\\passwd",
            "%2e%2e%2f",
            "<script>alert(1)</script>",
            "=cmd|' /C calc'!A0",
            "${jndi:ldap://127.0.0.1/a}",
            "\u0000",
            "a\r\nSet-Cookie: x=1",
            "\ud83d\ude00",
            "示范区",
            "a".repeat(3000),
            "{0}",
            "2015-02-30");

    /** The place of a body as a whole. */
    private static final String BODY = "(body)";

    private final JsonNode document;
    private final long seed;
    private final Map<String, Random> randoms = new HashMap<>();
    private Random random;
    private Map<String, String> hostile = Map.of();

    ApiDocument(JsonNode document, long seed) {
        this.document = document;
        this.seed = seed;
    }

    /** An operation of the document. */
    record Operation(String method, String path, JsonNode told) {
        String id() {
            return told.get("operationId").asText();
        }

        boolean changes() {
            return !method.equals("GET");
        }

        /** Whether somebody who calls it sends no value at all: headers are the caller's. */
        boolean withoutValues() {
            for (JsonNode parameter : told.path("parameters")) {
                if (!parameter.get("in").asText().equals("header")) {
                    return false;
                }
            }
            return mediaType().isEmpty();
        }

        /** Of its body; empty when it has none. */
        String mediaType() {
            JsonNode content = told.at("/requestBody/content");
            return content.isMissingNode() ? "" : content.fieldNames().next();
        }
    }

    /**
     * What is sent.
     *
     * @param hostile the values in it that do not fit, by the names of their places
     */
    record Sent(String method, String path, String mediaType, String body, Map<String, String> hostile) {}

    List<Operation> operations() {
        List<Operation> out = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> out.add(new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
        return out;
    }

    /** A request of which about half of the values are hostile, and one at least where the operation takes any. */
    Sent hostile(Operation operation) {
        Sent sent = request(operation, true);
        for (int i = 0; sent.hostile().isEmpty() && !operation.withoutValues(); i++) {
            if (i == TRIES) {
                throw new AssertionError("no hostile value in " + TRIES + " requests of " + operation.id());
            }
            sent = request(operation, true);
        }
        return sent;
    }

    /** A request of which every value fits. */
    Sent fitting(Operation operation) {
        return request(operation, false);
    }

    private Sent request(Operation operation, boolean attack) {
        // By its name: what one is sent does not depend on which others there are.
        random = randoms.computeIfAbsent(operation.id(), id -> new Random(seed ^ id.hashCode()));
        hostile = new LinkedHashMap<>();
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.told().path("parameters")) {
            String name = parameter.get("name").asText();
            boolean wrong = attack && random.nextBoolean();
            String value = wrong ? hostile() : fitting(name, parameter.get("schema"));
            switch (parameter.get("in").asText()) {
                case "path" -> {
                    path = path.replace("{" + name + "}", encoded(value.isEmpty() ? "x" : value));
                    note(wrong, name, value);
                }
                case "query" -> {
                    if (parameter.path("required").asBoolean() || (attack && random.nextInt(3) == 0)) {
                        query.add(name + "=" + encoded(value));
                        note(wrong, name, value);
                    }
                }
                default -> {
                    // Headers are the caller's.
                }
            }
        }
        String type = operation.mediaType();
        JsonNode schema = operation.told().at("/requestBody/content").path(type).path("schema");
        String body = null;
        if (schema.has("$ref")) {
            body = json("", schema, attack, 0).toString();
        } else if (!type.isEmpty()) {
            body = attack ? hostile() : "content\n";
            note(attack, BODY, body);
        }
        if (attack && body != null && random.nextInt(6) == 0) {
            body = body.substring(0, body.length() / 2);
            note(true, BODY, body);
        }
        return new Sent(
                operation.method(),
                query.isEmpty() ? path : path + "?" + String.join("&", query),
                type,
                body,
                Map.copyOf(hostile));
    }

    private void note(boolean wrong, String place, String value) {
        if (wrong) {
            hostile.put(place, value);
        }
    }

    private String hostile() {
        return HOSTILE.get(random.nextInt(HOSTILE.size()));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String fitting(String name, JsonNode schema) {
        if (schema.path("enum").size() > 0) {
            return schema.get("enum").get(0).asText();
        }
        return switch (name) {
            case "zone" -> "320583-01";
            case "bureau" -> "jiangsu";
            case "level" -> "provincial";
            case "subject" -> "zone:320583-01";
            case "enterprise", "code" -> "DM0900011";
            case "cursor" -> "cDE";
            case "year" -> "2014";
            case "hs" -> "8712";
            case "market" -> "US";
            default ->
                schema.path("format").asText().equals("date")
                        ? "2015-06-30"
                        : kind(schema).equals("integer") ? "1" : kind(schema).equals("boolean") ? "true" : "abc";
        };
    }

    private static String kind(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).asText() : type.asText();
    }

    private JsonNode json(String place, JsonNode schema, boolean attack, int depth) {
        JsonNode whole = schema.has("anyOf") ? schema.get("anyOf").get(0) : schema;
        if (whole.has("$ref")) {
            whole = document.at(whole.get("$ref").asText().substring(1));
        }
        if (depth > DEEPEST) {
            return VALUES.nullNode();
        }
        ObjectNode out = VALUES.objectNode();
        for (var field : whole.path("properties").properties()) {
            String name = field.getKey();
            String at = place.isEmpty() ? name : place + "." + name;
            if (attack && random.nextInt(3) == 0) {
                JsonNode value = hostileValue();
                out.set(name, value);
                note(!fits(value, field.getValue(), named(whole.path("required"), name)), at, value.toString());
            } else {
                out.set(name, value(at, name, field.getValue(), attack, depth + 1));
            }
        }
        return out;
    }

    private static boolean named(JsonNode names, String name) {
        for (JsonNode each : names) {
            if (each.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Nothing where nothing need be, and a yes or no where one is asked for, are no attack. */
    private static boolean fits(JsonNode value, JsonNode schema, boolean needed) {
        return value.isNull() ? !needed : value.isBoolean() && kind(schema).equals("boolean");
    }

    private JsonNode hostileValue() {
        return switch (random.nextInt(6)) {
            case 0 -> VALUES.numberNode(random.nextLong());
            case 1 -> VALUES.nullNode();
            case 2 -> VALUES.arrayNode().add(hostile());
            case 3 -> VALUES.objectNode().put(hostile(), hostile());
            case 4 -> VALUES.booleanNode(random.nextBoolean());
            default -> VALUES.textNode(hostile());
        };
    }

    private JsonNode value(String place, String name, JsonNode schema, boolean attack, int depth) {
        if (schema.has("$ref") || schema.has("anyOf")) {
            return json(place, schema, attack, depth);
        }
        return switch (kind(schema)) {
            case "integer" -> VALUES.numberNode(name.equals("year") ? 2014 : 1);
            case "number" -> VALUES.numberNode(50);
            case "boolean" -> VALUES.booleanNode(true);
            case "object" -> VALUES.objectNode();
            case "array" -> {
                ArrayNode out = VALUES.arrayNode();
                if (schema.has("items") && depth < DEEPEST) {
                    out.add(value(place, name, schema.get("items"), attack, depth + 1));
                }
                yield out;
            }
            default -> VALUES.textNode(fitting(name, schema));
        };
    }

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
