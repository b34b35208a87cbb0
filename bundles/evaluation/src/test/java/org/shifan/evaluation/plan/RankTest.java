// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.Test;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Language;
import org.shifan.evaluation.document.DocumentReader;

import static org.assertj.core.api.Assertions.assertThat;

/** The place in a population: ties, values that nobody knows, and who is compared with whom. */
public class RankTest {
    /** The first has 10 points, the eleventh and all behind it none. */
    private static final String PLACE = "linear: {from: {at: 1, points: 10}, to: {at: 11, points: 0}}";

    private static final String PERCENT = "linear: {from: {at: 0, points: 0}, to: {at: 100, points: 10}}";

    private static String rule(String more, String scale) {
        return "{rank: {fact: number.a, unit: USD, among: country, best: highest, " + more + scale + "}}";
    }

    @Test
    public void theHighestOrTheLowestIsTheFirst() {
        assertThat(place("", facts(5, 1, 2, 9))).isEqualTo("2");
        assertThat(place("", facts(9.5, 1, 2, 9))).isEqualTo("1");
        Paper lowest = Paper.rule(rule("", PLACE).replace("highest", "lowest"));
        assertThat(place(lowest.score(facts(5, 1, 2, 9)))).isEqualTo("3");
    }

    @Test
    public void thoseThatShareAValueShareAPlaceAsDeclared() {
        Facts tied = facts(5, 9, 5, 5, 1);
        assertThat(place("", tied)).isEqualTo("2");
        assertThat(place("ties: better, ", tied)).isEqualTo("2");
        assertThat(place("ties: worse, ", tied)).isEqualTo("4");
        assertThat(place("ties: middle, ", tied)).isEqualTo("3");
        assertThat(place("ties: middle, ", facts(5, 9, 5, 1))).isEqualTo("2.5");
        assertThat(place("", facts("5.0", "5.00", 1))).isEqualTo("1");
    }

    @Test
    public void thePercentileIsThePartOfTheOthersThatIsBehind() {
        assertThat(percentile(facts(9, 1, 2, 3, 4))).isEqualTo("100");
        assertThat(percentile(facts(0, 1, 2, 3, 4))).isEqualTo("0");
        assertThat(percentile(facts(2.5, 1, 2, 3, 4))).isEqualTo("50");
    }

    @Test
    public void theOnlyOneIsTheFirst() {
        assertThat(place("", facts(5).other("320583-01", "number.a", 5))).isEqualTo("1");
        assertThat(percentile(facts(5).other("320583-01", "number.a", 5))).isEqualTo("100");
    }

    @Test
    public void aValueThatNobodyKnowsMayBeBeforeOrBehind() {
        Scoring scoring = Paper.rule(rule("", PLACE)).score(facts(5, 9, 1, null, null));
        assertThat(scoring.lowest()).isEqualByComparingTo("7");
        assertThat(scoring.highest()).isEqualByComparingTo("9");
        assertThat(scoring.verdict()).isEqualTo(Verdict.PASS);
        assertThat(scoring.missing()).singleElement().satisfies(gap -> {
            assertThat(gap.title().en()).isEqualTo("Fact number.a of others");
            assertThat(gap.reason().en()).isEqualTo("population country: 2 have no value for 2014");
            assertThat(gap.items()).containsExactly("only");
        });
    }

    @Test
    public void anUnknownValueThatCannotMatterLeavesNothingOpen() {
        String bands = "bands: [{to: 4, points: 10}, {from: 4, points: 0}]";
        Scoring scoring = Paper.rule(rule("", bands)).score(facts(5, 9, 1, null));
        assertThat(scoring.total()).isEqualByComparingTo("10");
        assertThat(scoring.missing()).isEmpty();
    }

    @Test
    public void withoutAValueOfItsOwnEveryPlaceIsPossible() {
        Scoring scoring = Paper.rule(rule("", PLACE)).score(Facts.none().other("110000-01", "number.a", 3));
        assertThat(scoring.lowest()).isEqualByComparingTo("9");
        assertThat(scoring.highest()).isEqualByComparingTo("10");
        assertThat(scoring.missing()).extracting(gap -> gap.title().en()).containsExactly("Fact number.a");
    }

    @Test
    public void withoutThePopulationEveryPlaceIsPossible() {
        Scoring scoring = Paper.rule(rule("", PLACE)).score(Facts.of("number.a", 5));
        assertThat(scoring.lowest()).isEqualByComparingTo("0");
        assertThat(scoring.highest()).isEqualByComparingTo("10");
        assertThat(Paper.rule(rule("as: percentile, ", PERCENT))
                        .score(Facts.of("number.a", 5))
                        .highest())
                .isEqualByComparingTo("10");
    }

    @Test
    public void theTraceNamesThePopulationItsSizeAndItsDay() {
        Scoring scoring = Paper.rule(rule("", PLACE)).score(facts(5, 9, 1, null));
        Evaluation.Item item = scoring.parts().get(0).items().get(0);
        assertThat(item.computation().en())
                .startsWith("Fact number.a 5: place 2 to 3 of 4 (population country, 2015-03-01; 1 without a value)");
        assertThat(item.inputs())
                .extracting(input -> input.title().en())
                .containsExactly("Fact number.a", "Fact number.a: population country");
        assertThat(item.inputs().get(1).value()).isEqualByComparingTo("4");
        assertThat(item.inputs().get(1).sources()).containsExactly("country @ 2015-03-01");
    }

    @Test
    public void theSnapshotHoldsEveryValueOfThePopulation() {
        FactSnapshot one = facts(5, 9, 1).snapshot();
        assertThat(one.digest()).isEqualTo(facts(5, 9, 1).snapshot().digest());
        assertThat(one.digest()).isNotEqualTo(facts(5, 9, 2).snapshot().digest());
        assertThat(one.digest()).isNotEqualTo(facts(5, 9, null).snapshot().digest());
        assertThat(new String(one.canonical(), StandardCharsets.UTF_8))
                .contains("{\"subject\":\"zone:110000-01\",\"value\":9}");
        assertThat(one.with(one.values()).digest()).isEqualTo(one.digest());
    }

    @Test
    public void aSnapshotWithoutPopulationsIsWrittenAsBefore() {
        assertThat(new String(Facts.none().snapshot().canonical(), StandardCharsets.UTF_8))
                .isEqualTo("{\"as-of\":\"2015-03-01\",\"facts\":[],\"subject\":\"zone:320583-01\",\"year\":2014}");
    }

    @Test
    public void whereItStandsInOthersItIsStillTold() {
        String best = "{best-of: [" + rule("", PLACE) + ", {yes-no: {fact: yes.a, points: 2}}]}";
        Scoring scoring = Paper.rule("{dated: [{from: 2014-01-01, ref: a, rule: " + best + "}]}")
                .score(facts(5, 9, null).and("yes.a", 0));
        assertThat(scoring.missing()).hasSize(1);
        assertThat(scoring.parts().get(0).items().get(0).inputs()).hasSize(3);
    }

    @Test
    public void eachKindOfSubjectHasItsOwnPopulations() {
        Paper firms = Paper.rule(rule("", PLACE).replace("number.a", "firm.a").replace("USD", "count"));
        String enterprise = firms.yaml().replace("subject: zone", "subject: enterprise");
        assertThat(problems(enterprise)).isEmpty();
        assertThat(problems(enterprise.replace("among: country", "among: zone")))
                .isEmpty();
        assertThat(problems(enterprise.replace("among: country", "among: level")))
                .containsExactly("'level' is no population for the subject 'enterprise'; right is one of authority, "
                        + "province, country, zone");
        String zone = Paper.rule(rule("", PLACE)).yaml();
        assertThat(problems(zone.replace("among: country", "among: zone")))
                .containsExactly("'zone' is no population for the subject 'zone'; right is one of authority, province, "
                        + "level, country, industry, industry-province");
    }

    private static List<String> problems(String yaml) {
        return Compiler.compile(
                        DocumentReader.read("firm.yaml", yaml.getBytes(StandardCharsets.UTF_8))
                                .document()
                                .orElseThrow(),
                        Catalogue::definition,
                        name -> Optional.empty())
                .problems()
                .stream()
                .map(p -> p.message().in(Language.EN))
                .toList();
    }

    /** Against counting one by one, and: what is said to be possible holds whatever the unknown values are. */
    @Test
    public void placesAgreeWithCountingAndIntervalsHoldEveryCompletion() {
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            List<Object> all = new ArrayList<>();
            List<Object> known = new ArrayList<>();
            int others = 1 + random.nextInt(7);
            for (int j = 0; j < others; j++) {
                int value = random.nextInt(5);
                all.add(value);
                known.add(random.nextInt(3) == 0 ? null : value);
            }
            int own = random.nextInt(5);
            String ties = List.of("better", "worse", "middle").get(random.nextInt(3));
            String real = place("ties: " + ties + ", ", facts(own, all.toArray()));
            assertThat(new BigDecimal(real)).isEqualByComparingTo(counted(own, all, ties));
            Scoring possible = Paper.rule(rule("ties: " + ties + ", ", PLACE)).score(facts(own, known.toArray()));
            BigDecimal points = Paper.rule(rule("ties: " + ties + ", ", PLACE))
                    .score(facts(own, all.toArray()))
                    .total();
            assertThat(points).isBetween(possible.lowest(), possible.highest());
        }
    }

    private static BigDecimal counted(int own, List<Object> others, String ties) {
        long before = others.stream().filter(value -> (int) value > own).count();
        long same = others.stream().filter(value -> (int) value == own).count();
        BigDecimal place = BigDecimal.valueOf(1 + before);
        return switch (ties) {
            case "better" -> place;
            case "worse" -> place.add(BigDecimal.valueOf(same));
            default -> place.add(BigDecimal.valueOf(same).divide(BigDecimal.valueOf(2)));
        };
    }

    private static Facts facts(Object own, Object... others) {
        Facts out = Facts.of("number.a", own);
        List<Object> values = Arrays.asList(others);
        for (int i = 0; i < values.size(); i++) {
            out.other("110000-0" + (i + 1), "number.a", values.get(i));
        }
        return out;
    }

    private static String place(String more, Facts facts) {
        return place(Paper.rule(rule(more, PLACE)).score(facts));
    }

    private static String place(Scoring scoring) {
        return new BigDecimal("11")
                .subtract(scoring.total())
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String percentile(Facts facts) {
        return Paper.rule(rule("as: percentile, ", PERCENT))
                .score(facts)
                .total()
                .movePointRight(1)
                .stripTrailingZeros()
                .toPlainString();
    }
}
