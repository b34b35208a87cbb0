// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.Before;
import org.junit.Test;

import org.shifan.api.core.Actor;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.archive.Foreseen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shifan.evaluation.registry.Registry.bundle;
import static org.shifan.evaluation.registry.Registry.source;

/** A set that is to be in force on a day does then what was shown when it was approved, or stays out of force. */
public class ForesightTest {
    private static final String ID = "jiangsu-zone";
    private static final LocalDate LATER = LocalDate.of(2016, 3, 3);

    private Registry registry = Registry.ofSecondPerson();

    @Before
    public void oneVersionIsInForceAndTheNextIsApprovedForALaterDay() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        submit(null);
        approve();
        registry.criteria.away(bundle(7, "1.0.0"), source(null));
        registry.start(7, "1.1.0", SampleDocument.version("1.1.0"));
        submit(LATER);
        approve();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE", "jiangsu-zone 1.1.0 STAGED");
    }

    private void submit(LocalDate day) {
        registry.criteria.decide(d -> d.submit(ID, null, day, new Person(Actor.named("李四"), "新办法")));
    }

    private void approve() {
        registry.criteria.decide(
                d -> d.approve(ID, null, null, new Person(Actor.named("王五"), "同意"), Optional.empty(), Registry.DAY));
    }

    private void theDayComes() {
        registry.now = Instant.parse("2016-03-02T16:00:00Z");
        registry.tick();
    }

    private void halfAMinutePasses() {
        registry.now = registry.now.plusSeconds(30);
        registry.tick();
    }

    private CriteriaSet halted() {
        return registry.criteria.sets().stream()
                .filter(s -> s.state() == CriteriaState.HALTED)
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void whatDoesAsWasShownComesIntoForce() {
        theDayComes();
        assertThat(registry.inForce(LATER)).isEqualTo("jiangsu-zone 1.1.0");
    }

    @Test
    public void whatDoesSomethingElseStaysOutOfForceAndSaysWhy() {
        registry.outcomes.otherwise.put("320583-01", "FAIL 50");
        theDayComes();
        halfAMinutePasses();
        assertThat(registry.inForce(LATER)).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE", "jiangsu-zone 1.1.0 HALTED");
        assertThat(halted().notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.in(Language.EN))
                        .contains("did not come into force")
                        .contains("on the facts of its approval 1 subjects have another result")
                        .contains("320583-01"));
        CriteriaStep last =
                registry.archive.steps(ID).get(registry.archive.steps(ID).size() - 1);
        assertThat(last.kind()).isEqualTo(CriteriaStep.Kind.HALTED);
        assertThat(last.by()).isEqualTo("Shifan");
        assertThat(last.day()).isEqualTo(LATER);
        halfAMinutePasses();
        assertThat(registry.inForce(LATER)).isEqualTo("jiangsu-zone 1.0.0");
    }

    @Test
    public void factsThatArriveBetweenApprovalAndDayAreNamedBesideItAndStopNothing() {
        registry.outcomes.onFactsOfNow.put("320583-01", "FAIL 50");
        registry.outcomes.onFactsOfNow.put("320583-02", "PASS 90");
        theDayComes();
        halfAMinutePasses();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.1.0 ACTIVE");
        assertThat(activation().reason())
                .startsWith("同意 / ")
                .contains("批准后到达的事实使 2 个对象")
                .contains("facts that arrived since its approval give 2 subjects another result")
                .contains("320583-01, 320583-02")
                .doesNotContain("on the facts of its approval");
    }

    @Test
    public void aSetThatDoesSomethingElseStaysOutOfForceWhateverFactsArrived() {
        registry.outcomes.onFactsOfNow.put("320583-02", "PASS 90");
        registry.outcomes.otherwise.put("320583-01", "FAIL 50");
        theDayComes();
        halfAMinutePasses();
        assertThat(halted().version()).isEqualTo("1.1.0");
        assertThat(halted().notices())
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice.in(Language.EN)).contains("320583-01").doesNotContain("320583-02"));
    }

    @Test
    public void whereNoFactsWereKeptAnyOtherResultMayBeTheSets() {
        CriteriaStep approval = registry.archive.steps(ID).stream()
                .filter(s -> s.kind() == CriteriaStep.Kind.APPROVED && s.day() != null)
                .findFirst()
                .orElseThrow();
        Foreseen kept = registry.archive.foreseen(approval.prediction()).orElseThrow();
        registry.archive.keep(new Foreseen(kept.prediction(), List.of()), registry.now);
        registry.outcomes.onFactsOfNow.put("320583-01", "FAIL 50");
        theDayComes();
        halfAMinutePasses();
        assertThat(halted().version()).isEqualTo("1.1.0");
    }

    private CriteriaStep activation() {
        List<CriteriaStep> found = registry.archive.steps(ID).stream()
                .filter(s ->
                        s.kind() == CriteriaStep.Kind.ACTIVATED && s.version().equals("1.1.0"))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    public void factsThatWereCorrectedAndChangeNoResultChangeNothing() {
        // The digest of the facts is another on every day of these tests; no result is.
        theDayComes();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.1.0 ACTIVE");
    }

    @Test
    public void whatWasHaltedComesIntoForceWhenItIsApprovedAnewAlsoAfterARestart() {
        registry.outcomes.otherwise.put("320583-01", "FAIL 50");
        theDayComes();
        halfAMinutePasses();
        registry = Registry.afterRestartOf(registry);
        registry.start(7, "1.1.0", SampleDocument.version("1.1.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE", "jiangsu-zone 1.1.0 HALTED");
        assertThatThrownBy(this::approve)
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("nobody has submitted");
        submit(null);
        approve();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.1.0 ACTIVE");
    }

    @Test
    public void aNewerVersionThatComesIntoForceEndsWhatWasHalted() {
        registry.outcomes.otherwise.put("320583-01", "FAIL 50");
        theDayComes();
        halfAMinutePasses();
        registry.criteria.away(bundle(7, "1.1.0"), source(null));
        registry.start(7, "1.2.0", SampleDocument.version("1.2.0"));
        submit(null);
        approve();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.2.0 ACTIVE");
    }

    @Test
    public void aDifferenceThatPassesHaltsNothing() {
        registry.outcomes.onFactsOfNow = new TreeMap<>(Map.of());
        theDayComes();
        assertThat(registry.inForce(LATER)).isEqualTo("jiangsu-zone 1.0.0");
        registry.outcomes.onFactsOfNow.put("320583-01", "PASS 80");
        halfAMinutePasses();
        assertThat(registry.inForce(LATER)).isEqualTo("jiangsu-zone 1.1.0");
    }

    @Test
    public void whatCannotBeWorkedOutYetIsTriedAgain() {
        registry.outcomes.onFactsOfNow = null;
        theDayComes();
        halfAMinutePasses();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE", "jiangsu-zone 1.1.0 STAGED");
        registry.outcomes.onFactsOfNow = new TreeMap<>(Map.of("320583-01", "PASS 80"));
        halfAMinutePasses();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.1.0 ACTIVE");
    }

    @Test
    public void nothingIsApprovedForALaterDayThatCannotBeWorkedOut() {
        Person wang = new Person(Actor.named("王五"), "同意");
        registry.criteria.decide(d -> d.withdraw(ID, null, wang));
        submit(LATER.plusDays(1));
        registry.outcomes.onFactsOfNow = null;
        assertThatThrownBy(() -> registry.criteria.decide(
                        d -> d.approve(ID, null, LATER.plusDays(1), wang, Optional.empty(), Registry.DAY)))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("the register of zones is closed");
    }

    @Test
    public void whereItIsOnlyReportedItComesIntoForceAndItsHistorySaysSo() {
        registry.policy.change("second-person", "report", "required");
        registry.outcomes.otherwise.put("320583-01", "FAIL 50");
        theDayComes();
        halfAMinutePasses();
        assertThat(registry.inForce(LATER)).isEqualTo("jiangsu-zone 1.1.0");
        assertThat(activation().reason())
                .startsWith("同意")
                .contains("on the facts of its approval 1 subjects", "320583-01");
    }
}
