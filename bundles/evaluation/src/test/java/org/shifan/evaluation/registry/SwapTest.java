// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

import org.junit.Test;

import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.text.Text;
import org.shifan.evaluation.archive.ArchivedCriteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.evaluation.registry.Registry.DAY;
import static org.shifan.evaluation.registry.Registry.JIANGSU;
import static org.shifan.evaluation.registry.Registry.bundle;
import static org.shifan.evaluation.registry.Registry.source;

/** What the product promises when criteria bundles come, change and go. */
public class SwapTest {
    private static final byte[] BROKEN = SampleDocument.version("1.1.0")
            .text()
            .replace("weight: 100", "weight: 90")
            .getBytes(StandardCharsets.UTF_8);

    private Registry registry = new Registry();

    private void updateInPlace(long id, String from, String to, byte[] document) {
        registry.criteria.away(bundle(id, from), source(null));
        registry.start(bundle(id, to), document);
    }

    private void restart() {
        registry = Registry.afterRestartOf(registry);
    }

    @Test
    public void anInstalledSetIsInForce() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
        assertThat(registry.criteria.require(JIANGSU, DAY).content().bundleName())
                .isEqualTo("org.example.jiangsu");
    }

    @Test
    public void anUpdateInPlaceHoldsTheOldUntilTheNewIsAccepted() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        registry.criteria.away(bundle(7, "1.0.0"), source(null));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 HELD");
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");

        registry.isWorkerSlow = true;
        registry.start(7, "1.1.0", SampleDocument.version("1.1.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 HELD");
        registry.work();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.1.0 ACTIVE");
    }

    @Test
    public void aRefusedUpdateInPlaceLeavesTheOldInForceAndTellsItsProblems() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        updateInPlace(7, "1.0.0", "1.1.0", BROKEN);
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(registry.criteria.sets())
                .extracting(s -> s.bundle() + " " + s.state())
                .containsExactlyInAnyOrder("org.example.jiangsu 1.0.0 HELD", "org.example.jiangsu 1.1.0 REFUSED");
        assertThat(registry.problems(CriteriaState.REFUSED)).contains("SHIFAN-INF/criteria.yaml:");
    }

    @Test
    public void afterARestartTheLastAcceptedIsStillInForceThoughItsBundleNowBringsARefusedOne() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        updateInPlace(7, "1.0.0", "1.1.0", BROKEN);
        restart();
        registry.start(bundle(7, "1.1.0"), BROKEN);
        assertThat(registry.criteria.sets())
                .extracting(s -> s.bundle() + " " + s.state())
                .containsExactlyInAnyOrder("org.example.jiangsu 1.0.0 HELD", "org.example.jiangsu 1.1.0 REFUSED");
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
    }

    @Test
    public void afterARestartTheLastAcceptedServesForABundleThatDoesNotStart() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        restart();
        registry.criteria.away(bundle(7, "1.1.0"), source(null));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 HELD");
    }

    @Test
    public void ofSeveralAcceptedInOneBundleTheLastIsRestored() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        updateInPlace(7, "1.0.0", "1.1.0", SampleDocument.version("1.1.0").bytes());
        updateInPlace(7, "1.1.0", "1.0.0", SampleDocument.version("1.0.0").bytes());
        updateInPlace(7, "1.0.0", "1.1.0", BROKEN);
        restart();
        registry.start(bundle(7, "1.1.0"), BROKEN);
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
    }

    @Test
    public void anAdministratorsStopRetiresAtOnceAndTheRefusalNamesSetAndBundle() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        registry.isWorkerSlow = true;
        registry.criteria.stopped(bundle(7, "1.0.0"), source(null));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 RETIRED");
        assertThat(registry.whyNone())
                .isEqualTo("evaluation.criteria.none: no criteria of Jiangsu bureau for a zone of provincial level are"
                        + " in force on 2016-03-01: the bundle of the set 'jiangsu-zone', org.example.jiangsu 1.0.0,"
                        + " was stopped; start it to use the set again");
    }

    @Test
    public void afterARestartAStoppedBundleIsStillNamed() {
        registry.criteria.stopped(
                bundle(7, "1.0.0"), source(SampleDocument.version("1.0.0").bytes()));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 RETIRED");
        assertThat(registry.whyNone()).contains("'jiangsu-zone'").contains("was stopped");
    }

    @Test
    public void aStoppedBundleThatIsStartedAgainServesAgain() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        registry.criteria.stopped(bundle(7, "1.0.0"), source(null));
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void anUninstalledBundleRetiresItsSetAtOnce() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        registry.criteria.removed(bundle(7, "1.0.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 RETIRED");
        assertThat(registry.whyNone()).contains("was removed; install it");
    }

    @Test
    public void whatWasUninstalledDoesNotComeBackWithABrokenSuccessor() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        updateInPlace(7, "1.0.0", "1.1.0", SampleDocument.version("1.1.0").bytes());
        registry.criteria.removed(bundle(7, "1.1.0"));
        registry.start(bundle(8, "1.1.0"), BROKEN);
        assertThat(registry.inForce()).isEqualTo("none");
        restart();
        registry.start(bundle(8, "1.1.0"), BROKEN);
        assertThat(registry.inForce()).isEqualTo("none");
    }

    @Test
    public void aSetThatIsInstalledAgainIsNoLongerListedAsRemoved() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        registry.criteria.removed(bundle(7, "1.0.0"));
        registry.start(8, "1.0.0", SampleDocument.version("1.0.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void whenANewerBundleBesideTheOldIsRemovedTheOldServes() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        registry.start(8, "1.1.0", SampleDocument.version("1.1.0"));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.1.0");
        registry.criteria.removed(bundle(8, "1.1.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void aBrokenNewerBundleBesideTheOldChangesNothing() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        registry.start(bundle(8, "org.example.jiangsu.next", "1.1.0"), BROKEN);
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(registry.criteria.sets())
                .extracting(s -> s.bundle() + " " + s.state())
                .containsExactlyInAnyOrder(
                        "org.example.jiangsu 1.0.0 ACTIVE", "org.example.jiangsu.next 1.1.0 REFUSED");
    }

    @Test
    public void anEvaluationThatTookItsPlanFinishesOnIt() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        Accepted taken = registry.criteria.require(JIANGSU, DAY);
        updateInPlace(7, "1.0.0", "1.1.0", SampleDocument.version("1.1.0").bytes());
        registry.criteria.removed(bundle(7, "1.1.0"));
        assertThat(taken.plan().document().version()).isEqualTo("1.0.0");
        assertThat(taken.plan().needs()).hasSize(1);
    }

    @Test
    public void workThatABundleHasOvertakenIsThrownAway() {
        registry.isWorkerSlow = true;
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        registry.criteria.stopped(
                bundle(7, "1.0.0"), source(SampleDocument.version("1.0.0").bytes()));
        registry.work();
        assertThat(registry.inForce()).isEqualTo("none");
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 RETIRED");
    }

    @Test
    public void acceptedVersionsAreNeverEdited() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        updateInPlace(
                7, "1.0.0", "1.0.0", SampleDocument.version("1.0.0").pass(50).bytes());
        String before = registry.criteria.require(JIANGSU, DAY).plan().digest();
        assertThat(registry.states()).contains("jiangsu-zone 1.0.0 HELD", "jiangsu-zone 1.0.0 REFUSED");
        assertThat(registry.problems(CriteriaState.REFUSED))
                .startsWith("SHIFAN-INF/criteria.yaml:6:1: version: ")
                .contains("(digest " + before + ")")
                .contains("needs a higher version");
    }

    @Test
    public void commentsAndOrderAreNoEdit() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        String text = "# the same\n" + SampleDocument.version("1.0.0").text();
        updateInPlace(7, "1.0.0", "1.0.0", text.getBytes(StandardCharsets.UTF_8));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void aSnapshotMayChangeItsContentAndEachContentIsArchived() {
        registry.start(7, "1.0.0.SNAPSHOT", SampleDocument.version("1.0.0"));
        updateInPlace(
                7,
                "1.0.0.SNAPSHOT",
                "1.0.0.SNAPSHOT",
                SampleDocument.version("1.0.0").pass(50).bytes());
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
        assertThat(registry.archive.contents("jiangsu-zone", "1.0.0"))
                .extracting(ArchivedCriteria::snapshot)
                .containsExactly(true, true);
    }

    @Test
    public void aReleaseMayDifferFromItsSnapshots() {
        registry.start(7, "1.0.0.SNAPSHOT", SampleDocument.version("1.0.0"));
        updateInPlace(
                7,
                "1.0.0.SNAPSHOT",
                "1.0.0",
                SampleDocument.version("1.0.0").pass(50).bytes());
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void aRefusedSuccessorThatIsPutRightIsAccepted() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        updateInPlace(7, "1.0.0", "1.1.0", BROKEN);
        updateInPlace(7, "1.1.0", "1.1.0", SampleDocument.version("1.1.0").bytes());
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.1.0 ACTIVE");
    }

    @Test
    public void whatComesFromTheArchiveIsNotScoredByTheJavaOfAnotherVersion() {
        byte[] first = SampleDocument.version("1.0.0").function("jiangsu.curve").bytes();
        registry.register(7, "jiangsu.curve", input -> new ScoringShare(BigDecimal.ONE, Text.same("all")));
        registry.start(7, "1.0.0", first);
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");

        restart();
        registry.register(7, "jiangsu.curve", input -> new ScoringShare(BigDecimal.ZERO, Text.same("nothing")));
        registry.start(7, "1.1.0", BROKEN);
        assertThat(registry.inForce()).isEqualTo("none");

        restart();
        registry.register(7, "jiangsu.curve", input -> new ScoringShare(BigDecimal.ONE, Text.same("all")));
        registry.criteria.away(bundle(7, "1.0.0"), source(first));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
    }
}
