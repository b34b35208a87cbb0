// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

import org.junit.Test;
import org.junit.runner.RunWith;

import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.GoldenCase;
import org.shifan.evaluation.document.ReadResult;
import org.shifan.evaluation.golden.Trial;
import org.shifan.evaluation.layer.Tightening;
import org.shifan.evaluation.plan.Compilation;
import org.shifan.evaluation.plan.Compiler;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.Scoring;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every criteria bundle has to keep; a bundle's test class inherits it and so brings its document, its
 * manifest and its golden cases to the proof.
 *
 * <p>Each case of the document, of {@code SHIFAN-INF/cases/*.yaml} and of {@code src/test/resources/cases/*.yaml} is run as a test of its own name. A bundle with
 * facts or functions in Java names them by {@link #factProviders()} and {@link #scoringFunctions()}.
 */
@RunWith(ConformanceRunner.class)
public abstract class CriteriaConformance {

    /** The bundle's own fact providers. */
    protected List<FactProvider> factProviders() {
        return List.of();
    }

    /** The bundle's own scoring functions, by the name that the document gives them. */
    protected Map<String, ScoringFunction> scoringFunctions() {
        return Map.of();
    }

    /** The document, sound and read. */
    protected final CriteriaDocument document() {
        ReadResult result = BundleDocument.read(getClass());
        assertThat(inWords(result.problems())).as("problems of the document").isEmpty();
        result.base()
                .ifPresent(base -> assertThat(
                                inWords(Tightening.check(base, result.document().orElseThrow())))
                        .as("what of the minimum of %s is not kept", base.id())
                        .isEmpty());
        return result.document().orElseThrow();
    }

    /** The plan, compiled against the facts of this version of Shifan and the bundle's own. */
    protected final Plan plan() {
        Map<FactId, FactDefinition> facts = new TreeMap<>(FactTable.definitions());
        factProviders().forEach(provider -> provider.facts().forEach(fact -> facts.put(fact.id(), fact)));
        Compilation compilation = Compiler.compile(
                document(),
                id -> Optional.ofNullable(facts.get(id)),
                name -> Optional.ofNullable(scoringFunctions().get(name)));
        assertThat(inWords(compilation.problems()))
                .as("problems of the compilation")
                .isEmpty();
        return compilation.plan().orElseThrow();
    }

    @Test
    public void documentReadsWithoutProblems() {
        assertThat(document().id()).isNotBlank();
    }

    @Test
    public void everyFactAndFunctionExistsInItsUnit() {
        assertThat(plan().needs()).isNotEmpty();
    }

    @Test
    public void manifestNamesTheDocumentAndItsVersion() {
        Attributes manifest = manifest();
        assertThat(manifest.getValue(CriteriaBundle.HEADER)).isEqualTo(BundleDocument.place(getClass()));
        assertThat(manifest.getValue("Require-Capability"))
                .contains("osgi.extender")
                .contains("(osgi.extender=" + CriteriaBundle.EXTENDER + ")");
        String[] version = manifest.getValue("Bundle-Version").split("\\.");
        assertThat(String.join(".", List.of(version).subList(0, 3)))
                .as("the bundle's version without qualifier")
                .isEqualTo(document().version());
    }

    @Test
    public void bundleImportsTheContractAndNothingElseOfShifan() {
        String imports =
                Optional.ofNullable(manifest().getValue("Import-Package")).orElse("");
        assertThat(imports.replace("org.shifan.api.", "")).doesNotContain("org.shifan.");
        assertThat(manifest().getValue("Export-Package"))
                .as("exported packages")
                .isNull();
    }

    @Test
    public void ownFactsAndFunctionsBeginWithTheAuthoritysKey() {
        String prefix = document().authority() + ".";
        Set<String> own = new TreeSet<>(scoringFunctions().keySet());
        factProviders().forEach(p -> p.facts().forEach(fact -> own.add(fact.id().value())));
        assertThat(own).allMatch(name -> name.startsWith(prefix));
    }

    @Test
    public void nothingKnownIsNeverAPass() {
        Plan plan = plan();
        LocalDate day = document().inForce().from();
        Scoring scoring = plan.evaluate(new FactSnapshot(subject(), day.getYear(), day, Map.of()));
        assertThat(scoring.verdict()).isIn(Verdict.INDETERMINATE, Verdict.FAIL);
        assertThat(scoring.missing()).isNotEmpty();
    }

    @Test
    public void everyItemAndVetoIsSpokenOfInSomeCase() {
        Set<String> seen = new TreeSet<>();
        for (GoldenCase golden : BundleCases.of(getClass())) {
            seen.addAll(golden.expected().items().keySet());
            if (golden.expected().vetoes() != null) {
                seen.addAll(golden.expected().vetoes());
            }
        }
        CriteriaDocument document = document();
        Set<String> all = new TreeSet<>();
        document.parts().forEach(part -> part.items().forEach(item -> all.add(item.id())));
        document.bonus().ifPresent(bonus -> bonus.items().forEach(item -> all.add(item.id())));
        document.vetoes().forEach(veto -> all.add(veto.id()));
        assertThat(seen).as("the items and vetoes that a case speaks of").isEqualTo(all);
    }

    /** Runs a golden case; {@link ConformanceRunner} calls it under the case's name. */
    final void holds(GoldenCase golden) {
        Trial trial = new Trial(
                plan(),
                fact -> factProviders().stream()
                        .filter(p -> p.facts().stream().anyMatch(d -> d.id().equals(fact)))
                        .findFirst());
        List<Message> differences = trial.differences(golden);
        if (!differences.isEmpty()) {
            String lines =
                    differences.stream().map(d -> "\n  " + d.in(Language.EN)).collect(Collectors.joining());
            throw new AssertionError(golden.file() + ": " + golden.name() + lines);
        }
    }

    private Subject subject() {
        return Subject.of(document().subject() == Subject.Kind.ZONE ? "zone:320583-01" : "enterprise:192203821");
    }

    private Attributes manifest() {
        String place = BundleDocument.place(getClass());
        URL document = getClass().getResource("/" + place);
        assertThat(document).as(place).isNotNull();
        try {
            String bundle = document.toURI().toString().replace(place, "");
            Path file = Path.of(URI.create(bundle + "META-INF/MANIFEST.MF"));
            try (InputStream in = Files.newInputStream(file)) {
                return new Manifest(in).getMainAttributes();
            }
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError("the bundle's manifest cannot be read", e);
        }
    }

    private static List<String> inWords(List<Problem> problems) {
        return problems.stream().map(p -> p.in(Language.EN)).toList();
    }
}
