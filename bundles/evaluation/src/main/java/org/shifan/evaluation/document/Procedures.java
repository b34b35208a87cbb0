// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.criteria.Procedure;
import org.shifan.api.criteria.Procedure.Act;
import org.shifan.api.criteria.Procedure.Length;
import org.shifan.api.criteria.Procedure.Role;
import org.shifan.api.criteria.Procedure.Step;
import org.shifan.api.criteria.Procedure.Term;
import org.shifan.api.criteria.Procedure.Unit;

/** How a document writes its procedure. */
final class Procedures {
    /** Ten years; what is longer is a slip of the pen. */
    private static final int MOST_DAYS = 3_660;

    private static final int MOST_MONTHS = 120;
    private static final List<String> UNITS = List.of("days", "months");

    private Procedures() {}

    static Procedure read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.PROCEDURE);
        Map<String, Place> seen = new HashMap<>();
        Map<Term, Length> terms = new LinkedHashMap<>();
        if (fields.has("terms")) {
            fields.list("terms", (r, each) -> term(r, each, seen, terms));
        }
        Map<String, Place> ids = new HashMap<>();
        List<Step> steps = fields.has("steps") ? fields.list("steps", (r, each) -> step(r, each, ids)) : List.of();
        return new Procedure(terms, steps);
    }

    private static Term term(Reading reading, Node node, Map<String, Place> seen, Map<Term, Length> terms) {
        Fields fields = new Fields(reading, node, Element.PROCEDURE_TERM);
        Term term = fields.get("term", Values.choice(Term.values(), Term::code));
        once(fields, "term", term.code(), seen);
        if (fields.oneOf(UNITS).isPresent()) {
            terms.put(term, length(fields, fields.find("ref", Values::string).orElse("")));
        }
        return term;
    }

    private static Step step(Reading reading, Node node, Map<String, Place> ids) {
        Fields fields = new Fields(reading, node, Element.PROCEDURE_STEP);
        String id = fields.get("id", Values::id);
        once(fields, "id", id, ids);
        return new Step(
                id,
                fields.get("title", Values::text),
                fields.get("before", Values.choice(Act.values(), Act::code)),
                fields.get("by", Values.choice(Role.values(), Role::code)),
                UNITS.stream().anyMatch(fields::has) && fields.oneOf(UNITS).isPresent()
                        ? Optional.of(length(fields, ""))
                        : Optional.empty(),
                fields.has("attach") ? fields.list("attach", Values::id) : List.of(),
                fields.find("clause", Values::string).orElse(""));
    }

    private static Length length(Fields fields, String reference) {
        return fields.has("days")
                ? new Length(fields.get("days", Values.whole(1, MOST_DAYS)), Unit.DAYS, reference)
                : new Length(fields.get("months", Values.whole(1, MOST_MONTHS)), Unit.MONTHS, reference);
    }

    private static void once(Fields fields, String key, String name, Map<String, Place> seen) {
        Place place = fields.node(key).place();
        Place first = fields.has(key) && fields.reading().sound(place.path()) ? seen.putIfAbsent(name, place) : null;
        if (first != null) {
            fields.reading().problem(place, "criteria.id.duplicate", name, first.spot());
        }
    }

    static Map<String, Object> canonical(Procedure procedure) {
        List<Object> terms = new ArrayList<>();
        for (Term term : Term.values()) {
            procedure
                    .length(term)
                    .ifPresent(length -> terms.add(length(new Canonical(), length)
                            .put("term", term.code())
                            .put("ref", length.reference().isEmpty() ? null : length.reference())
                            .tree()));
        }
        return new Canonical()
                .put("terms", terms)
                .put("steps", Canonical.list(procedure.steps(), Procedures::canonical))
                .tree();
    }

    private static Map<String, Object> canonical(Step step) {
        Canonical out = new Canonical()
                .put("id", step.id())
                .put("title", Canonical.text(step.title()))
                .put("before", step.before().code())
                .put("by", step.by().code())
                .put("attach", step.attach())
                .put("clause", step.clause().isEmpty() ? null : step.clause());
        step.within().ifPresent(length -> length(out, length));
        return out.tree();
    }

    private static Canonical length(Canonical out, Length length) {
        return out.put(length.unit() == Unit.DAYS ? "days" : "months", length.number());
    }
}
