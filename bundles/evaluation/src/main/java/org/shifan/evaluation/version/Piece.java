// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.shifan.api.criteria.CriteriaDiff.Element;
import org.shifan.api.text.Text;

/**
 * A piece of a document that has a name of its own.
 *
 * @param home the part that it stands in, of a step of the procedure the act that it stands before; empty where it stands in
 *     none
 * @param fields what is said of it, without the pieces inside it
 */
record Piece(Element element, String id, Optional<Text> title, String home, Map<String, Object> fields) {

    /** The id that it had before, when the document says so. */
    Optional<String> renamedFrom() {
        return Optional.ofNullable(fields.get("renamed-from")).map(String::valueOf);
    }

    boolean isIndicator() {
        return element == Element.ITEM || element == Element.BONUS;
    }

    /** The pieces of a canonical document, in its order; the set itself comes first. */
    static List<Piece> of(Map<String, Object> document) {
        Map<String, Object> set = new TreeMap<>(document);
        List<Piece> out = new ArrayList<>();
        maps(set.remove("grades")).forEach(grade -> out.add(piece(Element.GRADE, "", grade)));
        named(Element.PARAMETER, set.remove("parameters"), out);
        named(Element.TERM, set.remove("open-terms"), out);
        named(Element.BINDING, set.remove("bindings"), out);
        for (Map<String, Object> each : maps(set.remove("parts"))) {
            Map<String, Object> part = new TreeMap<>(each);
            List<Map<String, Object>> items = maps(part.remove("items"));
            Piece piece = piece(Element.PART, "", part);
            out.add(piece);
            items.forEach(item -> out.add(piece(Element.ITEM, piece.id(), item)));
        }
        if (set.remove("bonus") instanceof Map<?, ?> bonus) {
            set.put("bonus.cap", bonus.get("cap"));
            maps(bonus.get("items")).forEach(item -> out.add(piece(Element.BONUS, "", item)));
        }
        maps(set.remove("vetoes")).forEach(veto -> out.add(piece(Element.VETO, "", veto)));
        if (set.remove("procedure") instanceof Map<?, ?> procedure) {
            maps(procedure.get("terms"))
                    .forEach(term -> out.add(new Piece(
                            Element.PROCEDURE_TERM,
                            (String) term.get("term"),
                            Optional.empty(),
                            "",
                            withLength(term, "term"))));
            maps(procedure.get("steps"))
                    .forEach(step -> out.add(
                            piece(Element.PROCEDURE_STEP, (String) step.get("before"), withLength(step, "before"))));
        }
        maps(set.remove("cases")).forEach(each -> {
            String name = (String) each.get("name");
            out.add(new Piece(Element.CASE, name, Optional.empty(), "", each));
        });
        // Which version it is says nothing of what it says.
        set.remove("version");
        out.add(0, new Piece(Element.SET, "", Optional.empty(), "", set));
        return out;
    }

    /** Days and months are one thing said in two ways; what names the piece or its place is no field of it. */
    private static Map<String, Object> withLength(Map<String, Object> fields, String named) {
        Map<String, Object> out = new TreeMap<>(fields);
        out.remove(named);
        for (String unit : List.of("days", "months")) {
            Object number = out.remove(unit);
            if (number != null) {
                out.put("length", unit + ": " + Leaf.words(number));
            }
        }
        return out;
    }

    private static Piece piece(Element element, String home, Map<String, Object> fields) {
        return new Piece(element, String.valueOf(fields.get("id")), title(fields), home, fields);
    }

    private static void named(Element element, Object pieces, List<Piece> out) {
        if (pieces instanceof Map<?, ?> map) {
            map.forEach((id, value) -> {
                // The numbers of an open term are a list, with nothing else beside it.
                Map<String, Object> fields = value instanceof List<?> ? Map.of("values", value) : map(value);
                out.add(new Piece(element, (String) id, title(fields), "", fields));
            });
        }
    }

    private static Optional<Text> title(Map<String, Object> fields) {
        return fields.get("title") instanceof Map<?, ?> title
                ? Optional.of(new Text((String) title.get("zh"), (String) title.get("en")))
                : Optional.empty();
    }

    private static List<Map<String, Object>> maps(Object list) {
        List<Map<String, Object>> out = new ArrayList<>();
        if (list instanceof List<?> values) {
            values.forEach(value -> out.add(map(value)));
        }
        return out;
    }

    /** A canonical tree has no other keys than texts. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
