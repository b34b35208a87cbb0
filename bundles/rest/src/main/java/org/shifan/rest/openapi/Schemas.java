// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.openapi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.WrittenEvaluation;
import org.shifan.api.text.Message;
import org.shifan.rest.http.Json;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Scalars;

/** The schemas of what goes in and out, made of the records themselves. */
final class Schemas {
    private final Map<String, Object> named = new TreeMap<>();
    private final Map<String, Class<?>> types = new LinkedHashMap<>();

    /** All that were asked for, by name. */
    Map<String, Object> named() {
        return named;
    }

    /** The schema of an answer: what is not known is null. */
    Map<String, Object> answer(Class<?> type) {
        return of(type, false);
    }

    /** The schema of a body of a request: everything is there, but for what may be missing. */
    Map<String, Object> body(Class<?> type) {
        return of(type, true);
    }

    Map<String, Object> list(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }

    /** A page of a list. */
    Map<String, Object> page(Class<?> type) {
        String name = name(type) + "Page";
        if (!named.containsKey(name)) {
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("items", list(answer(type)));
            properties.put("next", Map.of("type", List.of("string", "null")));
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "object");
            schema.put("properties", properties);
            schema.put("required", List.of("items"));
            named.put(name, schema);
        }
        return ref(name);
    }

    private Map<String, Object> of(Type type, boolean body) {
        if (type instanceof WildcardType wild) {
            return of(wild.getUpperBounds()[0], body);
        }
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] arguments = generic.getActualTypeArguments();
            if (Collection.class.isAssignableFrom(raw)) {
                return list(of(arguments[0], body));
            }
            if (Map.class.isAssignableFrom(raw)) {
                return Map.of("type", "object", "additionalProperties", of(arguments[1], body));
            }
            if (raw == Optional.class) {
                return nullable(of(arguments[0], body));
            }
            throw new IllegalArgumentException("no schema of " + type);
        }
        Class<?> plain = (Class<?>) type;
        Map<String, Object> scalar = Scalars.schema(plain);
        if (scalar != null) {
            return scalar;
        }
        if (plain == Message.class) {
            return of(Json.Told.class, body);
        }
        if (plain == Evaluation.class) {
            return of(WrittenEvaluation.class, body);
        }
        if (plain.isRecord()) {
            return record(plain, body);
        }
        throw new IllegalArgumentException("no schema of " + type);
    }

    private Map<String, Object> record(Class<?> type, boolean body) {
        String name = name(type);
        if (!named.containsKey(name)) {
            Map<String, Object> schema = new LinkedHashMap<>();
            named.put(name, schema);
            Map<String, Object> properties = new LinkedHashMap<>();
            List<String> required = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                boolean optional = component.isAnnotationPresent(MayBeMissing.class);
                Map<String, Object> value = of(component.getGenericType(), body);
                boolean canBeNull = body ? optional : !component.getType().isPrimitive();
                properties.put(component.getName(), canBeNull ? nullable(value) : value);
                if (!optional) {
                    required.add(component.getName());
                }
            }
            schema.put("type", "object");
            schema.put("properties", properties);
            if (!required.isEmpty()) {
                schema.put("required", required);
            }
            if (body) {
                schema.put("additionalProperties", false);
            }
        }
        return ref(name);
    }

    /** The simple name, with that of the record around it; two of one name are told apart by their packages. */
    private String name(Class<?> type) {
        String name = type.getSimpleName();
        Class<?> around = type.getEnclosingClass();
        if (around != null && (around.isRecord() || type.getPackageName().startsWith("org.shifan.api."))) {
            name = around.getSimpleName() + name;
        }
        Class<?> other = types.putIfAbsent(name, type);
        if (other != null && other != type) {
            String area = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
            name = Character.toUpperCase(area.charAt(0)) + area.substring(1) + name;
            types.putIfAbsent(name, type);
        }
        return name;
    }

    private static Map<String, Object> nullable(Map<String, Object> schema) {
        if (!schema.containsKey("type")) {
            // A reference; or anything at all, null with it.
            return schema.isEmpty() ? schema : Map.of("anyOf", List.of(schema, Map.of("type", "null")));
        }
        if (schema.get("type") instanceof List) {
            return schema;
        }
        Map<String, Object> out = new LinkedHashMap<>(schema);
        out.put("type", List.of(schema.get("type"), "null"));
        if (schema.containsKey("enum")) {
            List<Object> choices = new ArrayList<>((List<?>) schema.get("enum"));
            choices.add(null);
            out.put("enum", choices);
        }
        return out;
    }

    private static Map<String, Object> ref(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }
}
