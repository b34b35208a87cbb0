// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.evaluation.Evaluation;

/** An evaluation in the words of one language, ready to be laid out; what may be null says so by being missing. */
public record EvaluationPage(
        String subject,
        String key,
        String bureau,
        String level,
        String year,
        String asOf,
        String number,
        String by,
        String criteria,
        Evaluation.Receipt receipt,
        List<String> bases,
        String made,
        boolean synthetic,
        boolean demonstration,
        String status,
        VerdictWord verdict,
        String total,
        String interval,
        String lowest,
        String highest,
        String maximum,
        String passMark,
        String grade,
        Bar bar,
        String scale,
        List<String> reasons,
        List<PartView> parts,
        List<VetoView> vetoes,
        List<MissingView> missing,
        Recount recount) {

    /** A category. */
    public record PartView(
            String id, String title, String points, String maximum, boolean open, Bar bar, List<ItemView> items) {}

    /** An item with its trace. */
    public record ItemView(
            String id,
            String title,
            String clause,
            String role,
            String outcome,
            String outcomeWord,
            String points,
            String maximum,
            String met,
            String formula,
            String computation,
            Bar bar,
            List<InputView> inputs,
            String clauseText,
            boolean remediable,
            List<String> flags,
            List<String> provenance) {}

    /** A veto item. */
    public record VetoView(
            String id,
            String title,
            String clause,
            String state,
            String stateWord,
            String formula,
            String computation,
            List<InputView> inputs,
            String clauseText,
            List<String> flags,
            List<String> provenance) {}

    /** A fact as it was used. */
    public record InputView(
            String fact,
            String title,
            String value,
            String year,
            List<String> sources,
            boolean synthetic,
            String missing) {}

    /** A fact that was missing. */
    public record MissingView(String fact, String title, String reason, String owedBy, String items) {}

    /** How the total comes from the parts, to be added up by hand. */
    public record Recount(String terms, String sum, String stated, boolean same) {}

    static EvaluationPage of(Evaluation e, Words words) {
        Evaluation.Receipt receipt = e.receipt();
        BigDecimal scale = Stream.of(e.maximum(), e.highest(), e.passMark())
                .filter(Objects::nonNull)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        return new EvaluationPage(
                words.in(e.subjectName()),
                e.request().subject().key(),
                words.bureau(e.bureau()),
                words.level(e.request().level()),
                String.valueOf(e.request().year()),
                e.request().asOf().toString(),
                e.id() == 0 ? null : String.valueOf(e.id()),
                e.request().by().isEmpty() ? null : e.request().by(),
                words.in(e.criteriaTitle()),
                receipt,
                Provenances.bases(receipt.bases(), words),
                words.time(receipt.made()),
                e.synthetic(),
                e.demonstration(),
                words.in(e.status()),
                VerdictWord.of(e, words),
                e.total() == null ? null : words.number(e.total()),
                e.total() == null ? words.range(e.lowest(), e.highest()) : null,
                e.lowest() == null ? null : words.number(e.lowest()),
                e.highest() == null ? null : words.number(e.highest()),
                words.number(e.maximum()),
                words.number(e.passMark()),
                words.in(e.grade()),
                Bar.of(e.lowest(), e.highest(), scale, e.passMark()),
                words.number(scale),
                Stream.concat(e.notes().stream(), e.reasons().stream())
                        .map(words::in)
                        .toList(),
                e.parts().stream().map(part -> part(part, words)).toList(),
                e.vetoes().stream().map(veto -> veto(veto, words)).toList(),
                e.missing().stream().map(missing -> missing(e, missing, words)).toList(),
                recount(e, words));
    }

    private static PartView part(Evaluation.Part p, Words words) {
        return new PartView(
                p.id(),
                words.in(p.title()),
                p.points() == null ? words.range(p.lowest(), p.highest()) : words.number(p.points()),
                words.number(p.maximum()),
                p.points() == null,
                Bar.of(p.lowest(), p.highest(), p.maximum(), null),
                p.items().stream().map(item -> item(item, words)).toList());
    }

    private static ItemView item(Evaluation.Item i, Words words) {
        return new ItemView(
                i.id(),
                words.in(i.title()),
                i.clause(),
                i.role() == CriteriaSet.Role.SCORED ? null : words.say("role." + i.role()),
                i.outcome().name(),
                words.say("outcome." + i.outcome()),
                i.points() == null ? words.range(i.lowest(), i.highest()) : words.number(i.points()),
                words.number(i.maximum()),
                i.met() == null ? null : words.say(i.met() ? "met" : "not-met"),
                words.in(i.formula()),
                words.in(i.computation()),
                Bar.of(i.lowest(), i.highest(), i.maximum(), null),
                inputs(i.inputs(), words),
                words.in(i.clauseText()),
                i.remedy() == Evaluation.Remedy.POSSIBLE,
                i.flags().stream().map(words::in).toList(),
                Provenances.of(i.provenance(), words));
    }

    private static VetoView veto(Evaluation.Veto v, Words words) {
        return new VetoView(
                v.id(),
                words.in(v.title()),
                v.clause(),
                v.state().name(),
                words.say("veto." + v.state()),
                words.in(v.formula()),
                words.in(v.computation()),
                inputs(v.inputs(), words),
                words.in(v.clauseText()),
                v.flags().stream().map(words::in).toList(),
                Provenances.of(v.provenance(), words));
    }

    private static List<InputView> inputs(List<Evaluation.Input> inputs, Words words) {
        return inputs.stream()
                .map(i -> new InputView(
                        i.fact().value(),
                        words.in(i.title()),
                        i.value() == null ? null : words.value(i.value(), i.unit()),
                        String.valueOf(i.year()),
                        i.sources(),
                        i.synthetic(),
                        words.in(i.missing())))
                .toList();
    }

    private static MissingView missing(Evaluation e, Evaluation.Missing m, Words words) {
        String items =
                m.items().stream().map(id -> itemTitle(e, id, words)).collect(Collectors.joining(words.say("list")));
        return new MissingView(
                m.fact().value(), words.in(m.title()), words.in(m.reason()), words.in(m.owedBy()), items);
    }

    private static String itemTitle(Evaluation e, String id, Words words) {
        Stream<Evaluation.Item> items = e.parts().stream().flatMap(part -> part.items().stream());
        return Stream.concat(
                        items.filter(item -> item.id().equals(id)).map(Evaluation.Item::title),
                        e.vetoes().stream().filter(veto -> veto.id().equals(id)).map(Evaluation.Veto::title))
                .findFirst()
                .map(words::in)
                .orElse(id);
    }

    private static Recount recount(Evaluation e, Words words) {
        List<BigDecimal> points =
                e.parts().stream().map(Evaluation.Part::points).toList();
        if (e.total() == null || points.isEmpty() || points.stream().anyMatch(Objects::isNull)) {
            return null;
        }
        BigDecimal sum = points.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Recount(
                points.stream().map(words::number).collect(Collectors.joining(" + ")),
                words.number(sum),
                words.number(e.total()),
                sum.compareTo(e.total()) == 0);
    }
}
