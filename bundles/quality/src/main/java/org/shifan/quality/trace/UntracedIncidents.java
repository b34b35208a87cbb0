// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.trace;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.persistence.EntityManager;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.lifecycle.DeadlineSource;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Message;
import org.shifan.quality.store.Escalation;
import org.shifan.quality.store.IncidentBook;
import org.shifan.quality.store.IncidentEntity;
import org.shifan.quality.store.RegisterEntity;

import static org.shifan.quality.QualityMessages.M;

/**
 * Incidents that nobody traces (Q2). One whose maker is known stands by itself. Those that nobody has attributed stand as one for each
 * bureau: an export of foreign alerts brings thousands of goods that are nobody's here.
 */
@Component(
        service = {Escalation.class, DeadlineSource.class},
        configurationPid = "org.shifan.quality.traces")
public final class UntracedIncidents implements Escalation, DeadlineSource {
    private final JpaTemplate jpa;
    private final int openDays;
    private final Clock clock;

    /** @param ready the promise that the tables are there */
    @Activate
    public UntracedIncidents(
            @Reference(target = "(shifan.schema=quality)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-quality)") JpaTemplate jpa,
            TraceDesk.Terms terms) {
        this(jpa, terms.open_days(), Clock.systemUTC());
    }

    UntracedIncidents(JpaTemplate jpa, int openDays, Clock clock) {
        this.jpa = jpa;
        this.openDays = openDays;
        this.clock = clock;
    }

    /** @param enterprise null while nobody has attributed it */
    private record Waiting(
            long incident, BureauCode bureau, OrganisationCode enterprise, LocalDate escalated, LocalDate due) {}

    /** Those without a trace, by the day on which one has to be opened. */
    private List<Waiting> waiting(EntityManager em, BureauCode bureau) {
        var query = em.createQuery(
                "select i.id, i.bureau, i.enterprise, i.escalated, min(s.received) from IncidentEntity i, SourceEntity s"
                        + " where s.incident = i.id and i.joinedInto is null"
                        + " and not exists (select t.id from TraceEntity t where t.incident = i.id)"
                        + (bureau == null ? "" : " and i.bureau = :bureau")
                        + " group by i.id, i.bureau, i.enterprise, i.escalated",
                Object[].class);
        if (bureau != null) {
            query.setParameter("bureau", bureau.value());
        }
        return query.getResultList().stream()
                .map(row -> new Waiting(
                        ((Number) row[0]).longValue(),
                        BureauCode.of((String) row[1]),
                        row[2] == null ? null : OrganisationCode.of((String) row[2]),
                        (LocalDate) row[3],
                        LocalDate.ofInstant(Instant.ofEpochMilli(((Number) row[4]).longValue()), TraceDesk.CHINA)
                                .plusDays(openDays)))
                .sorted(Comparator.comparing(Waiting::due).thenComparing(Waiting::incident))
                .toList();
    }

    /** Those that nobody has attributed, the oldest first, by bureau. */
    private static Map<BureauCode, List<Waiting>> unattributed(List<Waiting> all) {
        return all.stream()
                .filter(each -> each.enterprise() == null)
                .collect(Collectors.groupingBy(Waiting::bureau, TreeMap::new, Collectors.toList()));
    }

    @Override
    public List<Message> escalate(LocalDate today, int againDays) {
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            IncidentBook book = new IncidentBook(em);
            List<Waiting> late = waiting(em, null).stream()
                    .filter(each -> today.isAfter(each.due()))
                    .toList();
            List<Message> out = new ArrayList<>();
            for (Waiting each : late) {
                if (each.enterprise() != null && Deadline.toSay(today, each.due(), each.escalated(), againDays)) {
                    book.require(each.incident()).escalate(today);
                    Message what = M.message("quality.step.untraced", each.incident(), each.enterprise(), each.due());
                    book.step(
                            each.incident(),
                            what,
                            new Decision(
                                    "shifan",
                                    today,
                                    M.text("quality.step.term-over").both(),
                                    ""),
                            clock.instant());
                    out.add(what);
                }
            }
            unattributed(late).forEach((bureau, those) -> {
                LocalDate said = those.stream()
                        .map(Waiting::escalated)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
                if (Deadline.toSay(today, those.get(0).due(), said, againDays)) {
                    IncidentEntity oldest = book.require(those.get(0).incident());
                    oldest.escalate(today);
                    out.add(M.message(
                            "quality.step.unattributed",
                            bureau,
                            those.size(),
                            oldest.id(),
                            those.get(0).due()));
                }
            });
            return out;
        });
    }

    @Override
    public List<Deadline> deadlines(BureauCode bureau, LocalDate today) {
        List<Waiting> all = jpa.txExpr(TransactionType.Required, em -> waiting(em, bureau));
        List<Deadline> out = new ArrayList<>();
        all.stream()
                .filter(each -> each.enterprise() != null)
                .map(each -> deadline(
                        "incident." + each.incident(),
                        Subject.enterprise(each.enterprise()),
                        each.bureau(),
                        M.message("quality.due.trace-open", each.incident()),
                        each.due(),
                        today))
                .forEach(out::add);
        unattributed(all)
                .forEach((of, those) -> out.add(deadline(
                        "incidents." + of,
                        null,
                        of,
                        M.message(
                                "quality.due.attribute",
                                those.size(),
                                those.get(0).incident()),
                        those.get(0).due(),
                        today)));
        return out;
    }

    static Deadline deadline(
            String key, Subject subject, BureauCode bureau, Message what, LocalDate due, LocalDate today) {
        return Deadline.of(
                key, subject, bureau, what.text(), M.text("quality.due.by"), due, M.text("quality.due.source"), today);
    }
}
