// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.shifan.api.criteria.BoundTerm;
import org.shifan.api.criteria.CriteriaSet.Role;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.criteria.RuleBook;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.Unit;

/** A rule book in the words of one language, ready to be laid out; what may be null says so by being missing. */
public record RuleBookPage(
        String id,
        String title,
        String version,
        String digest,
        String authority,
        String subject,
        String level,
        String inForce,
        String on,
        String paper,
        boolean demonstration,
        String status,
        String maximum,
        String passMark,
        String roundingItem,
        String roundingTotal,
        List<GradeView> grades,
        List<PartView> parts,
        PartView bonus,
        List<ItemView> vetoes,
        List<ParameterView> parameters,
        List<FactView> facts,
        List<String> bases,
        List<TermView> terms,
        List<LengthView> lengths,
        List<StepView> steps) {

    /** A grade. */
    public record GradeView(String title, String from) {}

    /** A category. */
    public record PartView(
            String title, String weight, String minimum, List<String> requirements, List<ItemView> items) {}

    /** An item with its rule. */
    public record ItemView(
            String id,
            String title,
            String clause,
            String clauseText,
            boolean remediable,
            String note,
            String role,
            String weight,
            String minimum,
            String formula,
            List<FactView> facts,
            List<String> provenance) {}

    /** An open term of the policy with the numbers that the authority gave it. */
    public record TermView(
            String id, String title, String phrase, String clause, String unit, List<ValueView> values) {}

    /** A fact that rules read. */
    public record FactView(String id, String title, String meaning, String unit, String owedBy, String clause) {}

    /** A parameter with its values. */
    public record ParameterView(String id, String title, String unit, List<ValueView> values) {}

    /** A value of a parameter; without one from the day on which it is repealed. */
    public record ValueView(String from, String value, String reference, boolean used) {}

    /** How long something takes or may take in the procedure. */
    public record LengthView(String title, String length, String reference) {}

    /** A step of the authority's own. */
    public record StepView(String title, String before, String by, String within, String attach, String clause) {}

    static RuleBookPage of(RuleBook book, Words words) {
        return new RuleBookPage(
                book.id(),
                words.in(book.title()),
                book.version(),
                book.digest(),
                words.bureau(book.key().authority()),
                words.say("subject." + book.key().subject().code()),
                words.level(book.key().level()),
                words.period(book.inForce()),
                book.on().toString(),
                paper(book, words),
                book.demonstration(),
                words.in(book.status()),
                words.number(book.maximum()),
                words.number(book.passMark()),
                words.rounding(book.rounding().item(), book.rounding().mode()),
                words.rounding(book.rounding().total(), book.rounding().mode()),
                book.grades().stream()
                        .map(grade -> new GradeView(words.in(grade.title()), words.number(grade.from())))
                        .toList(),
                book.parts().stream().map(part -> part(part, words)).toList(),
                book.bonus() == null ? null : part(book.bonus(), words),
                items(book.vetoes(), words),
                book.parameters().stream()
                        .map(parameter -> parameter(parameter, book.on(), words))
                        .toList(),
                facts(book, words),
                Provenances.bases(book.layers().bases(), words),
                book.layers().terms().stream()
                        .map(term -> term(term, book.on(), words))
                        .toList(),
                Stream.of(Procedure.Term.values())
                        .flatMap(term -> book.procedure().length(term).stream()
                                .map(length -> new LengthView(
                                        words.say("procedure.term." + term.code()),
                                        length(length, words),
                                        length.reference())))
                        .toList(),
                book.procedure().steps().stream().map(step -> step(step, words)).toList());
    }

    private static String length(Procedure.Length length, Words words) {
        return words.say(length.unit() == Procedure.Unit.DAYS ? "procedure.days" : "procedure.months", length.number());
    }

    private static StepView step(Procedure.Step step, Words words) {
        return new StepView(
                words.in(step.title()),
                words.say("procedure.act." + step.before().code()),
                words.say("procedure.role." + step.by().code()),
                step.within().map(length -> length(length, words)).orElse(""),
                String.join(words.say("procedure.and"), step.attach()),
                step.clause());
    }

    private static String paper(RuleBook book, Words words) {
        if (book.paper() == null) {
            return null;
        }
        return book.paperDate() == null ? book.paper() : words.say("paper", book.paper(), book.paperDate());
    }

    private static PartView part(RuleBook.Part part, Words words) {
        return new PartView(
                words.in(part.title()),
                words.number(part.weight()),
                number(part.minimum(), words),
                requirements(part, words),
                items(part.items(), words));
    }

    private static List<String> requirements(RuleBook.Part part, Words words) {
        List<String> out = new ArrayList<>();
        if (part.minimum() != null) {
            out.add(words.say("rulebook.part-minimum", words.number(part.minimum())));
        }
        if (part.mostPartlyMet() != null) {
            out.add(words.say("rulebook.partly-met", part.mostPartlyMet()));
        }
        if (part.mostNotMet() != null) {
            out.add(words.say("rulebook.not-met", part.mostNotMet()));
        }
        return out;
    }

    private static List<ItemView> items(List<RuleBook.Item> items, Words words) {
        return items.stream()
                .map(item -> new ItemView(
                        item.id(),
                        words.in(item.title()),
                        item.clause(),
                        words.in(item.clauseText()),
                        item.remediable(),
                        words.in(item.note()),
                        item.role() == Role.KEY ? words.say("role." + item.role()) : null,
                        words.number(item.weight()),
                        number(item.minimum(), words),
                        words.in(item.formula()),
                        item.facts().stream().map(fact -> fact(fact, words)).toList(),
                        Provenances.of(item.provenance(), words)))
                .toList();
    }

    private static ParameterView parameter(RuleBook.Parameter parameter, LocalDate on, Words words) {
        return new ParameterView(
                parameter.id(),
                words.in(parameter.title()),
                words.unit(parameter.unit()),
                values(parameter.values(), parameter.unit(), on, words));
    }

    private static TermView term(BoundTerm term, LocalDate on, Words words) {
        List<RuleBook.Value> values = term.values().stream()
                .map(value -> new RuleBook.Value(value.from(), value.value(), value.document()))
                .toList();
        return new TermView(
                term.id(),
                words.in(term.title()),
                term.phrase(),
                term.clause(),
                words.unit(term.unit()),
                values(values, term.unit(), on, words));
    }

    private static List<ValueView> values(List<RuleBook.Value> values, Unit unit, LocalDate on, Words words) {
        int used = -1;
        List<ValueView> views = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            used = values.get(i).from().isAfter(on) ? used : i;
        }
        for (int i = 0; i < values.size(); i++) {
            RuleBook.Value value = values.get(i);
            views.add(new ValueView(
                    value.from().toString(),
                    value.value() == null ? null : words.value(value.value(), unit.code()),
                    value.reference(),
                    i == used));
        }
        return views;
    }

    /** Every fact once, in the order in which the rules name them. */
    private static List<FactView> facts(RuleBook book, Words words) {
        Map<FactId, FactView> found = new LinkedHashMap<>();
        Stream<RuleBook.Part> parts = Stream.concat(book.parts().stream(), Stream.ofNullable(book.bonus()));
        Stream.concat(parts.flatMap(part -> part.items().stream()), book.vetoes().stream())
                .flatMap(item -> item.facts().stream())
                .forEach(fact -> found.putIfAbsent(fact.id(), fact(fact, words)));
        return List.copyOf(found.values());
    }

    private static FactView fact(FactDefinition fact, Words words) {
        return new FactView(
                fact.id().value(),
                words.in(fact.title()),
                words.in(fact.meaning()),
                words.unit(fact.unit()),
                words.in(fact.owedBy()),
                fact.clause().isBlank() ? null : fact.clause());
    }

    private static String number(BigDecimal number, Words words) {
        return number == null ? null : words.number(number);
    }
}
