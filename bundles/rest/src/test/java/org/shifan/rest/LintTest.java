// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.json;

/**
 * What public linters call an error in an OpenAPI document, asked in each build; docs/openapi-lint.md has what two of them said. The names are those
 * of the rules of Spectral ({@code spectral:oas}), and of Redocly where that asks for more.
 */
public class LintTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)\\}");
    private static final String REF = "$ref";

    private static ApiServer api;

    @BeforeClass
    public static void start() {
        api = new ApiServer(new Province().services(), Limits.INITIAL);
    }

    @AfterClass
    public static void stop() {
        api.close();
    }

    @Test
    public void theInternalDocumentHasNoError() {
        assertThat(errors(json(api.get("/api/v1/openapi.json")))).isEmpty();
    }

    @Test
    public void thePublicDocumentHasNoError() {
        assertThat(errors(json(api.get("/public/v1/openapi.json")))).isEmpty();
    }

    /** So that a rule that finds nothing is not one that looks at nothing. */
    @Test
    public void whatIsBrokenIsFound() {
        String text = json(api.get("/public/v1/openapi.json")).toString();
        assertThat(errors(read(text.replace("\"publicZones\"", "\"publicZone\""))))
                .anyMatch(each -> each.startsWith("operation-operationId-unique"));
        assertThat(errors(read(text.replace("/public/v1/zones/{zone}", "/public/v1/zones/{area}"))))
                .anyMatch(each -> each.startsWith("path-params"));
        assertThat(errors(read(text.replace("\"security\":[]", "\"secured\":[]"))))
                .anyMatch(each -> each.startsWith("security-defined"));
        assertThat(errors(read(text.replace("/public/v1/statistics", "/public/v1/statistics/"))))
                .anyMatch(each -> each.startsWith("path-keys-no-trailing-slash"));
        assertThat(errors(read(text.replace("#/components/schemas/", "#/components/schemata/"))))
                .anyMatch(each -> each.startsWith("invalid-ref"))
                .anyMatch(each -> each.startsWith("oas3-unused-component"));
        assertThat(errors(read(text.replaceAll("\"(20\\d|304)\":", "\"x$1\":"))))
                .anyMatch(each -> each.startsWith("operation-success-response"));
    }

    private static JsonNode read(String text) {
        try {
            return ApiServer.JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> errors(JsonNode document) {
        List<String> out = new ArrayList<>();
        whole(document, out);
        Set<String> ids = new HashSet<>();
        Set<String> tags = new HashSet<>(document.path("tags").findValuesAsText("name"));
        document.path("paths").properties().forEach(path -> {
            path(path.getKey(), out);
            path.getValue().properties().forEach(each -> {
                String where = each.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                if (!METHODS.contains(each.getKey())) {
                    out.add("oas3-schema: " + where);
                    return;
                }
                operation(where, path.getKey(), each.getValue(), ids, tags, document, out);
            });
        });
        Set<String> used = new HashSet<>();
        references(document, document, used, out);
        document.path("components").properties().forEach(kind -> {
            if (!kind.getKey().equals("securitySchemes")) {
                kind.getValue().fieldNames().forEachRemaining(name -> {
                    if (!used.contains("#/components/" + kind.getKey() + "/" + name)) {
                        out.add("oas3-unused-component: " + kind.getKey() + "/" + name);
                    }
                });
            }
        });
        return out;
    }

    private static void whole(JsonNode document, List<String> out) {
        if (!document.path("openapi").asText().matches("3\\.[01]\\.\\d+")) {
            out.add("oas3-schema: openapi");
        }
        for (String needed : List.of("title", "version", "description")) {
            if (document.at("/info/" + needed).asText().isBlank()) {
                out.add("info-description: " + needed);
            }
        }
        if (document.path("servers").isEmpty()) {
            out.add("oas3-api-servers");
        }
    }

    private static void path(String path, List<String> out) {
        if (path.endsWith("/")) {
            out.add("path-keys-no-trailing-slash: " + path);
        }
        if (path.contains("?")) {
            out.add("path-not-include-query: " + path);
        }
        if (path.contains("{}")) {
            out.add("path-declarations-must-exist: " + path);
        }
    }

    private static void operation(
            String where,
            String path,
            JsonNode operation,
            Set<String> ids,
            Set<String> tags,
            JsonNode document,
            List<String> out) {
        String id = operation.path("operationId").asText();
        if (!ids.add(id)) {
            out.add("operation-operationId-unique: " + where);
        }
        if (!id.matches("[A-Za-z0-9-._~]+")) {
            out.add("operation-operationId-valid-in-url: " + where);
        }
        if (operation.path("summary").asText().isBlank()
                && operation.path("description").asText().isBlank()) {
            out.add("operation-description: " + where);
        }
        if (operation.path("tags").size() != 1
                || !tags.contains(operation.at("/tags/0").asText())) {
            out.add("operation-tag-defined: " + where);
        }
        boolean success = false;
        for (var answer : operation.path("responses").properties()) {
            success |= answer.getKey().matches("[23]\\d\\d");
            if (!answer.getValue().has(REF)
                    && answer.getValue().path("description").asText().isBlank()) {
                out.add("oas3-schema: " + where + " " + answer.getKey() + " has no description");
            }
        }
        if (!success) {
            out.add("operation-success-response: " + where);
        }
        parameters(where, path, operation, out);
        if (!operation.path("security").isArray()) {
            out.add("security-defined: " + where);
        }
        operation
                .path("security")
                .forEach(each -> each.fieldNames().forEachRemaining(scheme -> {
                    if (!document.at("/components/securitySchemes").has(scheme)) {
                        out.add("oas3-operation-security-defined: " + where + " " + scheme);
                    }
                }));
    }

    private static void parameters(String where, String path, JsonNode operation, List<String> out) {
        Set<String> seen = new HashSet<>();
        Set<String> inPath = new HashSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            if (!parameter.has(REF) && !seen.add(parameter.path("in").asText() + " " + name)) {
                out.add("operation-parameters: " + where + " " + name);
            }
            if (parameter.path("in").asText().equals("path")) {
                inPath.add(name);
                if (!parameter.path("required").asBoolean()) {
                    out.add("path-params: " + where + " " + name + " is not required");
                }
            }
        }
        Set<String> named = new HashSet<>();
        Matcher each = PARAMETER.matcher(path);
        while (each.find()) {
            named.add(each.group(1));
        }
        if (!named.equals(inPath)) {
            out.add("path-params: " + where + " names " + named + " and describes " + inPath);
        }
    }

    private static void references(JsonNode node, JsonNode document, Set<String> used, List<String> out) {
        if (node.has(REF) && node.get(REF).isTextual()) {
            String ref = node.get(REF).asText();
            used.add(ref);
            if (!ref.startsWith("#/") || document.at(ref.substring(1)).isMissingNode()) {
                out.add("invalid-ref: " + ref);
            }
        }
        JsonNode values = node.path("enum");
        if (values.isArray()) {
            Set<JsonNode> different = new HashSet<>();
            values.forEach(different::add);
            if (different.size() != values.size()) {
                out.add("duplicated-entry-in-enum: " + values);
            }
        }
        if (node.path("type").asText().equals("array") && !node.has("items")) {
            out.add("array-items: " + node);
        }
        node.forEach(child -> references(child, document, used, out));
    }
}
