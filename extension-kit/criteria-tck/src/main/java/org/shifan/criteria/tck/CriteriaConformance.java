// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.junit.Test;
import org.junit.runner.RunWith;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.Remark;
import org.shifan.api.criteria.Remark.Level;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.evaluation.archive.Proof;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.GoldenCase;
import org.shifan.evaluation.document.ReadResult;
import org.shifan.evaluation.golden.Trial;
import org.shifan.evaluation.plan.Compilation;
import org.shifan.evaluation.plan.Plan;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every criteria bundle has to keep; a bundle's test class inherits it and so brings its document, its
 * manifest, its classes and its golden cases to the proof. The door of a server makes the same checks with the same code.
 *
 * <p>Each case of the document, of {@code SHIFAN-INF/cases/*.yaml} and of {@code src/test/resources/cases/*.yaml} is run as a
 * test of its own name. A bundle with facts or functions in Java names them by {@link #factProviders()} and {@link
 * #scoringFunctions()}.
 */
@RunWith(ConformanceRunner.class)
public abstract class CriteriaConformance {

    /** The bundle's own fact providers, as its components register them. */
    protected List<FactProvider> factProviders() {
        return List.of();
    }

    /**
     * The bundle's own scoring functions and those of a set that it extends, by the name that the document gives them. An own one
     * that is not named is made from the bundle, if a component registers it.
     */
    protected Map<String, ScoringFunction> scoringFunctions() {
        return Map.of();
    }

    /**
     * The recommended checks that this bundle does not keep, and knows why: such as {@code coverage.band}. What is required
     * cannot be let pass.
     */
    protected Set<String> letPass() {
        return Set.of();
    }

    /** Everything that the checks say about the bundle, information too. */
    protected final List<Remark> remarks() {
        return submission().remarks();
    }

    /** The document, sound and read. */
    protected final CriteriaDocument document() {
        ReadResult result = submission().read();
        assertThat(inWords(result.problems())).as("problems of the document").isEmpty();
        return result.document().orElseThrow();
    }

    /** The plan, compiled against the facts of this version of Shifan and the bundle's own. */
    protected final Plan plan() {
        Compilation compilation = submission().compilation(document());
        assertThat(inWords(compilation.problems()))
                .as("problems of the compilation")
                .isEmpty();
        return compilation.plan().orElseThrow();
    }

    @Test
    public void documentReadsWithoutProblems() {
        assertThat(document().id()).isNotBlank();
        holds("document");
    }

    @Test
    public void minimumOfWhatItExtendsIsKept() {
        holds("minimum");
    }

    @Test
    public void authorityIsABureauOrTheHeadquarters() {
        holds("authority");
    }

    /** Where the national baseline is among the test's dependencies, as it is in every server that has it. */
    @Test
    public void openTermsOfTheBaselineAreBound() {
        holds("binding");
    }

    @Test
    public void everyFactAndFunctionExistsInItsUnit() {
        assertThat(plan().needs()).isNotEmpty();
        holds("facts");
    }

    @Test
    public void manifestNamesTheDocumentAndItsVersion() {
        assertThat(submission().headers()).containsEntry(CriteriaBundle.HEADER, folder().place());
        holds("manifest.version", "manifest.extender");
    }

    @Test
    public void bundleImportsTheContractAndNothingElseOfShifan() {
        holds("manifest.imports", "manifest.exports");
    }

    @Test
    public void nothingRunsAtTheStartOfTheBundle() {
        holds("manifest.activator");
    }

    @Test
    public void ownFactsAndFunctionsBeginWithTheAuthoritysKey() {
        holds("names");
    }

    /** Of what only the test brings along a server knows nothing. */
    @Test
    public void componentsRegisterEveryOwnFactAndFunction() {
        holds("components");
    }

    @Test
    public void codeReachesForNothingBeyondItsInput() {
        holds("code.");
    }

    @Test
    public void nothingKnownIsNeverAPass() {
        holds("unknown.");
    }

    @Test
    public void noResultDependsOnTheOneBefore() {
        holds("state");
    }

    @Test
    public void everyItemAndVetoIsSpokenOfInSomeCase() {
        holds("cases.", "coverage.item");
    }

    @Test
    public void everyStepIsReachedInSomeCase() {
        holds("coverage.band");
    }

    /** Whatever the door asks: a check that none of the other tests names must not be found out on the server. */
    @Test
    public void doorOfAServerHasNothingAgainstTheBundle() {
        holds("");
    }

    /** By a program that knows nothing of the engine, as an outsider would do it. */
    @Test
    public void everyTotalAndVerdictIsFoundAgainFromTheTraceAlone() {
        assertThat(Recomputed.wrong(proofs().stream().map(Proof::archived).toList()))
                .isEmpty();
    }

    @Test
    public void everyResultIsTheSameWhenItIsMadeAgainFromTheArchive() {
        assertThat(proofs()).allSatisfy(proof -> assertThat(proof.again()).isEqualTo(proof.archived()));
    }

    private List<Proof> proofs() {
        Plan plan = plan();
        Submission submission = submission();
        Trial trial = new Trial(plan, submission::own);
        return BundleCases.of(getClass()).stream()
                .map(golden -> Proof.of(
                        plan,
                        tried(golden, () -> trial.snapshot(golden)),
                        name -> submission.function(plan.document(), name)))
                .toList();
    }

    /** None of the checks that begin so has anything against it, but for what is let pass or only said. */
    private void holds(String... checks) {
        List<String> against = remarks().stream()
                .filter(remark -> Arrays.stream(checks).anyMatch(remark.check()::startsWith))
                .filter(remark -> remark.level() == Level.REQUIRED
                        || (remark.level() == Level.RECOMMENDED && !letPass().contains(remark.check())))
                .map(remark -> remark.level() + " " + remark.check() + ": "
                        + remark.problem().in(Language.EN))
                .toList();
        assertThat(against).isEmpty();
    }

    /** Runs a golden case; {@link ConformanceRunner} calls it under the case's name. */
    final void holds(GoldenCase golden) {
        Submission submission = submission();
        Trial trial = new Trial(plan(), submission::own);
        List<Message> differences = tried(golden, () -> trial.differences(golden));
        if (!differences.isEmpty()) {
            String lines =
                    differences.stream().map(d -> "\n  " + d.in(Language.EN)).collect(Collectors.joining());
            throw new AssertionError(golden.file() + ": " + golden.name() + lines);
        }
    }

    /** What the bundle's own code throws fails the case, as at the door. */
    private static <T> T tried(GoldenCase golden, Supplier<T> trial) {
        try {
            return trial.get();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new AssertionError(golden.file() + ": " + golden.name() + " cannot be tried: " + e.getMessage(), e);
        }
    }

    private Submission submission() {
        return folder().submission(factProviders(), scoringFunctions());
    }

    private BundleFolder folder() {
        return BundleFolder.of(getClass());
    }

    private static List<String> inWords(List<Problem> problems) {
        return problems.stream().map(p -> p.in(Language.EN)).toList();
    }
}
