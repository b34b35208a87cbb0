// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Level;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.lifecycle.ProcedureType;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.lifecycle.Title;
import org.shifan.lifecycle.machine.Machine;
import org.shifan.lifecycle.rules.RuleSource;
import org.shifan.lifecycle.store.CaseHead;
import org.shifan.lifecycle.store.CaseStore;

import static org.shifan.lifecycle.LifecycleMessages.refuse;

/** Opens cases. */
@Component(service = Opening.class)
public final class Opening {
    static final String REVIEW = "review";

    private final Ledger ledger;
    private final CaseStore store;
    private final RuleSource rules;
    private final Titles titles;
    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;

    @Activate
    public Opening(
            @Reference Ledger ledger,
            @Reference CaseStore store,
            @Reference RuleSource rules,
            @Reference Titles titles,
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises) {
        this.ledger = ledger;
        this.store = store;
        this.rules = rules;
        this.titles = titles;
        this.zones = zones;
        this.enterprises = enterprises;
    }

    /** Opens a case and gives its number; the refusals are those of {@code Cases.open}. */
    long open(Subject subject, String procedure, Title title, ZoneId zone, long about, Signature by) {
        ledger.check(by);
        Machine machine = ledger.machine(procedure);
        BureauCode bureau = bureau(subject);
        CaseHead against = against(machine, about);
        Title wanted = title(machine, subject, against == null ? title : against.title());
        CaseHead head = new CaseHead(
                0,
                subject,
                procedure,
                wanted,
                against == null ? zone(machine, subject, wanted, zone, bureau, by.on()) : zone(machine, against, zone),
                about,
                bureau,
                rules.rules(wanted, bureau, by.on()));
        Procedure.Role role = machine.type().opener().of(wanted);
        ledger.require(by, role, bureau, subject);
        return ledger.write(writing -> {
            allowed(writing, machine, head, by.on());
            long number = writing.store().open(head).number();
            writing.begin(number, subject, machine, role.code(), by);
            return number;
        });
    }

    /** Opens the case that follows from a step of another one, unless such a one is open. */
    void follow(Ledger.Writing writing, CaseFile from, String procedure, Signature by) {
        Machine machine = ledger.machine(procedure);
        CaseHead before = from.head();
        if (writing.running(machine, before).isPresent()) {
            return;
        }
        CaseHead head = writing.store()
                .open(new CaseHead(
                        0,
                        before.subject(),
                        procedure,
                        before.title(),
                        before.zone(),
                        before.number(),
                        before.bureau(),
                        rules.rules(before.title(), before.bureau(), by.on())));
        writing.begin(
                head.number(),
                head.subject(),
                machine,
                machine.type().opener().of(head.title()).code(),
                by);
    }

    /** The review of the title that is open, or one that the platform opens: whoever is to review it has not asked for it. */
    CaseFile review(Ledger.Writing writing, Subject subject, Title title, Signature by) {
        Machine machine = ledger.machine(REVIEW);
        BureauCode bureau = bureau(subject);
        CaseHead head = new CaseHead(0, subject, REVIEW, title, null, 0, bureau, rules.rules(title, bureau, by.on()));
        return writing.running(machine, head).orElseGet(() -> {
            long number = writing.store().open(head).number();
            writing.begin(number, subject, machine, "", by);
            return writing.lock(number);
        });
    }

    private BureauCode bureau(Subject subject) {
        return subject.kind() == Subject.Kind.ZONE
                ? zones.require(subject.zoneId()).bureau()
                : enterprises.require(subject.key()).bureau();
    }

    /** The case that an appeal is against; null for all other procedures, which are against none. */
    private CaseHead against(Machine machine, long about) {
        if (machine.type().opens() == ProcedureType.Opens.DECIDED) {
            return store.find(about)
                    .map(CaseStore.Kept::head)
                    .orElseThrow(() -> refuse("lifecycle.appeal.about", machine.id(), about));
        }
        if (about != 0) {
            throw refuse("lifecycle.about.needless", machine.id(), about);
        }
        return null;
    }

    private Title title(Machine machine, Subject subject, Title title) {
        List<Title> possible = machine.type().titles().stream()
                .filter(t -> t.holder() == subject.kind())
                .toList();
        if (possible.isEmpty()) {
            throw refuse(
                    "lifecycle.procedure.subject", machine.id(), machine.type().titles(), subject);
        }
        if (title == null && possible.size() == 1) {
            return possible.get(0);
        }
        if (title == null || !possible.contains(title)) {
            throw refuse("lifecycle.title.needed", machine.id(), subject, title == null ? "-" : title, possible);
        }
        return title;
    }

    /** An appeal is about the membership that was taken, wherever the enterprise may be a member since. */
    private static ZoneId zone(Machine machine, CaseHead against, ZoneId given) {
        if (given != null && !given.equals(against.zone())) {
            throw refuse("lifecycle.zone.needless", machine.id(), against.title(), given);
        }
        return against.zone();
    }

    private ZoneId zone(Machine machine, Subject subject, Title title, ZoneId given, BureauCode bureau, LocalDate on) {
        if (!title.equals(Title.MEMBER)) {
            if (given != null) {
                throw refuse("lifecycle.zone.needless", machine.id(), title, given);
            }
            return null;
        }
        if (given == null && machine.type().opens() != ProcedureType.Opens.NOT_HELD) {
            return titles.membership(subject, on).map(Membership::zone).orElse(null);
        }
        if (given == null) {
            throw refuse("lifecycle.zone.needed", machine.id(), subject);
        }
        return zones.require(given, bureau).id();
    }

    private void allowed(Ledger.Writing writing, Machine machine, CaseHead head, LocalDate on) {
        writing.refuseRunning(machine, head);
        switch (machine.type().opens()) {
            case NOT_HELD -> notHeld(machine, head, on);
            case HELD -> {
                if (!titles.holds(head, on)) {
                    throw refuse("lifecycle.open.not-held", head.subject(), head.title(), on, machine.id());
                }
            }
            case DECIDED -> decided(machine, head, on);
        }
    }

    private void notHeld(Machine machine, CaseHead head, LocalDate on) {
        if (titles.holds(head, on)) {
            throw refuse("lifecycle.open.held", head.subject(), head.title(), on, machine.id());
        }
        if (head.title().equals(Title.MEMBER)) {
            titles.membership(head.subject(), on).ifPresent(m -> {
                throw refuse("lifecycle.open.member", head.subject(), m.zone(), m.period());
            });
        }
        if (!head.title().isLevel()) {
            return;
        }
        // A zone moves up one step at a time (§三(二)).
        Level wanted = Level.of(head.title().code());
        Level below = Level.LADDER.get(Level.LADDER.indexOf(wanted) - 1);
        Level level = titles.level(head.subject(), on);
        if (!level.equals(below)) {
            throw refuse("lifecycle.open.level", head.subject(), wanted, below, level, on);
        }
    }

    private void decided(Machine machine, CaseHead head, LocalDate on) {
        CaseFile about = store.find(head.about())
                .map(kept -> CaseFile.of(kept, ledger.machine(kept.head().procedure())))
                .orElseThrow(() -> refuse("lifecycle.appeal.about", machine.id(), head.about()));
        Optional<LocalDate> end = about.last() ? about.due() : Optional.empty();
        if (!about.head().subject().equals(head.subject()) || end.isEmpty()) {
            throw refuse("lifecycle.appeal.about", machine.id(), head.about());
        }
        if (on.isAfter(end.get())) {
            throw refuse("lifecycle.appeal.late", head.about(), end.get(), on);
        }
        if (on.isBefore(about.standing().day())) {
            throw refuse("lifecycle.day.before", on, about.standing().day());
        }
    }
}
