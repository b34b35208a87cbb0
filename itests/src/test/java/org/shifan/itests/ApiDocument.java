// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
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

    private final JsonNode document;
    private final long seed;
    private final Map<String, Random> randoms = new HashMap<>();
    private Random random;

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

        boolean withoutParameters() {
            return !path.contains("{");
        }

        /** Whether somebody who calls it sends no value at all. */
        boolean withoutValues() {
            return mediaType().isEmpty() && told.path("parameters").isEmpty();
        }

        /** Of its body; empty when it has none. */
        String mediaType() {
            JsonNode content = told.at("/requestBody/content");
            return content.isMissingNode() ? "" : content.fieldNames().next();
        }
    }

    /** What is sent. */
    record Sent(String method, String path, String mediaType, String body) {}

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

    /** @param hostile whether about half of the values are */
    Sent request(Operation operation, boolean hostile) {
        // By its name: what one is sent does not depend on which others there are.
        random = randoms.computeIfAbsent(operation.id(), id -> new Random(seed ^ id.hashCode()));
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.told().path("parameters")) {
            String name = parameter.get("name").asText();
            String value = hostile && random.nextBoolean() ? hostile() : fitting(name, parameter.get("schema"));
            switch (parameter.get("in").asText()) {
                case "path" -> path = path.replace("{" + name + "}", encoded(value.isEmpty() ? "x" : value));
                case "query" -> {
                    if (parameter.path("required").asBoolean() || (hostile && random.nextInt(3) == 0)) {
                        query.add(name + "=" + encoded(value));
                    }
                }
                default -> {
                    // Headers are the caller's.
                }
            }
        }
        String type = operation.mediaType();
        JsonNode schema = operation.told().at("/requestBody/content").path(type).path("schema");
        String body = type.isEmpty()
                ? null
                : schema.has("$ref") ? json(schema, hostile, 0).toString() : hostile ? hostile() : "content\n";
        if (hostile && body != null && random.nextInt(6) == 0) {
            body = body.substring(0, body.length() / 2);
        }
        return new Sent(operation.method(), query.isEmpty() ? path : path + "?" + String.join("&", query), type, body);
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

    private JsonNode json(JsonNode schema, boolean hostile, int depth) {
        JsonNode whole = schema.has("anyOf") ? schema.get("anyOf").get(0) : schema;
        if (whole.has("$ref")) {
            whole = document.at(whole.get("$ref").asText().substring(1));
        }
        if (depth > DEEPEST) {
            return VALUES.nullNode();
        }
        ObjectNode out = VALUES.objectNode();
        for (var field : whole.path("properties").properties()) {
            if (hostile && random.nextInt(3) == 0) {
                out.set(field.getKey(), hostileValue());
            } else {
                out.set(field.getKey(), value(field.getKey(), field.getValue(), hostile, depth + 1));
            }
        }
        return out;
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

    private JsonNode value(String name, JsonNode schema, boolean hostile, int depth) {
        if (schema.has("$ref") || schema.has("anyOf")) {
            return json(schema, hostile, depth);
        }
        return switch (kind(schema)) {
            case "integer" -> VALUES.numberNode(name.equals("year") ? 2014 : 1);
            case "number" -> VALUES.numberNode(50);
            case "boolean" -> VALUES.booleanNode(true);
            case "object" -> VALUES.objectNode();
            case "array" -> {
                ArrayNode out = VALUES.arrayNode();
                if (schema.has("items") && depth < DEEPEST) {
                    out.add(value(name, schema.get("items"), hostile, depth + 1));
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
