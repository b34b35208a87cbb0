// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import org.junit.runner.RunWith;

import org.shifan.api.text.Language;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.document.ReadResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever somebody types, the answer is a plan that works or problems with their places, never an exception. */
@RunWith(JUnitQuickcheck.class)
public class TypingErrorsTest {
    private static final List<String> WORDS = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "-",
            "\n",
            "  ",
            "\t",
            "'",
            "\"",
            "#",
            "&a",
            "*a",
            "!!x",
            "|",
            ">",
            "?",
            "%",
            "0",
            "-1",
            "1e9",
            "99999999",
            "points",
            "from",
            "to",
            "rule",
            "fact",
            "years",
            "when",
            "parameter",
            "yes",
            "中",
            "\uD83D\uDE00",
            "\u0000",
            "<<",
            "---",
            "any",
            "all");

    @Property(trials = 400)
    public void nothingThatIsTypedBreaksTheEngine(long seed) {
        Random random = new Random(seed);
        byte[] bytes = typed(random).getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        ReadResult result = DocumentReader.read("typed.yaml", bytes);
        assertThat(result.document().isPresent()).isEqualTo(result.problems().isEmpty());
        result.problems().forEach(problem -> {
            assertThat(problem.in(Language.EN)).startsWith("typed.yaml").hasSizeLessThan(2_000);
            assertThat(problem.in(Language.ZH)).isNotBlank();
        });
        result.document().ifPresent(document -> works(document, random));
    }

    private static void works(CriteriaDocument document, Random random) {
        assertThat(DocumentReader.read("again", document.canonical())
                        .document()
                        .orElseThrow()
                        .digest())
                .isEqualTo(document.digest());
        Compilation compilation = Compiler.compile(document, Catalogue::definition, name -> Optional.empty());
        assertThat(compilation.plan().isPresent())
                .isEqualTo(compilation.problems().isEmpty());
        compilation
                .plan()
                .map(plan -> plan.evaluate(RandomSet.facts(random, 0.6).snapshot()))
                .ifPresent(scoring -> assertThat(scoring.reasons()).isNotEmpty());
    }

    /** A sound document in which a few places were mistyped, cut out or written twice. */
    private static String typed(Random random) {
        StringBuilder out = new StringBuilder(Paper.of(RandomSet.items(random).toArray(String[]::new))
                .total(RandomSet.TOTAL)
                .pass(RandomSet.TOTAL / 2)
                .with(
                        "parameters: {p: {title: {zh: 参, en: p}, unit: USD, values: [{from: 2014-01-01, value: 5, ref: 演示}]}}")
                .with(
                        "vetoes: [{id: v, title: {zh: 否, en: V}, clause: 六, when: {fact: number.a, unit: USD, below: {parameter: p}}}]")
                .yaml());
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(out.length());
            int end = Math.min(out.length(), at + random.nextInt(12));
            switch (random.nextInt(3)) {
                case 0 -> out.replace(at, end, WORDS.get(random.nextInt(WORDS.size())));
                case 1 -> out.delete(at, end);
                default -> out.insert(at, out.substring(at, end));
            }
        }
        return out.toString();
    }
}
