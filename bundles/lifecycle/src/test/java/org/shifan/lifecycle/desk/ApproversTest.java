// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.Before;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.text.ShifanException;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shifan.lifecycle.desk.Office.KUNSHAN;

/** Several heads who decide on one case at the same moment, and requests that come twice. */
@Category(EachDatabase.class)
public class ApproversTest {
    private static final int HEADS = 6;
    private static final Map<String, String> ANNOUNCED = Map.of(Conditions.ANNOUNCEMENT, "苏检〔2014〕1号");

    private final Office office = new Office();
    private long number;

    @Before
    public void assessed() {
        number = office.assessed();
    }

    private List<String> headsAtOnce(int seen) throws Exception {
        ExecutorService heads = Executors.newFixedThreadPool(HEADS);
        CyclicBarrier start = new CyclicBarrier(HEADS);
        try {
            List<Future<String>> all = new ArrayList<>();
            for (int head = 1; head <= HEADS; head++) {
                String name = "head" + seen + "-" + head;
                all.add(heads.submit(() -> {
                    start.await();
                    try {
                        return office.cases
                                .step(number, "designate", ANNOUNCED, office.by(name), seen)
                                .state();
                    } catch (ShifanException e) {
                        return e.code();
                    }
                }));
            }
            List<String> answers = new ArrayList<>();
            for (Future<String> one : all) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            heads.shutdownNow();
        }
    }

    private int lines() {
        return office.cases.require(number).entries().size();
    }

    private long of(CaseEntry.Kind kind, String what) {
        return office.cases.require(number).entries().stream()
                .filter(e -> e.kind() == kind && e.what().equals(what))
                .count();
    }

    @Test
    public void ofManyHeadsWhoSawTheSameOnePutsForwardAndOneDecides() throws Exception {
        List<String> proposing = headsAtOnce(lines());
        assertThat(proposing).containsOnlyOnce("assessed");
        assertThat(Collections.frequency(proposing, "lifecycle.case.changed")).isEqualTo(HEADS - 1);
        assertThat(of(CaseEntry.Kind.PROPOSED, "designate")).isEqualTo(1);
        assertThat(office.grants.history(KUNSHAN)).isEmpty();

        List<String> confirming = headsAtOnce(lines());
        assertThat(confirming).containsOnlyOnce("designated");
        assertThat(Collections.frequency(confirming, "lifecycle.case.changed")).isEqualTo(HEADS - 1);
        assertThat(of(CaseEntry.Kind.STEP, "designate")).isEqualTo(1);
        assertThat(office.grants.history(KUNSHAN)).hasSize(1);
    }

    @Test
    public void whoSawFewerLinesThanThereAreConfirmsNothing() {
        int seen = lines();
        office.cases.step(number, "designate", ANNOUNCED, office.by("head"), seen);
        assertThatThrownBy(() -> office.cases.step(number, "designate", ANNOUNCED, office.by("deputy"), seen))
                .extracting(e -> ((ShifanException) e).code())
                .isEqualTo("lifecycle.case.changed");
        assertThat(office.cases.require(number).state()).isEqualTo("assessed");
        office.cases.step(number, "designate", ANNOUNCED, office.by("deputy"), seen + 1);
        assertThat(office.cases.require(number).state()).isEqualTo("designated");
    }

    @Test
    public void aPaperThatIsSentTwiceIsThereOnceAndComesAgainInAnotherState() {
        office.attach(number, "notice", "officer");
        int lines = lines();
        assertThatThrownBy(() -> office.attach(number, "notice", "officer"))
                .extracting(e -> ((ShifanException) e).code())
                .isEqualTo("lifecycle.paper.same");
        assertThat(lines()).isEqualTo(lines);
        // The same words as with the application, in a state that began since.
        office.attach(number, "self-assessment", "county");
        assertThat(lines()).isEqualTo(lines + 1);
    }
}
