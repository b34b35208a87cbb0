// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.work;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Enterprise;
import org.shifan.api.core.Subject;
import org.shifan.api.quality.ArchiveContributor;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.text.Text;
import org.shifan.api.work.Work;
import org.shifan.api.work.WorkKind;
import org.shifan.lifecycle.store.WorkStore;
import org.shifan.lifecycle.store.WorkStore.Kept;

import static org.shifan.lifecycle.LifecycleMessages.M;

/** The work of an enterprise, its duty record with it (R13), for its quality archive (Q1). */
@Component
public final class WorkLines implements ArchiveContributor {
    private final WorkStore store;
    private final WorkKinds kinds;

    @Activate
    public WorkLines(@Reference WorkStore store, @Reference WorkKinds kinds) {
        this.store = store;
        this.kinds = kinds;
    }

    /** Work as its lines have it. */
    static Work shown(Kept kept, WorkKind kind) {
        Optional<Work.Line> closing = kept.lines().stream()
                .filter(line ->
                        kind.step(line.step()).map(WorkKind.Step::closes).orElse(false))
                .findFirst();
        boolean annulled = closing.map(line -> line.step().equals(Work.ANNUL)).orElse(false);
        LocalDate until = closing.filter(line -> line.step().equals(Work.END))
                .map(Work.Line::on)
                .orElse(kept.head().period().to());
        return new Work(
                kept.head().id(),
                kept.head().kind(),
                kept.head().subject(),
                kept.head().bureau(),
                kept.head().title(),
                kept.head().period().from(),
                until,
                kept.lines().get(0).details(),
                closing.isEmpty(),
                annulled,
                kept.lines());
    }

    /** Work of a kind that lasts on that day, by its subject. */
    static Map<Subject, List<Work>> on(WorkStore store, WorkKinds kinds, String kind, LocalDate day) {
        WorkKind shown = kinds.require(kind).kind();
        return store.find(new WorkStore.Wanted(null, null, kind)).stream()
                .map(kept -> shown(kept, shown))
                .filter(work -> work.on(day))
                .collect(Collectors.groupingBy(Work::subject));
    }

    /** The last day that a fact of a year tells of: the day of the evaluation, if the year is not over then. */
    static LocalDate last(int year, LocalDate asOf) {
        LocalDate end = LocalDate.of(year, 12, 31);
        return asOf != null && asOf.isBefore(end) ? asOf : end;
    }

    @Override
    public Text title() {
        return M.text("work.archive");
    }

    @Override
    public List<ArchiveLine> lines(Enterprise enterprise) {
        return store.find(new WorkStore.Wanted(Subject.enterprise(enterprise.code()), null, null)).stream()
                .map(kept -> shown(kept, kinds.require(kept.head().kind()).kind()))
                .filter(work -> !work.annulled())
                .map(work -> line(work, enterprise.synthetic()))
                .toList();
    }

    private ArchiveLine line(Work work, boolean synthetic) {
        WorkKind kind = kinds.require(work.kind()).kind();
        return new ArchiveLine(
                work.from(),
                work.until(),
                ArchiveLine.Chapter.OTHER,
                null,
                M.message(
                                "work.archive.line",
                                kind.title(),
                                work.title(),
                                told(kind, work, true),
                                told(kind, work, false))
                        .text(),
                "work " + work.id(),
                synthetic);
    }

    private static String told(WorkKind kind, Work work, boolean first) {
        String out = String.join(
                "; ",
                work.lines().stream()
                        .filter(line -> line.step().equals(Work.ENTERED) == first)
                        .map(line -> line.step().equals(Work.ENTERED)
                                ? values(kind.fields(), line)
                                : line.on() + " " + line.step() + " "
                                        + values(
                                                kind.step(line.step())
                                                        .map(WorkKind.Step::fields)
                                                        .orElse(List.of()),
                                                line))
                        .map(String::strip)
                        .toList());
        return out.isEmpty() ? "-" : out;
    }

    /** In the order of the fields. */
    private static String values(List<WorkKind.Field> fields, Work.Line line) {
        return String.join(
                ", ",
                fields.stream()
                        .map(field -> line.details().get(field.code()))
                        .filter(java.util.Objects::nonNull)
                        .toList());
    }
}
