// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.Test;

import org.shifan.api.core.Actor;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shifan.evaluation.registry.LayersTest.BASE;
import static org.shifan.evaluation.registry.LayersTest.SET;
import static org.shifan.evaluation.registry.LayersTest.base;
import static org.shifan.evaluation.registry.LayersTest.set;
import static org.shifan.evaluation.registry.LayersTest.standingText;
import static org.shifan.evaluation.registry.LayersTest.strict;
import static org.shifan.evaluation.registry.LayersTest.version;

/** What becomes of sets that were accepted when the baseline is raised above them. */
public class MinimumOfNowTest {
    private static final String ID = "jiangsu-zone";
    private static final String RAISED = "the pass mark 60 of 100 is less than the 70 of 100";
    private static final Person LI = new Person(Actor.named("李四"), "新办法");
    private static final Person WANG = new Person(Actor.named("王五"), "同意");

    private final Registry registry = new Registry();
    private final Registry second = Registry.ofSecondPerson();

    private static void submit(Registry registry, String id, LocalDate day) {
        registry.criteria.decide(d -> d.submit(id, null, day, LI));
    }

    private static void approve(Registry registry, String id) {
        registry.criteria.decide(d -> d.approve(id, null, null, WANG, Optional.empty(), Registry.DAY));
    }

    private static void putInForce(Registry registry, String id) {
        submit(registry, id, null);
        approve(registry, id);
    }

    private static void raise(Registry registry) {
        registry.start(version(BASE, "1.1.0"), base("1.1.0", 70));
    }

    private static List<String> notices(Registry registry, String version) {
        return registry.criteria.sets().stream()
                .filter(set -> set.version().equals(version) && !set.id().equals("baseline"))
                .flatMap(set -> set.notices().stream())
                .map(notice -> notice.in(Language.EN))
                .toList();
    }

    private static void isRefused(String code, Runnable step, String... words) {
        assertThatThrownBy(step::run)
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(words);
    }

    @Test
    public void aSetInForceServesOnAndSaysWhatItLacksUntilItsNextVersion() {
        registry.start(BASE, base("1.0.0", 60));
        registry.start(SET, set("1.0.0"));
        assertThat(notices(registry, "1.0.0")).isEmpty();
        raise(registry);
        assertThat(registry.states()).contains("jiangsu-zone 1.0.0 ACTIVE");
        assertThat(notices(registry, "1.0.0"))
                .singleElement()
                .asString()
                .contains(RAISED)
                .contains("by the national minimum of today");
        registry.start(version(SET, "1.1.0"), set("1.1.0"));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.1.0");
        assertThat(notices(registry, "1.1.0")).isEmpty();
    }

    @Test
    public void itIsSaidAfterARestartToo() {
        registry.start(BASE, base("1.0.0", 60));
        registry.start(SET, set("1.0.0"));
        raise(registry);
        Registry after = Registry.afterRestartOf(registry);
        after.start(version(BASE, "1.1.0"), base("1.1.0", 70));
        after.start(SET, set("1.0.0"));
        assertThat(after.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(notices(after, "1.0.0")).singleElement().asString().contains(RAISED);
    }

    @Test
    public void aBaselineOfALaterDayIsNotTheMinimumOfToday() {
        registry.start(BASE, base("1.0.0", 60));
        registry.start(SET, set("1.0.0"));
        String later =
                new String(base("1.1.0", 70), StandardCharsets.UTF_8).replace("from: 2014-04-22", "from: 2017-01-01");
        registry.start(version(BASE, "1.1.0"), later.getBytes(StandardCharsets.UTF_8));
        assertThat(notices(registry, "1.0.0")).isEmpty();
        registry.now = Instant.parse("2017-01-01T08:00:00Z");
        assertThat(notices(registry, "1.0.0")).singleElement().asString().contains(RAISED);
    }

    @Test
    public void aRollbackToAVersionBelowTheMinimumIsRefusedAndChangesNothing() {
        registry.start(BASE, base("1.0.0", 60));
        registry.start(SET, set("1.0.0"));
        raise(registry);
        registry.start(version(SET, "1.1.0"), set("1.1.0"));
        List<String> before = registry.states();
        int steps = registry.archive.steps(ID).size();
        isRefused(
                "release.minimum",
                () -> registry.criteria.decide(d -> d.rollback(ID, LI)),
                "jiangsu-zone 1.0.0",
                RAISED);
        assertThat(registry.states()).isEqualTo(before);
        assertThat(registry.archive.steps(ID)).hasSize(steps);
    }

    @Test
    public void aRollbackOfASheetOfItsOwnIsAskedTheSame() {
        String few =
                "vetoes:\n  - {id: few, title: {zh: 少, en: few}, clause: 四(二), when: {fact: test.count, unit: count, below: 60}}\n"
                        + "  - {id: bad, title: {zh: 恶意, en: bad}, clause: 六, when: {fact: test.count, unit: count, above: 90}}\n";
        registry.start(BASE, base("1.0.0", 60));
        registry.start(SET, standingText("").getBytes(StandardCharsets.UTF_8));
        String raised = new String(strict(), StandardCharsets.UTF_8).replace("version: 1.0.0", "version: 1.1.0");
        registry.start(version(BASE, "1.1.0"), raised.getBytes(StandardCharsets.UTF_8));
        String next = standingText(few).replaceFirst("(?m)^version: 1.0.0", "version: 1.1.0");
        registry.start(version(SET, "1.1.0"), next.getBytes(StandardCharsets.UTF_8));
        assertThat(registry.inForce()).isEqualTo("jiangsu-own 1.1.0");
        isRefused(
                "release.minimum",
                () -> registry.criteria.decide(d -> d.rollback("jiangsu-own", LI)),
                "key item \"scale\"",
                "veto \"malice\"");
        assertThat(registry.inForce()).isEqualTo("jiangsu-own 1.1.0");
    }

    /** Where nobody approves, to bring the older version is the rollback. */
    @Test
    public void anOlderVersionThatIsBroughtAgainDoesNotComeIntoForceEither() {
        registry.start(BASE, base("1.0.0", 60));
        registry.start(SET, set("1.0.0"));
        raise(registry);
        registry.start(version(SET, "1.1.0"), set("1.1.0"));
        registry.start(SET, set("1.0.0"));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.1.0");
        registry.uninstall(SET.id(), "1.0.0");
        assertThat(registry.inForce()).isEqualTo("none");
        registry.start(SET, set("1.0.0"));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.1.0");
    }

    @Test
    public void aPlugInThatIsTakenOutBringsNoVersionBelowTheMinimumBack() {
        registry.start(BASE, base("1.0.0", 60));
        registry.start(SET, set("1.0.0"));
        raise(registry);
        registry.start(version(SET, "1.1.0"), set("1.1.0"));
        assertThat(registry.criteria
                        .<PersonsDecisions.TakenOut>decide(
                                d -> d.takeOut(each -> each.toString().equals("jiangsu-zone 1.1.0"), LI))
                        .changed())
                .isEmpty();
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.1.0");
    }

    @Test
    public void whatWaitsIsNeitherSubmittedNorApprovedAnyMore() {
        second.start(BASE, base("1.0.0", 60));
        putInForce(second, "baseline");
        second.start(SET, set("1.0.0"));
        submit(second, ID, null);
        raise(second);
        putInForce(second, "baseline");
        isRefused("release.minimum", () -> approve(second, ID), RAISED);
        isRefused("release.minimum", () -> submit(second, ID, null), RAISED);
        assertThat(second.inForce()).isEqualTo("none");
    }

    @Test
    public void whatWasApprovedForALaterDayIsHaltedOnIt() {
        second.start(BASE, base("1.0.0", 60));
        putInForce(second, "baseline");
        second.start(SET, set("1.0.0"));
        submit(second, ID, Registry.DAY.plusDays(1));
        approve(second, ID);
        raise(second);
        putInForce(second, "baseline");
        assertThat(notices(second, "1.0.0")).singleElement().asString().contains(RAISED);
        second.at(Instant.parse("2016-03-02T08:00:00Z"));
        assertThat(second.states()).contains("jiangsu-zone 1.0.0 HALTED");
        assertThat(notices(second, "1.0.0")).first().asString().contains("did not come into force", RAISED);
    }

    @Test
    public void whatTheDoorRefusesNowIsNotApproved() {
        second.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        submit(second, ID, null);
        second.tick();
        second.guard.refuses = "trust.key.revoked";
        second.tick();
        assertThat(second.problems(CriteriaState.REFUSED)).isNotEmpty();
        isRefused("release.refused", () -> approve(second, ID), "refused by the guard");
        second.guard.refuses = null;
        second.tick();
        approve(second, ID);
        assertThat(second.inForce()).isEqualTo("jiangsu-zone 1.0.0");
    }
}
