// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.Before;
import org.junit.Test;

import org.shifan.api.core.Actor;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.text.ShifanException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shifan.evaluation.registry.Registry.DAY;
import static org.shifan.evaluation.registry.Registry.bundle;
import static org.shifan.evaluation.registry.Registry.source;

/** Two nodes with the same bundles over one database: what is decided on one is so on the other. */
public class TwoNodesTest {
    private static final String ID = "jiangsu-zone";
    private static final Person LI = new Person(Actor.named("李四"), "新办法");
    private static final Person WANG = new Person(Actor.named("王五"), "同意");

    private final Registry one = Registry.ofSecondPerson();
    private Registry other;

    @Before
    public void theSameBundleOnBoth() {
        one.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        other = Registry.beside(one);
        other.start(9, "1.0.0", SampleDocument.version("1.0.0"));
    }

    private static void approve(Registry node, LocalDate day) {
        node.criteria.decide(d -> d.approve(ID, null, day, WANG, Optional.empty(), DAY));
    }

    private List<CriteriaStep.Kind> steps() {
        return one.archive.steps(ID).stream().map(CriteriaStep::kind).toList();
    }

    @Test
    public void whatOnePersonSubmitsOnOneNodeAnotherApprovesOnTheOtherAndItIsInForceOnBoth() {
        one.criteria.decide(d -> d.submit(ID, null, null, LI));
        approve(other, null);
        assertThat(other.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
        assertThat(one.states()).containsExactly("jiangsu-zone 1.0.0 CHECKED");
        one.tick();
        assertThat(one.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
        assertThat(steps())
                .containsExactly(
                        CriteriaStep.Kind.CHECKED,
                        CriteriaStep.Kind.SUBMITTED,
                        CriteriaStep.Kind.APPROVED,
                        CriteriaStep.Kind.ACTIVATED);
    }

    @Test
    public void whatWasWithdrawnOnOneNodeIsNotApprovedOnTheOther() {
        one.criteria.decide(d -> d.submit(ID, null, null, LI));
        other.tick();
        one.criteria.decide(d -> d.withdraw(ID, null, LI));
        assertThatThrownBy(() -> approve(other, null)).isInstanceOf(ShifanException.class);
    }

    @Test
    public void whatIsDueOnBothComesIntoForceOnce() {
        one.criteria.decide(d -> d.submit(ID, null, DAY.plusDays(1), LI));
        approve(one, DAY.plusDays(1));
        other.tick();
        one.now = one.now.plus(Duration.ofDays(1));
        other.now = one.now;
        // Neither has seen what the other does.
        one.isWorkerSlow = true;
        one.tick();
        other.tick();
        one.work();
        one.tick();
        one.work();
        assertThat(steps()).filteredOn(CriteriaStep.Kind.ACTIVATED::equals).hasSize(1);
        assertThat(one.states()).isEqualTo(other.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void aRollbackOnOneNodeTakesTheOtherBackToo() {
        one.criteria.decide(d -> d.submit(ID, null, null, LI));
        approve(one, null);
        for (Registry node : List.of(one, other)) {
            long id = node == one ? 7 : 9;
            node.criteria.away(bundle(id, "1.0.0"), source(null));
            node.start(id, "1.1.0", SampleDocument.version("1.1.0"));
        }
        one.criteria.decide(d -> d.submit(ID, "1.1.0", null, LI));
        one.criteria.decide(d -> d.approve(ID, "1.1.0", null, WANG, Optional.empty(), DAY));
        other.tick();
        assertThat(other.states()).contains("jiangsu-zone 1.1.0 ACTIVE");
        one.criteria.decide(d -> d.rollback(ID, WANG));
        other.tick();
        assertThat(other.states()).contains("jiangsu-zone 1.0.0 ACTIVE");
        assertThat(other.states()).isEqualTo(one.states());
    }

    @Test
    public void aStepThatCouldNotBeReadHasItsEffectAtTheNextLook() {
        one.criteria.decide(d -> d.submit(ID, null, null, LI));
        approve(one, null);
        other.archive.mute = ID;
        other.tick();
        assertThat(other.states()).containsExactly("jiangsu-zone 1.0.0 CHECKED");
        other.archive.mute = "";
        other.tick();
        assertThat(other.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void whereTheStepsOfOneSetCannotBeReadThoseOfTheOthersHaveNoHalfEffect() {
        other.start(
                bundle(10, "org.example.zhejiang", "1.0.0"),
                SampleDocument.version("1.0.0")
                        .id("zhejiang-zone")
                        .authority("zhejiang")
                        .bytes());
        one.criteria.decide(d -> d.submit(ID, null, null, LI));
        approve(one, null);
        other.archive.mute = "zhejiang-zone";
        other.tick();
        other.criteria.away(bundle(10, "org.example.zhejiang", "1.0.0"), source(null));
        assertThat(other.states()).contains("jiangsu-zone 1.0.0 CHECKED");
        other.archive.mute = "";
        other.tick();
        assertThat(other.states()).contains("jiangsu-zone 1.0.0 ACTIVE");
    }
}
