// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.identity.Place;
import org.shifan.api.market.ForeignStandard;
import org.shifan.api.market.ForeignStandards;
import org.shifan.api.market.HsScope;
import org.shifan.api.market.Notices;
import org.shifan.api.market.Participation;
import org.shifan.api.market.Participation.Kind;
import org.shifan.api.market.Participations;
import org.shifan.api.market.Participations.Candidate;
import org.shifan.api.market.TradeConcern;
import org.shifan.api.market.TradeConcerns;
import org.shifan.api.market.Training;
import org.shifan.api.market.Trainings;
import org.shifan.api.text.ShifanException;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.EveryRole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.shifan.market.MarketFixture.BICYCLES;
import static org.shifan.market.MarketFixture.JIANGSU;
import static org.shifan.market.MarketFixture.KUNSHAN;
import static org.shifan.market.MarketFixture.SCOOTERS;
import static org.shifan.market.MarketFixture.bicycles;
import static org.shifan.market.MarketFixture.decision;
import static org.shifan.market.MarketFixture.documented;
import static org.shifan.market.MarketFixture.symbol;

/** T2 and T3: foreign standards, training, trade concerns, and the part that zones and enterprises take. */
@Category(EachDatabase.class)
public class RegistersTest {
    private static final CountryCode US = CountryCode.of("US");
    private static final LocalDate MAY = LocalDate.of(2016, 5, 10);
    private static final Subject FIRM = Subject.enterprise(BICYCLES);
    private static final Subject ZONE = Subject.zone(KUNSHAN);

    private final MarketFixture market = new MarketFixture();

    @After
    public void close() {
        market.close();
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ShifanException.class, call).message().key();
    }

    private static ForeignStandard.Version version(String name, String from, String notice) {
        return new ForeignStandard.Version(
                name,
                null,
                LocalDate.parse(from),
                "what is new in " + name,
                notice == null ? null : symbol(notice),
                decision("Li", "seen"));
    }

    private ForeignStandard standard() {
        return market.standards.register(
                US,
                "16 CFR 1512",
                "Requirements for bicycles",
                List.of(HsScope.of("8712")),
                version("1978", "1978-05-11", null));
    }

    @Test
    public void T2_aStandardKeepsItsVersionsAndTellsWhichHoldsOnADay() {
        market.take(bicycles());
        long id = standard().id();
        ForeignStandard changed = market.standards.change(id, version("2011", "2016-09-01", "G/TBT/N/USA/1103"));
        assertThat(changed.on(LocalDate.of(2016, 8, 31)).orElseThrow().version())
                .isEqualTo("1978");
        assertThat(changed.on(LocalDate.of(2016, 9, 1)).orElseThrow().version()).isEqualTo("2011");
        assertThat(changed.on(LocalDate.of(1978, 5, 10))).isEmpty();
        assertThat(changed.newest().notice()).isEqualTo(symbol("G/TBT/N/USA/1103"));
        assertThat(market.standards.standards(US, HsScope.of("87"))).containsExactly(changed);
        assertThat(market.standards.standards(CountryCode.of("DE"), null)).isEmpty();
        assertThat(market.standards.concerned(id))
                .extracting(each -> each.subject())
                .containsExactly(ZONE, FIRM);
    }

    @Test
    public void T2_aStandardIsEnteredOnceAndItsVersionsInOrder() {
        long id = standard().id();
        assertThat(refusal(() -> market.standards.register(
                        US, "16cfr1512", "the same", List.of(HsScope.of("8712")), version("2011", "2011-01-01", null))))
                .isEqualTo("market.standard.known");
        assertThat(refusal(() -> market.standards.change(id, version("1978", "2017-01-01", null))))
                .isEqualTo("market.standard.version");
        assertThat(refusal(() -> market.standards.change(id, version("1977", "1978-05-11", null))))
                .isEqualTo("market.standard.order");
        assertThat(refusal(() -> market.standards.change(id, version("2011", "2016-09-01", "G/TBT/N/USA/4711"))))
                .isEqualTo("market.notice.unknown");
        assertThat(refusal(() -> market.standards.change(4711, version("2011", "2016-09-01", null))))
                .isEqualTo("market.standard.unknown");
        assertThat(refusal(() -> market.standards.register(
                        US, "X 1", "about nothing", List.of(), version("1", "2016-01-01", null))))
                .isEqualTo("market.hs.none");
        assertThat(market.standards.require(id).versions()).hasSize(1);
    }

    @Test
    public void T2_aTrainingKeepsWhoWasThereAndTellsWhichMembersWereNeverReached() {
        market.member(SCOOTERS, KUNSHAN);
        Training training = market.trainings.hold(
                JIANGSU,
                KUNSHAN,
                MAY,
                "Bicycles in the USA",
                "Kunshan",
                List.of("G/TBT/N/USA/1103"),
                documented("Li", "held"));
        market.trainings.attended(training.id(), BICYCLES.value(), "Wang", decision("Li", "signed the list"));
        assertThat(refusal(() ->
                        market.trainings.attended(training.id(), BICYCLES.value(), " Wang ", decision("Li", "again"))))
                .isEqualTo("market.training.twice");
        assertThat(refusal(() -> market.trainings.attended(training.id(), BICYCLES.value(), "", decision("Li", "x"))))
                .isEqualTo("market.training.person");
        assertThat(market.trainings.require(training.id()).participants())
                .containsExactly(new Training.Participant(BICYCLES, "Wang"));
        assertThat(market.trainings.unreached(KUNSHAN, 2016)).containsExactly(SCOOTERS);
        assertThat(market.trainings.unreached(KUNSHAN, 2015)).containsExactly(SCOOTERS, BICYCLES);
        assertThat(market.trainings.trainings(JIANGSU, KUNSHAN, 2016)).hasSize(1);
        assertThat(market.trainings.trainings(null, null, 2015)).isEmpty();
    }

    @Test
    public void T2_aTrainingThatIsPlannedOrOfAnotherBureausZoneIsRefused() {
        assertThat(refusal(() -> market.trainings.hold(
                        JIANGSU, null, market.today().plusDays(1), "planned", "", List.of(), decision("Li", "x"))))
                .isEqualTo("market.day.future");
        assertThat(refusal(() -> market.trainings.hold(
                        MarketFixture.NINGBO, KUNSHAN, MAY, "elsewhere", "", List.of(), decision("Li", "x"))))
                .isEqualTo("core.zone.other-bureau");
        assertThat(refusal(() -> market.trainings.hold(JIANGSU, null, MAY, " ", "", List.of(), decision("Li", "x"))))
                .isEqualTo("market.training.topic");
    }

    @Test
    public void T3_aTradeConcernIsFollowedFromTheHindranceToItsOutcome() {
        TradeConcern raised = market.concerns.raise(
                FIRM,
                US,
                "Test of forks",
                "cannot be done in time",
                "G/TBT/N/USA/1103",
                decision("Li", "asked by the firm"));
        assertThat(raised.bureau()).isEqualTo(JIANGSU);
        market.concerns.step(raised.id(), "letter to the enquiry point", decision("Li", "sent"));
        assertThat(refusal(() -> market.concerns.close(
                        raised.id(), TradeConcern.Outcome.PARTLY, decision("Li", "six months more"))))
                .isEqualTo("market.concern.evidence");
        assertThat(market.concerns.concerns(JIANGSU, FIRM, US, true)).hasSize(1);

        TradeConcern closed =
                market.concerns.close(raised.id(), TradeConcern.Outcome.PARTLY, documented("Li", "six months more"));
        assertThat(closed.outcome()).isEqualTo(TradeConcern.Outcome.PARTLY);
        assertThat(closed.steps())
                .extracting(step -> step.what().en())
                .containsExactly(
                        "trade concern 'Test of forks' about US for " + FIRM,
                        "letter to the enquiry point",
                        "closed: met in part");
        assertThat(market.concerns.concerns(null, null, null, true)).isEmpty();
        assertThat(market.concerns.concerns(null, null, null, false)).containsExactly(closed);
        assertThat(refusal(() -> market.concerns.step(raised.id(), "more", decision("Li", "x"))))
                .isEqualTo("market.concern.closed");
        assertThat(refusal(() -> market.concerns.require(4711))).isEqualTo("market.concern.unknown");
        assertThat(refusal(() -> market.concerns.raise(FIRM, US, "", "text", "", decision("Li", "x"))))
                .isEqualTo("market.concern.empty");
    }

    private Participation enter(Kind kind, String title, String scope, int places) {
        return market.participations.enter(
                kind, JIANGSU, title, "detail", scope, places, LocalDate.of(2016, 9, 1), decision("Li", "agreed"));
    }

    @Test
    public void T3_anEnterpriseHelpsToWriteAStandardAndABodyHasMembersOfSeveralBureaus() {
        Participation standard = enter(Kind.STANDARD_WORK, "ISO 4210", "international", 0);
        assertThat(refusal(() -> market.participations.takePart(standard.id(), ZONE, decision("Li", "x"))))
                .isEqualTo("market.participation.enterprise");
        market.participations.takePart(standard.id(), FIRM, decision("Li", "sits on the committee"));
        Participation body = enter(Kind.PROMOTION_BODY, "Bicycle safety alliance", "", 0);
        market.participations.takePart(body.id(), ZONE, decision("Li", "founded it"));
        market.participations.takePart(body.id(), Subject.zone(MarketFixture.CIXI), decision("Li", "joined"));

        assertThat(market.participations.all(null, null, FIRM))
                .extracting(Participation::title)
                .containsExactly("ISO 4210");
        assertThat(market.participations.all(Kind.PROMOTION_BODY, JIANGSU, null))
                .singleElement()
                .satisfies(each -> assertThat(each.parties()).hasSize(2));
        assertThat(refusal(() -> market.participations.takePart(body.id(), ZONE, decision("Li", "x"))))
                .isEqualTo("market.participation.twice");
        assertThat(refusal(() -> enter(Kind.STANDARD_WORK, "without a level", "", 0)))
                .isEqualTo("market.participation.scope");
        assertThat(refusal(() -> enter(Kind.PROMOTION_BODY, "with places", "", 3)))
                .isEqualTo("market.participation.places");
        assertThat(refusal(() -> market.participations.candidates(body.id())))
                .isEqualTo("market.participation.exchange");
    }

    @Test
    public void T3_placesAbroadGoToZonesAndDemonstrationEnterprisesFirst() {
        market.level(KUNSHAN, Level.NATIONAL);
        market.demonstration(BICYCLES);
        Participation fair = enter(Kind.EXCHANGE, "Talks at Brussels", "", 2);
        assertThat(market.participations.candidates(fair.id()))
                .extracting(Candidate::subject, Candidate::rank)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(ZONE, 1), org.assertj.core.api.Assertions.tuple(FIRM, 3));
        assertThat(refusal(() -> market.participations.takePart(fair.id(), FIRM, decision("Li", "first come"))))
                .isEqualTo("market.participation.rank");
        market.participations.takePart(fair.id(), ZONE, decision("Li", "by rank"));
        Participation given = market.participations.takePart(fair.id(), FIRM, decision("Li", "by rank"));
        assertThat(given.parties()).extracting(Participation.Party::rank).containsExactly(1, 3);
        assertThat(refusal(() ->
                        market.participations.takePart(fair.id(), Subject.enterprise(SCOOTERS), decision("Li", "x"))))
                .isEqualTo("market.participation.full");
    }

    @Test
    public void T3_aPlaceOutOfTurnNeedsTheDocumentThatSaysWhy() {
        market.level(KUNSHAN, Level.PROVINCIAL);
        Participation fair = enter(Kind.EXCHANGE, "Talks at Brussels", "", 1);
        Subject other = Subject.enterprise(SCOOTERS);
        assertThat(refusal(() -> market.participations.takePart(fair.id(), other, decision("Li", "asked first"))))
                .isEqualTo("market.participation.rank");
        Participation given = market.participations.takePart(fair.id(), other, documented("Li", "the zone declined"));
        assertThat(given.parties()).singleElement().satisfies(party -> {
            assertThat(party.rank()).isEqualTo(4);
            assertThat(party.decision().evidence()).isEqualTo("paper 7");
        });
    }

    @Test
    public void T3_whoMayNotIsRefusedBeforeAnythingIsKept() {
        long concern = market.concerns
                .raise(FIRM, US, "Forks", "too soon", "", decision("Li", "asked"))
                .id();
        for (String operation : List.of(
                "concern.raise",
                "concern.handle",
                "training.enter",
                "participation.enter",
                "foreign-standard.enter",
                "notice.enter")) {
            market.forbidden.put(operation, new ArrayList<>());
        }
        assertThat(refusal(() -> market.concerns.raise(FIRM, US, "Again", "x", "", decision("Li", "x"))))
                .isEqualTo("identity.refused");
        assertThat(refusal(() -> market.concerns.step(concern, "letter", decision("Li", "x"))))
                .isEqualTo("identity.refused");
        assertThat(refusal(() -> market.trainings.hold(JIANGSU, KUNSHAN, MAY, "x", "", List.of(), decision("Li", "x"))))
                .isEqualTo("identity.refused");
        assertThat(refusal(() -> enter(Kind.PROMOTION_BODY, "x", "", 0))).isEqualTo("identity.refused");
        assertThat(refusal(this::standard)).isEqualTo("identity.refused");
        assertThat(refusal(() -> market.notices.classify(
                        symbol("G/TBT/N/USA/1103"), List.of(HsScope.of("8712")), decision("Li", "x"))))
                .isEqualTo("identity.refused");
        assertThat(market.forbidden.get("training.enter").get(0).zone()).isEqualTo(KUNSHAN);
        assertThat(market.concerns.require(concern).steps()).hasSize(1);
        assertThat(market.standards.standards(null, null)).isEmpty();
    }

    @Test
    public void O1_everyRoleEntersWhatConcernsForeignMarketsAsTheTableSays() {
        market.take(bicycles());
        long standard = standard().id();
        long concern = market.concerns
                .raise(FIRM, US, "Helmets", "text", "", decision("Li", "asked"))
                .id();
        long training = market.trainings
                .hold(JIANGSU, KUNSHAN, MAY, "Bicycles", "Kunshan", List.of(), documented("Li", "held"))
                .id();
        long body = enter(Kind.PROMOTION_BODY, "Bicycle club", "", 0).id();
        Decision by = documented(EveryRole.ACCOUNT, "as the table says");
        DivisionCode division = DivisionCode.of("320583");
        Place firm = new Place(JIANGSU, division, null, BICYCLES);
        Place zone = new Place(JIANGSU, division, KUNSHAN, null);
        Place exporter = new Place(JIANGSU, division, KUNSHAN, BICYCLES);
        market.roles
                .everyRole(TradeConcerns.class, firm)
                .change("raise", () -> market.concerns.raise(FIRM, US, "Again", "text", "", by))
                .change("step", () -> market.concerns.step(concern, "letter", by))
                .change("close", () -> market.concerns.close(concern, TradeConcern.Outcome.values()[0], by))
                .read("require", () -> market.concerns.require(concern))
                .read("concerns", () -> market.concerns.concerns(null, null, null, false))
                .isAsDocumented(() -> market.concerns.concerns(null, null, null, false));
        market.roles
                .everyRole(Trainings.class, zone)
                .change("hold", () -> market.trainings.hold(JIANGSU, KUNSHAN, MAY, "x", "", List.of(), by))
                .change("attended", () -> market.trainings.attended(training, BICYCLES.value(), "Wang", by))
                .read("require", () -> market.trainings.require(training))
                .read("trainings", () -> market.trainings.trainings(null, null, null))
                .read("unreached", () -> market.trainings.unreached(KUNSHAN, 2016))
                .isAsDocumented(() -> market.trainings.trainings(null, null, null));
        market.roles
                .everyRole(Participations.class, firm)
                .change("enter", () -> enter(Kind.PROMOTION_BODY, "Another", "", 0))
                .change("takePart", () -> market.participations.takePart(body, FIRM, by))
                .isAsDocumented(() -> market.participations.all(null, null, null));
        market.roles
                .everyRole(ForeignStandards.class, Place.COUNTRY)
                .change("register", this::standard)
                .change("change", () -> market.standards.change(standard, version("2011", "2016-09-01", null)))
                .at(exporter)
                .read("concerned", () -> market.standards.concerned(standard))
                .isAsDocumented(() -> market.standards.standards(null, null));
        market.roles
                .everyRole(Notices.class, Place.COUNTRY)
                .change(
                        "enter",
                        () -> market.notices.enter(
                                market.notices
                                        .require(symbol("G/TBT/N/USA/1103"))
                                        .documents()
                                        .get(0),
                                EveryRole.ACCOUNT))
                .change(
                        "classify",
                        () -> market.notices.classify(symbol("G/TBT/N/USA/1103"), List.of(HsScope.of("8712")), by))
                .at(exporter)
                .read("concerned", () -> market.notices.concerned(symbol("G/TBT/N/USA/1103")))
                .isAsDocumented(() -> market.notices.files(new Notices.Query(null, null, null, 0, 10)));
    }
}
