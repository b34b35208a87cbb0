// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.Before;
import org.junit.Test;

import org.shifan.api.core.Actor;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.lifecycle.LifecycleMessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every call that changes a case asks first, for the place of the case and in the name of the signature. */
public class CasePermissionsTest {
    private static final Message NO = LifecycleMessages.M.message("lifecycle.procedure.unknown", "refused", "");
    private static final Signature BY =
            new Signature(new Actor("li", ""), LocalDate.of(2014, 6, 2), "as the procedure says");

    private final Office office = new Office();
    private final List<String> asked = new ArrayList<>();
    private String refused = "";

    @Before
    public void ask() {
        office.permissions = (operation, place, actor) -> {
            asked.add(operation + " " + place + " " + (actor == null ? "" : actor.by()));
            return operation.equals(refused) ? Optional.of(NO) : Optional.empty();
        };
        office.start();
    }

    @Test
    public void whoMayNotIsRefusedBeforeAnythingIsEntered() {
        Case open = office.cases.open(Office.KUNSHAN, "provincial-designation", null, null, 0, BY);
        long number = open.number();
        Map<String, Runnable> calls = new TreeMap<>();
        calls.put("case.open", () -> office.cases.open(Office.KUNSHAN, "provincial-designation", null, null, 0, BY));
        calls.put("case.step", () -> office.cases.step(number, "submit", Map.of(), BY));
        calls.put("case.attach", () -> office.cases.attach(number, "application", Path.of("x.pdf"), BY));
        calls.put("case.evaluation", () -> office.cases.evaluation(number, 1, BY));
        calls.put("case.panel", () -> office.cases.assessor(number, "Wang", "school", BY));
        calls.put("case.score", () -> office.cases.score(number, "Wang", "item", BigDecimal.ONE, BY));
        calls.put("case.object", () -> office.cases.object(number, BY));
        calls.put("case.answer", () -> office.cases.answer(number, 1, true, BY));
        calls.put("case.correct", () -> office.cases.annul(number, 1, BY));
        calls.forEach((operation, call) -> {
            refused = operation;
            asked.clear();
            assertThatThrownBy(call::run)
                    .as(operation)
                    .isInstanceOfSatisfying(
                            ShifanException.class, e -> assertThat(e.message()).isEqualTo(NO));
            assertThat(asked).containsExactly(operation + " 320583-01, 320583, jiangsu li");
        });
        assertThat(office.cases.require(number).entries()).hasSameSizeAs(open.entries());
    }

    @Test
    public void theCapacityInWhichTheProcedureWantsAStepIsAskedToo() {
        refused = "case.as.government";
        assertThatThrownBy(() -> office.cases.open(Office.KUNSHAN, "provincial-designation", null, null, 0, BY))
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.message()).isEqualTo(NO));
        assertThat(office.cases.find(Office.KUNSHAN, null, null, false)).isEmpty();
    }
}
