// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;

import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.CriteriaDocument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Sets that extend others, as bundles come, change and go. */
public class LayersTest {
    static final BundleRef BASE = Registry.bundle(7, "org.example.base", "1.0.0");
    static final BundleRef SET = Registry.bundle(5, "org.example.jiangsu", "1.0.0");

    private final Registry registry = new Registry();

    static byte[] base(String version, int pass) {
        return base(
                version,
                pass,
                "linear: {fact: test.count, unit: count, from: {at: 0, points: 0}, to: {at: 100, points: 100}}");
    }

    private static byte[] base(String version, int pass, String rule) {
        return SampleDocument.version(version)
                .id("baseline")
                .authority("aqsiq")
                .pass(pass)
                .text()
                .replace(
                        "total: 100",
                        "total: 100\nbaseline: yes\nopen-terms: {enough: {title: {zh: 足够, en: enough}, phrase: 足够, clause: 四, unit: count}}")
                .replaceAll("rule: \\{.*\\}\n", "rule: {" + Matcher.quoteReplacement(rule) + "}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] set(String version, String... more) {
        return text(version, more).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String version, String... more) {
        return """
                format: shifan-criteria/1
                id: jiangsu-zone
                extends: {id: baseline, version: 1.0.0}
                authority: jiangsu
                subject: zone
                level: provincial
                version: %s
                title: {zh: 江苏, en: Jiangsu}
                in-force: {from: 2014-04-22}
                bindings: {enough: [{value: 3, document: 甲, date: 2014-04-22}]}
                """.formatted(version) + String.join("", more);
    }

    static BundleRef version(BundleRef bundle, String version) {
        return Registry.bundle(bundle.id(), bundle.name(), version);
    }

    private Optional<CriteriaDocument> served() {
        return registry.criteria.plan("jiangsu-zone", null).map(plan -> plan.document());
    }

    private String standsOn() {
        return served().map(d -> d.lineage().bases().get(0).version()).orElse("none");
    }

    @Test
    public void baseFirstOrLastComesToTheSame() {
        registry.start(BASE, base("1.0.0", 60));
        registry.start(SET, set("1.0.0"));

        Registry other = new Registry();
        other.start(SET, set("1.0.0"));
        assertThat(other.states()).containsExactly("jiangsu-zone 1.0.0 WAITING");
        assertThat(other.problems(CriteriaState.WAITING)).contains("'baseline' (1.0.0)", "not here yet");
        other.start(BASE, base("1.0.0", 60));

        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(other.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(other.states()).isEqualTo(registry.states());
        assertThat(other.criteria.plan("jiangsu-zone", null).orElseThrow().digest())
                .isEqualTo(registry.criteria
                        .plan("jiangsu-zone", null)
                        .orElseThrow()
                        .digest());
    }

    @Test
    public void whatAGuardRefusesDoesNotWaitForTheSetThatItExtends() {
        registry.guard.refuses = "trust.unsigned";
        registry.start(SET, set("1.0.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 REFUSED");
        registry.guard.refuses = null;
        registry.start(SET, set("1.0.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 WAITING");
    }

    private static byte[] alone(String more) {
        return SampleDocument.version("1.0.0")
                .id("jiangsu-own")
                .text()
                .replace("total: 100", more + "total: 100")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static final String STANDS = "stands-on: {id: baseline, version: 1.0.0}\n"
            + "bindings: {enough: [{value: 3, document: 甲, date: 2014-04-22}]}\n";

    private static byte[] standing() {
        return new String(alone(STANDS), StandardCharsets.UTF_8)
                .replaceAll(
                        "rule: \\{.*\\}\n",
                        "rule: {threshold: {fact: test.count, unit: count, at-least: {parameter: enough}}}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    public void aBureausSetThatBindsNoTermOfTheBaselineIsRefused() {
        registry.start(BASE, base("1.0.0", 60));
        registry.start(SET, alone(""));
        assertThat(registry.states()).contains("jiangsu-own 1.0.0 REFUSED");
        assertThat(registry.problems(CriteriaState.REFUSED))
                .contains(
                        "binds the open terms of the national baseline", "baseline 1.0.0", "enough (足够)", "stands-on");
        registry.policy.change("none", "stop", "free");
        Registry free = new Registry();
        free.policy.change("none", "stop", "free");
        free.start(BASE, base("1.0.0", 60));
        free.start(SET, alone(""));
        assertThat(free.inForce()).isEqualTo("jiangsu-own 1.0.0");
    }

    @Test
    public void whereTheBaselineComesLaterTheSetServesOnAndIsTold() {
        registry.start(SET, alone(""));
        assertThat(registry.inForce()).isEqualTo("jiangsu-own 1.0.0");
        registry.start(BASE, base("1.0.0", 60));
        assertThat(registry.inForce()).isEqualTo("jiangsu-own 1.0.0");
        assertThat(registry.criteria.sets().stream()
                        .flatMap(set -> set.problems().stream())
                        .map(problem -> problem.in(Language.EN)))
                .anyMatch(line -> line.contains("binds the open terms of the national baseline"));
    }

    @Test
    public void aSetOfItsOwnSheetStandsOnTheBaselineByBindingAndUsingItsTerms() {
        registry.start(SET, standing());
        assertThat(registry.states()).containsExactly("jiangsu-own 1.0.0 WAITING");
        registry.start(BASE, base("1.0.0", 60));
        assertThat(registry.inForce()).isEqualTo("jiangsu-own 1.0.0");
        CriteriaDocument document =
                registry.criteria.plan("jiangsu-own", null).orElseThrow().document();
        assertThat(document.lineage().bases()).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo("baseline");
            assertThat(each.baseline()).isTrue();
        });
        assertThat(document.lineage().terms())
                .singleElement()
                .satisfies(term -> assertThat(term.bindings()).hasSize(1));
        assertThat(org.shifan.evaluation.document.DocumentReader.read("again.json", document.canonical())
                        .document()
                        .orElseThrow()
                        .digest())
                .isEqualTo(document.digest());
    }

    private static void submitted(Registry registry, String id) {
        registry.criteria.decide(d -> d.submit(id, null, null, new Person(Actor.named("李四"), "新办法")));
    }

    private static void approved(Registry registry, String id) {
        registry.criteria.decide(
                d -> d.approve(id, null, null, new Person(Actor.named("王五"), "同意"), Optional.empty(), Registry.DAY));
    }

    @Test
    public void aSetOnABaselineThatNobodyHasApprovedIsCheckedAndTriedAndApprovedAfterIt() {
        Registry second = Registry.ofSecondPerson();
        second.start(SET, standing());
        assertThat(second.states()).containsExactly("jiangsu-own 1.0.0 WAITING");
        second.start(BASE, base("1.0.0", 60));
        assertThat(second.states()).containsExactly("baseline 1.0.0 CHECKED", "jiangsu-own 1.0.0 CHECKED");
        assertThat(second.criteria.plan("jiangsu-own", null)).isPresent();
        String digest = second.criteria.plan("jiangsu-own", null).orElseThrow().digest();

        submitted(second, "jiangsu-own");
        assertThatThrownBy(() -> approved(second, "jiangsu-own"))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("jiangsu-own 1.0.0")
                .hasMessageContaining("baseline 1.0.0")
                .hasMessageContaining("approved first");
        assertThat(second.inForce()).isEqualTo("none");

        submitted(second, "baseline");
        approved(second, "baseline");
        approved(second, "jiangsu-own");
        assertThat(second.inForce()).isEqualTo("jiangsu-own 1.0.0");
        assertThat(second.criteria.plan("jiangsu-own", null).orElseThrow().digest())
                .isEqualTo(digest);
    }

    @Test
    public void aBaselineThatNobodyHasApprovedIsBoundAllTheSameAndNoneThatWasTakenBack() {
        Registry second = Registry.ofSecondPerson();
        second.start(BASE, base("1.0.0", 60));
        second.start(SET, alone(""));
        assertThat(second.problems(CriteriaState.REFUSED)).contains("binds the open terms of the national baseline");

        submitted(second, "baseline");
        second.criteria.decide(d -> d.withdraw("baseline", null, new Person(Actor.named("李四"), "附件有误")));
        assertThat(second.states()).contains("jiangsu-own 1.0.0 CHECKED");
        second.start(SET, standing());
        assertThat(second.problems(CriteriaState.WAITING)).contains("not here yet");
    }

    @Test
    public void whileABaseIsInForceAHigherVersionThatNobodyApprovedIsNone() {
        Registry second = Registry.ofSecondPerson();
        second.start(BASE, base("1.0.0", 60));
        submitted(second, "baseline");
        approved(second, "baseline");
        second.start(version(BASE, "1.1.0"), base("1.1.0", 70));
        second.start(SET, set("1.0.0"));
        assertThat(second.criteria
                        .plan("jiangsu-zone", null)
                        .orElseThrow()
                        .document()
                        .lineage()
                        .bases())
                .singleElement()
                .satisfies(base -> assertThat(base.version()).isEqualTo("1.0.0"));
    }

    @Test
    public void aTermThatIsBoundAndNotUsedAndOneThatIsNotBoundAreRefusedByName() {
        registry.start(BASE, base("1.0.0", 60));
        registry.start(SET, alone(STANDS));
        assertThat(registry.problems(CriteriaState.REFUSED)).contains("uses the open terms enough (足够, 四)");
        Registry other = new Registry();
        other.start(BASE, base("1.0.0", 60));
        other.start(SET, alone("stands-on: {id: baseline, version: 1.0.0}\n"));
        assertThat(other.problems(CriteriaState.REFUSED)).contains("enough (足够, 四, count)");
    }

    @Test
    public void aSetThatWaitedForAPersonWhenTheBaselineCameIsNotSubmittedAnyMore() {
        Registry shipped = Registry.ofSecondPerson();
        shipped.start(SET, alone(""));
        assertThat(shipped.states()).containsExactly("jiangsu-own 1.0.0 CHECKED");
        shipped.start(BASE, base("1.0.0", 60));
        assertThat(shipped.criteria.sets().stream()
                        .flatMap(set -> set.problems().stream())
                        .map(problem -> problem.in(Language.EN)))
                .anyMatch(line -> line.contains("binds the open terms of the national baseline"));
        Person li = new Person(Actor.named("李四"), "新办法");
        assertThatThrownBy(() -> shipped.criteria.decide(d -> d.submit("jiangsu-own", null, null, li)))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("enough");
    }

    private static final String MALICE =
            "  - {id: malice, title: {zh: 恶意, en: malice}, clause: 六, when: {fact: test.count, unit: count, above: 90}}\n";

    /** A baseline with a key item and a veto. */
    static byte[] strict() {
        return (new String(base("1.0.0", 60), StandardCharsets.UTF_8)
                                .replace("weight: 100\n", "weight: 100\n        key: {points: 60}\n")
                        + "vetoes:\n" + MALICE)
                .getBytes(StandardCharsets.UTF_8);
    }

    static String standingText(String more) {
        return new String(standing(), StandardCharsets.UTF_8) + more;
    }

    private String refusal(String set) {
        registry.start(BASE, strict());
        registry.start(SET, set.getBytes(StandardCharsets.UTF_8));
        return registry.problems(CriteriaState.REFUSED);
    }

    @Test
    public void whoStandsOnABaselineDropsNothingOfWhatItMakesCompulsory() {
        assertThat(refusal(standingText("")))
                .contains("key item \"scale\" (scale, 四(二)) of the baseline baseline")
                .contains("veto \"malice\"");
    }

    @Test
    public void whoStandsOnABaselineMayAskAsMuchInAnotherForm() {
        String few =
                "  - {id: few, title: {zh: 少, en: few}, clause: 四(二), when: {fact: test.count, unit: count, below: %s}}\n";
        assertThat(refusal(standingText("vetoes:\n" + few.formatted(59) + MALICE)))
                .contains("\"scale\"")
                .doesNotContain("malice");
        registry.uninstall(5, "1.0.0");
        registry.start(
                SET, standingText("vetoes:\n" + few.formatted(60) + MALICE).getBytes(StandardCharsets.UTF_8));
        assertThat(registry.inForce()).isEqualTo("jiangsu-own 1.0.0");
    }

    @Test
    public void whoExtendsASetThatStandsOnABaselineKeepsItsMinimumToo() {
        String few =
                "  - {id: few, title: {zh: 少, en: few}, clause: 四(二), when: {fact: test.count, unit: count, below: 60}}\n";
        registry.start(BASE, strict());
        registry.start(SET, standingText("vetoes:\n" + few + MALICE).getBytes(StandardCharsets.UTF_8));
        String next = """
                format: shifan-criteria/1
                id: jiangsu-next
                extends: {id: jiangsu-own, version: 1.0.0}
                authority: jiangsu
                subject: zone
                level: provincial
                version: 1.1.0
                title: {zh: 江苏, en: Jiangsu}
                in-force: {from: 2014-04-22}
                bindings: {enough: [{value: 3, document: 甲, date: 2014-04-22}]}
                overrides: [{veto: few, drop: yes}]
                """;
        registry.start(Registry.bundle(9, "org.example.next", "1.1.0"), next.getBytes(StandardCharsets.UTF_8));
        assertThat(registry.problems(CriteriaState.REFUSED))
                .contains("\"scale\"")
                .doesNotContain("malice");
        registry.uninstall(9, "1.1.0");
        registry.start(
                Registry.bundle(9, "org.example.next", "1.1.0"),
                next.replace("overrides: [{veto: few, drop: yes}]", "pass: 70").getBytes(StandardCharsets.UTF_8));
        assertThat(registry.states()).contains("jiangsu-next 1.1.0 ACTIVE");
    }

    @Test
    public void onlyABaselineOfTheSameLevelIsStoodOn() {
        registry.start(
                BASE,
                new String(base("1.0.0", 60), StandardCharsets.UTF_8)
                        .replace("level: provincial", "level: national")
                        .getBytes(StandardCharsets.UTF_8));
        registry.start(SET, standing());
        assertThat(registry.problems(CriteriaState.REFUSED)).contains("is no baseline for this set");
    }

    @Test
    public void aBaselineIsNeverInForceItself() {
        registry.start(BASE, base("1.0.0", 60));

        assertThat(registry.states()).containsExactly("baseline 1.0.0 STAGED");
        assertThat(registry.criteria.winner(
                        new CriteriaKey(BureauCode.AQSIQ, Subject.Kind.ZONE, Level.PROVINCIAL), Registry.DAY))
                .isEmpty();
    }

    @Test
    public void aBaselineWhoseRuleAsksWhatNobodyBoundIsAccepted() {
        registry.start(
                BASE, base("1.0.0", 60, "threshold: {fact: test.count, unit: count, at-least: {parameter: enough}}"));

        assertThat(registry.states()).containsExactly("baseline 1.0.0 STAGED");
    }

    @Test
    public void theAcceptedVersionStaysOnItsBaseWhenThatIsUpdated() {
        registry.start(BASE, base("1.0.0", 60));
        registry.start(SET, set("1.0.0"));
        String digest =
                registry.criteria.plan("jiangsu-zone", null).orElseThrow().digest();

        registry.start(version(BASE, "1.1.0"), base("1.1.0", 70));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(standsOn()).isEqualTo("1.0.0");
        assertThat(registry.criteria.plan("jiangsu-zone", null).orElseThrow().digest())
                .isEqualTo(digest);

        registry.start(version(SET, "1.1.0"), set("1.1.0"));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.1.0");
        assertThat(standsOn()).isEqualTo("1.1.0");
    }

    @Test
    public void aVersionUnderConstructionFollowsItsBase() {
        registry.start(BASE, base("1.0.0", 60));
        registry.start(version(SET, "1.0.0.SNAPSHOT"), set("1.0.0"));
        registry.start(version(BASE, "1.1.0"), base("1.1.0", 70));

        assertThat(standsOn()).isEqualTo("1.1.0");
        assertThat(served().orElseThrow().pass()).isEqualByComparingTo("70");
    }

    @Test
    public void anUpdateThatTheSetDoesNotFitIsToldAndTheAcceptedOneServesOn() {
        registry.start(BASE, base("1.0.0", 60));
        registry.start(SET, set("1.0.0", "pass: 65\n"));
        registry.start(version(BASE, "1.1.0"), base("1.1.0", 70));

        assertThat(registry.states()).contains("jiangsu-zone 1.0.0 HELD", "jiangsu-zone 1.0.0 REFUSED");
        assertThat(registry.problems(CriteriaState.REFUSED))
                .contains("the pass mark 65 of 100 is less than the 70 of 100");
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(served().orElseThrow().pass()).isEqualByComparingTo("65");
    }

    @Test
    public void whenTheBaseGoesTheAcceptedOneServesOnAlsoAfterARestart() {
        registry.start(BASE, base("1.0.0", 60));
        registry.start(SET, set("1.0.0"));
        registry.criteria.removed(BASE);

        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(registry.states()).contains("jiangsu-zone 1.0.0 HELD", "jiangsu-zone 1.0.0 WAITING");

        Registry after = Registry.afterRestartOf(registry);
        after.start(SET, set("1.0.0"));
        assertThat(after.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(after.problems(CriteriaState.WAITING)).contains("not here yet");

        after.start(BASE, base("1.0.0", 60));
        assertThat(after.states()).containsExactly("baseline 1.0.0 STAGED", "jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void aStoppedBaseIsNoBase() {
        registry.start(BASE, base("1.0.0", 60));
        registry.start(SET, set("1.0.0"));
        registry.criteria.stopped(BASE, Registry.source(base("1.0.0", 60)));

        assertThat(registry.problems(CriteriaState.WAITING)).contains("not here yet");
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
    }

    @Test
    public void looseningIsRefusedAtTheDoor() {
        registry.start(BASE, base("1.0.0", 60));
        registry.start(SET, set("1.0.0", "pass: 50\n"));

        assertThat(registry.problems(CriteriaState.REFUSED))
                .contains("the pass mark 50 of 100 is less than the 60 of 100");
        assertThat(registry.inForce()).isEqualTo("none");
    }

    @Test
    public void aSetUsesTheFunctionsOfTheBundleThatItExtends() {
        registry.register(BASE.id(), "aqsiq.curve", input -> new ScoringShare(new BigDecimal("0.8"), Text.same("x")));
        registry.start(
                BASE, base("1.0.0", 60, "custom: {function: aqsiq.curve, facts: [{fact: test.count, unit: count}]}"));
        registry.start(SET, set("1.0.0"));

        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
    }

    @Test
    public void aVersionThatGoesTooShortAStepIsRefusedWithWhatDecides() {
        registry.start(5, "1.0.0", SampleDocument.version("1.0.0").pass(60));
        registry.start(5, "1.0.1", SampleDocument.version("1.0.1").pass(70));

        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(registry.problems(CriteriaState.REFUSED))
                .contains(":6:", "Version 1.0.1 is too small a step from 1.0.0", "minor", "1.1.0", "pass mark 60 → 70");

        registry.start(5, "1.1.0", SampleDocument.version("1.1.0").pass(70));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.1.0");
        registry.start(5, "1.2.0", SampleDocument.version("1.2.0").pass(70).level("national"));
        assertThat(registry.problems(CriteriaState.REFUSED)).contains("major", "2.0.0");
        registry.start(5, "2.0.0", SampleDocument.version("2.0.0").pass(70));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 2.0.0");
    }

    @Test
    public void aStepOfTheBaseIsAStepOfTheSet() {
        registry.start(BASE, base("1.0.0", 60));
        registry.start(SET, set("1.0.0"));
        registry.start(version(BASE, "1.1.0"), base("1.1.0", 70));
        registry.start(version(SET, "1.0.1"), set("1.0.1"));

        assertThat(registry.problems(CriteriaState.REFUSED)).contains("at least version 1.1.0", "pass mark 60 → 70");
    }
}
