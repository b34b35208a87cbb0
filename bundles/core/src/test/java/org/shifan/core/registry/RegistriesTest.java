// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.Entry;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Level;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.core.store.EnterpriseBook;
import org.shifan.core.store.Origin;
import org.shifan.core.store.Register;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Category(EachDatabase.class)
public class RegistriesTest {
    private static final BureauCode JIANGSU = BureauCode.of("jiangsu");
    private static final BureauCode NINGBO = BureauCode.of("ningbo");
    private static final ZoneId KUNSHAN = ZoneId.of("320583-01");
    private static final ZoneId CHANGSHU = ZoneId.of("320581-01");
    private static final ZoneId YUYAO = ZoneId.of("330281-01");
    private static final OrganisationCode FIRST = OrganisationCode.of("192203821");
    private static final OrganisationCode OTHER = OrganisationCode.of("551385082");

    private final Registers registers = new Registers();

    @Before
    public void enter() {
        register(KUNSHAN, JIANGSU);
        register(CHANGSHU, JIANGSU);
        register(YUYAO, NINGBO);
        enter(FIRST, JIANGSU);
        enter(OTHER, NINGBO);
    }

    @After
    public void close() {
        registers.close();
    }

    private void register(ZoneId id, BureauCode bureau) {
        registers.zones.register(zone(id, id.division(), bureau), decided("2014-01-01", "founded"));
    }

    private static Zone zone(ZoneId id, DivisionCode division, BureauCode bureau) {
        Text name = Text.same(id.value());
        return new Zone(
                id, name, division, bureau, name, List.of(HsCode.of("8712"), HsCode.of("8714")), "C37", "test", "");
    }

    private void enter(OrganisationCode code, BureauCode bureau) {
        registers.jpa.tx(em -> {
            Register.ENTERPRISES.write(em);
            new EnterpriseBook(em)
                    .enter(
                            new Enterprise(code, null, "甲", DivisionCode.of("320583"), bureau, false),
                            decided("2014-01-01", "entered"),
                            Registers.CLOCK.instant(),
                            Origin.DECIDED);
        });
    }

    private static Decision decided(String on, String reason) {
        return new Decision("bureau", LocalDate.parse(on), reason, "letter");
    }

    private static DateRange from(String day) {
        return DateRange.from(LocalDate.parse(day));
    }

    private static void refused(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    public void aChangedEntryOfAZoneIsAddedAndTheOneBeforeStays() {
        Zone before = registers.zones.require(KUNSHAN);
        Zone after = zone(KUNSHAN, DivisionCode.of("320500"), JIANGSU);
        registers.zones.register(after, decided("2015-02-03", "wider area"));
        assertThat(registers.zones.require(KUNSHAN)).isEqualTo(after);
        assertThat(registers.zones.history(KUNSHAN)).extracting(Entry::value).containsExactly(before, after);
        assertThat(registers.zones.history(KUNSHAN).get(1).decision().on()).isEqualTo(LocalDate.of(2015, 2, 3));
        assertThat(registers.zones.history(KUNSHAN).get(1).recorded()).isEqualTo(Registers.CLOCK.instant());
    }

    @Test
    public void aZonePassesToAnotherBureauOnlyWhereItNeverHadMembers() {
        Membership member =
                registers.memberships.admit(FIRST, KUNSHAN, from("2014-06-01"), decided("2014-05-20", "applied"));
        Zone passed = zone(KUNSHAN, KUNSHAN.division(), NINGBO);
        refused("core.zone.members", () -> registers.zones.register(passed, decided("2015-02-03", "passed on")));
        assertThat(registers.zones.require(KUNSHAN).bureau()).isEqualTo(JIANGSU);
        registers.memberships.end(member.id(), LocalDate.parse("2015-02-02"), decided("2015-02-01", "left"));
        refused("core.zone.members", () -> registers.zones.register(passed, decided("2015-02-03", "passed on")));
        Zone empty = zone(CHANGSHU, CHANGSHU.division(), NINGBO);
        registers.zones.register(empty, decided("2015-02-03", "passed on"));
        assertThat(registers.zones.require(CHANGSHU).bureau()).isEqualTo(NINGBO);
    }

    @Test
    public void theSameEntryAgainAddsNothing() {
        register(KUNSHAN, JIANGSU);
        assertThat(registers.zones.history(KUNSHAN)).hasSize(1);
    }

    @Test
    public void aZoneNeedsABureauAndADivisionInUseOnTheDayOfTheDecision() {
        ZoneId jintan = ZoneId.of("320482-01");
        Zone zone = zone(jintan, jintan.division(), JIANGSU);
        refused("core.division.not-in-use", () -> registers.zones.register(zone, decided("2017-01-01", "late")));
        registers.zones.register(zone, decided("2014-06-01", "in time"));
        assertThat(registers.zones.zone(jintan)).contains(zone);
        refused("core.bureau.unknown", () -> register(KUNSHAN, BureauCode.of("suzhou")));
        refused(
                "core.division.unknown",
                () -> registers.zones.register(
                        zone(KUNSHAN, DivisionCode.of("320999"), JIANGSU), decided("2014-06-01", "wrong")));
    }

    @Test
    public void c83_aBureausZonesAreFoundByTheBureauAndNotByTheProvince() {
        assertThat(registers.zones.zones(NINGBO)).extracting(Zone::id).containsExactly(YUYAO);
        assertThat(registers.zones.zones(BureauCode.of("zhejiang"))).isEmpty();
        refused("core.zone.other-bureau", () -> registers.zones.require(YUYAO, BureauCode.of("zhejiang")));
        assertThat(registers.zones.require(YUYAO, NINGBO).id()).isEqualTo(YUYAO);
    }

    @Test
    public void anUnknownZoneIsRefusedWithThoseNearby() {
        assertThatThrownBy(() -> registers.zones.require(ZoneId.of("320583-02")))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("320581-01")
                .hasMessageContaining("320583-01");
    }

    @Test
    public void r7_theMembersOfAnyPastDayCanBeAsked() {
        Membership admitted =
                registers.memberships.admit(FIRST, KUNSHAN, from("2014-06-01"), decided("2014-05-20", "applied"));
        registers.memberships.end(admitted.id(), LocalDate.of(2016, 3, 31), decided("2016-04-02", "moved"));

        assertThat(registers.memberships.members(KUNSHAN, LocalDate.of(2014, 5, 31)))
                .isEmpty();
        assertThat(registers.memberships.members(KUNSHAN, LocalDate.of(2014, 6, 1)))
                .containsExactly(FIRST);
        assertThat(registers.memberships.members(KUNSHAN, LocalDate.of(2016, 3, 31)))
                .containsExactly(FIRST);
        assertThat(registers.memberships.members(KUNSHAN, LocalDate.of(2016, 4, 1)))
                .isEmpty();
        Membership line = registers.memberships.history(FIRST).get(0);
        assertThat(line.admitted()).isEqualTo(decided("2014-05-20", "applied"));
        assertThat(line.end()).contains(decided("2016-04-02", "moved"));
    }

    @Test
    public void theRevisionOfMembershipsTellsOfEachChange() {
        long before = registers.memberships.revision();
        Membership admitted =
                registers.memberships.admit(FIRST, KUNSHAN, from("2014-06-01"), decided("2014-05-20", "applied"));
        long after = registers.memberships.revision();
        assertThat(after).isGreaterThan(before);
        assertThat(registers.memberships.members(KUNSHAN, LocalDate.of(2014, 6, 1)))
                .hasSize(1);
        assertThat(registers.memberships.revision()).isEqualTo(after);
        registers.memberships.end(admitted.id(), LocalDate.of(2016, 3, 31), decided("2016-04-02", "moved"));
        assertThat(registers.memberships.revision()).isGreaterThan(after);
    }

    @Test
    public void c13_anEnterpriseMayBeInMoreThanOneZoneOverTimeButNotAtOnce() {
        registers.memberships.admit(
                FIRST,
                KUNSHAN,
                DateRange.of(LocalDate.of(2014, 6, 1), LocalDate.of(2014, 12, 31)),
                decided("2014-05-20", "first"));
        assertThatThrownBy(() -> registers.memberships.admit(
                        FIRST, CHANGSHU, from("2014-12-31"), decided("2014-05-20", "second")))
                .isInstanceOfSatisfying(ShifanException.class, e -> {
                    assertThat(e.code()).isEqualTo("core.membership.overlap");
                    assertThat(e).hasMessageContaining("320583-01").hasMessageContaining("2014-06-01..2014-12-31");
                });
        registers.memberships.admit(FIRST, CHANGSHU, from("2015-01-01"), decided("2014-05-20", "second"));
        assertThat(registers.memberships.history(FIRST))
                .extracting(Membership::zone)
                .containsExactly(KUNSHAN, CHANGSHU);
    }

    @Test
    public void twoOverlappingAdmissionsAtTheSameMomentDoNotBothGetIn() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CyclicBarrier start = new CyclicBarrier(4);
        List<Future<String>> running = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ZoneId zone = i % 2 == 0 ? KUNSHAN : CHANGSHU;
            LocalDate first = LocalDate.of(2014, 6, 1 + i);
            Callable<String> admission = () -> {
                start.await();
                try {
                    registers.memberships.admit(FIRST, zone, DateRange.from(first), decided("2014-05-20", "race"));
                    return "in";
                } catch (ShifanException e) {
                    return e.code();
                }
            };
            running.add(threads.submit(admission));
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<String> one : running) {
            outcomes.add(one.get());
        }
        threads.shutdown();
        assertThat(outcomes)
                .containsExactlyInAnyOrder(
                        "in", "core.membership.overlap", "core.membership.overlap", "core.membership.overlap");
        assertThat(registers.memberships.history(FIRST)).hasSize(1);
    }

    @Test
    public void admissionsAreRefusedInTheDomainsWords() {
        Decision decision = decided("2014-05-20", "test");
        refused(
                "core.membership.other-bureau",
                () -> registers.memberships.admit(OTHER, KUNSHAN, from("2014-06-01"), decision));
        refused(
                "core.zone.unknown",
                () -> registers.memberships.admit(FIRST, ZoneId.of("320583-09"), from("2014-06-01"), decision));
        refused(
                "core.enterprise.unknown",
                () -> registers.memberships.admit(
                        OrganisationCode.of("051527056"), KUNSHAN, from("2014-06-01"), decision));
        refused(
                "core.text.long",
                () -> registers.memberships.admit(
                        FIRST, KUNSHAN, from("2014-06-01"), decided("2014-05-20", "x".repeat(1001))));
    }

    @Test
    public void aMembershipEndsOnceAndNotBeforeItBegins() {
        Decision decision = decided("2016-01-01", "test");
        refused("core.membership.unknown", () -> registers.memberships.end(77, LocalDate.of(2016, 1, 1), decision));
        long id = registers
                .memberships
                .admit(FIRST, KUNSHAN, from("2014-06-01"), decision)
                .id();
        refused(
                "core.membership.end-before-start",
                () -> registers.memberships.end(id, LocalDate.of(2014, 5, 31), decision));
        registers.memberships.end(id, LocalDate.of(2015, 1, 1), decision);
        refused("core.membership.ended", () -> registers.memberships.end(id, LocalDate.of(2014, 12, 1), decision));
    }

    @Test
    public void aBureausMembershipsComeInOneAnswerWithItsEmptyZones() {
        registers.memberships.admit(FIRST, KUNSHAN, from("2014-06-01"), decided("2014-05-20", "test"));
        assertThat(registers.memberships.memberships(JIANGSU, DateRange.year(2014)))
                .hasSize(2)
                .hasEntrySatisfying(KUNSHAN, lines -> assertThat(lines).hasSize(1))
                .hasEntrySatisfying(CHANGSHU, lines -> assertThat(lines).isEmpty());
        assertThat(registers
                        .memberships
                        .memberships(JIANGSU, DateRange.year(2013))
                        .get(KUNSHAN))
                .isEmpty();
    }

    @Test
    public void whereManyEnterprisesAreMembersOnADayComesInOneAnswer() {
        Membership first = registers.memberships.admit(
                FIRST,
                KUNSHAN,
                DateRange.of(LocalDate.of(2014, 6, 1), LocalDate.of(2014, 12, 31)),
                decided("2014-05-20", "test"));
        Membership second =
                registers.memberships.admit(FIRST, CHANGSHU, from("2015-02-01"), decided("2014-05-20", "test"));
        List<OrganisationCode> asked = List.of(FIRST, OTHER, FIRST);
        assertThat(registers.memberships.memberships(asked, LocalDate.of(2014, 12, 31)))
                .isEqualTo(Map.of(FIRST, first));
        assertThat(registers.memberships.memberships(asked, LocalDate.of(2015, 1, 31)))
                .isEmpty();
        assertThat(registers.memberships.memberships(asked, LocalDate.of(2015, 2, 1)))
                .isEqualTo(Map.of(FIRST, second));
        List<OrganisationCode> many = new ArrayList<>(asked);
        for (int i = 0; i < 200; i++) {
            many.add(code("%08d".formatted(i)));
        }
        assertThat(registers.memberships.memberships(many, LocalDate.of(2015, 2, 1)))
                .isEqualTo(Map.of(FIRST, second));
        assertThat(registers.memberships.memberships(List.of(), LocalDate.of(2015, 2, 1)))
                .isEmpty();
    }

    private static OrganisationCode code(String body) {
        return OrganisationCode.of(body + OrganisationCode.checkCharacter(body));
    }

    @Test
    public void r4_aZoneMovesUpOneStepAtATime() {
        Subject zone = Subject.zone(KUNSHAN);
        assertThat(registers.grants.level(KUNSHAN, Registers.TODAY)).isEqualTo(Level.CULTIVATING);
        refused("core.grant.level-skipped", () -> level("national", "2015-01-01"));
        level("provincial", "2014-12-29");
        refused("core.grant.level-skipped", () -> level("national", "2014-12-29"));
        level("national", "2016-04-13");
        assertThat(registers.grants.level(KUNSHAN, LocalDate.of(2016, 1, 1))).isEqualTo(Level.PROVINCIAL);
        assertThat(registers.grants.level(KUNSHAN, LocalDate.of(2016, 4, 13))).isEqualTo(Level.NATIONAL);
        assertThat(registers.grants.history(zone)).extracting(Grant::value).containsExactly("provincial", "national");
    }

    @Test
    public void theHighestLevelCountsEvenWhenALowerOneIsRenewedLater() {
        level("provincial", "2014-01-01", "2015-12-31");
        level("national", "2015-06-01");
        level("provincial", "2016-01-01", null);
        assertThat(registers.grants.level(KUNSHAN, LocalDate.of(2016, 2, 1))).isEqualTo(Level.NATIONAL);
    }

    @Test
    public void c07_aLevelBesideThePolicysIsAddedByConfigurationAndNotByCode() {
        refused("core.grant.value", () -> level("municipal", "2014-01-01"));
        GrantRegister configured = new GrantRegister(
                registers.jpa,
                registers.zones,
                registers.enterprises,
                new GrantValues("municipal"),
                (operation, place, actor) -> java.util.Optional.empty(),
                registers.news,
                Registers.CLOCK);
        configured.grant(
                Subject.zone(KUNSHAN),
                Grant.Kind.ZONE_LEVEL,
                "municipal",
                from("2014-01-01"),
                Grant.Precision.DAY,
                decided("2014-01-01", "city"));
        assertThat(configured.level(KUNSHAN, Registers.TODAY)).isEqualTo(Level.of("municipal"));
        level("provincial", "2014-02-01");
        assertThat(configured.level(KUNSHAN, Registers.TODAY)).isEqualTo(Level.PROVINCIAL);
    }

    @Test
    public void c12_aTitleIsWithdrawnOnceWithItsReasonAndItsPastStays() {
        Subject enterprise = Subject.enterprise(FIRST);
        Grant title = grant(enterprise, Grant.Kind.DEMONSTRATION_ENTERPRISE, "", "2014-06-01");
        Decision breach = decided("2015-03-02", "malicious breach of law");
        refused(
                "core.grant.end-before-start",
                () -> registers.grants.withdraw(title.id(), LocalDate.of(2014, 5, 1), breach));
        registers.grants.withdraw(title.id(), LocalDate.of(2015, 2, 28), breach);
        refused("core.grant.ended", () -> registers.grants.withdraw(title.id(), LocalDate.of(2015, 1, 1), breach));
        refused(
                "core.grant.unknown",
                () -> registers.grants.withdraw(title.id() + 1, LocalDate.of(2015, 1, 1), breach));

        assertThat(held(enterprise, Grant.Kind.DEMONSTRATION_ENTERPRISE, "2015-02-28"))
                .isTrue();
        assertThat(held(enterprise, Grant.Kind.DEMONSTRATION_ENTERPRISE, "2015-03-01"))
                .isFalse();
        grant(enterprise, Grant.Kind.DEMONSTRATION_ENTERPRISE, "again", "2016-01-01");
        assertThat(registers.grants.history(enterprise)).hasSize(2);
        assertThat(registers.grants.history(enterprise).get(0).end()).contains(breach);
    }

    @Test
    public void whatHasNotBegunIsCancelledNeverHoldsAndLeavesItsFirstDayFree() {
        level("provincial", "2014-01-01", "2016-12-31");
        level("provincial", "2017-01-01", "2019-12-31");
        Subject zone = Subject.zone(KUNSHAN);
        Grant renewed = registers.grants.history(zone).get(1);
        refused("core.grant.begun", () -> registers.grants.cancel(renewed.id(), decided("2017-01-01", "lost")));
        refused("core.grant.unknown", () -> registers.grants.cancel(renewed.id() + 1, decided("2016-11-15", "lost")));
        Decision lost = decided("2016-11-15", "lost");

        Grant cancelled = registers.grants.cancel(renewed.id(), lost);

        assertThat(cancelled.end()).contains(lost);
        assertThat(cancelled.holdsOn(LocalDate.of(2017, 1, 1))).isFalse();
        assertThat(registers.grants.level(KUNSHAN, LocalDate.of(2017, 1, 1))).isEqualTo(Level.CULTIVATING);
        assertThat(registers.grants.bearers(Grant.Kind.ZONE_LEVEL, LocalDate.of(2017, 1, 1)))
                .isEmpty();
        assertThat(registers.grants.history(zone)).hasSize(1);
        assertThat(registers.grants.cancelled(zone)).containsExactly(cancelled);
        refused("core.grant.unknown", () -> registers.grants.cancel(renewed.id(), lost));

        level("provincial", "2017-01-01", "2019-12-31");
        assertThat(registers.grants.level(KUNSHAN, LocalDate.of(2017, 1, 1))).isEqualTo(Level.PROVINCIAL);
    }

    @Test
    public void grantsAreRefusedInTheDomainsWords() {
        Subject enterprise = Subject.enterprise(FIRST);
        grant(enterprise, Grant.Kind.ENTERPRISE_CLASS, "2", "2014-06-01");
        refused("core.grant.overlap", () -> grant(enterprise, Grant.Kind.ENTERPRISE_CLASS, "1", "2014-01-01"));
        refused("core.grant.value", () -> grant(enterprise, Grant.Kind.ENTERPRISE_CLASS, "5", "2014-01-01"));
        refused("core.grant.subject", () -> grant(enterprise, Grant.Kind.ZONE_LEVEL, "national", "2014-01-01"));
        refused(
                "core.enterprise.unknown",
                () -> grant(
                        Subject.enterprise(OrganisationCode.of("051527056")),
                        Grant.Kind.ENTERPRISE_CLASS,
                        "1",
                        "2014-01-01"));
        refused(
                "core.zone.unknown",
                () -> grant(Subject.zone(ZoneId.of("320583-09")), Grant.Kind.ZONE_LEVEL, "provincial", "2014-01-01"));
    }

    private boolean held(Subject subject, Grant.Kind kind, String on) {
        return registers.grants.held(subject, kind, LocalDate.parse(on)).isPresent();
    }

    private Grant grant(Subject subject, Grant.Kind kind, String value, String from) {
        return registers.grants.grant(
                subject, kind, value, from(from), Grant.Precision.DAY, decided("2014-05-01", "test"));
    }

    private void level(String value, String from) {
        level(value, from, null);
    }

    private void level(String value, String from, String to) {
        registers.grants.grant(
                Subject.zone(KUNSHAN),
                Grant.Kind.ZONE_LEVEL,
                value,
                DateRange.of(LocalDate.parse(from), to == null ? null : LocalDate.parse(to)),
                Grant.Precision.DAY,
                decided("2014-05-01", "test"));
    }

    @Test
    public void whoListensIsToldOfEachStandingThatChangedAndAListenerThatFailsKeepsNobodyFromThat() {
        List<Subject> told = new ArrayList<>();
        registers.news.listeners = List.of(
                subjects -> {
                    throw new IllegalStateException("deaf");
                },
                told::addAll);
        Membership admitted =
                registers.memberships.admit(FIRST, KUNSHAN, from("2014-06-01"), decided("2014-05-20", "applied"));
        registers.memberships.end(admitted.id(), LocalDate.of(2016, 3, 31), decided("2016-04-02", "moved"));
        assertThat(told).containsExactly(Subject.enterprise(FIRST), Subject.enterprise(FIRST));
        Grant level = registers.grants.grant(
                Subject.zone(KUNSHAN),
                Grant.Kind.ZONE_LEVEL,
                "provincial",
                from("2014-02-01"),
                Grant.Precision.DAY,
                decided("2014-02-01", "meets it"));
        registers.grants.withdraw(level.id(), LocalDate.of(2015, 3, 31), decided("2015-04-02", "lost"));
        assertThat(told).endsWith(Subject.zone(KUNSHAN), Subject.zone(KUNSHAN)).hasSize(4);
    }
}
