// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.Remark;
import org.shifan.api.criteria.Remark.Level;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactWindow;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.code.ArchiveCheck;
import org.shifan.evaluation.code.BundleBytes;
import org.shifan.evaluation.code.BundleClasses;
import org.shifan.evaluation.code.ComponentCheck;
import org.shifan.evaluation.code.Components;
import org.shifan.evaluation.conformance.Conformance;
import org.shifan.evaluation.conformance.Content;
import org.shifan.evaluation.document.CaseFile;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.GoldenCase;
import org.shifan.evaluation.document.ReadResult;
import org.shifan.evaluation.layer.Binding;
import org.shifan.evaluation.layer.Minimum;
import org.shifan.evaluation.plan.Compilation;
import org.shifan.evaluation.plan.Compiler;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plugin.PlugIns;
import org.shifan.evaluation.sheet.Documents;

/** A bundle as it would stand before the door of a server, and what the server would say to it. */
public final class Submission {
    /** Whose code it is, where there is no container to give it a number. */
    private static final long OWN = 0;

    private final String place;
    private final byte[] document;
    private final Map<String, String> headers;
    private final Map<String, byte[]> cases;
    private final Map<String, byte[]> files;
    private final List<Brought> providers = new ArrayList<>();
    private final List<Remark> silent = new ArrayList<>();
    private final Map<String, ScoringFunction> functions;
    private final Neighbours neighbours;
    private final BundleClasses.Found classes;
    private final Components registered;
    private final Unnamed unnamed;

    /**
     * A fact provider of the author's test.
     *
     * @param type its class as a component describes it
     */
    private record Brought(FactProvider provider, Class<?> type) {
        /** What it says of a fact of that very name. */
        Optional<FactDefinition> defined(FactId fact) {
            return provider.facts().stream()
                    .filter(definition -> definition.id().equals(fact))
                    .findFirst();
        }
    }

    /**
     * The code of the bundle is called as a server calls it: for so long and no longer, and what it throws is its failure.
     *
     * @param place of the document in the bundle
     * @param document its bytes
     * @param headers of the manifest
     * @param cases files of golden cases that stand beside the document
     * @param files all that is in the bundle, by path
     * @param providers the fact providers that the author's test names
     * @param functions the scoring functions that it names; others that the bundle registers are made from it
     * @param neighbours the sets that the document may extend, and what their bundles register
     */
    public Submission(
            String place,
            byte[] document,
            Map<String, String> headers,
            Map<String, byte[]> cases,
            Map<String, byte[]> files,
            List<FactProvider> providers,
            Map<String, ScoringFunction> functions,
            Neighbours neighbours) {
        this.place = place;
        this.document = document;
        this.headers = headers;
        this.cases = cases;
        this.files = files;
        this.neighbours = neighbours;
        PlugIns server = PlugIns.ordinary();
        providers.forEach(provider -> bring(provider, server));
        this.functions = new TreeMap<>();
        functions.forEach((name, function) -> this.functions.put(name, server.guarded(function, OWN, name)));
        this.unnamed = new Unnamed(this::archived, server);
        this.classes = BundleClasses.of(files.keySet(), path -> new ByteArrayInputStream(files.get(path)), headers);
        try {
            this.registered = Components.of(files, classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a server does it: who does not tell its facts is left out. */
    private void bring(FactProvider provider, PlugIns server) {
        try {
            providers.add(new Brought(server.guarded(provider, OWN), provider.getClass()));
        } catch (ShifanException e) {
            silent.add(ComponentCheck.silent(provider.getClass(), e.message()));
        }
    }

    /** Of the document in the bundle. */
    public String place() {
        return place;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** Everything that there is to say, all at once. */
    public List<Remark> remarks() {
        ReadResult read = read();
        List<Remark> out = new ArrayList<>(required("document", read.problems()));
        out.addAll(silent);
        if (read.document().isEmpty()) {
            return out;
        }
        CriteriaDocument sound = read.document().get();
        out.addAll(required("minimum", Minimum.check(read, neighbours)));
        Conformance.authority(sound, BureauTable.codes())
                .map(message -> read.place("authority").problem(place, message))
                .ifPresent(problem -> out.addAll(required("authority", List.of(problem))));
        Binding.missing(sound, neighbours, read::place)
                .ifPresent(problem -> out.addAll(required("binding", List.of(problem))));
        Compilation compilation = compilation(sound);
        out.addAll(required("facts", compilation.problems()));
        version(sound, read).ifPresent(out::add);
        List<GoldenCase> golden = new ArrayList<>(sound.cases());
        cases.forEach((file, bytes) -> {
            CaseFile found = CaseFile.read(file, bytes);
            out.addAll(required("cases.unreadable", found.problems()));
            golden.addAll(found.cases());
        });
        compilation.plan().ifPresent(plan -> out.addAll(remarks(plan, golden)));
        return out;
    }

    /** As at the door: code that must not run is not run, also not to be made from the archive. */
    private List<Remark> remarks(Plan plan, List<GoldenCase> golden) {
        Set<FactId> asked = ConcurrentHashMap.newKeySet();
        plan.needs().forEach(need -> asked.add(need.fact()));
        List<Remark> content = content(plan, golden, asked);
        List<Remark> out = new ArrayList<>();
        if (content.stream().noneMatch(remark -> remark.check().startsWith("code."))) {
            out.addAll(archive(plan));
        }
        out.addAll(components(plan, asked));
        out.addAll(content);
        return out;
    }

    /** @param asked the facts that are asked for, those too that one fact is made from */
    private List<Remark> content(Plan plan, List<GoldenCase> golden, Set<FactId> asked) {
        return Conformance.remarks(
                place,
                plan,
                new Content(headers, golden, classes.classes(), classes.hidden()),
                fact -> {
                    asked.add(fact);
                    return own(fact);
                },
                ownFunctions(plan));
    }

    /** What a server would wait for: the test brings it along, and no component registers it, or one that needs something. */
    private List<Remark> components(Plan plan, Set<FactId> asked) {
        List<Remark> out = new ArrayList<>();
        Set<String> ownFunctions = ownFunctions(plan);
        plan.functions().stream()
                .filter(name ->
                        ownFunctions.contains(name) && !registered.functions().contains(name))
                .forEach(name -> out.add(ComponentCheck.function(name, registered)));
        asked.stream()
                .flatMap(fact -> provider(fact).stream())
                .filter(provider -> !registered.providesFacts(provider.type()) && isOwn(provider))
                .distinct()
                .sorted(Comparator.comparing(provider -> provider.type().getName()))
                .forEach(provider -> out.add(ComponentCheck.provider(provider.type(), registered)));
        plan.functions().forEach(name -> out.addAll(ComponentCheck.waiting(name, registered, neighbours::all)));
        asked.stream()
                .flatMap(fact -> provider(fact).stream())
                .distinct()
                .sorted(Comparator.comparing(provider -> provider.type().getName()))
                .forEach(provider -> out.addAll(ComponentCheck.waiting(provider.type(), registered, neighbours::all)));
        return out;
    }

    /**
     * As a server counts them: what the bundle registers, named by the test or not, and not what the bundle of a set registers
     * that this one extends. What nobody registers is meant to be its own.
     */
    private Set<String> ownFunctions(Plan plan) {
        Set<String> out = new TreeSet<>(functions.keySet());
        plan.document().lineage().bases().stream()
                .flatMap(base -> neighbours.bringing(base.id()).stream())
                .forEach(components -> out.removeAll(components.functions()));
        out.addAll(registered.functions());
        return out;
    }

    /** Likewise: a fact that the bundle of somebody else delivers is none of its own. */
    private boolean isOwn(Brought provider) {
        return registered.providesFacts(provider.type())
                || neighbours.all().stream().noneMatch(other -> other.providesFacts(provider.type()));
    }

    private List<Remark> archive(Plan plan) {
        try {
            return ArchiveCheck.remarks(place, archived(), plan, PlugIns.ordinary());
        } catch (ShifanException e) {
            return List.of(ArchiveCheck.remark(place, e.message()));
        }
    }

    /** The bundle as a server would archive it. */
    public byte[] archived() {
        try {
            return BundleBytes.of(
                    headers.getOrDefault("Bundle-SymbolicName", "")
                            .split(";")[0]
                            .strip(),
                    files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document as it was read. */
    ReadResult read() {
        return Documents.read(place, document, neighbours);
    }

    /** The plan, compiled against the facts of this version of Shifan and the bundle's own. */
    Compilation compilation(CriteriaDocument sound) {
        Map<FactId, FactDefinition> facts = new TreeMap<>(FactTable.definitions());
        providers.forEach(each -> each.provider().facts().forEach(fact -> facts.put(fact.id(), fact)));
        return Compiler.compile(
                sound,
                id -> FactWindow.definition(id, whole -> Optional.ofNullable(facts.get(whole))),
                () -> List.copyOf(facts.keySet()),
                name -> function(sound, name));
    }

    /** One that the test names, or else that a component of the bundle registers. */
    Optional<ScoringFunction> function(CriteriaDocument sound, String name) {
        return Optional.ofNullable(functions.get(name))
                .or(() -> registered.functions().contains(name)
                        ? Optional.of(unnamed.function(sound.id() + " " + sound.version(), name))
                        : Optional.empty());
    }

    /** The bundle's own provider of a fact. */
    Optional<FactProvider> own(FactId fact) {
        return provider(fact).filter(this::isOwn).map(Brought::provider);
    }

    /** As a server chooses it: a fact of that very name goes before a whole one of which it is a window. */
    private Optional<Brought> provider(FactId fact) {
        return named(fact)
                .or(() -> FactWindow.definition(fact, whole -> named(whole).flatMap(each -> each.defined(whole)))
                        .flatMap(window -> FactWindow.parse(fact))
                        .flatMap(window -> named(window.fact())));
    }

    private Optional<Brought> named(FactId fact) {
        return providers.stream().filter(each -> each.defined(fact).isPresent()).findFirst();
    }

    private Optional<Remark> version(CriteriaDocument sound, ReadResult read) {
        BundleVersion version = BundleVersion.of(headers.getOrDefault("Bundle-Version", ""));
        Message other = Conformance.otherVersion(sound, version.whole()).message();
        return version.release().equals(sound.version())
                ? Optional.empty()
                : Optional.of(new Remark(
                        Level.REQUIRED,
                        "manifest.version",
                        read.place("version").problem(place, other)));
    }

    private static List<Remark> required(String check, List<Problem> problems) {
        return problems.stream()
                .map(problem -> new Remark(Level.REQUIRED, check, problem))
                .toList();
    }
}
