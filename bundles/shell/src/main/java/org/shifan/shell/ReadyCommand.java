// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.facilitation.TreatmentService;
import org.shifan.api.fact.FactCatalogue;
import org.shifan.api.intake.ImportService;
import org.shifan.api.lifecycle.Cases;
import org.shifan.api.quality.Incidents;
import org.shifan.api.report.ReportService;

/** Says which modules are there, and waits for them when asked; fails when one is missing. */
@Service
@Command(scope = "shifan", name = "ready", description = "Say which modules are ready, or wait for them / 显示或等待各模块就绪")
public class ReadyCommand extends ShifanCommand<Views.Readiness> {

    static final List<Class<?>> MODULES = List.of(
            BureauDirectory.class,
            ZoneRegistry.class,
            Memberships.class,
            Grants.class,
            ImportService.class,
            FactCatalogue.class,
            CriteriaRegistry.class,
            EvaluationService.class,
            TreatmentService.class,
            Cases.class,
            Incidents.class,
            ReportService.class);

    /** A set that only waits for a person's decision or for its day is examined: the server is as ready as it gets. */
    private static final Set<CriteriaState> EXAMINED =
            EnumSet.complementOf(EnumSet.of(CriteriaState.WAITING, CriteriaState.REFUSED, CriteriaState.RETIRED));

    @Option(name = "--wait", description = "Wait so many seconds for all of them / 最多等待的秒数")
    String wait = "0";

    @Override
    Views.Readiness answer() throws InterruptedException {
        Instant end = clock.instant().plus(Duration.ofSeconds(number("--wait", wait, 0)));
        Progress progress = new Progress(clock, this::tell);
        Views.Readiness now = look();
        while (!now.ready() && clock.instant().isBefore(end)) {
            progress.awaited(
                    (int) now.modules().stream().filter(Views.Module::ready).count(), MODULES.size());
            // What is awaited are many services and the state of criteria, which no event tells as one.
            Thread.sleep(200);
            now = look();
        }
        return now;
    }

    private Views.Readiness look() {
        List<Views.Module> modules = MODULES.stream().map(this::look).toList();
        Optional<CriteriaRegistry> registry = services.find(CriteriaRegistry.class);
        // Asked first: what is examined meanwhile is among the sets then.
        List<String> unexamined = registry.map(CriteriaRegistry::unexamined).orElse(List.of());
        List<CriteriaSet> sets = registry.map(CriteriaRegistry::sets).orElse(List.of());
        List<CriteriaSet> waiting = in(CriteriaState.WAITING, sets);
        boolean ready = modules.stream().allMatch(Views.Module::ready)
                && unexamined.isEmpty()
                && waiting.isEmpty()
                && sets.stream().anyMatch(set -> EXAMINED.contains(set.state()));
        return new Views.Readiness(ready, modules, unexamined, waiting, in(CriteriaState.REFUSED, sets));
    }

    private static List<CriteriaSet> in(CriteriaState state, List<CriteriaSet> sets) {
        return sets.stream().filter(set -> set.state() == state).toList();
    }

    private Views.Module look(Class<?> type) {
        String name = type.getSimpleName();
        return new Views.Module(name, services.find(type).isPresent(), ShellMessages.M.text("module." + name));
    }

    @Override
    void show(Views.Readiness readiness) {
        Table table = table().column("module").column("title").column("ready");
        readiness.modules().forEach(m -> table.row(m.module(), m.title(), Terms.truth(m.ready())));
        table.print(out());
        readiness.unexamined().forEach(bundle -> out().println(say("ready.unexamined", bundle)));
        readiness.waiting().forEach(set -> show(say("ready.waiting", set.id(), set.version()), set));
        readiness.refused().forEach(set -> show(say("ready.refused", set.id(), set.version(), set.bundle()), set));
    }

    private void show(String line, CriteriaSet set) {
        out().println(line);
        set.problems().forEach(problem -> out().println("  " + problem.in(language())));
    }

    @Override
    void judge(Views.Readiness readiness) {
        if (!readiness.ready()) {
            throw refuse("ready.not");
        }
    }
}
