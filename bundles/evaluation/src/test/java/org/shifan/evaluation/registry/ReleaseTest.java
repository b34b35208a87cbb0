// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.Test;

import org.shifan.api.core.Actor;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.text.ShifanException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shifan.evaluation.registry.Registry.DAY;
import static org.shifan.evaluation.registry.Registry.bundle;
import static org.shifan.evaluation.registry.Registry.source;

/** The way of a set into force and out of it. */
public class ReleaseTest {
    private static final String ID = "jiangsu-zone";
    private static final Person LI = person("李四", "新办法");
    private static final Person WANG = person("王五", "同意");

    private Registry registry = Registry.ofSecondPerson();

    private static Person person(String name, String reason) {
        return new Person(Actor.named(name), reason);
    }

    private void start(String version) {
        registry.start(7, version, SampleDocument.version(version));
    }

    private void update(String from, String to) {
        registry.criteria.away(bundle(7, from), source(null));
        start(to);
    }

    private void inForce(String version) {
        start(version);
        submit(null);
        approve(WANG, null);
    }

    private void submit(LocalDate day) {
        registry.criteria.decide(d -> d.submit(ID, null, day, LI));
    }

    private void approve(Person by, LocalDate day) {
        registry.criteria.decide(d -> d.approve(ID, null, day, by, Optional.empty(), DAY));
    }

    private void restart() {
        registry = Registry.afterRestartOf(registry);
    }

    private void refused(String code, Runnable step) {
        assertThatThrownBy(step::run)
                .isInstanceOf(ShifanException.class)
                .extracting(e -> ((ShifanException) e).code())
                .isEqualTo(code);
    }

    private List<String> steps() {
        return registry.archive.steps(ID).stream()
                .map(s -> s.version() + " " + s.kind() + " by " + s.by())
                .toList();
    }

    @Test
    public void anAcceptedSetWaitsForTwoPersonsAndSaysSo() {
        start("1.0.0");
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 CHECKED");
        assertThat(registry.whyNone()).contains("waits for a person to submit it");
        submit(null);
        assertThat(registry.whyNone()).contains("waits for another person to approve it");
        approve(WANG, null);
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
        assertThat(steps())
                .containsExactly(
                        "1.0.0 CHECKED by org.example.jiangsu 1.0.0",
                        "1.0.0 SUBMITTED by 李四",
                        "1.0.0 APPROVED by 王五",
                        "1.0.0 ACTIVATED by 王五");
    }

    private void gone(long id, String version) {
        registry.criteria.stopped(bundle(id, version), source(null));
        registry.criteria.removed(bundle(id, version));
    }

    /** A bundle that goes takes back no decision: what two persons put in force last is so again when the bundle is. */
    @Test
    public void whoBringsAnOlderVersionOfARemovedBundleHasTheLastInForceUntilSomebodyRollsBack() {
        inForce("1.0.0");
        update("1.0.0", "1.1.0");
        submit(null);
        approve(WANG, null);
        gone(7, "1.1.0");
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.1.0 RETIRED");
        registry.start(9, "1.0.0", SampleDocument.version("1.0.0"));
        List<String> both = List.of("jiangsu-zone 1.0.0 STAGED", "jiangsu-zone 1.1.0 ACTIVE");
        assertThat(registry.states()).containsExactlyElementsOf(both);
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.1.0");
        registry.tick();
        assertThat(registry.states()).containsExactlyElementsOf(both);
        restart();
        registry.start(9, "1.0.0", SampleDocument.version("1.0.0"));
        assertThat(registry.states()).containsExactlyElementsOf(both);
        registry.criteria.decide(d -> d.rollback(ID, WANG));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(registry.states()).contains("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void whatARivalGoesBeforeIsListedWhileItsNextVersionWaits() {
        inForce("1.0.0");
        registry.start(
                bundle(8, "a", "1.0.0"),
                SampleDocument.version("1.0.0").id("jiangsu-a").bytes());
        registry.criteria.decide(d -> d.submit("jiangsu-a", null, null, LI));
        registry.criteria.decide(d -> d.approve("jiangsu-a", null, null, WANG, Optional.empty(), DAY));
        update("1.0.0", "1.1.0");
        List<String> all = List.of("jiangsu-a 1.0.0 ACTIVE", "jiangsu-zone 1.0.0 STAGED", "jiangsu-zone 1.1.0 CHECKED");
        assertThat(registry.states()).containsExactlyElementsOf(all);
        restart();
        registry.start(
                bundle(8, "a", "1.0.0"),
                SampleDocument.version("1.0.0").id("jiangsu-a").bytes());
        start("1.1.0");
        assertThat(registry.states()).containsExactlyElementsOf(all);
    }

    @Test
    public void whatWaitsForItsDayDoesNotComeIntoForceByRemovingItsBundleAndInstallingItAgain() {
        inForce("1.0.0");
        update("1.0.0", "1.1.0");
        submit(DAY.plusDays(9));
        approve(WANG, DAY.plusDays(9));
        registry.criteria.stopped(bundle(7, "1.1.0"), source(null));
        registry.criteria.removed(bundle(7, "1.1.0"));
        assertThat(steps()).filteredOn(step -> step.contains("RETIRED")).hasSize(2);
        registry.start(
                bundle(8, "org.example.jiangsu", "1.1.0"),
                SampleDocument.version("1.1.0").bytes());
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE", "jiangsu-zone 1.1.0 CHECKED");
        registry.criteria.removed(bundle(8, "org.example.jiangsu", "1.1.0"));
        registry.start(
                bundle(9, "org.example.jiangsu", "1.0.0"),
                SampleDocument.version("1.0.0").bytes());
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    /** Such as a second file of the set in the folder, which somebody drops, sees refused, and takes away. */
    @Test
    public void aRefusedBundleOfTheSameNameThatGoesTakesNothingOfTheOtherAlong() {
        inForce("1.0.0");
        update("1.0.0", "1.1.0");
        List<String> both = List.of("jiangsu-zone 1.0.0 ACTIVE", "jiangsu-zone 1.1.0 CHECKED");
        for (String version : List.of("1.0.0", "1.2.0")) {
            registry.start(8, version, SampleDocument.version(version).fact("test count"));
            assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
            registry.criteria.removed(bundle(8, version));
            assertThat(registry.states()).containsExactlyElementsOf(both);
            registry.start(8, version, SampleDocument.version(version).fact("test count"));
            gone(8, version);
            assertThat(registry.states()).containsExactlyElementsOf(both);
        }
        gone(7, "1.1.0");
        assertThat(registry.inForce()).isEqualTo("none");
    }

    @Test
    public void nobodyApprovesWhatHeSubmittedHimself() {
        start("1.0.0");
        submit(null);
        refused("release.same-person", () -> approve(person(" 李 四", "x"), null));
        assertThat(registry.inForce()).isEqualTo("none");
    }

    @Test
    public void noAccountAndNoNameStandsBehindBothSteps() {
        start("1.0.0");
        registry.criteria.decide(d -> d.submit(ID, null, null, new Person(new Actor("lisi", "张三"), "新办法")));
        for (Actor same : List.of(
                new Actor("lisi", "王五"), new Actor("LiSi", ""), new Actor("wangwu", "张三"), new Actor("", "lisi"))) {
            refused("release.same-person", () -> approve(new Person(same, "同意"), null));
        }
        approve(new Person(new Actor("wangwu", "赵六"), "同意"), null);
        CriteriaStep approved = registry.archive.steps(ID).get(2);
        assertThat(approved.by()).isEqualTo("wangwu");
        assertThat(approved.onBehalfOf()).isEqualTo("赵六");
        assertThat(approved.loggedIn()).isTrue();
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
    }

    @Test
    public void nobodyApprovesWhatNobodySubmitted() {
        start("1.0.0");
        refused("release.not-submitted", () -> approve(WANG, null));
    }

    @Test
    public void aDecisionHasANameAndAReason() {
        refused("release.by.missing", () -> person(" ", "x"));
        refused("release.reason.missing", () -> person("x", " "));
        refused("release.long", () -> person("x", "x".repeat(1001)));
    }

    @Test
    public void whatIsNotThereOrNotInItsPlaceIsRefused() {
        start("1.0.0");
        refused("release.set.unknown", () -> registry.criteria.decide(d -> d.submit("other", null, null, LI)));
        refused("release.version.unknown", () -> registry.criteria.decide(d -> d.submit(ID, "2.0.0", null, LI)));
        refused("release.state", () -> registry.criteria.decide(d -> d.rollback(ID, LI)));
        submit(null);
        approve(WANG, null);
        refused("release.state", () -> submit(null));
    }

    @Test
    public void theOldStaysInForceUntilTheNewIsApprovedAlsoAfterARestart() {
        inForce("1.0.0");
        update("1.0.0", "1.1.0");
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE", "jiangsu-zone 1.1.0 CHECKED");
        restart();
        start("1.1.0");
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE", "jiangsu-zone 1.1.0 CHECKED");
        submit(null);
        restart();
        start("1.1.0");
        approve(WANG, null);
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.1.0 ACTIVE");
    }

    @Test
    public void aDayBringsItIntoForce() {
        start("1.0.0");
        submit(DAY.plusDays(2));
        approve(WANG, null);
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 STAGED");
        assertThat(registry.whyNone()).contains("will be in force from 2016-03-03");
        registry.now = Instant.parse("2016-03-02T15:59:59Z");
        registry.tick();
        assertThat(registry.inForce()).isEqualTo("none");
        // Midnight in China.
        registry.now = Instant.parse("2016-03-02T16:00:00Z");
        registry.tick();
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
    }

    /** Two persons agreed on a day; one alone gives it no other. */
    @Test
    public void whatWasApprovedForADayIsNotApprovedForAnotherBeforeItIsTakenBack() {
        start("1.0.0");
        submit(DAY.plusDays(2));
        approve(WANG, null);
        Person zhao = person("赵六", "提前");
        refused("release.approved", () -> approve(zhao, null));
        refused("release.approved", () -> approve(zhao, DAY.plusDays(9)));
        assertThat(steps()).filteredOn(step -> step.contains("APPROVED")).hasSize(1);
        registry.criteria.decide(d -> d.withdraw(ID, null, LI));
        submit(DAY.plusDays(9));
        approve(zhao, null);
        registry.now = Instant.parse("2016-03-04T08:00:00Z");
        registry.tick();
        assertThat(registry.inForce()).isEqualTo("none");
    }

    @Test
    public void whatBecameDueWhileTheServerWasDownIsDoneAtItsStartInOrder() {
        inForce("1.0.0");
        update("1.0.0", "1.1.0");
        submit(DAY.plusDays(1));
        approve(WANG, null);
        update("1.1.0", "1.2.0");
        submit(DAY.plusDays(3));
        approve(WANG, null);
        assertThat(registry.states())
                .containsExactly("jiangsu-zone 1.0.0 ACTIVE", "jiangsu-zone 1.1.0 STAGED", "jiangsu-zone 1.2.0 STAGED");
        registry.now = Instant.parse("2016-03-10T08:00:00Z");
        restart();
        start("1.2.0");
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.2.0 ACTIVE");
        assertThat(registry.archive.steps(ID).stream()
                        .filter(s -> s.kind() == CriteriaStep.Kind.ACTIVATED)
                        .map(s -> s.version() + " for " + s.day()))
                .containsExactly("1.0.0 for null", "1.1.0 for 2016-03-02", "1.2.0 for 2016-03-04");
    }

    @Test
    public void aRollbackReturnsToTheVersionBeforeAlsoAfterARestart() {
        inForce("1.0.0");
        update("1.0.0", "1.1.0");
        submit(null);
        approve(WANG, null);
        PersonsDecisions.RolledBack done = registry.criteria.decide(d -> d.rollback(ID, LI));
        assertThat(done.from()).hasToString("jiangsu-zone 1.1.0");
        assertThat(done.to()).hasToString("jiangsu-zone 1.0.0");
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE", "jiangsu-zone 1.1.0 RETIRED");
        restart();
        start("1.1.0");
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE", "jiangsu-zone 1.1.0 RETIRED");
        refused("release.rollback.none", () -> registry.criteria.decide(d -> d.rollback(ID, LI)));
        submit(null);
        approve(WANG, null);
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.1.0");
    }

    @Test
    public void whereNobodyHasToApproveARollbackOutlastsARestartToo() {
        registry = new Registry();
        start("1.0.0");
        update("1.0.0", "1.1.0");
        registry.criteria.decide(d -> d.rollback(ID, LI));
        restart();
        start("1.1.0");
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(registry.whyNone()).startsWith("but there is");
        approve(LI, null);
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.1.0");
    }

    @Test
    public void aRollbackReturnsToAVersionThatOnlyTheArchiveHas() {
        registry = new Registry();
        start("1.0.0");
        registry.criteria.removed(bundle(7, "1.0.0"));
        registry.start(8, "1.1.0", SampleDocument.version("1.1.0"));
        registry.criteria.decide(d -> d.rollback(ID, LI));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        restart();
        registry.start(8, "1.1.0", SampleDocument.version("1.1.0"));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
    }

    @Test
    public void theDayOfTheEvaluationPicksAVersionThatItsBundleNoLongerBrings() {
        registry = new Registry();
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").inForce("2014-04-22", "2015-12-31"));
        registry.criteria.away(bundle(7, "1.0.0"), source(null));
        registry.start(7, "2.0.0", SampleDocument.version("2.0.0").from("2016-01-01"));
        assertThat(registry.inForce(LocalDate.of(2015, 6, 30))).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 2.0.0");
        assertThat(registry.states()).containsExactly("jiangsu-zone 2.0.0 ACTIVE");
    }

    @Test
    public void aStopTakesEarlierVersionsAlongAndAStartBringsThemBack() {
        registry = new Registry();
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").inForce("2014-04-22", "2015-12-31"));
        registry.criteria.away(bundle(7, "1.0.0"), source(null));
        SampleDocument second = SampleDocument.version("2.0.0").from("2016-01-01");
        registry.start(7, "2.0.0", second);
        registry.criteria.stopped(bundle(7, "2.0.0"), source(null));
        assertThat(registry.inForce(LocalDate.of(2015, 6, 30))).isEqualTo("none");
        registry.start(7, "2.0.0", second);
        assertThat(registry.inForce(LocalDate.of(2015, 6, 30))).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 2.0.0");
    }

    @Test
    public void aBundleThatIsStoppedAndStartedNeedsNoSecondApproval() {
        inForce("1.0.0");
        registry.criteria.stopped(bundle(7, "1.0.0"), source(null));
        start("1.0.0");
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
        assertThat(steps())
                .endsWith("1.0.0 RETIRED by org.example.jiangsu 1.0.0", "1.0.0 ACTIVATED by org.example.jiangsu 1.0.0");
    }

    @Test
    public void aShadowIsNeverInForceUntilItIsApproved() {
        inForce("1.0.0");
        update("1.0.0", "1.1.0");
        registry.criteria.decide(d -> d.shadow(ID, null, LI));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE", "jiangsu-zone 1.1.0 SHADOW");
        assertThat(registry.criteria.shadows(Registry.JIANGSU))
                .extracting(Accepted::toString)
                .containsExactly("jiangsu-zone 1.1.0");
        restart();
        start("1.1.0");
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE", "jiangsu-zone 1.1.0 SHADOW");
        submit(null);
        approve(WANG, null);
        assertThat(registry.criteria.shadows(Registry.JIANGSU)).isEmpty();
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.1.0");
    }

    @Test
    public void anEarlierVersionWaitsForTheFactThatIsStillToComeAfterARestart() {
        registry = new Registry();
        registry.provide("later.count");
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").fact("later.count"));
        update("1.0.0", "2.0.0");
        registry.criteria.decide(d -> d.rollback(ID, LI));
        restart();
        start("2.0.0");
        assertThat(registry.inForce()).isEqualTo("none");
        registry.provide("later.count");
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
    }

    @Test
    public void aStepThatCannotBeWrittenHasNoEffect() {
        start("1.0.0");
        submit(null);
        registry.archive.isDown = true;
        assertThatThrownBy(() -> approve(WANG, null)).isInstanceOf(IllegalStateException.class);
        assertThat(registry.inForce()).isEqualTo("none");
        registry.archive.isDown = false;
        approve(WANG, null);
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
    }

    @Test
    public void commentsAreNoOtherContentAndNeedNoApproval() {
        inForce("1.0.0");
        byte[] commented = ("# the same\n" + SampleDocument.version("1.0.0").text()).getBytes(StandardCharsets.UTF_8);
        registry.criteria.away(bundle(7, "1.0.0"), source(null));
        registry.start(bundle(7, "1.0.0"), commented);
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }
}
