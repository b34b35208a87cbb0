// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.criteria.CriteriaSet.Role;
import org.shifan.api.criteria.RuleBook;
import org.shifan.api.fact.FactDefinition;
import org.shifan.evaluation.document.Bonus;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Item;
import org.shifan.evaluation.document.Parameter;
import org.shifan.evaluation.document.Part;

/** Tells a compiled set as a rule book: the document's numbers, with every rule in the words of the plan. */
public final class BookWriter {
    private final Plan plan;
    private final LocalDate on;

    private BookWriter(Plan plan, LocalDate on) {
        this.plan = plan;
        this.on = on;
    }

    /** @param on the day whose parameters are put into the rules */
    public static RuleBook write(Plan plan, LocalDate on) {
        return new BookWriter(plan, on).write();
    }

    private RuleBook write() {
        CriteriaDocument d = plan.document();
        Sheet sheet = plan.sheet(on);
        return new RuleBook(
                d.id(),
                d.key(),
                d.version(),
                plan.digest(),
                d.title(),
                d.inForce(),
                on,
                d.demonstration(),
                d.status().orElse(null),
                d.origin().map(CriteriaDocument.Origin::number).orElse(null),
                d.origin().flatMap(CriteriaDocument.Origin::date).orElse(null),
                d.pass(),
                d.total(),
                new RuleBook.Rounding(
                        d.rounding().item(),
                        d.rounding().total(),
                        d.rounding().mode().code()),
                d.grades().stream()
                        .map(grade -> new RuleBook.Grade(grade.title(), grade.from()))
                        .toList(),
                d.parameters().stream().map(BookWriter::parameter).toList(),
                sheet.parts().stream()
                        .map(part -> part(part, part.part().weight(), Role.SCORED))
                        .toList(),
                sheet.bonus()
                        .map(part -> part(part, d.bonus().map(Bonus::cap).orElseThrow(), Role.BONUS))
                        .orElse(null),
                sheet.vetoes().stream().map(BookWriter::veto).toList(),
                plan.layers(),
                d.procedure());
    }

    private static RuleBook.Parameter parameter(Parameter p) {
        List<RuleBook.Value> values = p.values().stream()
                .map(v -> new RuleBook.Value(v.from(), v.value().orElse(null), v.reference()))
                .toList();
        return new RuleBook.Parameter(p.id(), p.title(), p.unit(), values);
    }

    private static RuleBook.Part part(PartPlan compiled, BigDecimal weight, Role role) {
        Part part = compiled.part();
        List<RuleBook.Item> items =
                compiled.items().stream().map(item -> item(item, role)).toList();
        return new RuleBook.Part(
                part.id(),
                part.title(),
                weight,
                part.minimum().orElse(null),
                part.limits().partlyMet().orElse(null),
                part.limits().notMet().orElse(null),
                items);
    }

    private static RuleBook.Item item(ItemPlan compiled, Role role) {
        Item item = compiled.item();
        return new RuleBook.Item(
                item.id(),
                item.title(),
                item.clause(),
                item.note().orElse(null),
                item.key().isPresent() ? Role.KEY : role,
                item.weight(),
                item.key().orElse(null),
                item.rule().kind().code(),
                compiled.formula(),
                facts(compiled.slots()),
                item.clauseText().orElse(null),
                item.remediable(),
                compiled.provenance());
    }

    private static RuleBook.Item veto(VetoPlan compiled) {
        return new RuleBook.Item(
                compiled.veto().id(),
                compiled.veto().title(),
                compiled.veto().clause(),
                null,
                Role.VETO,
                BigDecimal.ZERO,
                null,
                "condition",
                compiled.formula(),
                facts(compiled.check().slots()),
                compiled.veto().clauseText().orElse(null),
                true,
                compiled.provenance());
    }

    private static List<FactDefinition> facts(List<Slot> slots) {
        return slots.stream().map(Slot::definition).distinct().toList();
    }
}
