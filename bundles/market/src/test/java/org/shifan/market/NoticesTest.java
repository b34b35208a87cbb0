// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.CountryCode;
import org.shifan.api.core.Subject;
import org.shifan.api.market.Concerned;
import org.shifan.api.market.HsScope;
import org.shifan.api.market.Notice;
import org.shifan.api.market.NoticeFile;
import org.shifan.api.market.Notices;
import org.shifan.api.text.ShifanException;
import org.shifan.market.store.StepSource;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.shifan.market.MarketFixture.bicycles;
import static org.shifan.market.MarketFixture.decision;
import static org.shifan.market.MarketFixture.symbol;

/** T1: notifications are taken in, joined to one file, and matched to zones and enterprises. */
@Category(EachDatabase.class)
public class NoticesTest {
    private final MarketFixture market = new MarketFixture();

    @After
    public void close() {
        market.close();
    }

    private NoticeFile file() {
        return market.notices.require(symbol("G/TBT/N/USA/1103"));
    }

    @Test
    public void T1_everyFieldOfTheExportIsKept() {
        assertThat(market.take(bicycles(
                        "ics", "43.150",
                        "keywords", "Consumer safety",
                        "description", "Brakes and forks",
                        "adoption", "To be determined",
                        "in_force", "1 January 2017",
                        "link", "USA/16_2011_00_e.pdf")))
                .containsExactly("stored");
        Notice notice = file().documents().get(0);
        assertThat(notice.distributed()).isEqualTo("2016-05-20");
        assertThat(notice.member()).isEqualTo("United States of America");
        assertThat(notice.hs()).containsExactly(HsScope.of("871200"));
        assertThat(notice.ics()).containsExactly("43.150");
        assertThat(notice.objective()).isEqualTo("Protection of human health or safety");
        assertThat(notice.commentsUntil()).isEqualTo("2016-07-19");
        assertThat(notice.adoption()).isNull();
        assertThat(notice.entryIntoForce()).isEqualTo("2017-01-01");
        assertThat(notice.link()).isEqualTo("USA/16_2011_00_e.pdf");
        assertThat(file().markets()).containsExactly(CountryCode.of("US"));
        assertThat(file().complete()).isTrue();
    }

    @Test
    public void T1_theSameExportTwiceChangesNothingAndOtherContentIsARevision() {
        market.take(bicycles());
        assertThat(market.take(
                        bicycles(), bicycles("comments_until", "29/07/2016"), bicycles("comments_until", "29/07/2016")))
                .containsExactly("unchanged", "stored", "unchanged");
        assertThat(file().commentsUntil()).isEqualTo("2016-07-29");
        assertThat(file().documents()).hasSize(1);
        assertThat(file().earlier())
                .singleElement()
                .satisfies(before -> assertThat(before.commentsUntil()).isEqualTo("2016-07-19"));
    }

    @Test
    public void T1_anAddendumThatMovesTheTermMakesOneFileWithBothDocuments() {
        market.take(
                bicycles(),
                bicycles(
                        "symbol", "G/TBT/N/USA/1103/Add.1",
                        "distributed", "30/05/2016",
                        "title", "Addendum",
                        "products", "",
                        "comments_until", "2016-09-01",
                        "type", "Addendum"));
        NoticeFile file = market.notices.require(symbol("g/tbt/n/usa/1103/add.1"));
        assertThat(file).isEqualTo(file());
        assertThat(file.commentsUntil()).isEqualTo("2016-09-01");
        assertThat(file.documents())
                .extracting(each -> each.symbol().value())
                .containsExactly("G/TBT/N/USA/1103", "G/TBT/N/USA/1103/Add.1");
        assertThat(file.hs()).containsExactly(HsScope.of("871200"));
    }

    @Test
    public void T1_anAddendumWithoutItsNotificationIsKeptAndSaysSo() {
        market.take(bicycles("symbol", "G/TBT/N/USA/1103/Rev.1/Add.2", "type", "Addendum"));
        assertThat(file().complete()).isFalse();
        market.take(bicycles("distributed", "01/02/2016"));
        assertThat(file().complete()).isTrue();
        assertThat(file().documents()).hasSize(2);
    }

    @Test
    public void T1_badLinesAreRefusedWithTheirFieldAndTheGoodOnesGoIn() {
        List<String> outcomes = market.take(
                bicycles("symbol", "TBT/USA/1103"),
                bicycles("symbol", "G/TBT/N/QQQ/7"),
                bicycles("distributed", "2016-13-40"),
                bicycles("distributed", "02/06/2016"),
                bicycles("comments_until", "as soon as possible"),
                bicycles("comments_until", "19/05/2016"),
                bicycles("hs", "8712, bicycles"),
                bicycles("ics", "bicycles"),
                bicycles("title", ""),
                bicycles());
        assertThat(outcomes).hasSize(10);
        assertThat(outcomes.get(0)).startsWith("1 symbol: 'TBT/USA/1103' is no symbol");
        assertThat(outcomes.get(1)).startsWith("2 symbol: nobody knows a member of the WTO by the code 'QQQ'");
        assertThat(outcomes.get(2)).startsWith("3 distributed: ");
        assertThat(outcomes.get(3)).startsWith("4 distributed: 2016-06-02 is after today, 2016-06-01");
        assertThat(outcomes.get(4)).startsWith("5 comments_until: ");
        assertThat(outcomes.get(5)).startsWith("6 comments_until: comments until 2016-05-19 end before");
        assertThat(outcomes.get(6)).startsWith("7 hs: 'bicycles' is no HS code");
        assertThat(outcomes.get(7)).startsWith("8 ics: 'bicycles' is no ICS code");
        assertThat(outcomes.get(8)).startsWith("9 title: ");
        assertThat(outcomes.get(9)).isEqualTo("stored");
    }

    @Test
    public void T1_aPreviewTellsTheSameAndKeepsNothing() {
        assertThat(market.take(true, bicycles(), bicycles("distributed", "02/06/2016")))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("stored"),
                        second -> assertThat(second).startsWith("2 distributed: "));
        assertThat(market.notices.files(new Notices.Query(null, null, null, 0, 10)))
                .isEmpty();
    }

    @Test
    public void T1_aTermInDaysCountsFromTheDistributionAndNoTermIsNone() {
        market.take(
                bicycles("comments_until", "60 days from notification"),
                bicycles("symbol", "G/SPS/N/BRA/22", "comments_until", "Not applicable"));
        assertThat(file().commentsUntil()).isEqualTo("2016-07-19");
        NoticeFile open = market.notices.require(symbol("G/SPS/N/BRA/22"));
        assertThat(open.deadline()).isEmpty();
        assertThat(open.open(LocalDate.of(2020, 1, 1))).isTrue();
    }

    @Test
    public void T1_membersThatNotifyTogetherMakeOneFileForAllTheirMarkets() {
        market.take(bicycles("symbol", "G/TBT/N/ARE/300, G/TBT/N/BHR/400, G/TBT/N/KWT/300"));
        NoticeFile file = market.notices.require(symbol("G/TBT/N/BHR/400"));
        assertThat(file.symbol()).isEqualTo(symbol("G/TBT/N/ARE/300"));
        assertThat(file.markets())
                .containsExactlyInAnyOrder(CountryCode.of("AE"), CountryCode.of("BH"), CountryCode.of("KW"));
    }

    @Test
    public void T1_theEuropeanUnionIsItsMembersOnTheDay() {
        market.take(bicycles("symbol", "G/TBT/N/EU/380"));
        assertThat(market.notices.require(symbol("G/TBT/N/EU/380")).markets())
                .hasSize(28)
                .contains(CountryCode.of("GB"), CountryCode.of("HR"), CountryCode.of("DE"));
        market.day("2021-06-01");
        market.take(bicycles("symbol", "G/TBT/N/EU/781", "distributed", "2021-03-01", "comments_until", "2021-05-01"));
        assertThat(market.notices.require(symbol("G/TBT/N/EU/781")).markets())
                .hasSize(27)
                .doesNotContain(CountryCode.of("GB"));
    }

    @Test
    public void T1_zoneAndEnterpriseAreMatchedByGoodsAndMarketAndItSaysWhy() {
        market.take(bicycles());
        List<Concerned> concerned = market.notices.concerned(symbol("G/TBT/N/USA/1103"));
        assertThat(concerned)
                .extracting(Concerned::subject)
                .containsExactly(Subject.zone(MarketFixture.KUNSHAN), Subject.enterprise(MarketFixture.BICYCLES));
        assertThat(concerned.get(1).why().en())
                .isEqualTo("exported goods of HS 8712, which 871200 concerns, to US in 2014 to 2016: USD 5000000");
        assertThat(concerned.get(1).zone()).isEqualTo(MarketFixture.KUNSHAN);
        assertThat(concerned.get(0).why().zh()).contains("8712").contains("5000000");
    }

    @Test
    public void T1_aZoneWhoseGoodsFitIsToldThatNoExportsToTheMarketAreKnown() {
        market.take(bicycles("products", "Household appliances (HS 8516)"));
        assertThat(market.notices.concerned(symbol("G/TBT/N/USA/1103")))
                .singleElement()
                .satisfies(zone -> {
                    assertThat(zone.subject()).isEqualTo(Subject.zone(MarketFixture.CIXI));
                    assertThat(zone.exports()).isFalse();
                    assertThat(zone.why().en()).contains("no exports of its members to US are known");
                });
    }

    @Test
    public void T1_aChapterConcernsAllGoodsInItAndAnotherMarketNobodyWhoDoesNotSellThere() {
        market.take(bicycles("products", "Vehicles (HS 87)"), bicycles("symbol", "G/TBT/N/AUS/9"));
        assertThat(market.notices.concerned(symbol("G/TBT/N/USA/1103")))
                .extracting(Concerned::subject)
                .contains(Subject.enterprise(MarketFixture.SCOOTERS), Subject.enterprise(MarketFixture.BICYCLES));
        assertThat(market.notices.concerned(symbol("G/TBT/N/AUS/9")))
                .extracting(Concerned::subject)
                .containsExactly(Subject.zone(MarketFixture.KUNSHAN));
    }

    @Test
    public void T1_whereNoCodeIsNamedAnOfficerAddsIt() {
        market.take(bicycles("products", "Bicycles"));
        assertThat(market.notices.concerned(symbol("G/TBT/N/USA/1103"))).isEmpty();
        NoticeFile file = market.notices.classify(
                symbol("G/TBT/N/USA/1103"), List.of(HsScope.of("8712")), decision("Li", "bicycles are 8712"));
        assertThat(file.hs()).containsExactly(HsScope.of("8712"));
        assertThat(market.notices.concerned(symbol("G/TBT/N/USA/1103"))).hasSize(2);
        assertThat(refusal(() -> market.notices.classify(
                        symbol("G/TBT/N/USA/1"), List.of(HsScope.of("8712")), decision("Li", "x"))))
                .isEqualTo("market.notice.unknown");
    }

    @Test
    public void T1_filesAreFoundByMarketGoodsAndOpenTerm() {
        market.take(bicycles(), bicycles("symbol", "G/TBT/N/DEU/2", "comments_until", "25/05/2016"));
        assertThat(symbols(new Notices.Query(CountryCode.of("DE"), null, null, 0, 10)))
                .containsExactly("G/TBT/N/DEU/2");
        assertThat(symbols(new Notices.Query(null, HsScope.of("87"), market.today(), 0, 10)))
                .containsExactly("G/TBT/N/USA/1103");
        assertThat(symbols(new Notices.Query(null, HsScope.of("8516"), null, 0, 10)))
                .isEmpty();
        assertThat(symbols(new Notices.Query(null, null, null, 1, 1))).hasSize(1);
    }

    private List<String> symbols(Notices.Query query) {
        return market.notices.files(query).stream()
                .map(file -> file.symbol().value())
                .toList();
    }

    @Test
    public void T1_whatIsEnteredByHandIsAuditedUnderItsName() {
        Notice notice = new Notice(
                symbol("G/TBT/N/USA/1103"),
                List.of(),
                LocalDate.of(2016, 5, 20),
                "United States of America",
                "Bicycles",
                "",
                List.of(HsScope.of("8712")),
                List.of(),
                "",
                "",
                "",
                LocalDate.of(2016, 7, 19),
                null,
                null,
                "",
                "");
        market.notices.enter(notice, "Chen");
        StepSource audit = new StepSource(market.tables);
        List<AuditedChange> changes = audit.changes("", 10);
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.subject()).isEqualTo("notice:G/TBT/N/USA/1103");
            assertThat(change.action()).isEqualTo("notice.entered");
            assertThat(change.who().by()).isEqualTo("Chen");
            assertThat(change.after().get("what")).contains("comments until 2016-07-19");
        });
        assertThat(audit.changes(changes.get(0).position(), 10)).isEmpty();
    }

    @Test
    public void T1_aDocumentThatChangesForEverIsKeptFiftyTimes() {
        for (int i = 1; i <= 51; i++) {
            Map<String, String> row = bicycles("title", "Draft " + i);
            List<String> outcome = market.take(row);
            assertThat(outcome.get(0)).as("%s", i).startsWith(i <= 50 ? "stored" : "1 symbol: ");
        }
        assertThat(file().title()).isEqualTo("Draft 50");
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ShifanException.class, call).message().key();
    }
}
