// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.replay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.archive.ArchivedCriteria;
import org.shifan.evaluation.archive.ContentArchive;
import org.shifan.evaluation.archive.CriteriaArchive;
import org.shifan.evaluation.archive.ResultArchive;
import org.shifan.evaluation.code.ArchivedBundle;
import org.shifan.evaluation.document.CanonicalJson;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.document.ReadResult;
import org.shifan.evaluation.document.SemanticVersion;
import org.shifan.evaluation.facts.FactRegistry;
import org.shifan.evaluation.plan.CanonicalDefinitions;
import org.shifan.evaluation.plan.Compilation;
import org.shifan.evaluation.plan.Compiler;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plugin.PlugIns;

import static org.shifan.evaluation.replay.ReplayMessages.M;

/** Compiles criteria of the archive as they were: with the document, the definitions and the code of then. */
@Component(service = ArchivedPlans.class)
public final class ArchivedPlans {
    private final CriteriaArchive criteria;
    private final ContentArchive contents;
    private final ResultArchive results;
    private final FactRegistry facts;
    private final PlugIns plugIns;

    @Activate
    public ArchivedPlans(
            @Reference CriteriaArchive criteria,
            @Reference ContentArchive contents,
            @Reference ResultArchive results,
            @Reference FactRegistry facts,
            @Reference PlugIns plugIns) {
        this.criteria = criteria;
        this.contents = contents;
        this.results = results;
        this.facts = facts;
        this.plugIns = plugIns;
    }

    /**
     * The plan by which a result was made.
     *
     * @throws ShifanException {@code replay.} and why it cannot be made any more
     */
    public Plan of(Evaluation.Receipt receipt) {
        ArchivedCriteria content = criteria.contents(receipt.criteriaId(), receipt.version()).stream()
                .filter(c -> c.digest().equals(receipt.digest()))
                .findFirst()
                .orElseThrow(() -> new ShifanException(
                        M.message("replay.criteria.none", receipt.criteriaId(), receipt.version(), receipt.digest())));
        return compile(document(content), definitions(receipt), functions(receipt));
    }

    /**
     * A set as it was accepted once: with the definitions and the code by which it decided last, or with the facts of now
     * where it never decided anything.
     *
     * @param version null for the newest
     */
    public Optional<Plan> last(String id, String version) {
        return criteria.contents(id).stream()
                .filter(c -> version == null || c.version().equals(version))
                // Of a version under construction the last content counts.
                .reduce((one, other) -> number(other).compareTo(number(one)) >= 0 ? other : one)
                .map(this::last);
    }

    private static SemanticVersion number(ArchivedCriteria content) {
        return SemanticVersion.of(content.version()).orElse(new SemanticVersion(0, 0, 0));
    }

    private Plan last(ArchivedCriteria content) {
        return results.madeBy(content.id(), content.version(), content.digest()).stream()
                .findFirst()
                .flatMap(summary -> results.evaluation(summary.id()))
                .map(decided -> of(decided.receipt()))
                .orElseGet(() -> compile(document(content), facts::definition, name -> Optional.empty()));
    }

    private static Plan compile(
            CriteriaDocument document,
            Function<FactId, Optional<FactDefinition>> definitions,
            Function<String, Optional<ScoringFunction>> functions) {
        Compilation compilation = Compiler.compile(document, definitions, functions);
        return compilation.plan().orElseThrow(() -> {
            Problem first = compilation.problems().get(0);
            return new ShifanException(
                    M.message("replay.criteria.uncompiled", document.id(), document.version(), first.message()));
        });
    }

    /**
     * The source says numbers as they were written; what extends another set is complete in its canonical form only, and
     * so is a source that today's reader takes otherwise.
     */
    private static CriteriaDocument document(ArchivedCriteria content) {
        byte[] canonical = content.canonical().getBytes(StandardCharsets.UTF_8);
        if (!CanonicalJson.sha256(canonical).equals(content.digest())) {
            throw new ShifanException(
                    M.message("replay.criteria.touched", content.id(), content.version(), content.digest()));
        }
        return read(content, content.source().getBytes(StandardCharsets.UTF_8))
                .filter(document -> document.digest().equals(content.digest()))
                .or(() -> read(content, canonical))
                .orElseThrow(() ->
                        new ShifanException(M.message("replay.criteria.unread", content.id(), content.version())));
    }

    private static Optional<CriteriaDocument> read(ArchivedCriteria content, byte[] bytes) {
        ReadResult read = DocumentReader.read(content.file(), bytes);
        return read.document();
    }

    /** Those of then; of results of before they were archived those of now. */
    private Function<FactId, Optional<FactDefinition>> definitions(Evaluation.Receipt receipt) {
        if (receipt.catalogue() == null) {
            return facts::definition;
        }
        Map<FactId, FactDefinition> then =
                CanonicalDefinitions.read(new String(content(receipt.catalogue()), StandardCharsets.UTF_8));
        return id -> Optional.ofNullable(then.get(id));
    }

    /** In the order in which the set looked for them; whatever code of them runs is under supervision. */
    private Function<String, Optional<ScoringFunction>> functions(Evaluation.Receipt receipt) {
        String set = receipt.criteriaId() + " " + receipt.version();
        List<ArchivedBundle> bundles = new ArrayList<>();
        receipt.bundles().forEach(digest -> bundles.add(ArchivedBundle.open(content(digest))));
        return name -> bundles.stream()
                .flatMap(bundle -> plugIns.archived(set, name, () -> bundle.function(name)).stream())
                .findFirst();
    }

    private byte[] content(String digest) {
        try {
            return contents.content(digest)
                    .orElseThrow(() -> new ShifanException(M.message("replay.content.none", digest)));
        } catch (IllegalStateException e) {
            throw new ShifanException(M.message("replay.content.touched", digest), e);
        }
    }
}
