// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.shifan.api.text.Text;

/** A document as the tree that its canonical form is written from; what is absent is left out. */
final class Canonical {
    private final Map<String, Object> tree = new TreeMap<>();

    Canonical() {}

    static Map<String, Object> document(CriteriaDocument d) {
        return new Canonical()
                .put("format", Sections.FORMAT)
                .put("id", d.id())
                .put("authority", d.authority().value())
                .put("subject", d.subject().code())
                .put("level", d.level().code())
                .put("version", d.version())
                .put("title", text(d.title()))
                .put("document", d.origin().map(Canonical::origin))
                .put("demonstration", d.demonstration())
                .put("status", d.status().map(Canonical::text))
                .put("in-force", period(d))
                .put("total", d.total())
                .put("pass", d.pass())
                .put("rounding", rounding(d.rounding()))
                .put("grades", list(d.grades(), Canonical::grade))
                .put("parameters", parameters(d.parameters()))
                .put("plausible", list(d.plausible(), Canonical::plausible))
                .put("parts", list(d.parts(), Canonical::part))
                .put("bonus", d.bonus().map(Canonical::bonus))
                .put("vetoes", list(d.vetoes(), Canonical::veto))
                .put("procedure", Procedures.canonical(d.procedure()))
                .put("baseline", d.lineage().baseline() ? true : null)
                .put("base", list(d.lineage().bases(), Canonical::base))
                .put("open-terms", terms(d.lineage().terms()))
                .put("bindings", bindings(d.lineage().terms()))
                .put("cases", list(d.cases(), CanonicalCases::golden))
                .tree();
    }

    /** Adds a value; an empty optional, list or map adds nothing. */
    Canonical put(String key, Object value) {
        Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        boolean empty = plain == null
                || (plain instanceof List<?> list && list.isEmpty())
                || (plain instanceof Map<?, ?> map && map.isEmpty());
        if (!empty) {
            tree.put(key, plain);
        }
        return this;
    }

    Map<String, Object> tree() {
        return tree;
    }

    static <T> List<Object> list(List<T> values, Function<T, Map<String, Object>> write) {
        return values.stream().map(value -> (Object) write.apply(value)).toList();
    }

    static Map<String, Object> text(Text text) {
        return new Canonical().put("zh", text.zh()).put("en", text.en()).tree();
    }

    private static Map<String, Object> origin(CriteriaDocument.Origin origin) {
        return new Canonical()
                .put("number", origin.number())
                .put("date", origin.date().map(Object::toString))
                .tree();
    }

    private static Map<String, Object> period(CriteriaDocument d) {
        return new Canonical()
                .put("from", d.inForce().from().toString())
                .put("to", d.inForce().lastDay().map(Object::toString))
                .tree();
    }

    private static Map<String, Object> rounding(Rounding rounding) {
        return new Canonical()
                .put("item", rounding.item())
                .put("total", rounding.total())
                .put("mode", rounding.mode().code())
                .tree();
    }

    private static Map<String, Object> grade(CriteriaDocument.Grade grade) {
        return new Canonical()
                .put("id", grade.id())
                .put("from", grade.from())
                .put("title", text(grade.title()))
                .tree();
    }

    private static Map<String, Object> parameters(List<Parameter> parameters) {
        Canonical out = new Canonical();
        parameters.forEach(p -> out.put(
                p.id(),
                new Canonical()
                        .put("title", text(p.title()))
                        .put("unit", p.unit().code())
                        .put("values", list(p.values(), Canonical::dated))
                        .tree()));
        return out.tree();
    }

    private static Map<String, Object> dated(Parameter.Dated dated) {
        return new Canonical()
                .put("from", dated.from().toString())
                .put("value", dated.value())
                .put("repealed", dated.value().isPresent() ? null : true)
                .put("ref", dated.reference())
                .tree();
    }

    private static Map<String, Object> plausible(Plausible plausible) {
        return new Canonical()
                .put("fact", plausible.fact().fact().value())
                .put("unit", plausible.fact().unit().code())
                .put("from", plausible.from())
                .put("to", plausible.to())
                .put("change", plausible.change())
                .put("deviations", plausible.deviation().map(Plausible.Deviation::most))
                .put("among", plausible.deviation().map(each -> each.among().code()))
                .tree();
    }

    private static Map<String, Object> part(Part part) {
        return new Canonical()
                .put("id", part.id())
                .put("title", text(part.title()))
                .put("minimum", part.minimum())
                .put(
                        "limits",
                        new Canonical()
                                .put("partly-met", part.limits().partlyMet())
                                .put("not-met", part.limits().notMet())
                                .tree())
                .put("items", list(part.items(), Canonical::item))
                .put("origin", part.descent().map(Canonical::descent))
                .tree();
    }

    private static Map<String, Object> item(Item item) {
        return new Canonical()
                .put("id", item.id())
                .put("title", text(item.title()))
                .put("clause", item.clause())
                .put("clause-text", item.clauseText().map(Canonical::text))
                .put("note", item.note().map(Canonical::text))
                .put("weight", item.weight())
                .put("remediable", item.remediable() ? null : false)
                .put("key", item.key().map(k -> new Canonical().put("points", k).tree()))
                .put("not-applicable", item.notApplicable().map(Canonical::notApplicable))
                .put("rule", CanonicalRules.rule(item.rule()))
                .put("renamed-from", item.renamedFrom())
                .put("origin", item.descent().map(Canonical::descent))
                .tree();
    }

    private static Map<String, Object> notApplicable(Item.NotApplicable notApplicable) {
        return new Canonical()
                .put("when", CanonicalRules.condition(notApplicable.when()))
                .put("then", notApplicable.then().code())
                .tree();
    }

    private static Map<String, Object> bonus(Bonus bonus) {
        return new Canonical()
                .put("cap", bonus.cap())
                .put("items", list(bonus.items(), Canonical::item))
                .tree();
    }

    private static Map<String, Object> veto(Veto veto) {
        return new Canonical()
                .put("id", veto.id())
                .put("title", text(veto.title()))
                .put("clause", veto.clause())
                .put("clause-text", veto.clauseText().map(Canonical::text))
                .put("when", CanonicalRules.condition(veto.when()))
                .put("origin", veto.descent().map(Canonical::descent))
                .tree();
    }

    static Map<String, Object> base(Lineage.Base base) {
        return new Canonical()
                .put("id", base.id())
                .put("version", base.version())
                .put("digest", base.digest())
                .put("baseline", base.baseline() ? true : null)
                .tree();
    }

    private static Map<String, Object> descent(Descent descent) {
        return new Canonical()
                .put("set", descent.set())
                .put("version", descent.version())
                .put(
                        "changes",
                        list(
                                descent.changes(),
                                change -> new Canonical()
                                        .put("set", change.set())
                                        .put("version", change.version())
                                        .put("fields", change.fields())
                                        .tree()))
                .tree();
    }

    private static Map<String, Object> terms(List<OpenTerm> terms) {
        Canonical out = new Canonical();
        terms.forEach(term -> out.put(
                term.id(),
                new Canonical()
                        .put("title", text(term.title()))
                        .put("phrase", term.phrase())
                        .put("clause", term.clause())
                        .put("unit", term.unit().code())
                        .tree()));
        return out.tree();
    }

    private static Map<String, Object> bindings(List<OpenTerm> terms) {
        Canonical out = new Canonical();
        terms.forEach(term -> out.put(
                term.id(),
                list(
                        term.bindings(),
                        binding -> new Canonical()
                                .put("value", binding.value())
                                .put("document", binding.document())
                                .put("date", binding.date().toString())
                                .tree())));
        return out.tree();
    }
}
