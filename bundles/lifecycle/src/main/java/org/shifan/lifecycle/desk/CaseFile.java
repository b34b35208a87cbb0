// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.shifan.api.criteria.Procedure;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.CaseEntry.Kind;
import org.shifan.api.lifecycle.Paper;
import org.shifan.lifecycle.machine.Condition;
import org.shifan.lifecycle.machine.Machine;
import org.shifan.lifecycle.store.CaseHead;
import org.shifan.lifecycle.store.CaseStore;

import static org.shifan.lifecycle.LifecycleMessages.refuse;

/** A case as its lines say, up to a day, as it was known on another. Everything that is asked of a case is asked here. */
public final class CaseFile {
    static final String FILE = "file";
    static final String TYPE = "type";
    static final String SIZE = "size";
    static final String DIGEST = "digest";
    static final String ORGANISATION = "organisation";
    static final String ASSESSOR = "assessor";
    static final String POINTS = "points";
    static final String ENGINE = "engine";
    static final String MAXIMUM = "maximum";
    static final String EVALUATION = "evaluation";
    static final String OUTCOME = "outcome";
    static final String OBJECTION = "objection";

    private final CaseHead head;
    private final Machine machine;
    /** All lines that were known, with the days as corrected and what was annulled marked. */
    private final List<CaseEntry> known;
    /** Of these the ones that count: not annulled, and not after the day. */
    private final List<CaseEntry> counting;

    private CaseFile(CaseHead head, Machine machine, List<CaseEntry> known, LocalDate on) {
        this.head = head;
        this.machine = machine;
        this.known = known;
        this.counting = known.stream()
                .filter(e -> !e.annulled() && !e.day().isAfter(on))
                .toList();
    }

    /** The case with all that is known today. */
    public static CaseFile of(CaseStore.Kept kept, Machine machine) {
        return of(kept, machine, LocalDate.MAX, LocalDate.MAX);
    }

    /** The case as it stood on a day, by what was entered until the end of another. */
    public static CaseFile of(CaseStore.Kept kept, Machine machine, LocalDate on, LocalDate knownOn) {
        List<CaseEntry> known = kept.entries().stream()
                .filter(e -> !Today.of(e.recorded()).isAfter(knownOn))
                .toList();
        Map<Integer, LocalDate> days = new HashMap<>();
        Set<Integer> annulled = new HashSet<>();
        for (CaseEntry entry : known) {
            if (entry.kind() == Kind.CORRECTED) {
                days.put(entry.corrects(), entry.day());
            } else if (entry.kind() == Kind.ANNULLED) {
                annulled.add(entry.corrects());
            }
        }
        return new CaseFile(
                kept.head(),
                machine,
                known.stream()
                        .map(e -> marked(e, days.getOrDefault(e.number(), e.day()), annulled.contains(e.number())))
                        .toList(),
                on);
    }

    private static CaseEntry marked(CaseEntry e, LocalDate day, boolean annulled) {
        return new CaseEntry(
                e.number(),
                e.kind(),
                e.what(),
                e.before(),
                e.after(),
                day,
                e.recorded(),
                e.role(),
                e.by(),
                e.onBehalfOf(),
                e.loggedIn(),
                e.reason(),
                e.details(),
                e.corrects(),
                annulled);
    }

    public CaseHead head() {
        return head;
    }

    public Machine machine() {
        return machine;
    }

    /** Whether it was open by then: a paper may be older than the case to which it was attached. */
    public boolean begun() {
        return counting.stream().anyMatch(CaseFile::moves);
    }

    /** Whether it was opened in one of these states: a release before may have known another first one. */
    boolean openedIn(List<String> states) {
        return counting.stream().anyMatch(e -> e.kind() == Kind.OPENED && states.contains(e.after()));
    }

    /** @throws org.shifan.api.text.ShifanException {@code lifecycle.day.before} for a day before it came to where it stands */
    void refuseBefore(LocalDate day) {
        if (day.isBefore(standing().day())) {
            throw refuse("lifecycle.day.before", day, standing().day());
        }
    }

    /** @throws org.shifan.api.text.ShifanException {@code lifecycle.closed} */
    void refuseLast() {
        if (last()) {
            throw refuse("lifecycle.closed", head.number(), state());
        }
    }

    /**
     * @param seen lines; 0 when it does not matter
     * @throws org.shifan.api.text.ShifanException {@code lifecycle.case.changed} when there are others by now
     */
    void refuseOther(int seen) {
        if (seen != 0 && seen != known.size()) {
            throw refuse("lifecycle.case.changed", head.number(), known.size(), seen);
        }
    }

    /**
     * A paper may come again in another state, such as a second rectification report; a request sent twice does not.
     *
     * @throws org.shifan.api.text.ShifanException {@code lifecycle.paper.same}
     */
    void refuseSame(String kind, Map<String, String> details) {
        int since = standing().number();
        papers().stream()
                .filter(p -> p.entry() > since
                        && p.kind().equals(kind)
                        && p.file().equals(details.get(FILE))
                        && p.digest().equals(details.get(DIGEST)))
                .findFirst()
                .ifPresent(p -> {
                    throw refuse("lifecycle.paper.same", p.file(), kind, p.entry(), head.number());
                });
    }

    public List<CaseEntry> entries() {
        return known;
    }

    /** The line that brought the case to its state. */
    public CaseEntry standing() {
        CaseEntry last = null;
        for (CaseEntry entry : counting) {
            if (moves(entry)) {
                last = entry;
            }
        }
        if (last == null) {
            throw new IllegalStateException("case " + head.number() + " has no line that opens it");
        }
        return last;
    }

    /** Whether the line moves the case. */
    static boolean moves(CaseEntry entry) {
        return entry.kind() == Kind.OPENED || entry.kind() == Kind.STEP;
    }

    public String state() {
        return standing().after();
    }

    public boolean last() {
        return machine.state(state()).map(s -> s.last()).orElse(false);
    }

    /** The last day of the term that runs while the case stands where it stands, if one does. */
    public Optional<LocalDate> due() {
        return extended()
                .or(() -> term().map(term -> term.length().after(standing().day())));
    }

    /** The term that runs while the case stands where it stands. */
    Optional<Case.Term> term() {
        return machine.state(state())
                .flatMap(state -> Optional.ofNullable(state.term()))
                .flatMap(head.rules()::term);
    }

    /** The day until which the term that runs was extended, if it was. What other steps tell of a day extends nothing. */
    public Optional<LocalDate> extended() {
        return machine.move(standing().what())
                .filter(move -> move.conditions().contains(Condition.UNTIL_NAMED))
                .map(move -> LocalDate.parse(standing().details().get(Conditions.UNTIL)));
    }

    /** The step that waits for its second person. */
    Optional<CaseEntry> proposal(String step) {
        int since = standing().number();
        return counting.stream()
                .filter(e -> e.kind() == Kind.PROPOSED
                        && e.number() > since
                        && e.what().equals(step))
                .reduce((earlier, later) -> later);
    }

    /** The steps of the authority's own that stand before an act and are not done yet. */
    public List<Procedure.Step> pending(Procedure.Act act) {
        return head.rules().steps().stream()
                .filter(step -> step.before() == act)
                .filter(step -> counting.stream()
                        .noneMatch(e -> e.kind() == Kind.OWN_STEP && e.what().equals(step.id())))
                .toList();
    }

    /** All steps of the authority's own that stand before a step that leads on from here. */
    public List<Procedure.Step> pending() {
        return machine.from(state()).stream()
                .map(move -> move.step().act())
                .filter(act -> act != null)
                .distinct()
                .flatMap(act -> pending(act).stream())
                .toList();
    }

    public List<Paper> papers() {
        return counting.stream()
                .filter(e -> e.kind() == Kind.PAPER)
                .map(e -> new Paper(
                        e.number(),
                        e.what(),
                        e.details().get(FILE),
                        e.details().get(TYPE),
                        Long.parseLong(e.details().get(SIZE)),
                        e.details().get(DIGEST),
                        e.day(),
                        e.by()))
                .toList();
    }

    boolean has(String paper) {
        return has(paper, 0);
    }

    /** Whether such a paper was attached after that line; 0 for at any time. */
    boolean has(String paper, int after) {
        return papers().stream().anyMatch(p -> p.kind().equals(paper) && p.entry() > after);
    }

    /** The line by which the step was last taken; 0 when it never was. */
    int lastTaken(String step) {
        return counting.stream()
                .filter(e -> e.kind() == Kind.STEP && e.what().equals(step))
                .mapToInt(CaseEntry::number)
                .max()
                .orElse(0);
    }

    /** The official evaluation that the case goes by; 0 while none is named. */
    public long evaluation() {
        // The details of a step are what its caller says; only this line was checked to be about the subject and
        // official.
        return counting.stream()
                .filter(e -> e.kind() == Kind.EVALUATION)
                .reduce((earlier, later) -> later)
                .map(e -> Long.parseLong(e.details().get(EVALUATION)))
                .orElse(0L);
    }

    public List<Case.Assessor> panel() {
        Map<String, Case.Assessor> out = new LinkedHashMap<>();
        for (CaseEntry e : counting) {
            switch (e.kind()) {
                case ASSESSOR ->
                    out.put(
                            name(out, e.what()),
                            new Case.Assessor(e.what(), e.details().get(ORGANISATION), "", "", List.of()));
                case ASSESSOR_LEFT -> out.remove(name(out, e.what()));
                case SCORE ->
                    out.computeIfPresent(name(out, e.details().get(ASSESSOR)), (name, member) -> scored(member, e));
                case CONCLUSION ->
                    out.computeIfPresent(
                            name(out, e.what()),
                            (name, member) -> new Case.Assessor(
                                    member.name(),
                                    member.organisation(),
                                    e.details().get(OUTCOME),
                                    e.reason(),
                                    member.scores()));
                default -> {
                    // Says nothing of the panel.
                }
            }
        }
        return List.copyOf(out.values());
    }

    /** The name under which somebody is on the panel, however it is written here. */
    private static String name(Map<String, Case.Assessor> panel, String written) {
        return panel.keySet().stream()
                .filter(there -> Persons.same(there, written))
                .findFirst()
                .orElse(written);
    }

    private static Case.Assessor scored(Case.Assessor member, CaseEntry e) {
        List<Case.Score> scores = new ArrayList<>(member.scores());
        scores.removeIf(score -> score.item().equals(e.what()));
        String engine = e.details().get(ENGINE);
        scores.add(new Case.Score(
                e.what(),
                new BigDecimal(e.details().get(POINTS)),
                engine == null ? null : new BigDecimal(engine),
                new BigDecimal(e.details().get(MAXIMUM))));
        return new Case.Assessor(member.name(), member.organisation(), member.conclusion(), member.words(), scores);
    }

    /** The alarms that stand, by their keys. */
    public Map<String, CaseEntry> alarms() {
        Map<String, CaseEntry> out = new LinkedHashMap<>();
        for (CaseEntry e : counting) {
            if (e.kind() == Kind.ALARM) {
                out.put(e.what(), e);
            } else if (e.kind() == Kind.ALARM_OVER) {
                out.remove(e.what());
            }
        }
        return out;
    }

    /** Why it was opened out of turn, in words; empty for a case that somebody opened. */
    public List<String> causes() {
        return counting.stream()
                .filter(e -> e.kind() == Kind.CAUSE)
                .map(CaseEntry::reason)
                .toList();
    }

    public List<Case.Objection> objections() {
        Map<Integer, Case.Objection> out = new LinkedHashMap<>();
        for (CaseEntry e : counting) {
            if (e.kind() == Kind.OBJECTION) {
                out.put(e.number(), new Case.Objection(e.number(), Persons.shown(e), e.reason(), e.day(), "", ""));
            } else if (e.kind() == Kind.OBJECTION_ANSWERED) {
                out.computeIfPresent(
                        Integer.parseInt(e.details().get(OBJECTION)),
                        (number, o) -> new Case.Objection(
                                number, o.by(), o.text(), o.day(), e.details().get(OUTCOME), e.reason()));
            }
        }
        return List.copyOf(out.values());
    }
}
