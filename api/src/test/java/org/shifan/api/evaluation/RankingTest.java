// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.text.Text;

import static org.junit.Assert.assertEquals;

public class RankingTest {
    private final List<Evaluation> kept = new ArrayList<>();

    /** Answers from what was kept, as the archive does. */
    private final EvaluationService service = (EvaluationService) Proxy.newProxyInstance(
            EvaluationService.class.getClassLoader(),
            new Class<?>[] {EvaluationService.class},
            (proxy, method, args) -> switch (method.getName()) {
                case "history" ->
                    kept.stream()
                            .filter(e -> e.request().subject().equals(args[0]))
                            .map(RankingTest::line)
                            .toList();
                case "latest" ->
                    kept.stream()
                            .filter(e -> e.request().subject().equals(args[0])
                                    && e.request().level().equals(args[1]))
                            .reduce((one, other) -> other);
                case "evaluation" ->
                    kept.stream().filter(e -> e.id() == (long) args[0]).findFirst();
                default -> throw new AssertionError(method);
            });

    private static EvaluationService.Summary line(Evaluation e) {
        return new EvaluationService.Summary(
                e.id(),
                e.request().subject(),
                e.request().level(),
                e.request().year(),
                e.request().asOf(),
                e.verdict(),
                e.total(),
                e.receipt().criteriaId(),
                e.receipt().version());
    }

    private void decide(String zone, Level level, int year, String total) {
        kept.add(new Evaluation(
                kept.size() + 1,
                new EvaluationRequest(
                        Subject.of("zone:" + zone), level, year, LocalDate.of(2016, 6, 30), true, "tester"),
                Text.same(zone),
                BureauCode.of("jiangsu"),
                Text.same("criteria"),
                false,
                null,
                false,
                new Evaluation.Receipt("set", "1.0.0", "", "1", "", Instant.EPOCH),
                Verdict.PASS,
                new BigDecimal(total),
                new BigDecimal(total),
                new BigDecimal(total),
                BigDecimal.TEN,
                BigDecimal.ONE,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(Text.same("reason"))));
    }

    private static Zone zone(String id) {
        return new Zone(
                ZoneId.of(id),
                Text.same(id),
                DivisionCode.of("320583"),
                BureauCode.of("jiangsu"),
                Text.same("bicycles"),
                List.of(),
                "C37",
                "",
                "");
    }

    private List<String> ranked(Level level) {
        return Ranking.ofOneYear(Ranking.latest(
                        service, List.of(zone("320583-01"), zone("320583-02"), zone("320583-03")), level))
                .stream()
                .map(e -> e.request().subject().key() + " " + e.request().year() + " " + e.total())
                .toList();
    }

    @Test
    public void anOlderYearThatIsDecidedAgainTakesNobodyOutOfTheRanking() {
        decide("320583-01", Level.PROVINCIAL, 2015, "7");
        decide("320583-02", Level.PROVINCIAL, 2015, "8");
        decide("320583-01", Level.PROVINCIAL, 2014, "6");
        assertEquals(List.of("320583-02 2015 8", "320583-01 2015 7"), ranked(Level.PROVINCIAL));
    }

    @Test
    public void ofOneYearTheLastResultCountsAndOtherLevelsAndOlderYearsAreLeftOut() {
        decide("320583-01", Level.PROVINCIAL, 2015, "7");
        decide("320583-01", Level.PROVINCIAL, 2015, "9");
        decide("320583-01", Level.NATIONAL, 2016, "1");
        decide("320583-02", Level.PROVINCIAL, 2014, "8");
        assertEquals(List.of("320583-01 2015 9"), ranked(Level.PROVINCIAL));
        assertEquals(List.of("320583-01 2016 1"), ranked(Level.NATIONAL));
    }
}
