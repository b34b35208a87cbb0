// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;
import java.util.Map;

/** Rules and conditions in canonical form: every default that is a number of the format is written out. */
final class CanonicalRules implements Rule.Visitor<Object>, Condition.Visitor<Map<String, Object>> {
    private static final CanonicalRules RULES = new CanonicalRules();

    private CanonicalRules() {}

    static Map<String, Object> rule(Rule rule) {
        return new Canonical().put(rule.kind().code(), rule.accept(RULES)).tree();
    }

    static Map<String, Object> condition(Condition condition) {
        return condition.accept(RULES);
    }

    @Override
    public Object bands(BandsRule rule) {
        return scale(use(rule.fact()), rule.scale()).tree();
    }

    @Override
    public Object linear(LinearRule rule) {
        return use(rule.fact())
                .put("from", knot(rule.scale().from()))
                .put("to", knot(rule.scale().to()))
                .tree();
    }

    @Override
    public Object threshold(ThresholdRule rule) {
        return award(bound(rule.condition()), rule.award());
    }

    @Override
    public Object yesNo(YesNoRule rule) {
        return award(new Canonical().put("fact", rule.fact().fact().value()), rule.award());
    }

    @Override
    public Object ratio(RatioRule rule) {
        Canonical out = use(rule.fact())
                .put("peer", rule.peer().fact().value())
                .put("times", rule.times())
                .put("on-zero-peer", rule.onZeroPeer().code());
        return scale(out, rule.scale()).tree();
    }

    @Override
    public Object growth(GrowthRule rule) {
        return scale(use(rule.fact()).put("years", rule.years()), rule.scale()).tree();
    }

    @Override
    public Object window(WindowRule rule) {
        return scale(counted(rule.fact(), rule.years()), rule.scale()).tree();
    }

    @Override
    public Object zeroEvents(ZeroEventsRule rule) {
        return award(counted(rule.fact(), rule.years()), rule.award());
    }

    @Override
    public Object deduction(DeductionRule rule) {
        return use(rule.fact())
                .put("start", rule.start().map(CanonicalRules::amount))
                .put("each", amount(rule.each()))
                .put("floor", amount(rule.floor()))
                .tree();
    }

    @Override
    public Object checklist(ChecklistRule rule) {
        boolean equalParts =
                rule.checks().stream().allMatch(check -> check.points().isEmpty());
        if (equalParts) {
            List<String> facts = rule.checks().stream()
                    .map(check -> check.fact().fact().value())
                    .toList();
            return new Canonical().put("facts", facts).tree();
        }
        return new Canonical()
                .put(
                        "items",
                        Canonical.list(
                                rule.checks(),
                                check -> new Canonical()
                                        .put("fact", check.fact().fact().value())
                                        .put("points", check.points().map(CanonicalRules::amount))
                                        .tree()))
                .tree();
    }

    @Override
    public Object graded(GradedRule rule) {
        return use(rule.fact())
                .put(
                        "grades",
                        Canonical.list(
                                rule.steps(),
                                step -> new Canonical()
                                        .put("is", amount(step.is()))
                                        .put("points", amount(step.points()))
                                        .tree()))
                .tree();
    }

    @Override
    public Object bestOf(BestOfRule rule) {
        return Canonical.list(rule.rules(), CanonicalRules::rule);
    }

    @Override
    public Object anyOf(AnyOfRule rule) {
        return award(new Canonical().put("conditions", conditions(rule.conditions())), rule.award());
    }

    @Override
    public Object allOf(AllOfRule rule) {
        return award(new Canonical().put("conditions", conditions(rule.conditions())), rule.award());
    }

    @Override
    public Object rank(RankRule rule) {
        Canonical out = use(rule.fact())
                .put("among", rule.among().code())
                .put("best", rule.best().code())
                .put("ties", rule.ties().code())
                .put("as", rule.as().code());
        return scale(out, rule.scale()).tree();
    }

    @Override
    public Object judgement(JudgementRule rule) {
        return new Canonical()
                .put("by", Canonical.text(rule.by()))
                .put("assessors", rule.assessors())
                .put("combine", rule.combine().code())
                .put(
                        "scale",
                        Canonical.list(
                                rule.scale(),
                                word -> new Canonical()
                                        .put("id", word.id())
                                        .put("title", Canonical.text(word.title()))
                                        .put("points", amount(word.points()))
                                        .tree()))
                .put("up-to", rule.upTo().map(CanonicalRules::amount))
                .tree();
    }

    @Override
    public Object evidence(EvidenceRule rule) {
        return new Canonical()
                .put("by", Canonical.text(rule.by()))
                .put(
                        "items",
                        Canonical.list(
                                rule.proofs(),
                                proof -> new Canonical()
                                        .put("name", proof.name())
                                        .put("title", Canonical.text(proof.title()))
                                        .put("months", proof.months())
                                        .put("points", proof.points().map(CanonicalRules::amount))
                                        .tree()))
                .tree();
    }

    @Override
    public Object dated(DatedRule rule) {
        return Canonical.list(
                rule.entries(),
                entry -> new Canonical()
                        .put("from", entry.from().toString())
                        .put("to", entry.to().map(Object::toString))
                        .put("rule", entry.rule().map(CanonicalRules::rule))
                        .put("repealed", entry.rule().isPresent() ? null : true)
                        .put("ref", entry.reference())
                        .tree());
    }

    @Override
    public Object custom(CustomRule rule) {
        Canonical parameters = new Canonical();
        rule.parameters().forEach((name, value) -> parameters.put(name, amount(value)));
        return new Canonical()
                .put("function", rule.function())
                .put("facts", Canonical.list(rule.facts(), fact -> use(fact).tree()))
                .put("parameters", parameters.tree())
                .tree();
    }

    @Override
    public Map<String, Object> compare(Condition.Compare condition) {
        return length(bound(condition), condition.fact(), condition.years()).tree();
    }

    @Override
    public Map<String, Object> relative(Condition.Relative condition) {
        return use(condition.fact())
                .put("peer", condition.peer().fact().value())
                .put(condition.comparison().code(), amount(condition.bound()))
                .tree();
    }

    @Override
    public Map<String, Object> is(Condition.Is condition) {
        return new Canonical()
                .put("fact", condition.fact().fact().value())
                .put("is", condition.expected())
                .tree();
    }

    @Override
    public Map<String, Object> every(Condition.Every condition) {
        return use(condition.fact())
                .put("all-of", condition.of().fact().value())
                .tree();
    }

    @Override
    public Map<String, Object> any(Condition.Any condition) {
        return new Canonical().put("any", conditions(condition.of())).tree();
    }

    @Override
    public Map<String, Object> all(Condition.All condition) {
        return new Canonical().put("all", conditions(condition.of())).tree();
    }

    private static List<Object> conditions(List<Condition> conditions) {
        return Canonical.list(conditions, CanonicalRules::condition);
    }

    private static Canonical use(FactUse use) {
        return new Canonical()
                .put("fact", use.named().value())
                .put("unit", use.unit().code());
    }

    private static Canonical counted(FactUse use, int years) {
        return length(use(use), use, years);
    }

    private static Canonical length(Canonical out, FactUse use, int years) {
        return use.window()
                .map(window -> out.put(window.unit().code(), window.length()))
                .orElseGet(() -> out.put("years", years));
    }

    private static Canonical bound(Condition.Compare condition) {
        return use(condition.fact()).put(condition.comparison().code(), amount(condition.bound()));
    }

    private static Map<String, Object> award(Canonical out, Award award) {
        return out.put("points", award.points().map(CanonicalRules::amount))
                .put("otherwise", award.otherwise().map(CanonicalRules::amount))
                .tree();
    }

    private static Canonical scale(Canonical out, Scale scale) {
        if (scale instanceof Scale.Line line) {
            return out.put(
                    "linear",
                    new Canonical()
                            .put("from", knot(line.from()))
                            .put("to", knot(line.to()))
                            .tree());
        }
        return out.put("bands", Canonical.list(((Scale.Bands) scale).bands(), CanonicalRules::band));
    }

    private static Map<String, Object> band(Scale.Band band) {
        return new Canonical()
                .put("from", band.from().map(CanonicalRules::amount))
                .put("to", band.to().map(CanonicalRules::amount))
                .put("points", amount(band.points()))
                .tree();
    }

    private static Map<String, Object> knot(Scale.Knot knot) {
        return new Canonical()
                .put("at", amount(knot.at()))
                .put("points", amount(knot.points()))
                .tree();
    }

    /** Each amount is a number, or a map that names the parameter. */
    private static Object amount(Amount amount) {
        return amount instanceof Amount.Named named
                ? Map.of("parameter", named.parameter())
                : amount.in(Map.of()).orElseThrow();
    }
}
