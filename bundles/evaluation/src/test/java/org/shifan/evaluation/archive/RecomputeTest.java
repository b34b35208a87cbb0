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
import java.util.regex.Pattern;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.text.Text;
import org.shifan.evaluation.plan.EveryKind;
import org.shifan.evaluation.plan.Facts;
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
            files.add(written(i, evaluation(paper, RandomSet.facts(random, random.nextInt(3) == 0 ? 0.7 : 1))));
        }
        for (int i = 100; i < 200; i++) {
            Paper paper = EveryKind.paper(EveryKind.items(random, 1), i, 1);
            files.add(written(i, evaluation(paper, EveryKind.facts(random, random.nextInt(3) == 0 ? 0.7 : 1))));
        }
        Ran ran = run(files);
        assertThat(ran.said()).doesNotContain("NOT").contains("0.json: adds up").contains("199.json: adds up");
        assertThat(ran.exit()).isZero();
        int computed = Pattern.compile("([0-9]+) items computed from their inputs")
                .matcher(ran.said())
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
        assertThat(computed).isGreaterThan(200);
    }

    @Test
    public void pointsThatDoNotComeOfTheInputsAreFound() throws Exception {
        List<String> rules = List.of(
                "{bands: {fact: number.a, unit: USD, bands: [{to: 5, points: 1}, {from: 5, to: 20, points: 6}, {from: 20, points: 10}]}}",
                "{linear: {fact: number.a, unit: USD, from: {at: 0, points: 0}, to: {at: 30, points: 10}}}",
                "{threshold: {fact: number.a, unit: USD, at-least: 8, points: 10, otherwise: 2}}",
                "{deduction: {fact: count.c, unit: count, each: 1.5, floor: 1}}",
                "{ratio: {fact: number.a, unit: USD, peer: number.p, linear: {from: {at: 0, points: 0}, to: {at: 200, points: 10}}}}",
                "{growth: {fact: number.p, unit: USD, linear: {from: {at: 0, points: 0}, to: {at: 200, points: 10}}}}",
                "{window: {fact: count.c, unit: count, years: 2, bands: [{to: 4, points: 10}, {from: 4, points: 3}]}}",
                "{zero-events: {fact: count.d, unit: count, years: 1, points: 10, otherwise: 2}}");
        Facts facts = Facts.of("number.a", 7)
                .and("number.p", 9)
                .back("number.p", 1, 8)
                .and("count.c", 1)
                .back("count.c", 1, 2)
                .and("count.d", 0);
        List<String> files = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            files.add(written(i, evaluation(Paper.rule(rules.get(i)), facts)));
        }
        assertThat(run(files).said().lines())
                .hasSize(rules.size())
                .allMatch(line -> line.endsWith(": adds up, 1 items computed from their inputs"));
        for (String file : files) {
            // The first input is another than the points came of.
            String told = Files.readString(Path.of(file));
            Files.writeString(Path.of(file), told.replaceFirst("\"value\":[0-9.]+", "\"value\":29"));
        }
        Ran touched = run(files);
        assertThat(touched.exit()).isEqualTo(1);
        assertThat(touched.said().lines().filter(line -> line.startsWith("points of only: computed")))
                .hasSize(rules.size());
    }

    @Test
    public void keyItemsLimitsAndGradeAreFoundByTheRuleBook() throws Exception {
        Paper paper = new Paper()
                .part(
                        "basic",
                        "limits: {not-met: 1}\n    minimum: 3",
                        Paper.item("a", 6, "{yes-no: {fact: yes.a}}", "key: {points: 4}"),
                        Paper.item("b", 4, "{yes-no: {fact: yes.b}}"))
                .with("grades: [{id: best, from: 8, title: {zh: 优, en: best}}]");
        String book = folder.newFile("book.json").toString();
        String sound =
                "{\"passMark\": 6, \"grades\": [{\"title\": {\"en\": \"best\"}, \"from\": 8}], \"parts\": [{\"id\":"
                        + " \"basic\", \"minimum\": 3, \"mostPartlyMet\": null, \"mostNotMet\": 1, \"items\": [{\"id\": \"a\","
                        + " \"minimum\": 4}, {\"id\": \"b\", \"minimum\": null}]}]}";
        Files.writeString(Path.of(book), sound);
        String file = written(0, evaluation(paper, Facts.of("yes.a", 1).and("yes.b", 1)));
        assertThat(run(List.of("--rulebook", book, file)).exit()).isZero();
        Files.writeString(
                Path.of(book),
                sound.replace("\"from\": 8", "\"from\": 11").replace("\"minimum\": 4", "\"minimum\": 7"));
        Ran other = run(List.of("--rulebook", book, file));
        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.said())
                .contains("key item a: computed false, told true")
                .contains("grade: computed null, told best");
    }

    @Test
    public void aTotalThatDoesNotAddUpIsFound() throws Exception {
        Evaluation sound = evaluation(
                Paper.of(Paper.item("a", 10, "{yes-no: {fact: yes.a}}")).total(10), RandomSet.facts(new Random(1), 1));
        String file = written(0, sound);
        String wrong = Files.readString(Path.of(file)).replaceFirst("\"lowest\":[0-9.]+", "\"lowest\":1234");
        Files.writeString(Path.of(file), wrong);
        Ran ran = run(List.of(file));
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.said()).contains("lowest total").contains("told 1234");
    }

    private static Evaluation evaluation(Paper paper, Facts facts) {
        LocalDate day = LocalDate.of(2015, 3, 1);
        return new Maker("1", Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .make(
                        paper.plan(),
                        new Candidate(ZONE, Text.same("zone"), BureauCode.of("jiangsu")),
                        new EvaluationRequest(ZONE, Level.PROVINCIAL, 2014, day, false, "test"),
                        facts.snapshot());
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
