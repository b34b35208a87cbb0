// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.facilitation.BureauTerms;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.Treatment.Measure;
import org.shifan.api.facilitation.TreatmentService;
import org.shifan.api.metrics.Metric;
import org.shifan.api.metrics.Metrics;
import org.shifan.api.text.Text;
import org.shifan.facilitation.reference.ReferenceData;
import org.shifan.facilitation.reference.ReferenceData.MeasureTerms;
import org.shifan.facilitation.reference.Row;

import static org.shifan.facilitation.FacilitationMessages.say;

/**
 * Answers for one shipment (F10): judges every rule by what held on the day, never by today. Of the measures that
 * apply, the one with the lowest order in the table of measures governs; when none applies, the mode of supervision
 * (F1) does.
 */
@Component
public final class Treatments implements TreatmentService {
    private static final Metric COUNT =
            Metric.of("shifan_treatments", "Shipments answered for, by the measure that governs", "measure");
    private static final Metric TIME = Metric.of("shifan_treatment_seconds", "Time to answer for one shipment");

    private final EnterpriseRegistry enterprises;
    private final Memberships memberships;
    private final Grants grants;
    private final ReferenceData data;
    private final ClassAndRiskMode modes;
    private final List<MeasureRule> rules;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<BureauTerms> bureauTerms = List.of();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Metrics metrics;

    @Activate
    public Treatments(
            @Reference EnterpriseRegistry enterprises, @Reference Memberships memberships, @Reference Grants grants) {
        this(enterprises, memberships, grants, ReferenceData.load());
    }

    Treatments(EnterpriseRegistry enterprises, Memberships memberships, Grants grants, ReferenceData data) {
        this.enterprises = enterprises;
        this.memberships = memberships;
        this.grants = grants;
        this.data = data;
        this.modes = new ClassAndRiskMode(data);
        this.rules = rules(data, modes);
    }

    /** The same with terms of bureaus, for where no container brings them. */
    Treatments with(List<BureauTerms> terms) {
        bureauTerms = terms;
        return this;
    }

    /** The rules by policy row; each has its line in the table of measures. */
    static List<MeasureRule> rules(ReferenceData data, ClassAndRiskMode modes) {
        return List.of(modes, new StatutoryExemption(data), new SamplingExemption(), new DeclarationAccepted());
    }

    @Override
    public Treatment treat(Shipment shipment) {
        long begun = System.nanoTime();
        Treatment treatment = judged(shipment);
        Metrics count = Metrics.orNone(metrics);
        count.time(TIME, Duration.ofNanos(System.nanoTime() - begun));
        count.count(COUNT, 1, treatment.governing().id());
        return treatment;
    }

    private Treatment judged(Shipment shipment) {
        Situation situation = situation(shipment);
        OwnTerms own = new OwnTerms(bureauTerms);
        ClassAndRiskMode.Mode mode = modes.mode(situation);
        List<Judged> judged = rules.stream()
                .map(rule -> judge(rule, situation, own))
                .sorted(Comparator.comparingInt(Judged::order)
                        .thenComparing(j -> j.measure().id()))
                .toList();
        Measure governing = judged.stream()
                .map(Judged::measure)
                .filter(Measure::applies)
                .findFirst()
                .orElseGet(() -> judged.stream()
                        .map(Judged::measure)
                        .filter(measure -> measure.id().equals(modes.id()))
                        .findFirst()
                        .orElseThrow());
        return new Treatment(
                shipment,
                situation.goods().statutory(),
                mode.mode(),
                mode.finding().reason(),
                governing,
                judged.stream().map(Judged::measure).toList(),
                remarks(situation, mode));
    }

    private Situation situation(Shipment shipment) {
        LocalDate on = shipment.on();
        Enterprise enterprise = enterprises.require(shipment.enterprise().value());
        List<Membership> all = memberships.history(enterprise.code());
        Standing standing = new Standing(
                on,
                all,
                grants.history(Subject.enterprise(enterprise.code())),
                Standing.membership(all, on)
                        .map(member -> grants.history(Subject.zone(member.zone())))
                        .orElse(List.of()));
        Goods goods = new Goods(
                shipment.hs(),
                on,
                data.statutory().find(shipment.hs(), on),
                data.risk().find(shipment.hs(), on));
        return new Situation(
                shipment,
                enterprise,
                standing,
                goods,
                new Destination(shipment, data.group("africa", shipment.destination(), on), data.agreement(shipment)));
    }

    private Judged judge(MeasureRule rule, Situation situation, OwnTerms own) {
        LocalDate on = situation.shipment().on();
        Optional<Row<MeasureTerms>> inForce = data.measure(rule.id(), on);
        Row<MeasureTerms> row =
                inForce.orElseGet(() -> data.measureHistory(rule.id()).get(0));
        Finding finding = rule.judge(situation, row.value())
                .with(
                        inForce.isPresent()
                                ? Ground.holds(
                                        say(
                                                "ground.in-force",
                                                row.source(),
                                                row.period().from()),
                                        row.period().to())
                                : Ground.lacking(say("ground.not-in-force", row.source(), row.period(), on)))
                .with(
                        rule.id().equals(modes.id())
                                ? List.of()
                                : own.grounds(situation.enterprise().bureau(), rule.id(), situation.shipment()));
        return new Judged(
                row.value().order(),
                new Measure(
                        rule.id(),
                        FacilitationMessages.M.text("measure." + rule.id()),
                        row.value().clause(),
                        finding.applies(),
                        finding.reason(),
                        finding.applies() ? finding.conditions() : List.of(),
                        finding.until()));
    }

    /** What in the answer rests on lines that are inferred, remembered or made up. */
    private List<Text> remarks(Situation situation, ClassAndRiskMode.Mode mode) {
        List<Row<?>> rows = new ArrayList<>();
        rows.addAll(situation.goods().listed().rows());
        rows.addAll(situation.goods().risk().rows());
        rows.addAll(data.exclusions()
                .find(situation.goods().hs(), situation.goods().on())
                .rows());
        data.ruleSet(situation.goods().on()).ifPresent(rows::add);
        rows.addAll(situation.destination().rows());
        mode.row().ifPresent(rows::add);
        List<Text> out = new ArrayList<>();
        for (Row<?> row : rows) {
            if (!row.evidence().firm()) {
                out.add(say(
                        "remark.line",
                        FacilitationMessages.M.text("evidence." + row.evidence()),
                        row.file(),
                        row.line(),
                        row.key()));
            }
        }
        if (situation.enterprise().synthetic()) {
            out.add(say("remark.synthetic", situation.enterprise().name()));
        }
        return out;
    }

    private record Judged(int order, Measure measure) {}
}
