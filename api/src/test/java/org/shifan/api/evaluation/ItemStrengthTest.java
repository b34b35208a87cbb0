// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaSet.Role;
import org.shifan.api.evaluation.Evaluation.Outcome;
import org.shifan.api.text.Text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

public class ItemStrengthTest {

    @Test
    public void theWeakestItemComesFirstByTheShareOfItsPoints() {
        List<ItemStrength> strengths = ItemStrength.of(List.of(
                evaluation("320583-01", item("a", "9", "10"), item("b", "5", "20")),
                evaluation("320584-01", item("a", "10", "10"), item("b", "20", "20"))));
        assertEquals("b", strengths.get(0).id());
        assertEquals(new BigDecimal("62.5"), strengths.get(0).share());
        assertEquals(new BigDecimal("95.0"), strengths.get(1).share());
        assertEquals(
                "zone:320584-01", strengths.get(0).places().get(0).subject().toString());
        assertEquals(
                "zone:320583-01", strengths.get(0).places().get(1).subject().toString());
    }

    @Test
    public void whatIsUndecidedIsInNoAverage() {
        ItemStrength strength = ItemStrength.of(List.of(
                        evaluation("320583-01", item("a", "9", "10")),
                        evaluation("320584-01", open("a", Outcome.UNKNOWN))))
                .get(0);
        assertEquals(new BigDecimal("90.0"), strength.share());
        assertEquals(List.of(Subject.of("zone:320584-01")), strength.undecided());
    }

    @Test
    public void whatDoesNotApplyIsCountedAndNeitherStrongNorWeak() {
        ItemStrength strength = ItemStrength.of(List.of(evaluation("320583-01", open("a", Outcome.NOT_APPLICABLE))))
                .get(0);
        assertNull(strength.share());
        assertEquals(1, strength.notApplicable());
        assertEquals(List.of(), strength.undecided());
    }

    @Test
    public void aWeightThatGrewIsComparedByShare() {
        ItemStrength strength = ItemStrength.of(List.of(
                        evaluation("320583-01", item("a", "10", "15")), evaluation("320584-01", item("a", "8", "10"))))
                .get(0);
        assertEquals("zone:320584-01", strength.places().get(0).subject().toString());
        assertEquals(new BigDecimal("72.0"), strength.share());
    }

    private static Evaluation.Item item(String id, String points, String maximum) {
        return item(id, Outcome.SCORED, new BigDecimal(points), new BigDecimal(maximum));
    }

    private static Evaluation.Item open(String id, Outcome outcome) {
        return item(id, outcome, null, BigDecimal.TEN);
    }

    private static Evaluation.Item item(String id, Outcome outcome, BigDecimal points, BigDecimal maximum) {
        Text text = Text.same(id);
        return new Evaluation.Item(
                id,
                text,
                "四",
                Role.SCORED,
                "bands",
                outcome,
                points,
                points,
                points,
                maximum,
                null,
                text,
                text,
                List.of());
    }

    private static Evaluation evaluation(String zone, Evaluation.Item... items) {
        return new Evaluation(
                1,
                new EvaluationRequest(
                        Subject.of("zone:" + zone), Level.PROVINCIAL, 2014, LocalDate.of(2015, 6, 30), true, "tester"),
                Text.same(zone),
                BureauCode.of("jiangsu"),
                Text.same("criteria"),
                false,
                null,
                false,
                new Evaluation.Receipt("set", "1.0.0", "", "1", "", Instant.EPOCH),
                Verdict.PASS,
                BigDecimal.TEN,
                BigDecimal.TEN,
                BigDecimal.TEN,
                BigDecimal.TEN,
                BigDecimal.ONE,
                null,
                List.of(new Evaluation.Part(
                        "part", Text.same("part"), null, null, null, BigDecimal.TEN, List.of(items))),
                List.of(),
                List.of(),
                List.of(Text.same("reason")));
    }
}
