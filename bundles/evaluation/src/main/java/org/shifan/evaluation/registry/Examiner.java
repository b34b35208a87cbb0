// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.osgi.framework.Version;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.Remark;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.Message;
import org.shifan.evaluation.archive.ArchivedCriteria;
import org.shifan.evaluation.archive.CriteriaArchive;
import org.shifan.evaluation.conformance.Conformance;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.document.Header;
import org.shifan.evaluation.document.Place;
import org.shifan.evaluation.document.ReadResult;
import org.shifan.evaluation.document.SemanticVersion;
import org.shifan.evaluation.facts.FactRegistry;
import org.shifan.evaluation.layer.Binding;
import org.shifan.evaluation.layer.Minimum;
import org.shifan.evaluation.plan.Compilation;
import org.shifan.evaluation.plan.Compiler;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plugin.PlugIns;
import org.shifan.evaluation.sheet.Documents;
import org.shifan.evaluation.version.VersionStep;

import static org.shifan.evaluation.registry.RegistryMessages.M;

/** Decides whether a document is accepted, against the facts, functions, bureaus and archive of this moment. */
final class Examiner {
    /** Has no functions. */
    private static final long NO_BUNDLE = -1;

    private final BureauDirectory bureaus;
    private final FactRegistry facts;
    private final ScoringFunctionRegistry functions;
    private final CriteriaArchive archive;
    private final ServedBases bases;
    private final Gate gate;
    private final PlugIns plugIns;
    private final ReleasePolicy policy;

    Examiner(
            BureauDirectory bureaus,
            FactRegistry facts,
            ScoringFunctionRegistry functions,
            CriteriaArchive archive,
            ServedBases bases,
            Gate gate,
            PlugIns plugIns,
            ReleasePolicy policy) {
        this.bureaus = bureaus;
        this.facts = facts;
        this.functions = functions;
        this.archive = archive;
        this.bases = bases;
        this.gate = gate;
        this.plugIns = plugIns;
        this.policy = policy;
    }

    /**
     * Examines the document of a bundle.
     *
     * @param before what came of it the last time, if the bundle has taken no step since
     */
    Attempt examine(BundleRef bundle, DocumentSource source, Optional<Attempt> before, Instant at) {
        Optional<byte[]> bytes;
        Optional<Message> activator = Conformance.activator(source.headers());
        try {
            bytes = source.bytes();
        } catch (IOException e) {
            return Attempt.unread(
                    problem(source.file(), M.message("criteria.document.unreadable", String.valueOf(e.getMessage()))),
                    false,
                    at);
        }
        if (bytes.isEmpty()) {
            return Attempt.unread(
                    problem(source.file(), M.message("criteria.document.absent", source.file(), CriteriaBundle.HEADER)),
                    false,
                    at);
        }
        Attempt found = examine(
                source.file(),
                bytes.get(),
                Optional.of(bundle),
                document -> bases.functions(bundle.id(), document),
                at);
        if (activator.isPresent()) {
            // It is not started, and whatever else it lacks is lacking because of that.
            return found.refused(problem(source.file(), activator.get()));
        }
        // Before the conformance checks: they call the code of the bundle. Of what waits too: of a bundle that may not
        // bring its set no class is loaded, and it would wait for facts and functions of its own for ever.
        Attempt attempt = found.plan().isPresent() || found.waits()
                ? set(found)
                        .map(set -> gate.pass(bundle, source.file(), found, set, newest(set)))
                        .orElse(found)
                : found;
        return attempt.plan()
                .map(plan -> attempt.remarked(before.filter(last -> isSettled(last, plan, bundle))
                        .map(Attempt::remarks)
                        .orElseGet(() -> remarks(bundle, source, plan))))
                .orElse(attempt);
    }

    /** Whether the checks would say the same again: they depend on the plan and the bundle alone, where none of its code is called. */
    private boolean isSettled(Attempt last, Plan plan, BundleRef bundle) {
        return last.plan()
                        .filter(known -> known.digest().equals(plan.digest())
                                && known.catalogue().equals(plan.catalogue()))
                        .isPresent()
                && plan.functions().isEmpty()
                && functions.names(bundle.id()).isEmpty()
                && plan.needs().stream()
                        .noneMatch(
                                need -> facts.provider(need.fact(), bundle.id()).isPresent());
    }

    private List<Remark> remarks(BundleRef bundle, DocumentSource source, Plan plan) {
        List<Remark> out = new Door(source.file(), plan, fact -> facts.provider(fact, bundle.id()))
                .remarks(source, functions.names(bundle.id()));
        // Making its functions from the archive runs code of it, and code that must not run is not run.
        boolean runs = out.stream().noneMatch(remark -> remark.check().startsWith("code."));
        return runs
                ? Stream.concat(BundleKeeper.remarks(source, plan, plugIns).stream(), out.stream())
                        .toList()
                : out;
    }

    /** Whose set and which version it says it is; empty when that cannot be told. */
    private static Optional<Header> set(Attempt attempt) {
        return attempt.document()
                .map(d -> new Header(d.id(), Optional.of(d.key()), Optional.of(d.version()), Optional.of(d.title())))
                .or(attempt::header)
                .filter(header -> header.key().isPresent() && header.version().isPresent());
    }

    /** A higher version of the set, the highest that was ever accepted. */
    private Optional<ArchivedCriteria> newest(Header set) {
        Version version = Describing.version(set.version().orElseThrow());
        BureauCode authority = set.key().orElseThrow().authority();
        return archive.contents(set.id()).stream()
                .filter(known -> !known.snapshot() && known.key().authority().equals(authority))
                .filter(known -> Describing.version(known.version()).compareTo(version) > 0)
                .max(Comparator.comparing(known -> Describing.version(known.version())));
    }

    /** Examines a document that is in no bundle: any bundle's functions do, and its version is free. */
    Attempt examine(String file, byte[] bytes, Instant at) {
        Attempt attempt = examine(file, bytes, Optional.empty(), document -> functions.any(), at);
        // The facts that bundles of the authority make themselves begin with its key.
        return attempt.plan()
                .map(plan -> attempt.remarked(new Door(
                                file,
                                plan,
                                fact -> fact.value().startsWith(plan.document().authority() + ".")
                                        ? facts.provider(fact)
                                        : Optional.empty())
                        .remarks()))
                .orElse(attempt);
    }

    /**
     * Compiles what was accepted once; it was checked then.
     *
     * @param bundle that brought it, in the version in which it is here now. Its functions are used only if that is the version
     *     that brought the content: Java of another version would give its numbers under a receipt that names this one.
     */
    Attempt compileAgain(ArchivedCriteria content, BundleRef bundle, Instant at) {
        boolean sameJava = bundle.version().toString().equals(content.bundleVersion());
        long own = sameJava ? bundle.id() : NO_BUNDLE;
        ReadResult written =
                DocumentReader.read(content.file(), content.source().getBytes(StandardCharsets.UTF_8));
        // What extends another set is complete in its canonical form, whatever has become of the other one.
        ReadResult read = written.document().isPresent() ? written : canonical(content);
        return read.document()
                .map(document -> compile(
                        document, read.header(), content.source(), List.of(), bases.functions(own, document), at))
                .orElseGet(() -> new Attempt(
                        Optional.empty(),
                        read.header(),
                        content.source(),
                        Optional.empty(),
                        false,
                        read.problems(),
                        at));
    }

    private Attempt examine(
            String file,
            byte[] bytes,
            Optional<BundleRef> bundle,
            Function<CriteriaDocument, Function<String, Optional<ScoringFunction>>> usable,
            Instant at) {
        // What is kept of a criteria sheet is its text: it says the same and needs no reader of workbooks in years to
        // come.
        String source = new String(Documents.text(file, bytes).orElse(new byte[0]), StandardCharsets.UTF_8);
        ReadResult read = Documents.read(file, bytes, bases);
        if (read.document().isEmpty()) {
            return new Attempt(
                    Optional.empty(),
                    read.header(),
                    source,
                    Optional.empty(),
                    read.waits(),
                    problems(read, bundle, usable),
                    at);
        }
        CriteriaDocument document = accepted(read.document().get(), source, bundle);
        List<Problem> problems = new ArrayList<>(Minimum.check(read, bases));
        step(document, read).ifPresent(problems::add);
        bundle.filter(b -> !b.release().equals(document.version()))
                .ifPresent(b -> problems.add(read.place("version")
                        .problem(file, M.message("criteria.version.bundle", document.version(), b.version()))));
        authority(document, read).ifPresent(problems::add);
        taken(document, read, bundle).ifPresent(problems::add);
        if (policy.bindsBaseline()) {
            Binding.missing(document, bases, read::place).ifPresent(problems::add);
        }
        edited(document, read, source, bundle).ifPresent(problems::add);
        return compile(document, read.header(), source, problems, usable.apply(document), at);
    }

    /**
     * A released version that extends another set stays what it was when it was accepted, though the other one has a new
     * version: who wants to follow it raises the own version.
     */
    private CriteriaDocument accepted(CriteriaDocument document, String source, Optional<BundleRef> bundle) {
        boolean free = bundle.filter(BundleRef::snapshot).isPresent()
                || document.lineage().bases().isEmpty();
        return free
                ? document
                : archive.contents(document.id(), document.version()).stream()
                        .filter(known -> !known.snapshot() && known.source().equals(source))
                        .findFirst()
                        .flatMap(known -> canonical(known).document())
                        .orElse(document);
    }

    /** The canonical form is a document itself, and complete in itself. */
    private static ReadResult canonical(ArchivedCriteria content) {
        return DocumentReader.read(content.file(), content.canonical().getBytes(StandardCharsets.UTF_8));
    }

    /** The version has to go as far as the changes since the version before. */
    private Optional<Problem> step(CriteriaDocument document, ReadResult read) {
        return archive.contents(document.id()).stream()
                .filter(known -> SemanticVersion.of(known.version())
                        .filter(version -> version.compareTo(document.semanticVersion()) < 0)
                        .isPresent())
                // Of a version under construction the last content counts.
                .reduce((a, b) ->
                        Describing.version(b.version()).compareTo(Describing.version(a.version())) >= 0 ? b : a)
                .flatMap(known -> canonical(known).document())
                .flatMap(before -> VersionStep.tooSmall(before, document))
                .map(message -> read.place("version").problem(document.file(), message));
    }

    /** All that is wrong with a document that could not be read as a whole, by line. */
    private List<Problem> problems(
            ReadResult read,
            Optional<BundleRef> bundle,
            Function<CriteriaDocument, Function<String, Optional<ScoringFunction>>> usable) {
        List<Problem> out = new ArrayList<>(read.problems());
        read.draft().ifPresent(draft -> {
            out.addAll(Compiler.problems(draft, facts::definition, this::known, usable.apply(draft.document())));
            if (draft.sound().test("authority")) {
                authority(draft.document(), read).ifPresent(out::add);
                if (draft.sound().test("id")) {
                    taken(draft.document(), read, bundle).ifPresent(out::add);
                }
            }
        });
        out.sort(Comparator.comparing((Problem p) -> p.line() == 0)
                .thenComparingInt(Problem::line)
                .thenComparingInt(Problem::column));
        return out;
    }

    private Attempt compile(
            CriteriaDocument document,
            Optional<Header> header,
            String source,
            List<Problem> found,
            Function<String, Optional<ScoringFunction>> usable,
            Instant at) {
        Compilation compilation = Compiler.compile(document, facts::definition, this::known, usable);
        List<Problem> problems = new ArrayList<>(found);
        problems.addAll(compilation.problems());
        boolean accepted = problems.isEmpty() && compilation.plan().isPresent();
        return new Attempt(
                Optional.of(document),
                header,
                source,
                accepted ? compilation.plan() : Optional.empty(),
                found.isEmpty() && compilation.waits(),
                problems,
                at);
    }

    private Optional<Problem> authority(CriteriaDocument document, ReadResult read) {
        return Conformance.authority(
                        document, bureaus.bureaus().stream().map(Bureau::code).toList())
                .map(message -> read.place("authority").problem(document.file(), message));
    }

    /** Whose the id is: who copies another's set and forgets to give it an id would take its versions and decisions over. */
    private Optional<Problem> taken(CriteriaDocument document, ReadResult read, Optional<BundleRef> bundle) {
        List<ArchivedCriteria> all = archive.contents(document.id());
        if (all.stream()
                .anyMatch(known -> !known.snapshot() && known.key().authority().equals(document.authority()))) {
            // It was the authority's before ids were told apart: what is in force goes on, and is updated.
            return Optional.empty();
        }
        // In its own bundle what is under construction may still turn out to be another bureau's.
        String own = bundle.map(BundleRef::name).orElse("");
        return owner(all.stream()
                        .filter(known ->
                                !(known.snapshot() && known.bundleName().equals(own))))
                .filter(owner -> !owner.equals(document.authority()))
                .map(owner -> read.place("id")
                        .problem(
                                document.file(),
                                M.message("criteria.id.taken", document.id(), owner, document.authority())));
    }

    /** The authority whose set was accepted under the id first; empty when none was. */
    Optional<BureauCode> owner(String id) {
        return owner(archive.contents(id).stream());
    }

    /** @param known oldest first; of versions under construction the last counts, and only while none is released */
    private static Optional<BureauCode> owner(Stream<ArchivedCriteria> known) {
        return known.reduce((first, next) -> first.snapshot() ? next : first)
                .map(content -> content.key().authority());
    }

    /** Released versions are never edited; the bytes count too, lest a finer digest of ours look like an edit. */
    private Optional<Problem> edited(
            CriteriaDocument document, ReadResult read, String source, Optional<BundleRef> bundle) {
        if (bundle.filter(BundleRef::snapshot).isPresent()) {
            return Optional.empty();
        }
        String digest = document.digest();
        return archive.contents(document.id(), document.version()).stream()
                .filter(known -> !known.snapshot())
                .filter(known ->
                        !known.digest().equals(digest) && !known.source().equals(source))
                .findFirst()
                .map(known -> read.place("version")
                        .problem(
                                document.file(),
                                M.message(
                                        "criteria.version.edited",
                                        document.version(),
                                        document.id(),
                                        known.digest(),
                                        digest)));
    }

    private static Problem problem(String file, Message message) {
        return Place.WHOLE.problem(file, message);
    }

    private List<FactId> known() {
        return facts.definitions().stream().map(FactDefinition::id).toList();
    }
}
