// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.shifan.api.text.Language;
import org.shifan.rest.RestMessages;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Problem;
import org.shifan.rest.http.Route;

/** The OpenAPI document of a table of routes. */
public final class OpenApi {
    private static final String VERSION = "1.0.0";
    private static final String JSON = "application/json";

    private final List<Route> routes;
    private final Schemas schemas = new Schemas();

    private OpenApi(List<Route> routes) {
        this.routes = routes;
    }

    /**
     * The document, as JSON's maps and lists.
     *
     * @param title the key of its title's message
     */
    public static Map<String, Object> of(List<Route> routes, String title) {
        return new OpenApi(routes).document(title);
    }

    private Map<String, Object> document(String title) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("openapi", "3.1.0");
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", en(title));
        info.put("description", en(title + ".text"));
        info.put("version", VERSION);
        info.put("contact", Map.of("name", "Shifan"));
        info.put("license", Map.of("name", "Apache-2.0", "url", "https://www.apache.org/licenses/LICENSE-2.0"));
        out.put("info", info);
        out.put("servers", List.of(Map.of("url", "/")));
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        Set<String> tags = new TreeSet<>();
        boolean guarded = false;
        for (Route route : routes) {
            tags.add(route.tag());
            guarded |= route.access() != Route.Access.PUBLIC;
            paths.computeIfAbsent(route.path(), fresh -> new TreeMap<>())
                    .put(route.method().toLowerCase(java.util.Locale.ROOT), operation(route));
        }
        out.put(
                "tags",
                tags.stream()
                        .map(tag -> Map.of("name", tag, "description", en("tag." + tag)))
                        .toList());
        out.put("paths", paths);
        Map<String, Object> components = new LinkedHashMap<>();
        schemas.answer(Problem.class);
        components.put("schemas", schemas.named());
        if (guarded) {
            components.put(
                    "securitySchemes",
                    Map.of(
                            "basic", Map.of("type", "http", "scheme", "basic"),
                            "bearer", Map.of("type", "http", "scheme", "bearer")));
        }
        out.put("components", components);
        return out;
    }

    private Map<String, Object> operation(Route route) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("operationId", route.operation());
        out.put("tags", List.of(route.tag()));
        String words = en("op." + route.operation());
        out.put("summary", words);
        out.put("description", words + " / " + said("op." + route.operation(), Language.ZH));
        List<Object> parameters = new ArrayList<>();
        route.params().forEach(param -> parameters.add(parameter(param)));
        headers(route, parameters);
        if (!parameters.isEmpty()) {
            out.put("parameters", parameters);
        }
        if (route.body() != null) {
            out.put(
                    "requestBody",
                    Map.of("required", true, "content", Map.of(JSON, media(schemas.body(route.body())))));
        } else if (!route.uploads().isEmpty()) {
            out.put("requestBody", Map.of("required", true, "content", files(route.uploads())));
        }
        out.put("responses", responses(route));
        // Said of the open ones too: a reader shall not have to guess that it was not forgotten.
        out.put(
                "security",
                route.access() == Route.Access.PUBLIC
                        ? List.of()
                        : List.of(Map.of("basic", List.of()), Map.of("bearer", List.of())));
        return out;
    }

    private static void headers(Route route, List<Object> parameters) {
        if (route.guardedBy() != null) {
            parameters.add(header("If-Match", true));
        }
        if (route.method().equals("POST") && !route.isSecret()) {
            parameters.add(header("Idempotency-Key", false));
        }
        if (!route.changes() && !route.events()) {
            parameters.add(header("If-None-Match", false));
        }
        if (route.events()) {
            parameters.add(header("Last-Event-ID", false));
        }
    }

    private static Map<String, Object> header(String name, boolean required) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", name);
        out.put("in", "header");
        out.put("required", required);
        out.put("schema", Map.of("type", "string", "maxLength", 200));
        return out;
    }

    private static Map<String, Object> parameter(Param<?> param) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", param.name());
        out.put("in", param.place() == Param.Place.PATH ? "path" : "query");
        out.put("required", param.required());
        Map<String, Object> schema = new LinkedHashMap<>();
        Param.Form form = param.form();
        schema.put("type", form.type());
        put(schema, "format", form.format());
        put(schema, "pattern", form.pattern());
        put(schema, "minimum", form.least());
        put(schema, "maximum", form.most());
        put(schema, "enum", form.choices().isEmpty() ? null : form.choices());
        if (param.initial() != null) {
            schema.put("default", initial(param));
        }
        out.put("schema", schema);
        return out;
    }

    private static Object initial(Param<?> param) {
        return switch (param.form().type()) {
            case "integer" -> Long.valueOf(param.initial());
            case "boolean" -> Boolean.valueOf(param.initial());
            default -> param.initial();
        };
    }

    private static void put(Map<String, Object> schema, String key, Object value) {
        if (value != null) {
            schema.put(key, value);
        }
    }

    private Map<String, Object> responses(Route route) {
        Map<String, Object> out = new TreeMap<>();
        Map<String, Object> success = new LinkedHashMap<>();
        success.put("description", en("status." + route.success()));
        if (route.item() != null) {
            success.put("content", Map.of(JSON, media(schemas.answer(route.item()))));
        } else if (route.page() != null) {
            success.put("content", Map.of(JSON, media(schemas.page(route.page()))));
        } else if (route.list() != null) {
            success.put("content", Map.of(JSON, media(schemas.list(schemas.answer(route.list())))));
        } else if (route.events()) {
            success.put("content", Map.of("text/event-stream", media(Map.of("type", "string"))));
        } else if (!route.downloads().isEmpty()) {
            success.put("content", files(route.downloads()));
        }
        out.put(Integer.toString(route.success()), success);
        if (!route.changes() && !route.events()) {
            out.put("304", Map.of("description", en("status.304")));
        }
        for (int status : problems(route)) {
            out.put(
                    Integer.toString(status),
                    Map.of(
                            "description",
                            en("status." + status),
                            "content",
                            Map.of(Problem.MEDIA_TYPE, media(schemas.answer(Problem.class)))));
        }
        return out;
    }

    private static List<Integer> problems(Route route) {
        List<Integer> out = new ArrayList<>(List.of(400, 404, 406, 429, 503));
        if (route.access() != Route.Access.PUBLIC) {
            out.addAll(List.of(401, 403));
        }
        if (route.changes()) {
            out.addAll(List.of(409, 422));
        }
        if (route.body() != null || !route.uploads().isEmpty()) {
            out.addAll(List.of(408, 413, 415));
        }
        if (route.guardedBy() != null) {
            out.addAll(List.of(412, 428));
        }
        return out;
    }

    private static Map<String, Object> media(Map<String, Object> schema) {
        return Map.of("schema", schema);
    }

    private static Map<String, Object> files(List<String> mediaTypes) {
        Map<String, Object> out = new TreeMap<>();
        mediaTypes.forEach(type -> out.put(type, media(Map.of("type", "string", "format", "binary"))));
        return out;
    }

    private static String en(String key) {
        return said(key, Language.EN);
    }

    private static String said(String key, Language language) {
        return RestMessages.M.message(key).in(language);
    }
}
