// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.Procedure;
import org.shifan.evaluation.document.CriteriaDocument.Grade;
import org.shifan.evaluation.document.CriteriaDocument.Origin;

/** Reads the document from its tree, from the top down to the rules. */
final class Sections {
    static final String FORMAT = "shifan-criteria/1";

    private Sections() {}

    static CriteriaDocument document(Reading reading, Node root) {
        Fields fields = new Fields(reading, root, Element.DOCUMENT);
        fields.get("format", Sections::format);
        // A document that extends another may leave these to it.
        fields.demand(List.of("total", "pass", "rounding", "parts"));
        if (fields.has("overrides")) {
            reading.problem(fields.node("overrides").place(), "criteria.override.alone");
        }
        return new CriteriaDocument(
                reading.file(),
                fields.get("id", Values::id),
                BureauCode.of(fields.get("authority", Values::code)),
                fields.get("subject", Values.choice(Subject.Kind.values(), Subject.Kind::code)),
                Level.of(fields.get("level", Values::code)),
                fields.get("version", Values::version),
                fields.get("title", Values::text),
                fields.find("document", Sections::origin),
                fields.find("demonstration", Values::truth).orElse(false),
                fields.find("status", Values::text),
                fields.get("in-force", Sections::period),
                fields.get("total", Values::notNegative),
                fields.get("pass", Values::notNegative),
                fields.get("rounding", Sections::rounding),
                fields.list("grades", Sections::grade),
                fields.find("parameters", Sections::parameters).orElse(List.of()),
                fields.list("plausible", Plausible::read),
                fields.list("parts", Sections::part),
                fields.find("bonus", Sections::bonus),
                fields.list("vetoes", Sections::veto),
                fields.find("procedure", Procedures::read).orElse(Procedure.NONE),
                Lineage.read(fields),
                fields.find("cases", (r, node) -> Cases.read(r, node, Cases.Head.NONE))
                        .orElse(List.of()));
    }

    private static String format(Reading reading, Node node) {
        String format = Values.string(reading, node);
        if (!format.isEmpty() && !format.equals(FORMAT)) {
            reading.problem(node.place(), "criteria.format", format, FORMAT);
        }
        return format;
    }

    private static Origin origin(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.ORIGIN);
        return new Origin(fields.get("number", Values::string), fields.find("date", Values::date));
    }

    private static DateRange period(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.IN_FORCE);
        LocalDate from = fields.get("from", Values::date);
        Optional<LocalDate> to = fields.find("to", Values::date);
        if (to.isPresent()
                && to.get().isBefore(from)
                && reading.sound(node.place().path())) {
            reading.problem(fields.node("to").place(), "criteria.period.order", from, to.get());
            return DateRange.from(from);
        }
        return reading.sound(node.place().path()) ? DateRange.of(from, to.orElse(null)) : DateRange.from(from);
    }

    private static Rounding rounding(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.ROUNDING);
        return new Rounding(
                fields.get("item", Values.whole(0, Rounding.MOST_DECIMALS)),
                fields.get("total", Values.whole(0, Rounding.MOST_DECIMALS)),
                fields.get("mode", Values.choice(Rounding.Mode.values(), Rounding.Mode::code)));
    }

    private static Grade grade(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.GRADE);
        return new Grade(
                fields.get("id", Values::id),
                fields.get("from", Values::notNegative),
                fields.get("title", Values::text),
                fields.place());
    }

    private static List<Parameter> parameters(Reading reading, Node node) {
        List<Parameter> out = new ArrayList<>();
        Values.map(reading, node).forEach((id, value) -> {
            Fields fields = new Fields(reading, value, Element.PARAMETER);
            out.add(new Parameter(
                    id,
                    fields.get("title", Values::text),
                    fields.get("unit", Values::unit),
                    fields.list("values", Sections::dated),
                    fields.place()));
        });
        return out;
    }

    private static Parameter.Dated dated(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.PARAMETER_VALUE);
        boolean repealed = fields.find("repealed", Values::truth).orElse(false);
        if (repealed == fields.has("value") && node instanceof Node.MapNode) {
            reading.problem(fields.place(), "criteria.parameter.value");
        }
        return new Parameter.Dated(
                fields.get("from", Values::date),
                fields.find("value", Values::number),
                fields.get("ref", Values::string),
                fields.place());
    }

    private static Part part(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.PART);
        return new Part(
                fields.get("id", Values::id),
                fields.get("title", Values::text),
                fields.find("minimum", Values::notNegative),
                fields.find("limits", Part.Limits::read).orElse(Part.Limits.NONE),
                fields.list("items", Sections::item),
                fields.find("origin", Descent::read),
                fields.place());
    }

    private static Item item(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.ITEM);
        return item(
                fields,
                fields.find("key", (r, n) -> new Fields(r, n, Element.KEY).get("points", Values::notNegative)),
                fields.find("not-applicable", Sections::notApplicable));
    }

    private static Item bonusItem(Reading reading, Node node) {
        return item(new Fields(reading, node, Element.BONUS_ITEM), Optional.empty(), Optional.empty());
    }

    private static Item item(Fields fields, Optional<BigDecimal> key, Optional<Item.NotApplicable> notApplicable) {
        return new Item(
                fields.get("id", Values::id),
                fields.get("title", Values::text),
                fields.get("clause", Values::string),
                fields.find("clause-text", Values::text),
                fields.find("note", Values::text),
                fields.get("weight", Values::notNegative),
                fields.find("remediable", Values::truth).orElse(true),
                key,
                notApplicable,
                fields.get("rule", Rule::read),
                fields.find("renamed-from", Values::id),
                fields.find("origin", Descent::read),
                fields.place());
    }

    private static Item.NotApplicable notApplicable(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.NOT_APPLICABLE);
        return new Item.NotApplicable(
                fields.get("when", Conditions::read),
                fields.get("then", Values.choice(Item.Then.values(), Item.Then::code)),
                fields.place());
    }

    private static Bonus bonus(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.BONUS);
        return new Bonus(
                fields.get("cap", Values::notNegative), fields.list("items", Sections::bonusItem), fields.place());
    }

    private static Veto veto(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.VETO);
        return new Veto(
                fields.get("id", Values::id),
                fields.get("title", Values::text),
                fields.get("clause", Values::string),
                fields.find("clause-text", Values::text),
                fields.get("when", Conditions::read),
                fields.find("origin", Descent::read),
                fields.place());
    }
}
