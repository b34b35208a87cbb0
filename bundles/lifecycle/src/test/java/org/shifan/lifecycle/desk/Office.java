// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Entry;
import org.shifan.api.core.Level;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.Layers;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.identity.Permissions;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentStep;
import org.shifan.api.quality.Incidents;
import org.shifan.api.quality.RiskGround;
import org.shifan.api.quality.Risks;
import org.shifan.api.text.Text;
import org.shifan.lifecycle.LifecycleTables;
import org.shifan.lifecycle.due.Deadlines;
import org.shifan.lifecycle.machine.Machines;
import org.shifan.lifecycle.rules.RuleSource;
import org.shifan.lifecycle.store.CaseStore;
import org.shifan.lifecycle.store.EntrySource;
import org.shifan.lifecycle.watch.CauseSource;
import org.shifan.lifecycle.watch.DriftWatch;
import org.shifan.lifecycle.watch.Lookout;
import org.shifan.lifecycle.watch.QualityCauses;
import org.shifan.lifecycle.watch.ReassessmentWatch;
import org.shifan.lifecycle.watch.ZoneChanges;

import static org.assertj.core.api.Assertions.assertThat;

/** The bundle over its real tables, with registers, criteria and evaluations that a test tells; the clock is the test's. */
public final class Office {
    public static final Subject KUNSHAN = Subject.of("zone:320583-01");
    public static final Subject FIRM = Subject.enterprise(OrganisationCode.of("192203821"));
    static final BureauCode JIANGSU = BureauCode.of("jiangsu");
    private static final Text NAME = new Text("昆山自行车示范区", "Kunshan bicycles");

    private static final LifecycleTables TABLES = new LifecycleTables();
    final FakeGrants grants = new FakeGrants();
    final Set<OrganisationCode> members = new TreeSet<>();
    final List<Membership> memberships = new ArrayList<>();
    private final Map<CriteriaKey, CriteriaSet> sets = new HashMap<>();
    private final Map<Long, Evaluation> evaluations = new HashMap<>();
    private LocalDate today = LocalDate.of(2014, 6, 2);

    /** Everybody may everything, unless a test says otherwise. */
    Permissions permissions = (operation, place, actor) -> Optional.empty();

    public Ledger ledger;
    public CaseDesk cases;
    public Deadlines deadlines;
    public Lateness lateness;
    MembershipCases membershipCases;

    /** What was entered of the zone, oldest first. */
    final List<Entry<Zone>> zoneHistory = new ArrayList<>();

    final List<Incident> incidents = new ArrayList<>();
    final List<IncidentStep> incidentSteps = new ArrayList<>();
    final List<RiskGround> risks = new ArrayList<>();

    /** Whether the key item is met by the figures of today; empty while they are missing. */
    Optional<Boolean> clusteringNow = Optional.of(true);

    private final List<Lookout> lookouts = new ArrayList<>();

    public Office() {
        TABLES.clear();
        start();
    }

    /** Makes all components anew over the same tables, as a restart does. */
    void start() {
        Machines machines = new Machines();
        CaseStore store = new CaseStore(() -> "lifecycle", TABLES);
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return today.atTime(9, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
            }
        };
        ZoneRegistry zones = fake(
                ZoneRegistry.class,
                Map.of("require", args -> zone(), "zones", args -> List.of(zone()), "history", args -> zoneHistory));
        EnterpriseRegistry enterprises = fake(
                EnterpriseRegistry.class,
                Map.of(
                        "require",
                        args -> enterprise(FIRM.organisationCode()),
                        "enterprises",
                        args -> ((Collection<?>) args[0])
                                .stream()
                                        .map(OrganisationCode.class::cast)
                                        .collect(Collectors.toMap(code -> code, Office::enterprise))));
        ledger = new Ledger(store, machines, permissions, zones, enterprises, clock);
        membershipCases = new MembershipCases(store);
        Memberships entered = memberships();
        Titles titles = new Titles(grants, entered);
        EvaluationService evaluating = fake(
                EvaluationService.class,
                Map.of(
                        "evaluation",
                        args -> Optional.ofNullable(evaluations.get((Long) args[0])),
                        "evaluate",
                        args -> draft((EvaluationRequest) args[0]),
                        "history",
                        args -> evaluations.values().stream()
                                .filter(e -> e.request().subject().equals(args[0]))
                                .map(Office::line)
                                .toList()));
        Conditions conditions = new Conditions(evaluating);
        CriteriaRegistry registry =
                fake(CriteriaRegistry.class, Map.of("inForce", args -> Optional.ofNullable(sets.get(args[0]))));
        Opening opening = new Opening(ledger, store, new RuleSource(registry), titles, zones, enterprises);
        deadlines = new Deadlines(store, machines, grants);
        Escalation escalation = new Escalation(7, 30);
        lateness = new Lateness(ledger, escalation);
        CaseViews views = new CaseViews(conditions, titles);
        cases = new CaseDesk(
                ledger,
                store,
                machines,
                opening,
                new Stepping(ledger, conditions, titles, opening),
                new PanelDesk(ledger, conditions, entered, enterprises),
                new Corrections(ledger),
                views,
                deadlines,
                new Inbox(ledger, store, views, deadlines, escalation));
        ReviewDesk reviews = new ReviewDesk(ledger, store, opening, titles);
        ReassessmentWatch reassessment = new ReassessmentWatch(reviews, entered);
        lookouts.clear();
        lookouts.add(reassessment);
        lookouts.add(new DriftWatch(reviews, zones, evaluating));
        for (CauseSource source : List.of(
                new ZoneChanges(zones),
                new QualityCauses(
                        fake(Incidents.class, Map.of("incidents", args -> incidents, "history", args -> incidentSteps)),
                        fake(Risks.class, Map.of("grounds", args -> risks))))) {
            reassessment.addSource(source);
        }
    }

    private static EvaluationService.Summary line(Evaluation e) {
        return new EvaluationService.Summary(
                e.id(),
                e.request().subject(),
                e.request().level(),
                e.request().year(),
                e.request().asOf(),
                e.verdict(),
                e.total(),
                e.receipt().criteriaId(),
                e.receipt().version());
    }

    /** Looks once for what the platform has to enter. */
    int look() {
        return lookouts.stream().mapToInt(lookout -> lookout.look(today)).sum();
    }

    /** Looks at the deadlines, without a thread of its own. */
    LateWatch watch() {
        return new LateWatch(deadlines, ledger, lateness, null);
    }

    private Memberships memberships() {
        return fake(
                Memberships.class,
                Map.of(
                        "members",
                        args -> members,
                        "membership",
                        args -> memberships.stream()
                                .filter(m -> m.period().contains((LocalDate) args[1]))
                                .findFirst(),
                        "history",
                        args -> List.copyOf(memberships),
                        "admit",
                        args -> {
                            Membership m = new Membership(
                                    memberships.size() + 1,
                                    (OrganisationCode) args[0],
                                    (org.shifan.api.code.ZoneId) args[1],
                                    (DateRange) args[2],
                                    (Decision) args[3],
                                    null);
                            memberships.add(m);
                            return m;
                        },
                        "end",
                        args -> {
                            int at = Math.toIntExact((Long) args[0]) - 1;
                            Membership m = memberships.get(at);
                            Membership ended = new Membership(
                                    m.id(),
                                    m.enterprise(),
                                    m.zone(),
                                    DateRange.of(m.period().from(), (LocalDate) args[1]),
                                    m.admitted(),
                                    (Decision) args[2]);
                            memberships.set(at, ended);
                            return ended;
                        }));
    }

    void today(String day) {
        today = LocalDate.parse(day);
    }

    /** Puts a procedure in force. */
    void inForce(BureauCode authority, Level level, Procedure procedure) {
        CriteriaKey key = new CriteriaKey(authority, Subject.Kind.ZONE, level);
        sets.put(
                key,
                new CriteriaSet(
                        authority + "-zone-" + level,
                        key,
                        "1.2.0",
                        "d",
                        NAME,
                        DateRange.from(LocalDate.of(2008, 1, 1)),
                        true,
                        null,
                        List.of(),
                        null,
                        null,
                        CriteriaState.ACTIVE,
                        "a.bundle 1.2.0",
                        null,
                        List.of(),
                        Layers.NONE,
                        List.of(),
                        procedure));
    }

    /** Puts a provincial procedure in force that asks for a public notice of seven days. */
    void inNotice() {
        inForce(
                JIANGSU,
                Level.PROVINCIAL,
                new Procedure(
                        Map.of(
                                Procedure.Term.PUBLIC_NOTICE,
                                new Procedure.Length(7, Procedure.Unit.DAYS, "示例文件第九条"),
                                Procedure.Term.VALIDITY,
                                new Procedure.Length(36, Procedure.Unit.MONTHS, "")),
                        List.of()));
    }

    private Evaluation draft(EvaluationRequest request) {
        assertThat(request.official()).isFalse();
        return evaluation(
                0, request.subject(), request.level(), request.year(), Verdict.PASS, clusteringNow.orElse(null));
    }

    /** An official evaluation with one key item of section four. */
    void evaluated(long number, Subject subject, Level level, Verdict verdict, Boolean clusteringMet) {
        evaluated(number, subject, level, 2013, verdict, clusteringMet);
    }

    void evaluated(long number, Subject subject, Level level, int year, Verdict verdict, Boolean clusteringMet) {
        evaluations.put(number, evaluation(number, subject, level, year, verdict, clusteringMet));
    }

    private Evaluation evaluation(
            long number, Subject subject, Level level, int year, Verdict verdict, Boolean clusteringMet) {
        Evaluation.Item item = new Evaluation.Item(
                "clustering",
                new Text("产业集聚", "Clustering"),
                "四(一)",
                CriteriaSet.Role.KEY,
                "bands",
                Evaluation.Outcome.SCORED,
                BigDecimal.TEN,
                BigDecimal.ZERO,
                BigDecimal.TEN,
                BigDecimal.TEN,
                clusteringMet,
                new Text("按区间", "by bands"),
                new Text("企业 12 家", "12 enterprises"),
                List.of());
        return new Evaluation(
                number,
                new EvaluationRequest(subject, level, year, today, true, "tester"),
                NAME,
                JIANGSU,
                NAME,
                true,
                null,
                true,
                new Evaluation.Receipt("a-set", "1.0.0", "ab", "1", "cd", Instant.EPOCH),
                verdict,
                BigDecimal.TEN,
                BigDecimal.TEN,
                BigDecimal.TEN,
                BigDecimal.TEN,
                BigDecimal.ONE,
                null,
                List.of(new Evaluation.Part(
                        "basic", NAME, BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.TEN, List.of(item))),
                List.of(),
                List.of(),
                List.of(NAME));
    }

    /** Somebody logged in acts today. */
    Signature by(String account) {
        return by(account, today.toString());
    }

    Signature by(String account, String day) {
        return new Signature(new Actor(account, ""), LocalDate.parse(day), "as decided");
    }

    Case open(String procedure, Subject subject, String by) {
        return cases.open(subject, procedure, null, null, 0, by(by));
    }

    Case attach(long number, String kind, String by) {
        try {
            Path file = Files.createTempDirectory(Path.of("target"), "paper").resolve(kind + ".txt");
            Files.write(file, ("the paper " + kind).getBytes(StandardCharsets.UTF_8));
            return cases.attach(number, kind, file, by(by));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Case step(long number, String step, String by) {
        return cases.step(number, step, Map.of(), by(by));
    }

    /** Two persons agree, with the number of an announcement. */
    Case decide(long number, String step, String announcement) {
        cases.step(number, step, Map.of(Conditions.ANNOUNCEMENT, announcement), by("head"));
        return cases.step(number, step, Map.of(), by("deputy"));
    }

    /** The county hands in what it has to, and submits. */
    void submit(long number) {
        attach(number, "application", "county");
        attach(number, "self-assessment", "county");
        step(number, "submit", "county");
    }

    /** An application for the provincial title that is under assessment and goes by an evaluation. */
    long assessing() {
        evaluated(1, KUNSHAN, Level.PROVINCIAL, Verdict.PASS, true);
        long number = open("provincial-designation", KUNSHAN, "county").number();
        submit(number);
        step(number, "accept", "officer");
        cases.evaluation(number, 1, by("officer"));
        return number;
    }

    /** One that meets its conditions and waits for the decision. */
    long assessed() {
        long number = assessing();
        panel(number);
        step(number, "pass", "officer");
        return number;
    }

    /** Brings the zone to provincial level, today. */
    long provincial() {
        long number = assessed();
        decide(number, "designate", "苏检〔2014〕1号");
        return number;
    }

    /** The county is given notice, by that step, and replies. */
    void hear(long number, String notify) {
        attach(number, "notice", "officer");
        step(number, notify, "officer");
        attach(number, "reply", "county");
        step(number, "reply", "county");
    }

    /** Two assessors sign that it passes. */
    void panel(long number) {
        for (String name : List.of("zhao", "qian")) {
            cases.assessor(number, name, "Nanjing University", by("officer"));
            cases.conclude(number, true, by(name));
        }
    }

    private static Zone zone() {
        return new Zone(KUNSHAN.zoneId(), NAME, DivisionCode.of("320583"), JIANGSU, NAME, List.of(), "C37", "test", "");
    }

    private static Enterprise enterprise(OrganisationCode code) {
        return new Enterprise(code, null, "某厂（昆山）", DivisionCode.of("320583"), JIANGSU, true);
    }

    private static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Function<Object[], Object> answer = answers.get(method.getName());
            if (answer == null) {
                throw new AssertionError("unexpected call of " + method);
            }
            return answer.apply(args);
        }));
    }

    /** What the audit log sees. */
    AuditSource audited() {
        return new EntrySource(() -> "lifecycle", TABLES);
    }

    void execute(String... statements) {
        TABLES.execute(statements);
    }
}
