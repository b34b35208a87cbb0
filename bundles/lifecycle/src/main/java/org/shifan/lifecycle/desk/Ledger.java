// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.CaseListener;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.lifecycle.WhoMay;
import org.shifan.lifecycle.machine.Machine;
import org.shifan.lifecycle.machine.Machines;
import org.shifan.lifecycle.store.CaseHead;
import org.shifan.lifecycle.store.CaseStore;

import static org.shifan.lifecycle.LifecycleMessages.refuse;

/** Enters lines in cases, one transaction each, and tells of them when they are kept. */
@Component(service = Ledger.class)
public final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private static final String READ = "case.read";

    /** Lengths of the columns. */
    private static final int LONGEST_NAME = 200;

    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_DETAIL = 1000;

    private final CaseStore store;
    private final Machines machines;
    private final Permissions permissions;
    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;
    private final Clock clock;
    private final List<WhoMay> judges = new CopyOnWriteArrayList<>();
    private final List<CaseListener> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public Ledger(
            @Reference CaseStore store,
            @Reference Machines machines,
            @Reference Permissions permissions,
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises) {
        this(store, machines, permissions, zones, enterprises, Clock.systemUTC());
    }

    Ledger(
            CaseStore store,
            Machines machines,
            Permissions permissions,
            ZoneRegistry zones,
            EnterpriseRegistry enterprises,
            Clock clock) {
        this.permissions = permissions;
        this.zones = zones;
        this.enterprises = enterprises;
        this.store = store;
        this.machines = machines;
        this.clock = clock;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addJudge(WhoMay judge) {
        judges.add(judge);
    }

    void removeJudge(WhoMay judge) {
        judges.remove(judge);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(CaseListener listener) {
        listeners.add(listener);
    }

    void removeListener(CaseListener listener) {
        listeners.remove(listener);
    }

    public LocalDate today() {
        return Today.by(clock);
    }

    /** Work that enters lines. */
    interface Work<R> {
        R in(Writing writing);
    }

    /** Does the work in one transaction, then tells what was entered. */
    <R> R write(Work<R> work) {
        List<Runnable> told = new ArrayList<>();
        R result = store.write(writing -> {
            // Whoever writes waits for whoever writes already: a step may open or end other cases.
            writing.lockOpening();
            return work.in(new Writing(writing, told));
        });
        told.forEach(Runnable::run);
        return result;
    }

    /** Refuses who may not act in the role. */
    void require(Signature by, Procedure.Role role, BureauCode bureau, Subject subject) {
        permissions.require("case.as." + role.code(), place(subject, bureau), by.actor());
        judges.forEach(judge -> judge.require(by.actor(), role, bureau, subject));
    }

    /** Whether who asks acts in that role in the case; what a {@link WhoMay} says besides is seen when they do. */
    boolean acts(Procedure.Role role, CaseHead head) {
        return acts(role, head.bureau(), head.subject());
    }

    boolean acts(Procedure.Role role, BureauCode bureau, Subject subject) {
        return permissions.permit("case.as." + role.code(), place(subject, bureau));
    }

    /** Refuses who may not do that in cases about the subject at all. */
    void require(String operation, Subject subject, Signature by) {
        permissions.require(operation, Place.of(subject, zones, enterprises), by.actor());
    }

    /** Refuses who may not do that in the case. */
    void require(String operation, long number, Signature by) {
        permissions.require(operation, place(head(number)), by.actor());
    }

    /** Refuses who may not do what is done there in nobody's name. */
    void requireOpenly(String operation, long number) {
        permissions.require(operation, place(head(number)));
    }

    private CaseHead head(long number) {
        return store.find(number).map(CaseStore.Kept::head).orElseThrow(() -> refuse("lifecycle.case.unknown", number));
    }

    /** Refuses who may not read the case. */
    void mayRead(CaseHead head) {
        if (!permissions.permit(READ, Place.of(head.bureau()))) {
            permissions.require(READ, place(head));
        }
    }

    /** Refuses who may not read what there is of the subject. */
    void mayRead(Subject subject) {
        permissions.require(READ, Place.of(subject, zones, enterprises));
    }

    /** Whether who asks may read what is about a subject, null for none, in the cases of a bureau; a bureau is asked for once. */
    BiPredicate<BureauCode, Subject> readable() {
        Map<BureauCode, Boolean> bureaus = new HashMap<>();
        return (bureau, subject) -> bureaus.computeIfAbsent(bureau, its -> permissions.permit(READ, Place.of(its)))
                || (subject != null && permissions.permit(READ, place(subject, bureau)));
    }

    /** The same of a case. */
    boolean readable(CaseHead head, BiPredicate<BureauCode, Subject> readable) {
        return readable.test(head.bureau(), head.subject())
                || (head.zone() != null && permissions.permit(READ, place(head)));
    }

    private Place place(CaseHead head) {
        Place place = place(head.subject(), head.bureau());
        return head.zone() == null ? place : place.in(head.zone());
    }

    /** The bureau is that of the case, whoever supervises the subject since. */
    private Place place(Subject subject, BureauCode bureau) {
        Place now = Place.of(subject, zones, enterprises);
        return new Place(bureau, now.division(), now.zone(), now.enterprise());
    }

    /** @throws org.shifan.api.text.ShifanException {@code lifecycle.day.future}, {@code lifecycle.text.long} */
    void check(Signature by) {
        check(by, today());
    }

    /** @throws org.shifan.api.text.ShifanException {@code lifecycle.day.future}, {@code lifecycle.text.long} */
    public static void check(Signature by, LocalDate today) {
        if (by.on().isAfter(today)) {
            throw refuse("lifecycle.day.future", by.on(), today);
        }
        shorter(by.actor().by(), LONGEST_NAME);
        shorter(by.actor().onBehalfOf(), LONGEST_NAME);
        shorter(by.reason(), LONGEST_REASON);
    }

    static String shorter(String text, int longest) {
        if (text.length() > longest) {
            throw refuse("lifecycle.text.long", text.substring(0, 40) + "...", text.length(), longest);
        }
        return text;
    }

    /** The machine of a case; one whose procedure this release does not know cannot go on. */
    Machine machine(String procedure) {
        return machines.machine(procedure)
                .orElseThrow(() -> refuse(
                        "lifecycle.procedure.unknown",
                        procedure,
                        String.join(
                                ", ", machines.all().stream().map(Machine::id).toList())));
    }

    /** What can be done in a transaction. */
    final class Writing {
        private final CaseStore.Writing writing;
        private final List<Runnable> told;

        private Writing(CaseStore.Writing writing, List<Runnable> told) {
            this.writing = writing;
            this.told = told;
        }

        CaseStore.Writing store() {
            return writing;
        }

        /** The case, which nobody else changes meanwhile. */
        CaseFile lock(long number) {
            CaseStore.Kept kept = writing.lock(number);
            return CaseFile.of(kept, machine(kept.head().procedure()));
        }

        /** The open case of that procedure about the same title of the same subject, if there is one. */
        Optional<CaseFile> running(Machine machine, CaseHead head) {
            return writing.find(head.subject()).stream()
                    .filter(kept -> kept.head().procedure().equals(machine.id())
                            && kept.head().title().equals(head.title()))
                    .map(kept -> CaseFile.of(kept, machine))
                    .filter(file -> !file.last())
                    .findFirst();
        }

        /** @throws org.shifan.api.text.ShifanException {@code lifecycle.open.running} when there is such a case */
        void refuseRunning(Machine machine, CaseHead head) {
            running(machine, head).ifPresent(other -> {
                throw refuse(
                        "lifecycle.open.running",
                        head.subject(),
                        machine.id(),
                        other.head().number());
            });
        }

        /** Enters a line that leaves the case where it stands. */
        int note(
                CaseFile file,
                CaseEntry.Kind kind,
                String what,
                String role,
                Signature by,
                Map<String, String> details) {
            return note(file, kind, what, role, by, details, 0);
        }

        int note(
                CaseFile file,
                CaseEntry.Kind kind,
                String what,
                String role,
                Signature by,
                Map<String, String> details,
                int corrects) {
            return enter(
                    file.head().number(),
                    file.head().subject(),
                    file.head().procedure(),
                    file.entries().size() + 1,
                    kind,
                    what,
                    file.state(),
                    file.state(),
                    role,
                    by,
                    details,
                    corrects);
        }

        /** Enters a line that takes the case to another state. */
        void move(CaseFile file, String step, String to, String role, Signature by, Map<String, String> details) {
            enter(
                    file.head().number(),
                    file.head().subject(),
                    file.head().procedure(),
                    file.entries().size() + 1,
                    CaseEntry.Kind.STEP,
                    step,
                    file.state(),
                    to,
                    role,
                    by,
                    details,
                    0);
            boolean last = file.machine().state(to).map(s -> s.last()).orElse(false);
            writing.running(file.head().number(), !last);
        }

        /** Enters the line that opens a case. */
        void begin(long number, Subject subject, Machine machine, String role, Signature by) {
            enter(
                    number,
                    subject,
                    machine.id(),
                    1,
                    CaseEntry.Kind.OPENED,
                    "",
                    "",
                    machine.first().id(),
                    role,
                    by,
                    Map.of(),
                    0);
        }

        private int enter(
                long number,
                Subject subject,
                String procedure,
                int line,
                CaseEntry.Kind kind,
                String what,
                String before,
                String after,
                String role,
                Signature by,
                Map<String, String> details,
                int corrects) {
            details.values().forEach(value -> shorter(value, LONGEST_DETAIL));
            shorter(by.reason(), LONGEST_REASON);
            CaseEntry entry = new CaseEntry(
                    line,
                    kind,
                    shorter(what, LONGEST_NAME),
                    before,
                    after,
                    by.on(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    role,
                    by.actor().by(),
                    by.actor().onBehalfOf(),
                    by.actor().loggedIn(),
                    by.reason(),
                    details,
                    corrects,
                    false);
            writing.add(number, entry);
            told.add(() -> tell(number, subject, procedure, entry));
            return line;
        }
    }

    private void tell(long number, Subject subject, String procedure, CaseEntry entry) {
        for (CaseListener listener : listeners) {
            try {
                listener.entered(number, subject, procedure, entry);
            } catch (RuntimeException e) {
                // The line is kept; whoever listens cannot undo it.
                LOG.warn("{} failed to hear of line {} of case {}", listener, entry.number(), number, e);
            }
        }
    }
}
