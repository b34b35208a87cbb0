// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.time.Duration;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.TreatmentService;
import org.shifan.api.identity.Permissions;
import org.shifan.api.metrics.Metric;
import org.shifan.api.metrics.Metrics;
import org.shifan.facilitation.store.Readers;

import static org.shifan.facilitation.FacilitationMessages.M;
import static org.shifan.facilitation.FacilitationMessages.refuse;

/**
 * Answers for one shipment (F10): judges every measure by what held on the day, never by today. A stricter measure that applies
 * goes before all; of the conveniences that apply, the one with the lowest order governs; when none applies, the mode of
 * supervision (F1) does. Without rules everything is treated strictly.
 */
@Component(service = {TreatmentService.class, Treatments.class})
public final class Treatments implements TreatmentService {
    private static final Metric COUNT =
            Metric.of("shifan_treatments", "Shipments answered for, by the measure that governs", "measure");
    private static final Metric TIME = Metric.of("shifan_treatment_seconds", "Time to answer for one shipment");

    private final Situations situations;
    private final RulesRegistry rules;
    private final EnterpriseRegistry enterprises;
    private final Permissions permissions;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Metrics metrics;

    @Activate
    public Treatments(
            @Reference Situations situations,
            @Reference RulesRegistry rules,
            @Reference EnterpriseRegistry enterprises,
            @Reference Permissions permissions) {
        this.situations = situations;
        this.rules = rules;
        this.enterprises = enterprises;
        this.permissions = permissions;
    }

    /**
     * A treatment and all that it was made of.
     *
     * @param book null when there are no rules
     * @param inputs null when there are no rules
     */
    public record Made(Treatment treatment, RuleBook book, Inputs inputs) {}

    @Override
    public Treatment treat(Shipment shipment) {
        // The answer tells what the enterprise holds, is a member of and was found with.
        new Readers(permissions, enterprises, Readers.TREATMENTS).require(shipment.enterprise(), null, null);
        return make(shipment).treatment();
    }

    /** The treatment, with the rules and the inputs that it was made of; for who has asked the permission. */
    public Made make(Shipment shipment) {
        comesIn(shipment);
        long begun = System.nanoTime();
        Made made = made(shipment);
        Metrics count = Metrics.orNone(metrics);
        count.time(TIME, Duration.ofNanos(System.nanoTime() - begun));
        count.count(COUNT, 1, made.treatment().governing().id());
        return made;
    }

    /** Whoever leaves out that goods come in must not be answered as if they went out. */
    private static void comesIn(Shipment shipment) {
        boolean own = switch (shipment.purpose()) {
            case EQUIPMENT, MATERIALS -> true;
            case TRADE, AID, REPAIR, TESTING, RESEARCH -> false;
        };
        if (own && shipment.direction() == Shipment.Direction.EXPORT) {
            throw refuse("facilitation.purpose.import", M.text("purpose." + shipment.purpose()));
        }
    }

    private Made made(Shipment shipment) {
        RulesRegistry.Serving serving = rules.serving();
        RuleBook book = serving.book();
        if (book == null) {
            return new Made(Engine.strict(shipment, serving.why()), null, null);
        }
        Inputs inputs = situations.inputs(shipment, book);
        return new Made(Engine.decide(book, inputs), book, inputs);
    }

    @Override
    public List<RulesState> rules() {
        return rules.states();
    }
}
