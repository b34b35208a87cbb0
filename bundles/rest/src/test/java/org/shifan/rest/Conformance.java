// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

/** Compares answers with what an OpenAPI document says of them. */
final class Conformance {
    private final JsonNode document;
    private final Map<String, JsonSchema> schemas = new HashMap<>();
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    Conformance(JsonNode document) {
        this.document = document;
    }

    /** What is not as the document says; empty when all is. */
    List<String> faults(String method, String path, HttpResponse<String> answer) {
        String template = StreamSupport.stream(
                        ((Iterable<String>) () -> document.get("paths").fieldNames()).spliterator(), false)
                .filter(each -> path.split("\\?")[0].matches(each.replaceAll("\\{[^}]+\\}", "[^/]+")))
                .min((a, b) -> Integer.compare(params(a), params(b)))
                .orElse(null);
        if (template == null) {
            return List.of("no path of the document: " + path);
        }
        JsonNode response = document.get("paths")
                .get(template)
                .path(method.toLowerCase(java.util.Locale.ROOT))
                .path("responses")
                .path(Integer.toString(answer.statusCode()));
        if (response.isMissingNode()) {
            return List.of(method + " " + template + " does not tell of " + answer.statusCode());
        }
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            return List.of();
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
        JsonNode media = content.path(type);
        if (media.isMissingNode()) {
            return List.of(template + " does not tell of " + type);
        }
        if (!type.endsWith("json")) {
            return List.of();
        }
        return schema(media.get("schema")).validate(ApiServer.json(answer)).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static int params(String template) {
        return (int)
                Stream.of(template.split("/")).filter(p -> p.startsWith("{")).count();
    }

    private JsonSchema schema(JsonNode schema) {
        return schemas.computeIfAbsent(schema.toString(), text -> {
            ObjectNode whole = ((ObjectNode) schema).deepCopy();
            ObjectNode root = ApiServer.JSON.createObjectNode();
            root.set("components", document.get("components"));
            root.putArray("allOf").add(whole);
            return factory.getSchema(root);
        });
    }
}
