// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.watch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.identity.Server;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentQuery;
import org.shifan.api.quality.IncidentStep;
import org.shifan.api.quality.Incidents;
import org.shifan.api.quality.RiskGround;
import org.shifan.api.quality.Risks;

import static org.shifan.lifecycle.LifecycleMessages.M;

/** Incidents whose maker is known, traces that were confirmed, and grave risks (§六(六), F2). */
@Component(service = CauseSource.class)
public final class QualityCauses implements CauseSource {
    private static final int PAGE = 200;
    /** The gravest come first. */
    private static final int MOST_RISKS = 1000;
    /** A trace may be confirmed long after its incident; one that is older than this is not looked at. */
    private static final int TRACED_WITHIN_MONTHS = 24;

    private final Incidents incidents;
    private final Risks risks;
    private final Grounds grounds = Grounds.read();

    /**
     * @param incidents null while the module is away
     * @param risks the same
     */
    @Activate
    public QualityCauses(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Incidents incidents,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Risks risks) {
        this.incidents = incidents;
        this.risks = risks;
    }

    @Override
    public List<Cause> causes(LocalDate since, LocalDate today) {
        List<Cause> out = new ArrayList<>();
        if (incidents != null) {
            for (int offset = 0; ; offset += PAGE) {
                IncidentQuery query = new IncidentQuery(
                        null, null, false, since.minusMonths(TRACED_WITHIN_MONTHS), null, offset, PAGE);
                List<Incident> page = Server.does(() -> incidents.incidents(query));
                page.forEach(incident -> of(incident, since, out));
                if (page.size() < PAGE) {
                    break;
                }
            }
        }
        if (risks != null) {
            Server.does(() -> risks.grounds(null, today, MOST_RISKS)).stream()
                    .filter(risk -> grounds.risks().contains(risk.level().code())
                            && !risk.since().isBefore(since))
                    .map(QualityCauses::of)
                    .forEach(out::add);
        }
        return out;
    }

    private void of(Incident incident, LocalDate since, List<Cause> out) {
        if (incident.attributedTo() == null) {
            return;
        }
        Subject maker = Subject.enterprise(incident.attributedTo().enterprise());
        LocalDate known = incident.attributedTo().decision().on();
        if (grounds.incidents().contains(incident.kind().code()) && !known.isBefore(since)) {
            out.add(new Cause(
                    "incident." + incident.id(),
                    maker,
                    incident.on(),
                    M.message(
                                    "cause.incident",
                                    incident.id(),
                                    M.text("incident." + incident.kind().code()),
                                    incident.on(),
                                    maker)
                            .text()));
        }
        if (incident.cause() != null
                && grounds.causes().contains(incident.cause().code())) {
            confirmed(incident)
                    .filter(day -> !day.isBefore(since))
                    .ifPresent(day -> out.add(new Cause(
                            "trace." + incident.id(),
                            maker,
                            incident.on(),
                            M.message(
                                            "cause.trace",
                                            incident.id(),
                                            M.text("trace." + incident.cause().code()),
                                            day,
                                            maker)
                                    .text())));
        }
    }

    /** The day of the last decision about it, which is the one that confirmed its trace. */
    private Optional<LocalDate> confirmed(Incident incident) {
        return Server.does(() -> incidents.history(incident.id())).stream()
                .map(IncidentStep::decision)
                .map(Decision::on)
                .max(Comparator.naturalOrder());
    }

    private static Cause of(RiskGround risk) {
        Subject enterprise = Subject.enterprise(risk.enterprise());
        return new Cause(
                "risk." + risk.id(),
                enterprise,
                risk.since(),
                M.message("cause.risk", enterprise, risk.because(), risk.since())
                        .text());
    }
}
