// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.faults;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

import org.junit.Test;

import org.shifan.api.criteria.Remark;
import org.shifan.api.criteria.Remark.Level;
import org.shifan.api.text.Language;

import static org.assertj.core.api.Assertions.assertThat;

/** What has no fault passes: the kit does not cry wolf. */
public class SoundBundlesTest {

    @Test
    public void documentAlonePasses() {
        assertThat(against(Bundle.ofData())).isEmpty();
    }

    @Test
    public void ownScoringFunctionPasses() {
        assertThat(against(Bundle.with(new Functions.Sound()))).isEmpty();
    }

    @Test
    public void ownFactPasses() {
        assertThat(against(Bundle.with(new Facts.Sound()))).isEmpty();
    }

    @Test
    public void versionOfTheBundleWithoutItsZerosPasses() {
        assertThat(against(Bundle.ofData().header("Bundle-Version", "1.0"))).isEmpty();
    }

    @Test
    public void boundTermsOfTheBaselinePass() {
        assertThat(against(Bundle.standing())).isEmpty();
    }

    @Test
    public void functionOfASetThatItExtendsPasses() {
        assertThat(against(Bundle.extending(new Functions.Sound()))).isEmpty();
    }

    /** It is known in no build what a server has. */
    @Test
    public void whatAComponentWaitsForIsToldAndFailsNothing() {
        Supplier<Bundle> configured =
                () -> Bundle.with(new Facts.Sound()).providerComponent("configuration-policy=\"require\"", "");
        assertThat(told(configured.get()))
                .singleElement()
                .asString()
                .contains("META-INF/MANIFEST.MF", "Facts$Sound", "configuration OSGI-INF/per-firm.xml", "waits");
        assertThat(against(configured.get())).isEmpty();
        assertThat(SeededBuild.failures(configured)).isEmpty();
        assertThat(told(Bundle.with(new Facts.Sound())
                        .providerComponent(
                                "configuration-policy=\"require\" configuration-pid=\"org.example.rates\"",
                                "<reference interface=\"org.example.Rates\"/>"
                                        + "<reference interface=\"org.example.Log\" cardinality=\"0..1\"/>"
                                        + "<reference interface=\"org.shifan.api.fact.FactCatalogue\"/>")))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("configuration org.example.rates"))
                .anySatisfy(line -> assertThat(line).contains("service org.example.Rates"));
        assertThat(told(Bundle.with(new Functions.Sound()).component("configuration-policy=\"require\"", "")))
                .singleElement()
                .asString()
                .contains("ningbo.share", "configuration OSGI-INF/share.xml");
    }

    @Test
    public void aComponentThatHasWhatItNeedsWaitsForNothing() {
        assertThat(told(Bundle.with(new Facts.Sound()))).isEmpty();
        assertThat(told(Bundle.with(new Facts.Sound())
                        .providerComponent(
                                "configuration-policy=\"optional\"",
                                "<reference cardinality=\"1..n\" interface=\"org.example.Rates\"/>")
                        .described(
                                "OSGI-INF/rates.xml",
                                "<component><implementation class=\"org.example.OwnRates\"/><service>"
                                        + "<provide interface=\"org.example.Rates\"/></service></component>")))
                .isEmpty();
    }

    private static List<String> told(Bundle bundle) {
        return bundle.submission().remarks().stream()
                .filter(remark ->
                        remark.level() == Level.INFORMATION && remark.check().equals("components.waits"))
                .map(remark -> remark.problem().in(Language.EN))
                .toList();
    }

    @Test
    public void coverageIsTold() {
        assertThat(Bundle.ofData().submission().remarks())
                .filteredOn(remark -> remark.check().equals("coverage"))
                .extracting(remark -> remark.problem().in(Language.EN))
                .first()
                .asString()
                .contains("items and vetoes spoken of: 8 of 8")
                .contains("steps reached: 3 of 3")
                .contains("other branches: 19 of 19");
    }

    @Test
    public void testThatTheAuthorInheritsPasses() {
        assertThat(SeededBuild.failures(Bundle::ofData)).isEmpty();
        assertThat(SeededBuild.failures(() -> Bundle.with(new Functions.Sound())))
                .isEmpty();
        assertThat(SeededBuild.failures(() -> Bundle.with(new Functions.Sound()).unnamed()))
                .isEmpty();
        assertThat(SeededBuild.failures(() -> Bundle.with(new Facts.Sound()))).isEmpty();
        assertThat(SeededBuild.failures(Bundle::standing)).isEmpty();
        assertThat(SeededBuild.failures(() -> Bundle.standing().besideAsSheet()))
                .isEmpty();
        assertThat(SeededBuild.failures(() -> Bundle.extending(new Functions.Sound())))
                .isEmpty();
    }

    private static List<String> against(Bundle bundle) {
        return bundle.submission().remarks().stream()
                .filter(remark -> remark.level() != Level.INFORMATION)
                .map(remark -> remark.check() + " " + remark.problem().in(Language.EN))
                .toList();
    }

    /** The levels are ordered from what refuses to what is only said. */
    @Test
    public void whatIsRequiredComesFirst() {
        List<Remark> remarks = Bundle.ofData()
                .swap("cap: 5", "cap: 8")
                .withoutCase("justBelowEveryEdge")
                .submission()
                .remarks();
        assertThat(remarks).isSortedAccordingTo(Comparator.comparing(Remark::level));
        assertThat(remarks.get(0).level()).isEqualTo(Level.REQUIRED);
        assertThat(remarks).extracting(Remark::level).contains(Level.RECOMMENDED, Level.INFORMATION);
    }
}
