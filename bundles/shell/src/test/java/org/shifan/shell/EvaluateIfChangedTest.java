// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.Test;

import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.evaluation.BureauEvaluation;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.EvaluationSitting;
import org.shifan.api.evaluation.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

public class EvaluateIfChangedTest {
    private static final String ZONE = "320583-01";
    private static final Evaluation NOW = Fakes.evaluation(ZONE, Verdict.PASS, "80.00");

    private final List<Boolean> official = new ArrayList<>();

    @Test
    public void theLastEvaluationStandsWhileItsGroundsAreTheSame() throws Exception {
        assertThat(evaluateAfter(Optional.of(NOW))).contains("it stands", "80.00");
        assertThat(official).containsExactly(false);
    }

    @Test
    public void otherFactsAreEvaluatedAnew() throws Exception {
        assertThat(evaluateAfter(Optional.of(of(NOW, "ef".repeat(32), 2014)))).doesNotContain("it stands");
        assertThat(official).containsExactly(false, true);
    }

    @Test
    public void anotherYearIsEvaluatedAnewThoughItsFactsWereTheSame() throws Exception {
        assertThat(evaluateAfter(Optional.of(of(NOW, NOW.receipt().facts(), 2013))))
                .doesNotContain("it stands");
        assertThat(official).containsExactly(false, true);
    }

    @Test
    public void whatWasNeverEvaluatedIsEvaluated() throws Exception {
        assertThat(evaluateAfter(Optional.empty())).doesNotContain("it stands");
        assertThat(official).containsExactly(false, true);
    }

    @Test
    public void anErrorIsNoDecisionThatCouldStand() throws Exception {
        assertThat(evaluateAfter(Optional.of(Fakes.evaluation(ZONE, Verdict.ERROR, null))))
                .doesNotContain("it stands");
        assertThat(official).containsExactly(false, true);
    }

    /** The service looks and keeps in one step, so that two who ask at once do not both decide. */
    @Test
    public void aBureauIsLeftToTheServiceWhichSaysWhetherItStands() throws Exception {
        assertThat(evaluateJiangsu(true)).contains("it stands", "80.00");
        assertThat(evaluateJiangsu(false)).contains("80.00").doesNotContain("it stands");
    }

    private static String evaluateJiangsu(boolean stood) throws Exception {
        EvaluateCommand command = new EvaluateCommand();
        command.bureau = "jiangsu";
        command.ifChanged = true;
        command.lang = "en";
        command.services = new Fakes()
                .with(BureauDirectory.class, Map.of("require", args -> Fakes.bureau()))
                .with(
                        EvaluationService.class,
                        Map.of("decideZonesOnce", args -> new BureauEvaluation(List.of(NOW), stood)));
        return CommandsTest.printed(command);
    }

    private String evaluateAfter(Optional<Evaluation> last) throws Exception {
        EvaluateCommand command = new EvaluateCommand();
        command.subject = ZONE;
        command.ifChanged = true;
        command.lang = "en";
        EvaluationSitting sitting = new EvaluationSitting() {
            @Override
            public Evaluation draft(Subject subject) {
                throw new AssertionError("nobody asks for this here");
            }

            @Override
            public List<Evaluation> drafts(EvaluationProgress progress) {
                official.add(false);
                return List.of(NOW);
            }

            @Override
            public List<Evaluation> decide(EvaluationProgress progress) {
                official.add(true);
                return List.of(NOW);
            }
        };
        command.services = new Fakes()
                .with(ZoneRegistry.class, Map.of("require", args -> Fakes.ZONE))
                .with(EvaluationService.class, Map.of("sitting", args -> sitting, "latest", args -> last));
        return CommandsTest.printed(command);
    }

    private static Evaluation of(Evaluation e, String facts, int year) {
        Evaluation.Receipt receipt = e.receipt();
        EvaluationRequest request = e.request();
        return new Evaluation(
                e.id(),
                new EvaluationRequest(
                        request.subject(), request.level(), year, request.asOf(), request.official(), request.by()),
                e.subjectName(),
                e.bureau(),
                e.criteriaTitle(),
                e.demonstration(),
                e.status(),
                e.synthetic(),
                new Evaluation.Receipt(
                        receipt.criteriaId(),
                        receipt.version(),
                        receipt.digest(),
                        receipt.engine(),
                        facts,
                        receipt.made()),
                e.verdict(),
                e.total(),
                e.lowest(),
                e.highest(),
                e.maximum(),
                e.passMark(),
                e.grade(),
                e.parts(),
                e.vetoes(),
                e.missing(),
                e.reasons());
    }
}
