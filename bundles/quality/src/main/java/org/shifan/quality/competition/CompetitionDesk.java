// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.competition;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.persistence.EntityManager;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.quality.CompetitionCase;
import org.shifan.api.quality.CompetitionCases;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.quality.store.Numbers;
import org.shifan.quality.store.RegisterEntity;
import org.shifan.quality.store.Texts;

import static org.shifan.quality.QualityMessages.M;
import static org.shifan.quality.QualityMessages.refuse;

/** Cases of counterfeit and unfair competition in QUAL_COMPETITION. */
@Component(service = CompetitionCases.class)
public final class CompetitionDesk implements CompetitionCases {
    private static final String READ = "competition.read";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String REGISTER = "COMPETITION";

    private final JpaTemplate jpa;
    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;
    private final Permissions permissions;
    private final Clock clock;

    /** @param ready the promise that the tables are there */
    @Activate
    public CompetitionDesk(
            @Reference(target = "(shifan.schema=quality)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-quality)") JpaTemplate jpa,
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises,
            @Reference Permissions permissions) {
        this(jpa, zones, enterprises, permissions, Clock.systemUTC());
    }

    CompetitionDesk(
            JpaTemplate jpa, ZoneRegistry zones, EnterpriseRegistry enterprises, Permissions permissions, Clock clock) {
        this.permissions = permissions;
        this.jpa = jpa;
        this.zones = zones;
        this.enterprises = enterprises;
        this.clock = clock;
    }

    @Override
    public CompetitionCase report(Report report, Decision decision) {
        Zone zone = zones.require(report.zone());
        permissions.require("competition.report", Place.of(zone));
        LocalDate today = LocalDate.now(clock.withZone(CHINA));
        if (report.on().isAfter(today)) {
            throw refuse("quality.date.future", report.on(), today);
        }
        if (blank(report.suspect()) || blank(report.text())) {
            throw refuse("quality.competition.empty");
        }
        OrganisationCode suspected = enterprise(report.suspectCode());
        OrganisationCode injured = enterprise(report.injuredCode());
        return change((em, numbers) -> {
            CompetitionEntity row = new CompetitionEntity(
                    numbers.next(CompetitionEntity.class), zone.bureau(), report, suspected, injured);
            em.persist(row);
            step(em, numbers, row, M.message("quality.competition.reported", word(report.kind())), decision);
            return row;
        });
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private OrganisationCode enterprise(String anyCode) {
        return blank(anyCode) ? null : enterprises.require(anyCode).code();
    }

    @Override
    public CompetitionCase require(long id) {
        CompetitionCase found = jpa.txExpr(TransactionType.Required, em -> shown(em, required(em, id)));
        permissions.require(READ, place(found));
        return found;
    }

    @Override
    public List<CompetitionCase> cases(org.shifan.api.code.ZoneId zone, boolean openOnly) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> em
                        .createQuery(
                                "select c from CompetitionEntity c order by c.on desc, c.id desc",
                                CompetitionEntity.class)
                        .getResultList()
                        .stream()
                        .filter(row -> !openOnly || !row.closed())
                        .map(row -> row.competitionCase(List.of()))
                        .filter(each -> zone == null || each.zone().equals(zone))
                        .filter(each -> permissions.permit(READ, place(each)))
                        .toList());
    }

    @Override
    public List<CompetitionCase> of(OrganisationCode enterprise) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> em
                        .createQuery(
                                "select c from CompetitionEntity c where c.suspectCode = :code or c.injuredCode = :code"
                                        + " order by c.id",
                                CompetitionEntity.class)
                        .setParameter("code", enterprise.value())
                        .getResultList()
                        .stream()
                        .map(row -> row.competitionCase(List.of()))
                        .filter(each -> permissions.permit(READ, place(each)))
                        .toList());
    }

    /** The bureau is that of the case, whoever supervises the zone since. */
    private Place place(CompetitionCase found) {
        return new Place(
                found.bureau(), zones.zone(found.zone()).map(Zone::division).orElse(null), found.zone(), null);
    }

    @Override
    public CompetitionCase passOn(long id, String authority, String reference, Decision decision) {
        String to = Texts.within("authority", authority, 200);
        String number = Texts.within("reference", reference, 100);
        if (to.isEmpty()) {
            throw refuse("quality.competition.authority", id);
        }
        return change((em, numbers) -> {
            CompetitionEntity row = open(em, id);
            permissions.require(
                    "competition.handle",
                    Place.of(row.competitionCase(List.of()).bureau()));
            row.passOn(to, number);
            Message what = M.message("quality.competition.passed-on", to, number.isEmpty() ? "-" : number);
            step(em, numbers, row, what, decision);
            return row;
        });
    }

    @Override
    public CompetitionCase close(long id, CompetitionCase.Outcome outcome, Decision decision) {
        if (decision.evidence().isEmpty()) {
            throw refuse("quality.competition.evidence", id);
        }
        return change((em, numbers) -> {
            CompetitionEntity row = open(em, id);
            permissions.require(
                    "competition.handle",
                    Place.of(row.competitionCase(List.of()).bureau()));
            row.close(outcome);
            step(em, numbers, row, M.message("quality.competition.done", word(outcome)), decision);
            return row;
        });
    }

    @Override
    public List<Figures> figures(int year) {
        record Group(org.shifan.api.code.ZoneId zone, CompetitionCase.Kind kind) {}
        Map<Group, List<CompetitionCase>> groups = cases(null, false).stream()
                .filter(each -> each.on().getYear() == year)
                .collect(Collectors.groupingBy(each -> new Group(each.zone(), each.kind())));
        Map<String, Figures> sorted = new TreeMap<>();
        groups.forEach((group, found) -> {
            Map<CompetitionCase.Outcome, Integer> outcomes = new EnumMap<>(CompetitionCase.Outcome.class);
            found.stream()
                    .filter(each -> each.outcome() != null)
                    .forEach(each -> outcomes.merge(each.outcome(), 1, Integer::sum));
            int closed = outcomes.values().stream().mapToInt(Integer::intValue).sum();
            sorted.put(
                    group.zone() + " " + group.kind(),
                    new Figures(group.zone(), year, group.kind(), found.size(), found.size() - closed, outcomes));
        });
        return new ArrayList<>(sorted.values());
    }

    static Text word(CompetitionCase.Kind kind) {
        return M.text("quality.competition-kind." + kind.code());
    }

    static Text word(CompetitionCase.Outcome outcome) {
        return M.text("quality.competition-outcome." + outcome.code());
    }

    private static CompetitionEntity required(EntityManager em, long id) {
        CompetitionEntity found = em.find(CompetitionEntity.class, id);
        if (found == null) {
            throw refuse("quality.competition.unknown", id);
        }
        return found;
    }

    private static CompetitionEntity open(EntityManager em, long id) {
        CompetitionEntity found = required(em, id);
        if (found.closed()) {
            throw refuse("quality.competition.closed", id);
        }
        return found;
    }

    private static CompetitionCase shown(EntityManager em, CompetitionEntity row) {
        return row.competitionCase(em
                .createQuery(
                        "select s from CompetitionStepEntity s where s.caseId = :id order by s.id",
                        CompetitionStepEntity.class)
                .setParameter("id", row.id())
                .getResultList()
                .stream()
                .map(CompetitionStepEntity::step)
                .toList());
    }

    private void step(EntityManager em, Numbers numbers, CompetitionEntity row, Message what, Decision decision) {
        em.persist(new CompetitionStepEntity(
                numbers.next(CompetitionStepEntity.class), row.id(), what.text(), decision, clock.instant()));
    }

    /** Something that changes a case. */
    @FunctionalInterface
    private interface Work {
        CompetitionEntity on(EntityManager em, Numbers numbers);
    }

    private CompetitionCase change(Work work) {
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em, REGISTER);
            return shown(em, work.on(em, new Numbers(em)));
        });
    }
}
