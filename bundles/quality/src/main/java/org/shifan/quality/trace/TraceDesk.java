// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.trace;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.quality.Cause;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.Measure;
import org.shifan.api.quality.MeasureKind;
import org.shifan.api.quality.Trace;
import org.shifan.api.quality.TraceField;
import org.shifan.api.quality.Traces;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Message;
import org.shifan.quality.store.IncidentEntity;
import org.shifan.quality.store.RegisterEntity;
import org.shifan.quality.store.Texts;

import static org.shifan.quality.QualityMessages.M;
import static org.shifan.quality.QualityMessages.refuse;

/** Traces in QUAL_TRACE and the measures that follow from them. */
@Component(service = Traces.class, configurationPid = "org.shifan.quality.traces")
@Designate(ocd = TraceDesk.Terms.class)
public final class TraceDesk implements Traces {

    /** How long things may take; no document that we know says so. */
    @ObjectClassDefinition(name = "Shifan: traces / 追溯调查")
    public @interface Terms {
        @AttributeDefinition(
                min = "1",
                max = "3650",
                description = "Days for an investigation, unless one is opened with another term / 调查期限（天）")
        int trace_days() default 60;

        @AttributeDefinition(min = "1", max = "3650", description = "Days for a measure / 措施期限（天）")
        int measure_days() default 90;

        @AttributeDefinition(
                min = "1",
                max = "3650",
                description = "Days within which an incident is attributed and its trace opened / 立案追溯期限（天）")
        int open_days() default 30;
    }

    private static final String READ = "trace.read";
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final JpaTemplate jpa;
    private final Grants grants;
    private final Memberships memberships;
    private final Withdrawals withdrawals;
    private final Persons persons;
    private final int traceDays;
    private final int measureDays;
    private final Permissions permissions;
    private final Clock clock;

    /** @param ready the promise that the tables are there */
    @Activate
    public TraceDesk(
            @Reference(target = "(shifan.schema=quality)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-quality)") JpaTemplate jpa,
            @Reference Grants grants,
            @Reference Memberships memberships,
            @Reference Withdrawals withdrawals,
            @Reference Persons persons,
            @Reference Permissions permissions,
            Terms terms) {
        this(
                jpa,
                grants,
                memberships,
                withdrawals,
                persons,
                terms.trace_days(),
                terms.measure_days(),
                permissions,
                Clock.systemUTC());
    }

    TraceDesk(
            JpaTemplate jpa,
            Grants grants,
            Memberships memberships,
            Withdrawals withdrawals,
            Persons persons,
            int traceDays,
            int measureDays,
            Permissions permissions,
            Clock clock) {
        this.permissions = permissions;
        this.jpa = jpa;
        this.withdrawals = withdrawals;
        this.persons = persons;
        this.grants = grants;
        this.memberships = memberships;
        this.traceDays = traceDays;
        this.measureDays = measureDays;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(CHINA));
    }

    @Override
    public Trace open(long incident, List<String> investigators, LocalDate due, Decision decision) {
        List<String> names = TraceRules.two(investigators, persons);
        LocalDate last = due == null ? today().plusDays(traceDays) : due;
        if (last.isBefore(today())) {
            throw refuse("quality.trace.due", last, today());
        }
        return change(book -> {
            Incident known = book.incidents().incident(book.incidents().open(incident));
            require("trace.work", known.bureau(), decision);
            if (known.attributedTo() == null) {
                throw refuse("quality.trace.unattributed", incident);
            }
            if (book.incidents().traced(incident)) {
                throw refuse("quality.incident.traced", incident);
            }
            TraceEntity trace = book.open(known, names, today(), last);
            step(
                    book,
                    trace,
                    M.message("quality.step.trace-opened", trace.id(), names.get(0), names.get(1), last),
                    decision);
            return book.trace(trace);
        });
    }

    @Override
    public Trace require(long id) {
        Trace found = found(id);
        permissions.require(READ, Place.of(found.bureau()));
        return found;
    }

    private Trace found(long id) {
        return jpa.txExpr(TransactionType.Required, em -> {
            TraceBook book = new TraceBook(em);
            return book.trace(book.require(id));
        });
    }

    @Override
    public List<Trace> open(BureauCode bureau, LocalDate lateOn) {
        return jpa.txExpr(TransactionType.Required, em -> {
            TraceBook book = new TraceBook(em);
            return book.open().stream()
                    .filter(row -> bureau == null || row.bureau().equals(bureau))
                    .filter(row -> permissions.permit(READ, Place.of(row.bureau())))
                    .filter(row -> lateOn == null || lateOn.isAfter(row.due()))
                    .map(book::trace)
                    .toList();
        });
    }

    @Override
    public Trace declare(long id, Trace.Declared declared, Decision decision) {
        return work(id, "trace.work", decision, Trace.State.OPEN, (book, trace) -> {
            TraceRules.investigator(trace, decision.by());
            trace.declare(decision.by(), declared);
            boolean none = declared == Trace.Declared.NONE;
            step(
                    book,
                    trace,
                    M.message(none ? "quality.step.no-interest" : "quality.step.interest", decision.by(), id),
                    decision);
        });
    }

    @Override
    public Trace replace(long id, String former, String other, Decision decision) {
        return work(id, "trace.work", decision, Trace.State.OPEN, (book, trace) -> {
            TraceRules.investigator(trace, former);
            trace.replace(former, other);
            TraceRules.two(
                    trace.investigators().stream().map(Trace.Investigator::name).toList(), persons);
            TraceRules.inspectorsKeepAway(trace, book.answers(trace), persons);
            step(book, trace, M.message("quality.step.replaced", former, other.strip(), id), decision);
        });
    }

    @Override
    public Trace answer(long id, TraceField field, String value, Decision decision) {
        String answer = TraceRules.answer(field, value);
        return work(id, "trace.work", decision, Trace.State.OPEN, (book, trace) -> {
            TraceRules.clear(trace, decision.by());
            Map<TraceField, String> answers = new EnumMap<>(TraceField.class);
            answers.putAll(book.answers(trace));
            answers.put(field, answer);
            TraceRules.inspectorsKeepAway(trace, answers, persons);
            book.answer(trace, field, answer, decision);
        });
    }

    @Override
    public Trace submit(long id, String document, String sha256, Decision decision) {
        String named = Texts.within("document", document, 500);
        if (named.isEmpty()) {
            throw refuse("quality.trace.document", id);
        }
        return work(id, "trace.work", decision, Trace.State.OPEN, (book, trace) -> {
            TraceRules.clear(trace, decision.by());
            book.submit(trace, named, sha256 == null ? "" : sha256, decision);
        });
    }

    @Override
    public Trace review(long id, Cause cause, Decision decision) {
        return work(id, "trace.review", decision, Trace.State.OPEN, (book, trace) -> {
            TraceRules.other(trace, book.signed(trace), decision.by(), persons);
            trace.investigators().forEach(one -> TraceRules.clear(trace, one.name()));
            Trace now = book.trace(trace);
            if (!now.missing().isEmpty()) {
                throw refuse(
                        "quality.trace.incomplete",
                        id,
                        String.join(
                                ", ",
                                now.missing().stream().map(TraceField::code).toList()));
            }
            if (now.evidence().isEmpty()) {
                throw refuse("quality.trace.evidence", id);
            }
            TraceRules.agrees(trace, cause, now.answers());
            trace.review(cause, decision.by());
            step(book, trace, M.message("quality.step.reviewed", id, word(cause)), decision);
        });
    }

    @Override
    public Trace sendBack(long id, Decision decision) {
        return work(id, "trace.review", decision, Trace.State.REVIEWED, (book, trace) -> {
            TraceRules.uninvolved(trace, book.signed(trace), decision.by(), persons);
            trace.sendBack();
            step(book, trace, M.message("quality.step.sent-back", id), decision);
        });
    }

    @Override
    public Trace confirm(long id, Decision decision) {
        Trace now = found(id);
        Subject enterprise = Subject.enterprise(now.enterprise());
        boolean titled = title(enterprise, decision.on()).isPresent();
        return work(id, "trace.confirm", decision, Trace.State.REVIEWED, (book, trace) -> {
            TraceRules.other(trace, book.signed(trace), decision.by(), persons);
            IncidentEntity incident = book.incidents().open(trace.incident());
            LocalDate happened = book.incidents().incident(incident).on();
            Optional<Membership> member = memberships.membership(trace.enterprise(), happened);
            incident.decide(trace.cause());
            trace.confirm(decision.by());
            step(book, trace, M.message("quality.step.confirmed", id, word(trace.cause())), decision);
            Set<MeasureKind> measures = MeasureKind.of(trace.cause(), titled, member.isPresent());
            for (MeasureKind kind : measures) {
                Subject subject = kind == MeasureKind.ZONE_PROPOSAL
                        ? member.map(m -> Subject.zone(m.zone())).orElseThrow()
                        : enterprise;
                book.begin(trace, kind, subject, today().plusDays(measureDays));
                step(book, trace, M.message("quality.step.measure", word(kind), subject), decision);
            }
        });
    }

    private Optional<Grant> title(Subject enterprise, LocalDate day) {
        return grants.held(enterprise, Grant.Kind.DEMONSTRATION_ENTERPRISE, day);
    }

    @Override
    public List<Measure> measures(BureauCode bureau, LocalDate lateOn) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> new TraceBook(em)
                        .measures().stream()
                                .map(MeasureEntity::measure)
                                .filter(measure -> permissions.permit(READ, Place.of(measure.bureau())))
                                .filter(measure ->
                                        bureau == null || measure.bureau().equals(bureau))
                                .filter(measure -> lateOn == null || measure.late(lateOn))
                                .toList());
    }

    @Override
    public Measure end(long measure, Measure.Outcome outcome, Decision decision) {
        Measure open = measure(measure);
        require("trace.work", open.bureau(), decision);
        TraceRules.open(open);
        if (outcome == Measure.Outcome.REFUSED
                && open.kind() != MeasureKind.ZONE_PROPOSAL
                && open.kind() != MeasureKind.TITLE_WITHDRAWAL) {
            throw refuse("quality.measure.refused", measure, word(open.kind()));
        }
        if (outcome == Measure.Outcome.OPEN) {
            throw new IllegalArgumentException("a measure ends by being done or refused");
        }
        if (decision.evidence().isEmpty()) {
            throw refuse("quality.measure.evidence", measure);
        }
        // The register of cases has transactions of its own. Should the one behind it fail, a repetition finds the case
        // open.
        if (open.kind() == MeasureKind.TITLE_WITHDRAWAL) {
            LocalDate since = require(open.trace()).opened();
            Optional<Message> opened = withdrawals.ofEnterprise(open, outcome, since, decision);
            if (opened.isPresent()) {
                return change(book -> {
                    MeasureEntity row = open(book, measure);
                    book.incidents().traceStep(row.incident(), opened.get(), decision, clock.instant());
                    return row.measure();
                });
            }
        }
        boolean accepted = open.kind() == MeasureKind.ZONE_PROPOSAL && outcome == Measure.Outcome.DONE;
        if (accepted) {
            // Another officer may have refused it meanwhile; then no case is opened.
            TraceRules.open(measure(measure));
        }
        Optional<Message> opened =
                accepted ? Optional.of(withdrawals.ofZone(open.subject().zoneId(), decision)) : Optional.empty();
        return change(book -> {
            MeasureEntity row = open(book, measure);
            row.end(outcome, decision);
            String key = outcome == Measure.Outcome.DONE ? "quality.step.measure-done" : "quality.step.measure-refused";
            book.incidents()
                    .traceStep(row.incident(), M.message(key, measure, word(open.kind())), decision, clock.instant());
            opened.ifPresent(what -> book.incidents().traceStep(row.incident(), what, decision, clock.instant()));
            return row.measure();
        });
    }

    private Measure measure(long id) {
        return jpa.txExpr(
                TransactionType.Required, em -> new TraceBook(em).measure(id).measure());
    }

    /** The row of a measure that nobody has ended, under the writers' lock: of two who end it the second is told. */
    private static MeasureEntity open(TraceBook book, long measure) {
        MeasureEntity row = book.measure(measure);
        TraceRules.open(row.measure());
        return row;
    }

    private static org.shifan.api.text.Text word(Cause cause) {
        return M.text("quality.cause." + cause.code());
    }

    private static org.shifan.api.text.Text word(MeasureKind kind) {
        return M.text("quality.measure-kind." + kind.code());
    }

    /** Something that is done with a trace. */
    @FunctionalInterface
    private interface Work {
        void on(TraceBook book, TraceEntity trace);
    }

    /** Who decides is the account that is logged in: by it persons are told apart, and not by a name that was typed. */
    private void require(String operation, BureauCode bureau, Decision decision) {
        permissions.require(operation, Place.of(bureau), new Actor(decision.by(), ""));
    }

    private Trace work(long id, String operation, Decision decision, Trace.State state, Work work) {
        return change(book -> {
            TraceEntity trace = book.require(id);
            require(operation, trace.bureau(), decision);
            TraceRules.state(trace, state);
            work.on(book, trace);
            return book.trace(trace);
        });
    }

    private void step(TraceBook book, TraceEntity trace, Message what, Decision decision) {
        book.incidents().traceStep(trace.incident(), what, decision, clock.instant());
    }

    private <T> T change(Function<TraceBook, T> work) {
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            return work.apply(new TraceBook(em));
        });
    }
}
