// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.hand;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;

import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.operations.Plugin.Hand;
import org.shifan.api.release.CriteriaReleases;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.release.CriteriaStep.Kind;
import org.shifan.operations.Fakes;

import static org.assertj.core.api.Assertions.assertThat;

/** Through whose hands a bundle and its criteria went: what {@code plugin-list} shows of them. */
public class HandsTest {
    private static final String DIGEST = "d";

    private final TemporaryFolder folder = new TemporaryFolder();
    private final AccountsAtWork container = new AccountsAtWork(folder);

    @Rule
    public final RuleChain rules = RuleChain.outerRule(folder).around(container);

    private List<String> hands(Bundle bundle, CriteriaStep... steps) {
        CriteriaReleases releases = Fakes.proxy(CriteriaReleases.class, method -> List.of(steps));
        return told(new Hands(container.installers(), releases)
                .of(bundle, List.of(Fakes.set("ningbo-zone", "1.0.0", DIGEST))));
    }

    private static List<String> told(List<Hand> hands) {
        return hands.stream()
                .map(hand -> hand.deed() + " by " + hand.by() + (hand.loggedIn() ? "" : ", not logged in"))
                .toList();
    }

    private static CriteriaStep step(Kind kind, String by, boolean loggedIn, Instant at, String digest) {
        return new CriteriaStep("ningbo-zone", "1.0.0", digest, kind, at, by, "", null, loggedIn, "", "");
    }

    /** So many seconds after the bundle was installed. */
    private static CriteriaStep step(Bundle bundle, int seconds, Kind kind, String by) {
        return step(kind, by, true, installed(bundle).plusSeconds(seconds), DIGEST);
    }

    private static Instant installed(Bundle bundle) {
        return Instant.ofEpochMilli(bundle.getLastModified());
    }

    @Test
    public void whoInstalledSubmittedAndApprovedStandInTheOrderOfTime() throws Exception {
        Bundle bundle = container.installs("li", "a");
        assertThat(hands(
                        bundle,
                        step(bundle, 20, Kind.APPROVED, "wang"),
                        step(bundle, 10, Kind.SUBMITTED, "zhao"),
                        step(bundle, 1, Kind.CHECKED, "a 1.0.0")))
                .containsExactly("INSTALLED by li", "SUBMITTED by zhao", "APPROVED by wang");
    }

    @Test
    public void ofSeveralStepsOfAKindTheLastCounts() throws Exception {
        Bundle bundle = container.installs("li", "a");
        assertThat(hands(bundle, step(bundle, 30, Kind.SUBMITTED, "wang"), step(bundle, 10, Kind.SUBMITTED, "zhao")))
                .containsExactly("INSTALLED by li", "SUBMITTED by wang");
    }

    @Test
    public void whatWasDoneToAnotherContentOfTheSetIsNoneOfThisBundlesHands() throws Exception {
        Bundle bundle = container.installs("li", "a");
        assertThat(hands(bundle, step(Kind.APPROVED, "wang", true, installed(bundle), "another")))
                .containsExactly("INSTALLED by li");
    }

    @Test
    public void aNameThatNobodyCheckedIsToldFromAnAccount() throws Exception {
        Bundle bundle = container.installs("li", "a");
        assertThat(hands(
                        bundle,
                        step(Kind.SUBMITTED, "zhao", false, installed(bundle).plus(Duration.ofMinutes(1)), DIGEST)))
                .containsExactly("INSTALLED by li", "SUBMITTED by zhao, not logged in");
    }

    @Test
    public void aBundleThatTheServerItselfBroughtWentThroughNobodysHands() throws Exception {
        Bundle bundle = container.context().installBundle("a", AccountsAtWork.jar("a", "1.0.0"));
        assertThat(hands(bundle)).isEmpty();
    }

    @Test
    public void whileNobodyKeepsTheStepsTheInstallerIsToldAllTheSame() throws Exception {
        Bundle bundle = container.installs("li", "a");
        List<CriteriaSet> brought = List.of(Fakes.set("ningbo-zone", "1.0.0", DIGEST));
        assertThat(told(new Hands(container.installers(), null).of(bundle, brought)))
                .containsExactly("INSTALLED by li");
    }
}
