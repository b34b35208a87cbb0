// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.risk;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.aries.jpa.template.TransactionType;
import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.quality.Cause;
import org.shifan.api.quality.ControlChart;
import org.shifan.api.quality.Goods;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.IncidentQuery;
import org.shifan.api.quality.IncidentReport;
import org.shifan.api.quality.Match;
import org.shifan.api.quality.Risk;
import org.shifan.api.quality.RiskGround;
import org.shifan.api.quality.RiskLevel;
import org.shifan.api.quality.RiskListener;
import org.shifan.api.quality.Risks;
import org.shifan.api.records.Volumes;
import org.shifan.evaluation.plugin.PlugIns;
import org.shifan.quality.Enterprises;
import org.shifan.quality.QualityFixture;
import org.shifan.quality.store.IncidentBook;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.quality.QualityFixture.KUNSHAN;
import static org.shifan.quality.QualityFixture.TODAY;

/** F2 and R13: the risk that drives the supervision of an enterprise's goods. */
@Category(EachDatabase.class)
public class RisksTest {
    private static final OrganisationCode FLYING_WHEEL = OrganisationCode.of(KUNSHAN);
    private static final HsCode BICYCLES = HsCode.of("8712");
    private static final CountryCode US = CountryCode.of("US");
    private static final CountryCode DE = CountryCode.of("DE");

    private final QualityFixture fixture = new QualityFixture();
    private final List<Volumes.Exported> exports = new ArrayList<>();
    private final List<Volumes.Inspected> inspections = new ArrayList<>();
    private final List<RiskGround> told = new ArrayList<>();
    private int numbers;

    @After
    public void close() {
        fixture.close();
    }

    private final Volumes volumes = new Volumes() {
        @Override
        public List<Exported> exports(OrganisationCode enterprise, int fromYear, int toYear) {
            return exports.stream()
                    .filter(each -> each.year() >= fromYear && each.year() <= toYear)
                    .toList();
        }

        @Override
        public List<Inspected> inspections(BureauCode bureau, YearMonth from, YearMonth to) {
            return inspections.stream()
                    .filter(each -> bureau.equals(Enterprises.JIANGSU))
                    .filter(each ->
                            !each.month().isBefore(from) && !each.month().isAfter(to))
                    .toList();
        }

        @Override
        public List<Inspected> inspections(OrganisationCode enterprise, YearMonth from, YearMonth to) {
            throw new AssertionError("looks go by bureaus");
        }
    };

    private RiskDesk risks(LocalDate day) {
        return risks(day, (operation, place, actor) -> java.util.Optional.empty());
    }

    private RiskDesk risks(LocalDate day, Permissions permissions) {
        Clock clock = Clock.fixed(day.atTime(4, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        RiskRules rules = new RiskRules(BigDecimal.valueOf(5), BigDecimal.valueOf(20));
        return new RiskDesk(
                        fixture.jpa,
                        fixture.enterprises,
                        fixture.enterprises,
                        volumes,
                        24,
                        rules,
                        permissions,
                        PlugIns.ordinary(),
                        clock)
                .with(List.of(told::addAll));
    }

    private long incident(IncidentKind kind, String on, CountryCode market, String hs, Cause cause) {
        IncidentReport report = new IncidentReport(
                IncidentReport.OWN,
                "N" + ++numbers,
                kind,
                LocalDate.parse(on),
                market,
                new Goods("goods " + numbers, "", "", "", hs == null ? null : HsCode.of(hs)),
                "",
                "",
                "",
                "",
                "",
                "",
                null,
                "");
        Incident entered = fixture.incidents.report(Enterprises.JIANGSU, report, "Chen");
        fixture.incidents.attribute(entered.id(), KUNSHAN, QualityFixture.decision("Chen", "label"));
        if (cause != null) {
            decide(entered.id(), cause);
        }
        return entered.id();
    }

    private void decide(long incident, Cause cause) {
        fixture.jpa.tx(
                TransactionType.Required,
                em -> new IncidentBook(em).open(incident).decide(cause));
    }

    private void sold(CountryCode market, long usd) {
        exports.add(new Volumes.Exported(2014, BICYCLES, market, BigDecimal.valueOf(usd), false));
    }

    private RiskLevel level(LocalDate day, CountryCode market, String hs) {
        risks(day).look();
        return risks(day).risk(FLYING_WHEEL, HsCode.of(hs), market, day).level();
    }

    @Test
    public void F2_risksAreReadByWhomTheyConcernAndLookedForByOfficers() {
        incident(IncidentKind.RECALL, "2015-05-04", US, "871200", null);
        risks(TODAY).look();
        TableOfRoles roles = new TableOfRoles();
        RiskDesk asking = risks(TODAY, roles);
        roles.everyRole(Risks.class, new Place(Enterprises.JIANGSU, DivisionCode.of("320583"), null, FLYING_WHEEL))
                .read("risk", () -> asking.risk(FLYING_WHEEL, BICYCLES, US, TODAY))
                .read("history", () -> asking.history(FLYING_WHEEL))
                .read("grounds", () -> asking.grounds(null, TODAY, 10))
                .at(Place.of(Enterprises.JIANGSU))
                .read("chart", () -> asking.chart(Enterprises.JIANGSU, BICYCLES))
                .at(Place.COUNTRY)
                .change("look", asking::look)
                .isAsDocumented(() -> risks(TODAY).history(FLYING_WHEEL));
    }

    @Test
    public void F2_aRecallRaisesTheRiskOfItsGoodsInItsMarketAndNowhereElse() {
        sold(US, 500_000_000);
        incident(IncidentKind.RECALL, "2015-05-04", US, "871200", null);
        assertThat(level(TODAY, US, "87120030")).isEqualTo(RiskLevel.RAISED);
        assertThat(level(TODAY, DE, "871200")).isEqualTo(RiskLevel.NORMAL);
        assertThat(level(TODAY, US, "871410")).isEqualTo(RiskLevel.NORMAL);
    }

    @Test
    public void F2_returnsCountByTheVolumeTheyComeFrom() {
        sold(US, 500_000_000);
        sold(DE, 10_000_000);
        for (CountryCode market : List.of(US, DE)) {
            incident(IncidentKind.RETURN, "2015-05-04", market, "871200", null);
        }
        assertThat(level(TODAY, DE, "8712")).as("one return").isEqualTo(RiskLevel.NORMAL);
        for (CountryCode market : List.of(US, DE)) {
            incident(IncidentKind.RETURN, "2015-05-05", market, "871200", null);
            incident(IncidentKind.RETURN, "2015-05-06", market, "871200", null);
        }
        assertThat(level(TODAY, US, "8712")).as("three in 500 million").isEqualTo(RiskLevel.NORMAL);
        assertThat(level(TODAY, DE, "8712")).as("three in 10 million").isEqualTo(RiskLevel.HIGH);
    }

    @Test
    public void F2_withoutExportsToCompareWithTheCountAloneDecides() {
        incident(IncidentKind.RETURN, "2015-05-04", US, "871200", null);
        incident(IncidentKind.RETURN, "2015-05-05", US, "871200", null);
        assertThat(level(TODAY, US, "8712")).isEqualTo(RiskLevel.RAISED);
        incident(IncidentKind.RETURN, "2015-05-06", US, null, null);
        assertThat(level(TODAY, US, "8712"))
                .as("goods without a code may be these")
                .isEqualTo(RiskLevel.HIGH);
    }

    @Test
    public void F2_maliceIsHighForAllGoodsAndMarkets() {
        incident(IncidentKind.RETURN, "2015-05-04", US, "871200", Cause.MALICE);
        assertThat(level(TODAY, DE, "6403")).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    public void F2_whatWasNoMatterOfQualityIsNoGround() {
        long recall = incident(IncidentKind.RECALL, "2015-05-04", US, "871200", null);
        assertThat(level(TODAY, US, "8712")).isEqualTo(RiskLevel.RAISED);
        decide(recall, Cause.NOT_QUALITY);
        assertThat(level(TODAY, US, "8712")).as("the day itself").isEqualTo(RiskLevel.RAISED);
        LocalDate next = TODAY.plusDays(1);
        assertThat(level(next, US, "8712")).isEqualTo(RiskLevel.NORMAL);
        assertThat(told).extracting(RiskGround::ended).containsExactly(null, TODAY);
    }

    @Test
    public void F2_twoGroundsOfDifferentKindsMakeTheRiskHigh() {
        incident(IncidentKind.RECALL, "2015-05-04", US, "871200", null);
        incident(IncidentKind.SAMPLING_FAILURE, "2015-05-05", CountryCode.of("CN"), "871200", null);
        assertThat(level(TODAY, US, "8712")).isEqualTo(RiskLevel.HIGH);
        assertThat(level(TODAY, DE, "8712")).as("the sampling alone").isEqualTo(RiskLevel.RAISED);
    }

    @Test
    public void F2_aGroundFallsAwayByItselfWhenItsMonthsAreOverAndThePastStaysAsItWas() {
        incident(IncidentKind.RECALL, "2013-07-01", US, "871200", null);
        assertThat(level(TODAY, US, "8712")).isEqualTo(RiskLevel.RAISED);
        LocalDate over = LocalDate.of(2015, 7, 1);
        risks(over).look();
        assertThat(level(over.plusDays(1), US, "8712")).isEqualTo(RiskLevel.NORMAL);
        assertThat(risks(over).risk(FLYING_WHEEL, BICYCLES, US, TODAY).level()).isEqualTo(RiskLevel.RAISED);
        assertThat(risks(over)
                        .risk(FLYING_WHEEL, BICYCLES, US, TODAY.minusDays(1))
                        .level())
                .as("nobody knew of it then")
                .isEqualTo(RiskLevel.NORMAL);
    }

    @Test
    public void R13_failuresAboveTheControlLimitOfTheIndustryRaiseTheRisk() {
        OrganisationCode other = OrganisationCode.of(QualityFixture.NINGBO);
        for (int month = 0; month < 24; month++) {
            YearMonth of = YearMonth.of(2013, 6).plusMonths(month);
            inspections.add(new Volumes.Inspected(other, BICYCLES, of, 200, 3 + month % 3));
            inspections.add(new Volumes.Inspected(FLYING_WHEEL, BICYCLES, of, 10, month < 12 ? 0 : 1));
        }
        // Of the month that is not over nothing is judged.
        inspections.add(new Volumes.Inspected(other, BICYCLES, YearMonth.of(2015, 6), 10, 10));
        assertThat(level(TODAY, US, "8712")).isEqualTo(RiskLevel.RAISED);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).kind()).isEqualTo(RiskGround.Kind.FAILURES);
        assertThat(told.get(0).because().en()).startsWith("12 of 120 batches failed in twelve months, 10.00 %");
        ControlChart chart = risks(TODAY).chart(Enterprises.JIANGSU, HsCode.of("871200"));
        assertThat(chart.points()).hasSize(24);
        assertThat(chart.enough()).isTrue();
        assertThat(chart.points()).noneMatch(ControlChart.Point::out);
    }

    @Test
    public void R13_tooFewMonthsMakeNoLimits() {
        inspections.add(new Volumes.Inspected(FLYING_WHEEL, BICYCLES, YearMonth.of(2015, 5), 10, 10));
        assertThat(risks(TODAY).look()).isEmpty();
        assertThat(risks(TODAY).chart(Enterprises.JIANGSU, BICYCLES).enough()).isFalse();
    }

    @Test
    public void aLookThatFindsNothingNewKeepsNothing() {
        incident(IncidentKind.RECALL, "2015-05-04", US, "871200", null);
        assertThat(risks(TODAY).look()).hasSize(1);
        assertThat(risks(TODAY.plusDays(1)).look()).isEmpty();
        assertThat(risks(TODAY).history(FLYING_WHEEL)).hasSize(1);
        assertThat(risks(TODAY).grounds(Enterprises.JIANGSU, TODAY, 10)).hasSize(1);
        assertThat(risks(TODAY).grounds(Enterprises.NINGBO, TODAY, 10)).isEmpty();
        assertThat(risks(TODAY).grounds(null, TODAY.minusDays(1), 10)).isEmpty();
    }

    @Test
    public void aListenerThatFailsKeepsTheOthersFromNothing() {
        incident(IncidentKind.RECALL, "2015-05-04", US, "871200", null);
        RiskListener failing = changed -> {
            throw new IllegalStateException("a listener that fails");
        };
        risks(TODAY).with(List.of(failing, told::addAll)).look();
        assertThat(told).hasSize(1);
    }

    @Test
    public void aListenerOfAnotherBundleThatLoopsIsGivenUpAndTheOthersAreTold() {
        incident(IncidentKind.RECALL, "2015-05-04", US, "871200", null);
        List<RiskGround> heard = new ArrayList<>();
        risks(TODAY)
                .withForeign(changed -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                    }
                })
                .withForeign(heard::addAll)
                .look();
        assertThat(told).hasSize(1);
        assertThat(heard).isEqualTo(told);
    }

    @Test
    public void theWatchLooksOnceForEachChangeOfTheIncidents() {
        RiskWatch watch = new RiskWatch(fixture.jpa, risks(TODAY), 60, QualityFixture.CLOCK);
        assertThat(watch.turn()).isTrue();
        assertThat(watch.turn()).isFalse();
        incident(IncidentKind.RECALL, "2015-05-04", US, "871200", null);
        assertThat(watch.turn()).isTrue();
        assertThat(told).hasSize(1);
        assertThat(watch.turn()).isFalse();
        watch.stop();
    }

    @Test
    public void aRiskIsExplainedInBothLanguages() {
        incident(IncidentKind.RECALL, "2015-05-04", US, "871200", null);
        sold(US, 500_000_000);
        risks(TODAY).look();
        Risk risk = risks(TODAY).risk(FLYING_WHEEL, BICYCLES, US, TODAY);
        assertThat(risk.grounds()).hasSize(1);
        assertThat(risk.grounds().get(0).because().en())
                .isEqualTo(
                        "1 notifications, recalls and returns, the last on 2015-05-04; 0.20 per USD 100 million of the"
                                + " exports of two years, 500000000");
        assertThat(risk.grounds().get(0).because().zh()).contains("召回").contains("0.20");
    }

    @Test
    public void q2ARecallOfTheCpscThatIsAttributedWithItsGoodsRaisesTheRiskOfTheirHeadingAlone() {
        fixture.take(
                fixture.products(),
                Map.of(
                        "enterprise", KUNSHAN,
                        "product", "自行车",
                        "hs", "871200",
                        "brand", "Flying Wheel",
                        "model", "City 26",
                        "barcode", "0012345678905"));
        fixture.take(
                fixture.cpsc(),
                Map.of(
                        "RecallID", "15101",
                        "RecallNumber", "15-101",
                        "RecallDate", "2015-03-05T00:00:00",
                        "Products.Name", "Flying Wheel City 26 bicycles",
                        "ProductUPCs.UPC", "012345678905",
                        "Manufacturers.Name", "Kunshan Flying Wheel Bicycle Co., Ltd."));
        Incident recall = fixture.incidents
                .incidents(new IncidentQuery(null, null, true, null, null, 0, 9))
                .get(0);
        fixture.incidents.attribute(recall.id(), KUNSHAN, QualityFixture.decision("Chen", "label"));
        // Whose it is alone leaves every heading under suspicion.
        assertThat(level(TODAY, US, "87120030")).isEqualTo(RiskLevel.RAISED);
        assertThat(level(TODAY, US, "95030000")).isEqualTo(RiskLevel.RAISED);

        Match match = fixture.incidents.matches(recall.id()).get(0);
        assertThat(match.goods()).singleElement().satisfies(goods -> {
            assertThat(goods.hs()).isEqualTo(HsCode.of("871200"));
            assertThat(goods.model()).isEqualTo("City 26");
        });
        Incident attributed = fixture.incidents.attribute(
                recall.id(),
                KUNSHAN,
                null,
                match.goods().get(0).number(),
                QualityFixture.decision("Chen", "the barcode is theirs"));
        assertThat(attributed.goods().hs()).isEqualTo(HsCode.of("871200"));
        assertThat(attributed.attributedTo().goods())
                .isEqualTo(match.goods().get(0).number());

        // The day on which a ground changes still gets the stricter treatment; from the next on it is the heading
        // alone.
        risks(TODAY).look();
        LocalDate tomorrow = TODAY.plusDays(1);
        assertThat(level(tomorrow, US, "87120030")).isEqualTo(RiskLevel.RAISED);
        assertThat(level(tomorrow, US, "95030000")).isEqualTo(RiskLevel.NORMAL);
        // A newer report of the same source says nothing of the goods and takes nothing away.
        assertThat(fixture.incidents.history(recall.id()))
                .last()
                .satisfies(step -> assertThat(step.what().en()).contains("goods of 871200"));
    }
}
