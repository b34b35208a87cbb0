// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.warning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.api.identity.Place;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.market.ForeignStandard;
import org.shifan.api.market.HsScope;
import org.shifan.api.market.Participation;
import org.shifan.api.market.Warning;
import org.shifan.api.market.Warnings;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.plugin.PlugIns;
import org.shifan.market.MarketFixture;
import org.shifan.market.archive.MarketLines;
import org.shifan.market.facts.MarketFacts;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.shifan.market.MarketFixture.bicycles;
import static org.shifan.market.MarketFixture.decision;

/** T1 and T2: those concerned are warned before the term is over, and who has read it is known. */
@Category(EachDatabase.class)
public class WarningsTest {
    private static final Subject ZONE = Subject.zone(MarketFixture.KUNSHAN);
    private static final Subject FIRM = Subject.enterprise(MarketFixture.BICYCLES);
    private static final FactId COUNT = FactId.of("market.warning.count");
    private static final FactId READ = FactId.of("market.warning.read.share");
    private static final FactId TRAINED = FactId.of("market.training.share");

    private final MarketFixture market = new MarketFixture();
    private final List<Warning> heard = new ArrayList<>();
    private final WarningDesk warnings = new WarningDesk(
                    market.tables,
                    market.notices,
                    market.standards,
                    market.exporters,
                    market.supervisors,
                    market.permissions,
                    PlugIns.ordinary(),
                    20,
                    30)
            .with(List.of(
                    said -> {
                        throw new IllegalStateException("deaf");
                    },
                    heard::addAll));

    @After
    public void close() {
        market.close();
    }

    private List<Warning> of(Subject subject) {
        return warnings.warnings(new Warnings.Query(null, subject, false, 0, 10));
    }

    @Test
    public void T1_thoseConcernedAreWarnedOnceWithReasonAndTerm() {
        market.take(bicycles());
        List<Warning> raised = warnings.look();
        assertThat(raised).extracting(Warning::subject).containsExactlyInAnyOrder(ZONE, FIRM);
        assertThat(raised).allSatisfy(warning -> {
            assertThat(warning.reference()).isEqualTo("G/TBT/N/USA/1103");
            assertThat(warning.due()).isEqualTo("2016-07-19");
            assertThat(warning.late()).isFalse();
            assertThat(warning.zone()).isEqualTo(MarketFixture.KUNSHAN);
            assertThat(warning.why().en()).contains("USD 5000000");
        });
        assertThat(heard).isEqualTo(raised);
        assertThat(warnings.look()).isEmpty();
        assertThat(of(FIRM)).hasSize(1);
        assertThat(warnings.warnings(new Warnings.Query(MarketFixture.NINGBO, null, false, 0, 10)))
                .isEmpty();
    }

    @Test
    public void T1_whoeverIsWarnedWithTooFewDaysLeftIsWarnedLate() {
        market.take(
                bicycles("comments_until", "20/06/2016"),
                bicycles("symbol", "G/TBT/N/USA/9", "comments_until", "21/06/2016"));
        assertThat(warnings.look())
                .filteredOn(warning -> warning.subject().equals(ZONE))
                .extracting(Warning::reference, Warning::late)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("G/TBT/N/USA/1103", true),
                        org.assertj.core.api.Assertions.tuple("G/TBT/N/USA/9", false));
    }

    @Test
    public void T1_whatIsLongOverIsKeptAndNobodyIsWarnedOfIt() {
        market.take(
                bicycles("distributed", "01/01/2016", "comments_until", "01/05/2016"),
                bicycles("symbol", "G/TBT/N/USA/9", "distributed", "01/01/2016", "comments_until", "02/05/2016"),
                bicycles("symbol", "G/TBT/N/USA/10", "distributed", "01/01/2016", "comments_until", ""));
        assertThat(warnings.look()).extracting(Warning::reference).containsOnly("G/TBT/N/USA/9");
    }

    @Test
    public void T1_aTermThatMovesIsWarnedOfAnew() {
        market.take(bicycles());
        warnings.look();
        market.take(bicycles(
                "symbol", "G/TBT/N/USA/1103/Add.1",
                "distributed", "01/06/2016",
                "products", "",
                "comments_until", "30/08/2016"));
        assertThat(warnings.look())
                .extracting(Warning::subject, Warning::due)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple(ZONE, LocalDate.of(2016, 8, 30)),
                        org.assertj.core.api.Assertions.tuple(FIRM, LocalDate.of(2016, 8, 30)));
    }

    @Test
    public void T1_whatNobodyReadIsSaidAgainOnceBeforeItsTimeIsOver() {
        market.take(bicycles());
        warnings.look();
        warnings.read(of(ZONE).get(0).id(), "zone office");
        market.day("2016-06-28");
        assertThat(warnings.look()).isEmpty();
        market.day("2016-06-29");
        assertThat(warnings.look()).singleElement().satisfies(again -> {
            assertThat(again.subject()).isEqualTo(FIRM);
            assertThat(again.reminded()).isEqualTo("2016-06-29");
        });
        assertThat(warnings.look()).isEmpty();
    }

    private List<Deadline> deadlines(BureauCode bureau, String day) {
        return new WarningDeadlines(market.tables).deadlines(bureau, LocalDate.parse(day));
    }

    @Test
    public void T1_theEndOfACommentPeriodIsADeadlineOfTheBureauUntilItIsOver() {
        market.take(bicycles());
        assertThat(deadlines(null, "2016-06-01")).isEmpty();
        warnings.look();
        warnings.read(of(ZONE).get(0).id(), "zone office");
        assertThat(deadlines(MarketFixture.JIANGSU, "2016-07-19"))
                .singleElement()
                .satisfies(deadline -> {
                    assertThat(deadline.due()).isEqualTo("2016-07-19");
                    assertThat(deadline.late()).isZero();
                    assertThat(deadline.key()).isEqualTo("market.notice.G/TBT/N/USA/1103");
                    assertThat(deadline.subject()).isNull();
                    assertThat(deadline.what().en())
                            .isEqualTo(
                                    "comments on G/TBT/N/USA/1103: 2 zones and enterprises were warned, 1 of them have not"
                                            + " read it");
                });
        assertThat(deadlines(MarketFixture.NINGBO, "2016-07-19")).isEmpty();
        assertThat(deadlines(null, "2016-07-20")).isEmpty();
    }

    @Test
    public void T1_aTermThatMovesIsOneDeadlineAndThatOfTheNewestTerm() {
        market.take(bicycles());
        warnings.look();
        market.take(bicycles(
                "symbol", "G/TBT/N/USA/1103/Add.1",
                "distributed", "01/06/2016",
                "products", "",
                "comments_until", "30/08/2016"));
        warnings.look();
        assertThat(deadlines(null, "2016-06-02")).singleElement().satisfies(deadline -> {
            assertThat(deadline.due()).isEqualTo("2016-08-30");
            assertThat(deadline.what().en()).contains("2 zones and enterprises", "2 of them");
        });
    }

    @Test
    public void T1_whoHasReadItWhenStandsBesideIt() {
        market.take(bicycles());
        warnings.look();
        long id = of(FIRM).get(0).id();
        assertThat(warnings.require(id).read()).isFalse();
        warnings.read(id, "Wang");
        market.day("2016-07-20");
        warnings.read(id, "Wang");
        Warning read = warnings.read(id, "Zhao");
        assertThat(read.receipts())
                .containsExactly(
                        new Warning.Receipt("Wang", LocalDate.of(2016, 6, 1)),
                        new Warning.Receipt("Zhao", LocalDate.of(2016, 7, 20)));
        assertThat(read.readInTime()).isTrue();
        assertThat(warnings.warnings(new Warnings.Query(null, null, true, 0, 10)))
                .extracting(Warning::subject)
                .containsExactly(ZONE);
        assertThat(refusal(() -> warnings.read(4711, "Wang"))).isEqualTo("market.warning.unknown");
        assertThat(refusal(() -> warnings.read(id, " "))).isEqualTo("market.reader.missing");
    }

    @Test
    public void T2_thoseConcernedAreWarnedOfAStandardThatChangesAndNotOfItsFirstVersion() {
        ForeignStandard standard = market.standards.register(
                CountryCode.of("DE"),
                "EN ISO 4210-2",
                "Cycles, safety requirements",
                List.of(HsScope.of("8712")),
                version("2014", "2014-08-01", "replaces EN 14764"));
        assertThat(warnings.look()).isEmpty();
        market.standards.change(standard.id(), version("2015", "2016-09-01", "other test of forks"));
        assertThat(warnings.look()).extracting(Warning::subject).containsExactlyInAnyOrder(ZONE, FIRM);
        assertThat(deadlines(null, "2016-06-01"))
                .singleElement()
                .satisfies(
                        deadline -> assertThat(deadline.what().en()).startsWith("DE EN ISO 4210-2:2015 has to be met"));
        assertThat(of(FIRM)).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Warning.Kind.STANDARD);
            assertThat(warning.reference()).isEqualTo("DE EN ISO 4210-2:2015");
            assertThat(warning.title()).contains("other test of forks");
            assertThat(warning.due()).isEqualTo("2016-09-01");
        });
    }

    private static ForeignStandard.Version version(String name, String from, String change) {
        return new ForeignStandard.Version(
                name, null, LocalDate.parse(from), change, null, decision("Li", "seen in the catalogue"));
    }

    @Test
    public void T1_factsTellHowManyWarningsWereReadInTimeAndHowManyMembersWereTrained() {
        MarketFacts facts = new MarketFacts(market.tables, warnings, market.trainings, market.memberships());
        assertThat(facts(facts, ZONE).get(COUNT)).isInstanceOf(FactValue.Missing.class);
        market.take(bicycles());
        warnings.look();
        warnings.read(of(FIRM).get(0).id(), "Wang");
        market.day("2016-08-01");
        warnings.read(of(ZONE).get(0).id(), "too late");
        long training = market.trainings
                .hold(
                        MarketFixture.JIANGSU,
                        MarketFixture.KUNSHAN,
                        LocalDate.of(2016, 6, 1),
                        "New rules",
                        "",
                        List.of(),
                        decision("Li", "held"))
                .id();
        assertThat(known(facts, ZONE, TRAINED)).isEqualTo("0");
        market.trainings.attended(training, MarketFixture.BICYCLES.value(), "Wang", decision("Li", "list"));

        assertThat(known(facts, ZONE, COUNT)).isEqualTo("2");
        assertThat(known(facts, ZONE, READ)).isEqualTo("50");
        assertThat(known(facts, FIRM, READ)).isEqualTo("100");
        assertThat(known(facts, ZONE, TRAINED)).isEqualTo("100");
        assertThat(facts(facts, Subject.enterprise(MarketFixture.SCOOTERS)).get(READ))
                .isInstanceOf(FactValue.Missing.class);
        assertThat(facts.revision()).startsWith("register ");
    }

    @Test
    public void T1_aWarningThatWasReadAfterTheYearAndBeforeItsTermWasReadInTime() {
        MarketFacts facts = new MarketFacts(market.tables, warnings, market.trainings, market.memberships());
        market.day("2016-12-20");
        market.take(bicycles("distributed", "2016-12-19", "comments_until", "2017-02-10"));
        warnings.look();
        market.day("2017-01-05");
        warnings.read(of(FIRM).get(0).id(), "Wang");
        market.day("2017-02-11");
        warnings.read(of(ZONE).get(0).id(), "too late");

        assertThat(read(facts, FIRM, "2016-12-31")).isEqualTo("0");
        assertThat(read(facts, FIRM, "2017-01-04")).isEqualTo("0");
        assertThat(read(facts, FIRM, "2017-01-05")).isEqualTo("100");
        assertThat(read(facts, FIRM, "2017-03-01")).isEqualTo("100");
        assertThat(read(facts, ZONE, "2017-03-01")).isEqualTo("50");
    }

    @Test
    public void T1_aWarningWithoutATermIsReadInTimeWithinTheYearInWhichItWasRaised() {
        MarketFacts facts = new MarketFacts(market.tables, warnings, market.trainings, market.memberships());
        market.day("2016-12-20");
        market.take(bicycles("distributed", "2016-12-19", "comments_until", ""));
        warnings.look();
        assertThat(of(FIRM).get(0).due()).isNull();
        market.day("2017-01-05");
        warnings.read(of(FIRM).get(0).id(), "Wang");
        assertThat(read(facts, FIRM, "2017-03-01")).isEqualTo("0");
    }

    private static String read(MarketFacts facts, Subject subject, String asOf) {
        Map<FactId, FactValue> found = facts.facts(Set.of(READ), List.of(subject), 2016, LocalDate.parse(asOf), null)
                .get(subject);
        return ((FactValue.Known) found.get(READ)).value().toPlainString();
    }

    private static Map<FactId, FactValue> facts(MarketFacts facts, Subject subject) {
        Set<FactId> asked = subject.kind() == Subject.Kind.ZONE ? Set.of(COUNT, READ, TRAINED) : Set.of(COUNT, READ);
        return facts.facts(asked, List.of(subject), 2016, LocalDate.of(2016, 12, 31), null)
                .get(subject);
    }

    private static String known(MarketFacts facts, Subject subject, FactId fact) {
        return ((FactValue.Known) facts(facts, subject).get(fact)).value().toPlainString();
    }

    @Test
    public void T1_whoMayNotReadWarningsOfASubjectIsAskedForItsPlaceAndRefused() {
        market.take(bicycles());
        warnings.look();
        long id = of(FIRM).get(0).id();
        market.forbidden.put("warning.read", new ArrayList<>());
        assertThat(refusal(() -> warnings.read(id, "Wang"))).isEqualTo("identity.refused");
        assertThat(market.forbidden.get("warning.read")).singleElement().satisfies(place -> {
            assertThat(place.enterprise()).isEqualTo(MarketFixture.BICYCLES);
            assertThat(place.bureau()).isEqualTo(MarketFixture.JIANGSU);
        });
        assertThat(warnings.require(id).read()).isFalse();
        market.forbidden.put("warning.look", new ArrayList<>());
        assertThat(refusal(warnings::look)).isEqualTo("identity.refused");
    }

    @Test
    public void Q1_theArchiveOfAnEnterpriseHoldsWhatItWasWarnedOfAndTaughtAndWhereItTakesPart() {
        market.take(bicycles());
        warnings.look();
        long training = market.trainings
                .hold(
                        MarketFixture.JIANGSU,
                        null,
                        LocalDate.of(2016, 5, 10),
                        "New rules",
                        "",
                        List.of(),
                        decision("Li", "held"))
                .id();
        market.trainings.attended(training, MarketFixture.BICYCLES.value(), "Wang", decision("Li", "list"));
        market.concerns.raise(FIRM, CountryCode.of("US"), "Forks", "too soon", "", decision("Li", "asked"));
        long standard = market.participations
                .enter(
                        Participation.Kind.STANDARD_WORK,
                        MarketFixture.JIANGSU,
                        "ISO 4210",
                        "",
                        "international",
                        0,
                        LocalDate.of(2016, 1, 1),
                        decision("Li", "agreed"))
                .id();
        market.participations.takePart(standard, FIRM, decision("Li", "committee"));
        MarketLines lines = new MarketLines(warnings, market.trainings, market.concerns, market.participations);
        assertThat(lines.lines(market.enterprise(MarketFixture.BICYCLES)))
                .extracting(line -> line.what().en())
                .satisfiesExactly(
                        warned -> assertThat(warned)
                                .startsWith(
                                        "warned of G/TBT/N/USA/1103 Requirements for bicycles (nobody has read it)"),
                        trained -> assertThat(trained).isEqualTo("Wang was at the training 'New rules'"),
                        concern -> assertThat(concern).isEqualTo("trade concern 'Forks' about US: not closed yet"),
                        part -> assertThat(part).isEqualTo("standard: ISO 4210"));
        assertThat(lines.lines(market.enterprise(MarketFixture.SCOOTERS))).isEmpty();
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ShifanException.class, call).message().key();
    }

    @Test
    public void O1_everyRoleLooksForAndReadsWarningsAsTheTableSays() {
        market.take(bicycles());
        warnings.look();
        long id = of(FIRM).get(0).id();
        market.roles
                .everyRole(
                        Warnings.class,
                        new Place(MarketFixture.JIANGSU, DivisionCode.of("320583"), null, MarketFixture.BICYCLES))
                .change("read", () -> warnings.read(id, "somebody"))
                .read("require", () -> warnings.require(id))
                .read("warnings", () -> warnings.warnings(new Warnings.Query(null, null, false, 0, 10)))
                .at(Place.COUNTRY)
                .change("look", warnings::look)
                .isAsDocumented(() -> of(FIRM));
    }
}
