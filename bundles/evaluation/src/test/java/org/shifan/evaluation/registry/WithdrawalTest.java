// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.Test;

import org.shifan.api.core.Actor;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shifan.evaluation.registry.Registry.DAY;
import static org.shifan.evaluation.registry.Registry.bundle;
import static org.shifan.evaluation.registry.Registry.source;

/** What is on its way into force can be taken back until it is there. */
public class WithdrawalTest {
    private static final String ID = "jiangsu-zone";
    private static final LocalDate LATER = DAY.plusDays(2);
    private static final Instant THE_DAY_AFTER = Instant.parse("2016-03-04T08:00:00Z");
    private static final Person LI = new Person(new Actor("lisi", ""), "新办法");
    private static final Person WANG = new Person(new Actor("wangwu", ""), "同意");
    private static final Person ZHAO = new Person(new Actor("zhaoliu", "局长"), "附件有误");

    private Registry registry = Registry.ofSecondPerson();

    private void start(String version) {
        registry.start(7, version, SampleDocument.version(version));
    }

    private void approved(String version, LocalDate day) {
        start(version);
        registry.criteria.decide(d -> d.submit(ID, version, day, LI));
        registry.criteria.decide(d -> d.approve(ID, version, null, WANG, Optional.empty(), DAY));
    }

    private void update(String from) {
        registry.criteria.away(bundle(7, from), source(null));
    }

    private Accepted withdraw(String version) {
        return registry.criteria.decide(d -> d.withdraw(ID, version, ZHAO));
    }

    private void theDayComes() {
        registry.now = THE_DAY_AFTER;
        registry.tick();
    }

    private void restart(String version) {
        registry = Registry.afterRestartOf(registry);
        start(version);
    }

    private static void refused(String code, Runnable step) {
        assertThatThrownBy(step::run)
                .isInstanceOf(ShifanException.class)
                .extracting(e -> ((ShifanException) e).code())
                .isEqualTo(code);
    }

    @Test
    public void whatWasApprovedForALaterDayAndWithdrawnDoesNotComeIntoForceOnIt() {
        approved("1.0.0", LATER);
        assertThat(withdraw(null)).hasToString("jiangsu-zone 1.0.0");
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 CHECKED");
        theDayComes();
        assertThat(registry.inForce(LATER)).isEqualTo("none");
        restart("1.0.0");
        registry.tick();
        assertThat(registry.inForce(LATER)).isEqualTo("none");
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 CHECKED");
    }

    @Test
    public void theHistoryKeepsWhoTookWhatBackWhyAndForWhichDayItWasMeant() {
        approved("1.0.0", LATER);
        withdraw(null);
        List<CriteriaStep> steps = registry.archive.steps(ID);
        CriteriaStep last = steps.get(steps.size() - 1);
        assertThat(last.kind()).isEqualTo(CriteriaStep.Kind.WITHDRAWN);
        assertThat(last.by()).isEqualTo("zhaoliu");
        assertThat(last.onBehalfOf()).isEqualTo("局长");
        assertThat(last.loggedIn()).isTrue();
        assertThat(last.reason()).isEqualTo("附件有误");
        assertThat(last.day()).isEqualTo(LATER);
    }

    @Test
    public void whoAsksWhyNothingIsInForceLearnsOfTheWithdrawal() {
        approved("1.0.0", LATER);
        withdraw(null);
        assertThat(registry.whyNone()).contains("was withdrawn by zhaoliu: 附件有误");
        CriteriaSet set = registry.criteria.sets().get(0);
        assertThat(set.notices())
                .extracting(notice -> notice.in(Language.EN))
                .containsExactly("withdrawn by zhaoliu: 附件有误. It waits to be submitted anew (shifan:criteria-submit)");
    }

    @Test
    public void itComesIntoForceOnlyWhenItIsSubmittedAndApprovedAnew() {
        approved("1.0.0", LATER);
        withdraw(null);
        refused(
                "release.not-submitted",
                () -> registry.criteria.decide(d -> d.approve(ID, null, null, WANG, Optional.empty(), DAY)));
        registry.criteria.decide(d -> d.submit(ID, null, null, LI));
        registry.criteria.decide(d -> d.approve(ID, null, null, WANG, Optional.empty(), DAY));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
    }

    @Test
    public void aSubmissionThatNobodyHasApprovedCanBeWithdrawnToo() {
        start("1.0.0");
        refused("release.state", () -> withdraw(null));
        registry.criteria.decide(d -> d.submit(ID, null, null, LI));
        withdraw(null);
        refused("release.state", () -> withdraw(null));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 CHECKED");
    }

    @Test
    public void whatIsInForceIsNotWithdrawnButRolledBack() {
        approved("1.0.0", null);
        refused("release.state", () -> withdraw(null));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
    }

    @Test
    public void theSetInForceServesOnAndASetThatItsBundleNoLongerBringsIsGone() {
        approved("1.0.0", null);
        update("1.0.0");
        approved("1.1.0", LATER);
        update("1.1.0");
        start("1.2.0");
        withdraw("1.1.0");
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE", "jiangsu-zone 1.2.0 CHECKED");
        theDayComes();
        restart("1.2.0");
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE", "jiangsu-zone 1.2.0 CHECKED");
    }

    @Test
    public void whereNobodyHasToApproveAWithdrawnSetDoesNotComeIntoForceByItself() {
        approved("1.0.0", LATER);
        withdraw(null);
        registry.policy.change("none", "stop", "required");
        update("1.0.0");
        start("1.0.0");
        assertThat(registry.inForce()).isEqualTo("none");
    }

    @Test
    public void aWithdrawalThatCannotBeWrittenChangesNothing() {
        approved("1.0.0", LATER);
        registry.archive.isDown = true;
        assertThatThrownBy(() -> withdraw(null)).isInstanceOf(IllegalStateException.class);
        registry.archive.isDown = false;
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 STAGED");
        theDayComes();
        assertThat(registry.inForce(LATER)).isEqualTo("jiangsu-zone 1.0.0");
    }
}
