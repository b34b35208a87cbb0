// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.fact.FactCatalogue;
import org.shifan.api.text.Message;
import org.shifan.evaluation.archive.ArchivedCriteria;
import org.shifan.evaluation.archive.CriteriaArchive;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.document.Header;
import org.shifan.evaluation.document.Place;
import org.shifan.evaluation.document.ReadResult;
import org.shifan.evaluation.plan.Compilation;
import org.shifan.evaluation.plan.Compiler;
import org.shifan.evaluation.sheet.Documents;

import static org.shifan.evaluation.registry.RegistryMessages.M;

/** Decides whether a document is accepted, against the facts, functions, bureaus and archive of this moment. */
final class Examiner {
    private final BureauDirectory bureaus;
    private final FactCatalogue facts;
    private final ScoringFunctionRegistry functions;
    private final CriteriaArchive archive;

    Examiner(BureauDirectory bureaus, FactCatalogue facts, ScoringFunctionRegistry functions, CriteriaArchive archive) {
        this.bureaus = bureaus;
        this.facts = facts;
        this.functions = functions;
        this.archive = archive;
    }

    /** Examines the document of a bundle. */
    Attempt examine(BundleRef bundle, DocumentSource source, Instant at) {
        Optional<byte[]> bytes;
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
        return examine(source.file(), bytes.get(), Optional.of(bundle), functions.of(bundle.id()), at);
    }

    /** Examines a document that is in no bundle: any bundle's functions do, and its version is free. */
    Attempt examine(String file, byte[] bytes, Instant at) {
        return examine(file, bytes, Optional.empty(), functions.any(), at);
    }

    /** Compiles what was accepted once; it was checked then. */
    Attempt compileAgain(ArchivedCriteria content, long bundle, Instant at) {
        ReadResult read = DocumentReader.read(content.file(), content.source().getBytes(StandardCharsets.UTF_8));
        return read.document()
                .map(document ->
                        compile(document, read.header(), content.source(), List.of(), functions.of(bundle), at))
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
            Function<String, Optional<ScoringFunction>> usable,
            Instant at) {
        // What is kept of a criteria sheet is its text: it says the same and needs no reader of workbooks in years to
        // come.
        String source = new String(Documents.text(file, bytes).orElse(new byte[0]), StandardCharsets.UTF_8);
        ReadResult read = Documents.read(file, bytes);
        if (read.document().isEmpty()) {
            return new Attempt(Optional.empty(), read.header(), source, Optional.empty(), false, read.problems(), at);
        }
        CriteriaDocument document = read.document().get();
        List<Problem> problems = new ArrayList<>();
        bundle.filter(b -> !b.release().equals(document.version()))
                .ifPresent(b -> problems.add(read.place("version")
                        .problem(file, M.message("criteria.version.bundle", document.version(), b.version()))));
        authority(document, read).ifPresent(problems::add);
        edited(document, read, source, bundle).ifPresent(problems::add);
        return compile(document, read.header(), source, problems, usable, at);
    }

    private Attempt compile(
            CriteriaDocument document,
            Optional<Header> header,
            String source,
            List<Problem> found,
            Function<String, Optional<ScoringFunction>> usable,
            Instant at) {
        Compilation compilation = Compiler.compile(document, facts::definition, usable);
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
        BureauCode authority = document.authority();
        if (authority.equals(BureauCode.AQSIQ) || bureaus.bureau(authority).isPresent()) {
            return Optional.empty();
        }
        String known = bureaus.bureaus().stream().map(b -> b.code().value()).collect(Collectors.joining(", "));
        return Optional.of(read.place("authority")
                .problem(document.file(), M.message("criteria.authority.unknown", authority, known)));
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
}
