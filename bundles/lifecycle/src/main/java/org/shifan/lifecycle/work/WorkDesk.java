// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.work;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Subject;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.work.Work;
import org.shifan.api.work.WorkFigure;
import org.shifan.api.work.WorkKind;
import org.shifan.api.work.Works;
import org.shifan.api.work.ZoneDuties;
import org.shifan.lifecycle.desk.Ledger;
import org.shifan.lifecycle.desk.Today;
import org.shifan.lifecycle.store.WorkStore;
import org.shifan.lifecycle.store.WorkStore.Kept;

import static org.shifan.lifecycle.LifecycleMessages.refuse;

/** The desk at which work beside the cases is entered; lines are added, nothing is changed. */
@Component(service = Works.class)
public final class WorkDesk implements Works {
    private static final String LABORATORY = "laboratory";
    private static final int LONGEST_TITLE = 300;

    /** Held by bureaus and governments, and not by those of whom something is found. */
    private static final String SUPERVISE = "work.enter";

    private final WorkStore store;
    private final WorkKinds kinds;
    private final FieldCheck fields;
    private final DutyRoll duties;
    private final Readers readers;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public WorkDesk(
            @Reference WorkStore store,
            @Reference WorkKinds kinds,
            @Reference FieldCheck fields,
            @Reference DutyRoll duties,
            @Reference Readers readers,
            @Reference Permissions permissions) {
        this(store, kinds, fields, duties, readers, permissions, Clock.systemUTC());
    }

    WorkDesk(
            WorkStore store,
            WorkKinds kinds,
            FieldCheck fields,
            DutyRoll duties,
            Readers readers,
            Permissions permissions,
            Clock clock) {
        this.readers = readers;
        this.store = store;
        this.kinds = kinds;
        this.fields = fields;
        this.duties = duties;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public List<WorkKind> kinds() {
        return kinds.all();
    }

    @Override
    public Work enter(
            Subject subject, String kind, String title, DateRange period, Map<String, String> details, Signature by) {
        WorkKinds.Kind of = kinds.require(kind);
        Place place = fields.place(subject, period.from());
        permissions.require(of.operation(), place, by.actor());
        Ledger.check(by, today());
        if (!of.kind().about().contains(subject.kind())) {
            throw refuse("lifecycle.work.about", of.kind().title(), subject);
        }
        String named = title == null ? "" : title.strip();
        if (named.isEmpty() || named.length() > LONGEST_TITLE) {
            throw refuse("lifecycle.work.title", named.length(), LONGEST_TITLE);
        }
        Map<String, String> told = fields.kept(subject, of.kind().fields(), details, period.from());
        return store.write(writing -> {
            if (told.containsKey(LABORATORY)) {
                place(writing, Long.parseLong(told.get(LABORATORY)), period.from());
            }
            return WorkLines.shown(
                    writing.enter(kind, subject, place.bureau(), named, period, line(Work.ENTERED, told, by)),
                    of.kind());
        });
    }

    private Work.Line line(String step, Map<String, String> told, Signature by) {
        return new Work.Line(
                step, by.on(), told, by.actor(), by.reason(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Refuses a booking of a laboratory that is not open on the day, or has no place left. */
    private void place(WorkStore.Writing writing, long number, LocalDate day) {
        Work laboratory = shown(writing.require(number));
        if (!laboratory.kind().equals(LABORATORY) || !laboratory.on(day)) {
            throw refuse("lifecycle.work.laboratory", number, day);
        }
        int places = Integer.parseInt(laboratory.details().get("places"));
        long taken = writing.find(new WorkStore.Wanted(null, null, "booking")).stream()
                .map(this::shown)
                .filter(booking -> booking.details().get(LABORATORY).equals(Long.toString(number)))
                .filter(booking -> !booking.annulled() && booking.from().equals(day))
                .filter(booking ->
                        booking.lines().stream().noneMatch(line -> line.step().equals(Work.END)))
                .count();
        if (taken >= places) {
            throw refuse("lifecycle.work.full", number, day, places);
        }
    }

    @Override
    public Work step(long id, String step, Map<String, String> details, Signature by) {
        WorkStore.Head head = store.require(id).head();
        WorkKinds.Kind of = kinds.require(head.kind());
        Place now = fields.place(head.subject(), by.on());
        permissions.require(
                of.operation(), new Place(head.bureau(), now.division(), now.zone(), now.enterprise()), by.actor());
        Ledger.check(by, today());
        WorkKind.Step next = of.kind()
                .step(step)
                .orElseThrow(() -> refuse(
                        "lifecycle.work.step",
                        step,
                        of.kind().title(),
                        String.join(
                                ", ",
                                of.kind().steps().stream()
                                        .map(WorkKind.Step::code)
                                        .toList())));
        Map<String, String> told = fields.kept(head.subject(), next.fields(), details, by.on());
        return store.write(writing -> {
            Kept kept = writing.require(id);
            Work before = shown(kept);
            if (!before.open()) {
                throw refuse("lifecycle.work.closed", id);
            }
            LocalDate last = before.lines().get(before.lines().size() - 1).on();
            if (by.on().isBefore(last)) {
                throw refuse("lifecycle.work.order", by.on(), last, id);
            }
            if (step.equals(Work.ANNUL)) {
                requireOwnVerdicts(of, before, now, by.actor());
            }
            return shown(writing.add(kept, line(step, told, by)));
        });
    }

    /** What was found of somebody does not go because they annul the work that it stands in. A name that is typed proves nothing here. */
    private void requireOwnVerdicts(WorkKinds.Kind of, Work work, Place at, Actor actor) {
        if (permissions.permit(SUPERVISE, at)) {
            return;
        }
        work.lines().stream()
                .filter(line -> of.verdicts().contains(line.step()))
                .filter(line -> line.actor().loggedIn() != actor.loggedIn()
                        || !line.actor().by().equals(actor.by()))
                .findFirst()
                .ifPresent(line -> {
                    throw refuse(
                            "lifecycle.work.verdict",
                            work.id(),
                            of.kind().step(line.step()).orElseThrow().title(),
                            line.on(),
                            line.actor().by());
                });
    }

    private LocalDate today() {
        return Today.by(clock);
    }

    private Work shown(Kept kept) {
        return WorkLines.shown(kept, kinds.require(kept.head().kind()).kind());
    }

    @Override
    public Work require(long id) {
        Work work = shown(store.require(id));
        readers.require(work.subject(), work.bureau());
        return work;
    }

    @Override
    public List<Work> find(Query query) {
        if (query.kind() != null) {
            kinds.require(query.kind());
        }
        Readers.Filter mine = readers.filter();
        return all(query)
                .filter(work -> mine.may(work.subject(), work.bureau()))
                .toList();
    }

    private Stream<Work> all(Query query) {
        return store.find(new WorkStore.Wanted(query.subject(), query.bureau(), query.kind())).stream()
                .map(this::shown)
                .filter(work -> query.on() == null || work.on(query.on()))
                .filter(work -> !query.openOnly() || work.open());
    }

    @Override
    public ZoneDuties duties(ZoneId zone, LocalDate on) {
        Subject subject = Subject.zone(zone);
        readers.require(subject);
        return duties.of(
                zone,
                on,
                all(new Query(subject, null, DutyRoll.KIND, on, false)).toList(),
                all(new Query(subject, null, DutyRoll.POLICY, on, false)).toList());
    }

    @Override
    public List<WorkFigure> figures(Subject subject, BureauCode bureau, DateRange period) {
        List<Work> all = find(new Query(subject, bureau, null, null, false)).stream()
                .filter(work -> !work.annulled() && period.contains(work.from()))
                .toList();
        return kinds.all().stream()
                .map(kind -> WorkSums.of(
                        kind,
                        all.stream()
                                .filter(work -> work.kind().equals(kind.code()))
                                .toList(),
                        today()))
                .filter(figure -> figure.entered() > 0)
                .toList();
    }
}
