// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.ReceiptCode;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.lifecycle.DeadlineSource;
import org.shifan.api.lifecycle.Paper;
import org.shifan.api.lifecycle.ProcedureType;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.lifecycle.Standing;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.lifecycle.Waiting;
import org.shifan.lifecycle.due.Deadlines;
import org.shifan.lifecycle.machine.Machine;
import org.shifan.lifecycle.machine.Machines;
import org.shifan.lifecycle.store.CaseStore;

import static org.shifan.lifecycle.LifecycleMessages.refuse;

/** The door: hands each call to the desk that does it, and shows the case as it stands then. */
@Component
public final class CaseDesk implements Cases {
    private static final Logger LOG = LoggerFactory.getLogger(CaseDesk.class);
    /** Lines seen by whoever does not say how many they have seen. */
    private static final int ANY = 0;

    private static final String OBJECT = "case.object";
    private static final String PAPER_KIND = "[a-z0-9]+(-[a-z0-9]+)*";

    private final Ledger ledger;
    private final CaseStore store;
    private final Machines machines;
    private final Opening opening;
    private final Stepping stepping;
    private final PanelDesk panel;
    private final Corrections corrections;
    private final CaseViews views;
    private final Deadlines deadlines;
    private final Inbox inbox;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    volatile List<DeadlineSource> others = List.of();

    @Activate
    public CaseDesk(
            @Reference Ledger ledger,
            @Reference CaseStore store,
            @Reference Machines machines,
            @Reference Opening opening,
            @Reference Stepping stepping,
            @Reference PanelDesk panel,
            @Reference Corrections corrections,
            @Reference CaseViews views,
            @Reference Deadlines deadlines,
            @Reference Inbox inbox) {
        this.inbox = inbox;
        this.ledger = ledger;
        this.store = store;
        this.machines = machines;
        this.opening = opening;
        this.stepping = stepping;
        this.panel = panel;
        this.corrections = corrections;
        this.views = views;
        this.deadlines = deadlines;
    }

    @Override
    public List<ProcedureType> procedures() {
        return machines.all().stream().map(Machine::type).toList();
    }

    @Override
    public Case open(Subject subject, String procedure, Title title, ZoneId zone, long about, Signature by) {
        ledger.require("case.open", subject, by);
        return shown(opening.open(subject, procedure, title, zone, about, by));
    }

    @Override
    public Case step(long number, String step, Map<String, String> details, Signature by) {
        return step(number, step, details, by, ANY);
    }

    @Override
    public Case step(long number, String step, Map<String, String> details, Signature by, int seen) {
        ledger.require("case.step", number, by);
        stepping.step(number, step, details, by, seen);
        return shown(number);
    }

    @Override
    public Case attach(long number, String kind, Path file, Signature by) {
        ledger.require("case.attach", number, by);
        ledger.check(by);
        if (!kind.matches(PAPER_KIND)) {
            throw refuse("lifecycle.paper.kind", kind);
        }
        Papers.Read paper = Papers.read(file);
        ledger.write(writing -> {
            CaseFile open = writing.lock(number);
            open.refuseLast();
            open.refuseBefore(by.on());
            open.refuseSame(kind, paper.details());
            int line = writing.note(open, CaseEntry.Kind.PAPER, kind, "", by, paper.details());
            writing.store().keep(number, line, paper.content());
            return line;
        });
        return shown(number);
    }

    @Override
    public byte[] content(long number, int entry) {
        Paper paper = require(number).papers().stream()
                .filter(p -> p.entry() == entry)
                .findFirst()
                .orElseThrow(() -> refuse("lifecycle.paper.unknown", entry, number));
        byte[] content =
                store.content(number, entry).orElseThrow(() -> refuse("lifecycle.paper.unknown", entry, number));
        if (!Papers.digest(content).equals(paper.digest())) {
            throw refuse("lifecycle.paper.altered", entry, number, paper.digest(), Papers.digest(content));
        }
        return content;
    }

    @Override
    public Case evaluation(long number, long evaluation, Signature by) {
        ledger.require("case.evaluation", number, by);
        panel.evaluation(number, evaluation, by);
        return shown(number);
    }

    @Override
    public Case assessor(long number, String name, String organisation, Signature by) {
        ledger.require("case.panel", number, by);
        panel.assessor(number, name, organisation, by);
        return shown(number);
    }

    @Override
    public Case dismiss(long number, String name, Signature by) {
        ledger.require("case.panel", number, by);
        panel.dismiss(number, name, by);
        return shown(number);
    }

    @Override
    public Case score(long number, String assessor, String item, BigDecimal points, Signature by) {
        ledger.require("case.score", number, by);
        panel.score(number, assessor, item, points, by);
        return shown(number);
    }

    @Override
    public Case conclude(long number, boolean pass, Signature by) {
        ledger.require("case.score", number, by);
        panel.conclude(number, pass, by);
        return shown(number);
    }

    @Override
    public Case.Objection object(long number, Signature by) {
        ledger.require(OBJECT, number, by);
        int entry = panel.object(number, by, Map.of());
        // Not the case: whoever may object need not be one who may read it.
        return file(number, LocalDate.MAX, LocalDate.MAX).objections().stream()
                .filter(each -> each.entry() == entry)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public ObjectionReceipt objectOpenly(long number, String text) {
        Signature anybody = OpenObjections.signature(text, ledger.today());
        ledger.requireOpenly(OBJECT, number);
        OpenObjections.refuseMore(file(number, LocalDate.MAX, LocalDate.MAX));
        String code = number + "-" + ReceiptCode.fresh();
        panel.object(number, anybody, Map.of(OpenObjections.RECEIPT, ReceiptCode.digest(code)));
        return new ObjectionReceipt(code);
    }

    @Override
    public ObjectionFollowed followObjection(String receipt) {
        long number = OpenObjections.number(receipt);
        if (store.find(number).isEmpty()) {
            throw refuse("lifecycle.objection.receipt");
        }
        ledger.requireOpenly(OBJECT, number);
        return store.find(number)
                .map(kept -> CaseFile.of(kept, ledger.machine(kept.head().procedure())))
                .flatMap(file -> OpenObjections.followed(file, receipt))
                .orElseThrow(() -> refuse("lifecycle.objection.receipt"));
    }

    @Override
    public Case answer(long number, int objection, boolean upheld, Signature by) {
        ledger.require("case.answer", number, by);
        panel.answer(number, objection, upheld, by);
        return shown(number);
    }

    @Override
    public Case correctDay(long number, int entry, LocalDate day, Signature by) {
        ledger.require("case.correct", number, by);
        corrections.day(number, entry, day, by);
        return shown(number);
    }

    @Override
    public Case annul(long number, int entry, Signature by) {
        ledger.require("case.correct", number, by);
        corrections.annul(number, entry, by);
        return shown(number);
    }

    @Override
    public Case require(long number) {
        return views.of(read(number, LocalDate.MAX, LocalDate.MAX), ledger.today());
    }

    /** To whoever has just changed it. */
    private Case shown(long number) {
        return views.of(file(number, LocalDate.MAX, LocalDate.MAX), ledger.today());
    }

    private CaseFile read(long number, LocalDate on, LocalDate known) {
        CaseFile file = file(number, on, known);
        ledger.mayRead(file.head());
        return file;
    }

    @Override
    public Case require(long number, LocalDate on, LocalDate known) {
        CaseFile file = read(number, on, known);
        if (!file.begun()) {
            throw refuse("lifecycle.case.not-begun", number, on, known);
        }
        return views.of(file, on);
    }

    private CaseFile file(long number, LocalDate on, LocalDate known) {
        CaseStore.Kept kept = store.find(number).orElseThrow(() -> refuse("lifecycle.case.unknown", number));
        return CaseFile.of(kept, ledger.machine(kept.head().procedure()), on, known);
    }

    @Override
    public List<Case> find(Subject subject, BureauCode bureau, String procedure, boolean openOnly) {
        if (procedure != null) {
            ledger.machine(procedure);
        }
        LocalDate today = ledger.today();
        BiPredicate<BureauCode, Subject> readable = ledger.readable();
        return store.find(subject, bureau, procedure == null ? "" : procedure, openOnly).stream()
                .filter(kept -> ledger.readable(kept.head(), readable))
                .map(kept ->
                        views.of(CaseFile.of(kept, ledger.machine(kept.head().procedure())), today))
                .toList();
    }

    @Override
    public Standing standing(Subject subject, LocalDate on, LocalDate known) {
        ledger.mayRead(subject);
        List<CaseFile> files = store.find(subject, null, "", false).stream()
                .map(kept -> CaseFile.of(kept, ledger.machine(kept.head().procedure()), on, known))
                .filter(CaseFile::begun)
                .toList();
        return views.standing(subject, on, known, files);
    }

    @Override
    public List<Deadline> caseDeadlines(BureauCode bureau, LocalDate until) {
        BiPredicate<BureauCode, Subject> readable = ledger.readable();
        return deadlines.list(bureau, ledger.today(), until).stream()
                .filter(due -> readable.test(due.bureau(), due.subject()))
                .toList();
    }

    @Override
    public List<Waiting> waiting() {
        return inbox.waiting();
    }

    @Override
    public List<Deadline> deadlines(BureauCode bureau, LocalDate until) {
        LocalDate today = ledger.today();
        List<Deadline> out = new ArrayList<>(deadlines.list(bureau, today, until));
        for (DeadlineSource other : others) {
            try {
                other.deadlines(bureau, today).stream()
                        .filter(deadline -> until == null || !deadline.due().isAfter(until))
                        .forEach(out::add);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                LOG.warn(
                        "{} fails; the other deadlines are told",
                        other.getClass().getName(),
                        e);
            }
        }
        out.sort(Comparator.comparing(Deadline::due)
                .thenComparing(Deadline::caseNumber)
                .thenComparing(Deadline::key));
        BiPredicate<BureauCode, Subject> readable = ledger.readable();
        out.removeIf(due -> !readable.test(due.bureau(), due.subject()));
        return out;
    }
}
