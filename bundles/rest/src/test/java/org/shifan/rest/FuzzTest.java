// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.JSON;
import static org.shifan.rest.ApiServer.ROOT;
import static org.shifan.rest.ApiServer.header;
import static org.shifan.rest.ApiServer.json;

/**
 * Every operation of the OpenAPI documents with values that fit, nearly fit, and do not fit at all. Whatever is sent: no fault of
 * the server, no trace of its inside, and an answer that the document tells of.
 */
public class FuzzTest {
    private static final long SEED = 20140701;
    private static final int ROUNDS = 12;
    /** Of modules that the tests have no services of. */
    private static final int AWAY = 503;

    private static final List<String> NASTY = List.of(
            "",
            " ",
            "0",
            "-1",
            "1e9",
            "99999999999999999999",
            "NaN",
            "null",
            "true",
            "' OR '1'='1",
            "\"; DROP TABLE RST_TOKEN; --",
            "../../etc/passwd",
            "..\\..\\x",
            "<script>alert(1)</script>",
            "=cmd|' /C calc'!A0",
            "${jndi:ldap://x/a}",
            "%00",
            "\u0000",
            "\ud83d\ude00",
            "示范区",
            "a".repeat(3000),
            "{0}",
            "zone:320583-01",
            "2015-02-30",
            "320583-01");

    private static ApiServer api;
    private final Random random = new Random(SEED);

    @BeforeClass
    public static void start() throws Exception {
        Fakes services = new Province().services();
        new Desks(java.nio.file.Files.createTempDirectory(java.nio.file.Path.of("target"), "desks")).into(services);
        Limits i = Limits.INITIAL;
        api = new ApiServer(
                services,
                new Limits(
                        i.jsonBytes(), i.uploadBytes(), i.bodyTime(), i.uploadTime(), 1_000_000, 1_000_000, false, ""));
    }

    @AfterClass
    public static void stop() {
        api.close();
    }

    @Test
    public void noOperationFailsWhateverIsSent() {
        int sent = 0;
        int fitting = 0;
        for (String where : List.of("/api/v1/openapi.json", "/public/v1/openapi.json")) {
            JsonNode document = json(api.get(where));
            Conformance conformance = new Conformance(document);
            Iterator<Map.Entry<String, JsonNode>> paths =
                    document.get("paths").properties().iterator();
            while (paths.hasNext()) {
                Map.Entry<String, JsonNode> path = paths.next();
                Iterator<Map.Entry<String, JsonNode>> operations =
                        path.getValue().properties().iterator();
                while (operations.hasNext()) {
                    Map.Entry<String, JsonNode> operation = operations.next();
                    if (operation.getValue().get("operationId").asText().equals("events")) {
                        continue;
                    }
                    for (int round = 0; round < ROUNDS; round++) {
                        int status = send(document, conformance, path.getKey(), operation, round);
                        fitting += status < 300 ? 1 : 0;
                        sent++;
                    }
                }
            }
        }
        assertThat(sent).isGreaterThan(500);
        assertThat(fitting).as("that the values which fit are let in").isGreaterThan(60);
    }

    private int send(
            JsonNode document,
            Conformance conformance,
            String template,
            Map.Entry<String, JsonNode> operation,
            int round) {
        // The first rounds fit; then one value after the other does not.
        boolean nasty = round >= 2;
        String path = template;
        List<String> query = new ArrayList<>();
        List<String> headers = new ArrayList<>();
        for (JsonNode parameter : operation.getValue().path("parameters")) {
            String name = parameter.get("name").asText();
            String value = nasty && random.nextBoolean() ? nasty() : fitting(name, parameter.get("schema"));
            switch (parameter.get("in").asText()) {
                case "path" -> path = path.replace("{" + name + "}", encoded(value.isEmpty() ? "x" : value));
                case "query" -> {
                    if (parameter.get("required").asBoolean() || random.nextInt(3) == 0) {
                        query.add(name + "=" + encoded(value));
                    }
                }
                default -> {
                    if (name.equals("If-Match")) {
                        headers.addAll(List.of(name, nasty ? "\"x\"" : "*"));
                    }
                }
            }
        }
        String body = null;
        JsonNode content = operation.getValue().at("/requestBody/content");
        if (!content.isMissingNode()) {
            String type = content.fieldNames().next();
            headers.addAll(List.of("Content-Type", type));
            body = content.get(type).get("schema").has("$ref")
                    ? body(document, content.get(type).get("schema"), nasty)
                    : nasty();
        }
        String method = operation.getKey().toUpperCase(java.util.Locale.ROOT);
        String sent = path + (query.isEmpty() ? "" : "?" + String.join("&", query));
        HttpResponse<String> answer = api.send(method, sent, ROOT, body, headers.toArray(String[]::new));
        String what = method + " " + sent + " " + body + " -> " + answer.statusCode() + " " + answer.body();
        assertThat(answer.statusCode())
                .as(what)
                .satisfiesAnyOf(
                        status -> assertThat(status).isLessThan(500),
                        status -> assertThat(status).isEqualTo(AWAY));
        assertThat(answer.body()).as(what).doesNotContain("Exception", "org.shifan", "java.", "\tat ");
        if (path.contains("%2F") || path.contains("%5C") || path.contains("%00")) {
            // The server itself turns these away before the servlet.
            assertThat(answer.statusCode()).as(what).isBetween(400, 499);
            return answer.statusCode();
        }
        assertThat(header(answer, "X-Content-Type-Options")).as(what).isEqualTo("nosniff");
        assertThat(conformance.faults(method, path, answer)).as(what).isEmpty();
        return answer.statusCode();
    }

    private String nasty() {
        return NASTY.get(random.nextInt(NASTY.size()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String fitting(String name, JsonNode schema) {
        if (schema.has("enum")) {
            return schema.get("enum")
                    .get(random.nextInt(schema.get("enum").size()))
                    .asText();
        }
        return switch (name) {
            case "zone" -> "320583-01";
            case "bureau" -> "jiangsu";
            case "level" -> "provincial";
            case "subject" -> "zone:320583-01";
            case "cursor" -> "cDE";
            case "code" -> "320583-01";
            case "year" -> "2014";
            default ->
                schema.path("format").asText().equals("date")
                        ? "2015-06-30"
                        : schema.path("type").asText().equals("integer")
                                ? "1"
                                : schema.path("type").asText().equals("boolean") ? "true" : "abc";
        };
    }

    private String body(JsonNode document, JsonNode schema, boolean nasty) {
        JsonNode whole = schema;
        if (schema.has("$ref")) {
            whole = document.at(schema.get("$ref").asText().substring(1));
        }
        ObjectNode out = JSON.createObjectNode();
        Iterator<Map.Entry<String, JsonNode>> fields =
                whole.path("properties").properties().iterator();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (nasty && random.nextInt(3) == 0) {
                JsonNode[] values = {
                    JSON.getNodeFactory().textNode(nasty()),
                    JSON.getNodeFactory().numberNode(random.nextLong()),
                    JSON.getNodeFactory().nullNode(),
                    JSON.createArrayNode().add(nasty()),
                    JSON.createObjectNode().put(nasty(), nasty()),
                    JSON.getNodeFactory().booleanNode(random.nextBoolean())
                };
                out.set(field.getKey(), values[random.nextInt(values.length)]);
            } else if (!nasty || random.nextInt(4) > 0) {
                out.set(field.getKey(), fittingJson(document, field.getKey(), field.getValue()));
            }
        }
        String text = out.toString();
        return nasty && random.nextInt(6) == 0 ? text.substring(0, text.length() / 2) : text;
    }

    private JsonNode fittingJson(JsonNode document, String name, JsonNode schema) {
        JsonNode type = schema.path("type");
        String kind = type.isArray() ? type.get(0).asText() : type.asText();
        if (schema.has("$ref") || schema.has("anyOf")) {
            JsonNode ref = schema.has("$ref") ? schema : schema.get("anyOf").get(0);
            try {
                return JSON.readTree(body(document, ref, false));
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
        return switch (kind) {
            case "integer" -> JSON.getNodeFactory().numberNode(name.equals("year") ? 2014 : 7);
            case "number" -> JSON.getNodeFactory().numberNode(50);
            case "boolean" -> JSON.getNodeFactory().booleanNode(true);
            case "object" -> JSON.createObjectNode();
            case "array" -> JSON.createArrayNode();
            default ->
                JSON.getNodeFactory()
                        .textNode(
                                name.equals("asOf") ? "2015-06-30" : name.equals("head") ? "x" : fitting(name, schema));
        };
    }
}
