// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.shifan.api.code.BureauCode;
import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.Remark;
import org.shifan.api.criteria.Remark.Level;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Message;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.GoldenCase;
import org.shifan.evaluation.document.Place;
import org.shifan.evaluation.golden.Patience;
import org.shifan.evaluation.golden.Trial;
import org.shifan.evaluation.plan.FactNeed;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;

import static org.shifan.evaluation.conformance.ConformanceMessages.M;

/**
 * The conformance checks of a bundle whose document is sound and compiled. The conformance kit makes them in the author's
 * build and the registry makes them at the door, so that both say the same.
 */
public final class Conformance {
    private static final String EXTENDER = "(osgi.extender=shifan.criteria)";

    private final String file;
    private final Plan plan;
    private final Content content;
    private final Function<FactId, Optional<FactProvider>> own;
    private final Set<String> names;
    private final Duration limit;
    private final List<Remark> remarks = new ArrayList<>();
    private boolean broken;

    private Conformance(
            String file,
            Plan plan,
            Content content,
            Function<FactId, Optional<FactProvider>> own,
            Set<String> functions,
            Duration limit) {
        this.file = file;
        this.limit = limit;
        this.plan = plan;
        this.content = content;
        this.own = own;
        this.names = new TreeSet<>(functions);
        plan.needs().stream()
                .map(FactNeed::fact)
                .filter(fact -> own.apply(fact).isPresent())
                .forEach(fact -> names.add(fact.value()));
    }

    /**
     * Everything there is to say about a bundle, what is required first.
     *
     * @param file the document, as messages name it
     * @param own the bundle's own provider of a fact
     * @param functions the names of the bundle's own scoring functions
     */
    public static List<Remark> remarks(
            String file,
            Plan plan,
            Content content,
            Function<FactId, Optional<FactProvider>> own,
            Set<String> functions) {
        return remarks(file, plan, content, own, functions, Patience.USUAL);
    }

    /** @param limit of time for all golden cases together */
    static List<Remark> remarks(
            String file,
            Plan plan,
            Content content,
            Function<FactId, Optional<FactProvider>> own,
            Set<String> functions,
            Duration limit) {
        Conformance conformance = new Conformance(file, plan, content, own, functions, limit);
        conformance.manifest();
        conformance.names();
        conformance.code();
        // Code that must not run is not run.
        if (conformance.remarks.stream().noneMatch(remark -> remark.check().startsWith("code."))) {
            conformance.run();
        }
        conformance.remarks.sort(Comparator.comparing(Remark::level));
        return List.copyOf(conformance.remarks);
    }

    /** The version of a document has to be that of its bundle. */
    public static Problem otherVersion(CriteriaDocument document, String bundle) {
        return Place.WHOLE.problem(document.file(), M.message("conformance.version", document.version(), bundle));
    }

    /** What is wrong with an authority that is neither the headquarters nor one of the bureaus. */
    public static Optional<Message> authority(CriteriaDocument document, List<BureauCode> bureaus) {
        BureauCode authority = document.authority();
        return authority.equals(BureauCode.AQSIQ) || bureaus.contains(authority)
                ? Optional.empty()
                : Optional.of(M.message(
                        "criteria.authority.unknown",
                        authority,
                        bureaus.stream().map(BureauCode::value).collect(Collectors.joining(", "))));
    }

    /** What is wrong with code that the container would run at the start of a bundle; nothing when there is none. */
    public static Optional<Message> activator(Map<String, String> headers) {
        return Optional.ofNullable(headers.get("Bundle-Activator"))
                .map(type -> M.message("conformance.activator", type.strip()));
    }

    private void manifest() {
        Map<String, String> headers = content.headers();
        if (headers.isEmpty()) {
            return;
        }
        String imports = headers.getOrDefault("Import-Package", "");
        if (imports.replace("org.shifan.api.", "").contains("org.shifan.")
                || headers.getOrDefault("Require-Bundle", "").contains("shifan")
                || headers.containsKey("DynamicImport-Package")) {
            say(Level.REQUIRED, "manifest.imports", "conformance.imports", imports);
        }
        activator(headers)
                .ifPresent(wrong -> remarks.add(
                        new Remark(Level.REQUIRED, "manifest.activator", new Problem(file, 0, 0, "", wrong))));
        if (headers.containsKey("Export-Package")) {
            say(Level.REQUIRED, "manifest.exports", "conformance.exports", headers.get("Export-Package"));
        }
        if (!headers.getOrDefault("Require-Capability", "").contains(EXTENDER)) {
            say(Level.RECOMMENDED, "manifest.extender", "conformance.extender", EXTENDER);
        }
    }

    private void names() {
        String prefix = plan.document().authority() + ".";
        names.stream()
                .filter(name -> !name.startsWith(prefix))
                .forEach(name -> say(Level.REQUIRED, "names", "conformance.names", name, prefix));
    }

    private void code() {
        remarks.addAll(content.hidden());
        content.classes().forEach((path, bytes) -> {
            if (bytes.length > Content.MOST_CLASS_BYTES) {
                Message message = M.message("conformance.code.large", Content.MOST_CLASS_BYTES >> 20);
                remarks.add(new Remark(Level.REQUIRED, "code.large", new Problem(path, 0, 0, "", message)));
                return;
            }
            for (CodeScan.Use use : CodeScan.uses(bytes)) {
                Message message = M.message("conformance.code." + use.ban().code(), use.where(), use.what());
                remarks.add(
                        new Remark(Level.REQUIRED, "code." + use.ban().code(), new Problem(path, 0, 0, "", message)));
            }
        });
    }

    private void run() {
        // What has open terms that nobody bound is to be extended, and scores nobody by itself.
        boolean scores = plan.document().lineage().unbound().isEmpty();
        if (scores) {
            nothingKnown();
        }
        if (content.cases().isEmpty()) {
            if (!scores) {
                return;
            }
            say(Level.RECOMMENDED, "cases.none", "conformance.cases.none");
            return;
        }
        twice();
        Trial trial = new Trial(plan, own, new Patience(limit));
        try {
            content.cases().forEach(golden -> tried(trial, golden));
            // Where a plug-in breaks there is nothing to compare and nothing to count.
            if (!broken) {
                new Repetition(trial, content.cases())
                        .different()
                        .forEach(name -> say(Level.REQUIRED, "state", "conformance.state", name));
                remarks.addAll(new CoverageCheck(file, plan, trial, content.cases()).remarks());
            }
        } catch (Patience.RunOut e) {
            say(
                    Level.REQUIRED,
                    "cases.slow",
                    "conformance.slow",
                    said(e),
                    content.cases().size());
        }
    }

    /** Within one file its reader says so. Whoever reads that a case does not hold has to know which. */
    private void twice() {
        Map<String, GoldenCase> first = new HashMap<>();
        for (GoldenCase golden : content.cases()) {
            GoldenCase before = first.putIfAbsent(golden.name(), golden);
            if (before != null) {
                Message message = M.message("conformance.cases.twice", golden.name(), before.file());
                Problem problem = golden.place().problem(golden.file(), message);
                remarks.add(new Remark(Level.REQUIRED, "cases.twice", problem));
            }
        }
    }

    private void tried(Trial trial, GoldenCase golden) {
        try {
            trial.differences(golden).forEach(difference -> wrong(golden, "conformance.case", difference));
        } catch (Patience.RunOut e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            broken = true;
            wrong(golden, "conformance.broken", said(e));
        }
    }

    private void wrong(GoldenCase golden, String key, Object what) {
        Problem problem = golden.place().problem(golden.file(), M.message(key, golden.name(), what));
        remarks.add(new Remark(Level.REQUIRED, "case", problem));
    }

    private static String said(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** A subject of which nothing is known does not pass, and no own fact knows what nobody told it. */
    private void nothingKnown() {
        GoldenCase nothing =
                GoldenCase.ofNothing(file, plan.document().inForce().from());
        FactSnapshot snapshot;
        try {
            snapshot = new Trial(plan, own).snapshot(nothing);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            say(Level.REQUIRED, "unknown.breaks", "conformance.unknown.breaks", said(e));
            return;
        }
        Verdict verdict = plan.evaluate(snapshot).verdict();
        if (verdict != Verdict.INDETERMINATE && verdict != Verdict.FAIL) {
            say(Level.REQUIRED, "unknown.decides", "conformance.unknown.decides", verdict);
        }
        snapshot.values().forEach((need, value) -> {
            if (value instanceof FactValue.Known known) {
                say(Level.RECOMMENDED, "unknown.invented", "conformance.unknown.invented", need.fact(), known.value());
            }
        });
    }

    private void say(Level level, String check, String key, Object... arguments) {
        remarks.add(new Remark(level, check, new Problem(file, 0, 0, "", M.message(key, arguments))));
    }
}
