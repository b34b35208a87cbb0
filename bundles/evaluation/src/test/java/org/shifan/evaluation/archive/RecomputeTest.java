// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.text.Text;
import org.shifan.evaluation.plan.Paper;
import org.shifan.evaluation.plan.RandomSet;
import org.shifan.evaluation.service.Candidate;
import org.shifan.evaluation.service.Maker;

import static org.assertj.core.api.Assertions.assertThat;

/** Totals are computed again from archived results by a program that knows nothing of the engine. */
public class RecomputeTest {
    private static final Path PROGRAM = Path.of("..", "..", "docs", "recompute", "RecomputeTotals.java");
    private static final Subject ZONE = Subject.of("zone:320583-01");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final EvaluationJson json = new EvaluationJson();

    @Test
    public void everyTotalIsFoundAgainFromItsTrace() throws Exception {
        Random random = new Random(2014);
        List<String> files = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Paper paper = Paper.of(RandomSet.items(random).toArray(String[]::new))
                    .total(RandomSet.TOTAL)
                    .pass(RandomSet.TOTAL / 2)
                    .with("bonus: {cap: 3, items: [" + Paper.item("extra", 5, "{yes-no: {fact: yes.a}}") + "]}");
            files.add(written(i, evaluation(paper, random)));
        }
        Ran ran = run(files);
        assertThat(ran.said()).doesNotContain("NOT").contains("0.json: adds up").contains("99.json: adds up");
        assertThat(ran.exit()).isZero();
    }

    @Test
    public void aTotalThatDoesNotAddUpIsFound() throws Exception {
        Evaluation sound = evaluation(
                Paper.of(Paper.item("a", 10, "{yes-no: {fact: yes.a}}")).total(10), new Random(1));
        String file = written(0, sound);
        String wrong = Files.readString(Path.of(file)).replaceFirst("\"lowest\":[0-9.]+", "\"lowest\":1234");
        Files.writeString(Path.of(file), wrong);
        Ran ran = run(List.of(file));
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.said()).contains("lowest total").contains("told 1234");
    }

    private static Evaluation evaluation(Paper paper, Random random) {
        LocalDate day = LocalDate.of(2015, 3, 1);
        double chance = random.nextInt(3) == 0 ? 0.7 : 1;
        return new Maker("1", Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .make(
                        paper.plan(),
                        new Candidate(ZONE, Text.same("zone"), BureauCode.of("jiangsu")),
                        new EvaluationRequest(ZONE, Level.PROVINCIAL, 2014, day, false, "test"),
                        RandomSet.facts(random, chance).snapshot());
    }

    private String written(int number, Evaluation evaluation) throws IOException {
        Path file = folder.getRoot().toPath().resolve(number + ".json");
        Files.writeString(file, json.write(evaluation));
        return file.toString();
    }

    private record Ran(int exit, String said) {}

    private static Ran run(List<String> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), PROGRAM.toString()));
        command.addAll(files);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }
}
