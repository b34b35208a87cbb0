// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Entry;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Level;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.evaluation.Aftermath;
import org.shifan.api.evaluation.CountryEvaluation;
import org.shifan.api.evaluation.Decisions;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Overrides;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.evaluation.VerdictOverride;
import org.shifan.api.identity.Identities;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.rest.province.ProvinceMessages;

/** Two bureaus with 60 zones, and what was evaluated there. */
final class Province {
    static final BureauCode JIANGSU = BureauCode.of("jiangsu");
    static final BureauCode NINGBO = BureauCode.of("ningbo");
    static final LocalDate DAY = LocalDate.of(2015, 6, 30);
    static final Instant ENTERED = Instant.parse("2015-06-30T08:00:00.123Z");
    static final Decision DECISION = new Decision("Jiangsu bureau", DAY, "meets the conditions", "notice 7");
    private static final Messages M = Messages.of(ProvinceMessages.class);

    private final List<Zone> zones = new ArrayList<>();
    private final List<Evaluation> evaluations = new ArrayList<>();
    private final AtomicLong number = new AtomicLong();

    /** Bears the title demonstration enterprise. */
    static final OrganisationCode TITLED = OrganisationCode.of("192203821");

    Province() {
        for (int i = 1; i <= 60; i++) {
            BureauCode bureau = i <= 50 ? JIANGSU : NINGBO;
            DivisionCode division = DivisionCode.of(i <= 50 ? "320583" : "330281");
            zones.add(new Zone(
                    ZoneId.of(division + String.format("-%02d", i)),
                    new Text("示范区" + i, "Zone " + i),
                    division,
                    bureau,
                    new Text("自行车", "bicycles"),
                    List.of(HsCode.of("8712")),
                    "C3761",
                    "notice 7",
                    ""));
        }
        for (int i = 0; i < 5; i++) {
            evaluate(new EvaluationRequest(Subject.zone(zones.get(i).id()), Level.PROVINCIAL, 2014, DAY, true, "li"));
        }
    }

    /** Gives all services of this province; those that change something count it. */
    Fakes services() {
        Fakes out = new Fakes();
        Rights rights = new Rights();
        return out.with(Identities.class, rights)
                .with(Permissions.class, rights)
                .with(BureauDirectory.class, bureaus())
                .with(ZoneRegistry.class, registry())
                .with(Grants.class, grants())
                .with(Memberships.class, memberships())
                .with(Decisions.class, decisions())
                .with(EvaluationService.class, evaluationService(out))
                .with(Overrides.class, overrides(out));
    }

    static ShifanException refused(String key, Object... arguments) {
        return new ShifanException(M.message(key, arguments));
    }

    private BureauDirectory bureaus() {
        List<Bureau> all = List.of(JIANGSU, NINGBO).stream()
                .map(code -> new Bureau(
                        code,
                        new Text(code.value(), code.value()),
                        DivisionCode.of("320100"),
                        DivisionCode.of("320000"),
                        "province",
                        "32",
                        "seen",
                        "list",
                        ""))
                .toList();
        return Fakes.of(
                BureauDirectory.class,
                Map.of(
                        "bureaus",
                        args -> all,
                        "require",
                        args -> all.stream()
                                .filter(each -> each.code().equals(args[0]))
                                .findFirst()
                                .orElseThrow(() -> refused("core.bureau.unknown", args[0]))));
    }

    Zone require(ZoneId id) {
        return zones.stream()
                .filter(zone -> zone.id().equals(id))
                .findFirst()
                .orElseThrow(() -> refused("core.zone.unknown", id));
    }

    private ZoneRegistry registry() {
        return Fakes.of(
                ZoneRegistry.class,
                Map.of(
                        "register",
                        args -> null,
                        "zones",
                        args -> args.length == 0
                                ? zones
                                : zones.stream()
                                        .filter(zone -> zone.bureau().equals(args[0]))
                                        .toList(),
                        "require",
                        args -> require((ZoneId) args[0]),
                        "zone",
                        args -> zones.stream()
                                .filter(zone -> zone.id().equals(args[0]))
                                .findFirst(),
                        "history",
                        args -> List.of(new Entry<>(require((ZoneId) args[0]), DECISION, ENTERED))));
    }

    private Grants grants() {
        return Fakes.of(
                Grants.class,
                Map.of(
                        "held",
                        args -> args[0] instanceof Subject one ? held(one) : all((java.util.Collection<?>) args[0]),
                        "bearers",
                        args -> Map.of(Subject.enterprise(TITLED), demonstration()),
                        "level",
                        args -> ((ZoneId) args[0]).value().endsWith("1") ? Level.PROVINCIAL : Level.CULTIVATING,
                        "history",
                        args -> List.of(new Grant(
                                1,
                                (Subject) args[0],
                                Grant.Kind.ZONE_LEVEL,
                                "provincial",
                                DateRange.from(DAY),
                                Grant.Precision.DAY,
                                DECISION,
                                null,
                                null))));
    }

    private static Grant demonstration() {
        return new Grant(
                2,
                Subject.enterprise(TITLED),
                Grant.Kind.DEMONSTRATION_ENTERPRISE,
                "",
                DateRange.from(DAY),
                Grant.Precision.DAY,
                DECISION,
                null,
                null);
    }

    /** With the one that bears the title. */
    static EnterpriseRegistry enterprises() {
        Enterprise titled = new Enterprise(TITLED, null, "Flying Wheel", DivisionCode.of("320583"), JIANGSU, true);
        return Fakes.of(
                EnterpriseRegistry.class,
                Map.of(
                        "enterprises",
                        args -> Map.of(TITLED, titled),
                        "find",
                        args -> List.of(titled),
                        "enterprise",
                        args -> Optional.of(titled).filter(each -> each.code().equals(args[0])),
                        "require",
                        args -> titled));
    }

    /** Every zone whose key ends with 1 is a provincial one. */
    private static Optional<Grant> held(Subject subject) {
        if (!subject.key().endsWith("1")) {
            return Optional.empty();
        }
        return Optional.of(new Grant(
                1,
                subject,
                Grant.Kind.ZONE_LEVEL,
                "provincial",
                DateRange.from(DAY),
                Grant.Precision.DAY,
                DECISION,
                null,
                null));
    }

    private static Map<Subject, Grant> all(java.util.Collection<?> subjects) {
        Map<Subject, Grant> out = new java.util.HashMap<>();
        subjects.forEach(each -> held((Subject) each).ifPresent(grant -> out.put((Subject) each, grant)));
        return out;
    }

    private static Memberships memberships() {
        return Fakes.of(
                Memberships.class,
                Map.of(
                        "memberships",
                        args -> List.of(new Membership(
                                1,
                                OrganisationCode.of("DM0900062"),
                                (ZoneId) args[0],
                                DateRange.from(DAY),
                                DECISION,
                                null)),
                        "end",
                        args -> new Membership(
                                (Long) args[0],
                                OrganisationCode.of("DM0900062"),
                                ZoneId.of("320583-01"),
                                DateRange.from(DAY),
                                DECISION,
                                (Decision) args[2])));
    }

    private Decisions decisions() {
        return Fakes.of(Decisions.class, Map.of("find", args -> {
            Decisions.Query query = (Decisions.Query) args[0];
            return evaluations.stream()
                    .filter(e -> e.id() < (long) args[1])
                    .filter(e -> query.bureau() == null || e.bureau().equals(query.bureau()))
                    .filter(e ->
                            query.subject() == null || e.request().subject().equals(query.subject()))
                    .filter(e -> query.verdict() == null || e.verdict() == query.verdict())
                    .sorted((a, b) -> Long.compare(b.id(), a.id()))
                    .limit((int) args[2])
                    .map(e -> new Decisions.Decision(summary(e), e.bureau(), ENTERED, "li", null))
                    .toList();
        }));
    }

    private static EvaluationService.Summary summary(Evaluation e) {
        return new EvaluationService.Summary(
                e.id(),
                e.request().subject(),
                e.request().level(),
                e.request().year(),
                e.request().asOf(),
                e.verdict(),
                e.total(),
                "jiangsu-zone-provincial",
                "1.0.0");
    }

    private EvaluationService evaluationService(Fakes counted) {
        return Fakes.of(
                EvaluationService.class,
                Map.of(
                        "evaluation",
                        args -> find((long) args[0]),
                        "history",
                        args -> history((Subject) args[0]),
                        "evaluateZones",
                        args -> List.of(),
                        "evaluateCountry",
                        args -> new CountryEvaluation(List.of(), List.of()),
                        "evaluate",
                        args -> {
                            EvaluationRequest request = (EvaluationRequest) args[0];
                            if (request.official()) {
                                counted.need(Permissions.class).require("evaluation.decide", Place.COUNTRY);
                            }
                            Evaluation made = evaluate(request);
                            counted.changes.addAndGet(request.official() ? 1 : 0);
                            return made;
                        }));
    }

    List<EvaluationService.Summary> history(Subject subject) {
        return evaluations.stream()
                .filter(e -> e.request().subject().equals(subject))
                .map(Province::summary)
                .toList();
    }

    Optional<Evaluation> find(long id) {
        return evaluations.stream().filter(e -> e.id() == id).findFirst();
    }

    private Evaluation evaluate(EvaluationRequest request) {
        if (request.subject().kind() != Subject.Kind.ZONE) {
            throw refused("core.enterprise.unknown", request.subject().key());
        }
        Zone zone = require(request.subject().zoneId());
        Evaluation made = new Evaluation(
                request.official() ? number.incrementAndGet() : 0,
                request,
                zone.name(),
                zone.bureau(),
                new Text("标准", "criteria"),
                true,
                null,
                true,
                new Evaluation.Receipt("jiangsu-zone-provincial", "1.0.0", "ab", "1", "cd", ENTERED),
                Verdict.PASS,
                new BigDecimal("96.86"),
                new BigDecimal("96.86"),
                new BigDecimal("96.86"),
                new BigDecimal("100"),
                new BigDecimal("70"),
                null,
                List.of(new Evaluation.Part(
                        "scale",
                        new Text("规模", "scale"),
                        BigDecimal.TEN,
                        BigDecimal.TEN,
                        BigDecimal.TEN,
                        BigDecimal.TEN,
                        List.of())),
                List.of(),
                List.of(),
                List.of());
        if (request.official()) {
            evaluations.add(made);
        }
        return made;
    }

    private Overrides overrides(Fakes counted) {
        List<VerdictOverride> all = new ArrayList<>();
        return Fakes.of(
                Overrides.class,
                Map.of(
                        "history",
                        args -> List.copyOf(all),
                        "propose",
                        args -> {
                            counted.need(Permissions.class)
                                    .require("override.propose", Place.COUNTRY, (org.shifan.api.core.Actor) args[3]);
                            if (find((long) args[0])
                                            .orElseThrow(() -> refused("evaluation.unknown", args[0]))
                                            .aftermath()
                                            .pending()
                                    != null) {
                                throw refused("evaluation.override.pending", args[0]);
                            }
                            counted.changes.incrementAndGet();
                            all.add(new VerdictOverride(
                                    all.size() + 1,
                                    (long) args[0],
                                    VerdictOverride.Kind.VERDICT,
                                    (Verdict) args[1],
                                    (BigDecimal) args[2],
                                    (org.shifan.api.core.Actor) args[3],
                                    (Decision) args[4],
                                    ENTERED,
                                    null,
                                    null));
                            VerdictOverride pending = all.get(all.size() - 1);
                            evaluations.replaceAll(e ->
                                    e.id() == (long) args[0] ? e.with(new Aftermath(null, pending, List.of())) : e);
                            return pending;
                        },
                        "withdraw",
                        args -> {
                            throw refused("evaluation.override.none", args[0]);
                        },
                        "confirm",
                        args -> {
                            throw refused("evaluation.override.second", args[0]);
                        }));
    }
}
