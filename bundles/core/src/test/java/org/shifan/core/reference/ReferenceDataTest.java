// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.reference;

import java.lang.reflect.Proxy;
import java.sql.SQLTransactionRollbackException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.persistence.PersistenceException;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.apache.aries.jpa.template.JpaTemplate;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Entry;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.core.registry.Registers;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Category(EachDatabase.class)
public class ReferenceDataTest {
    private static final LocalDate END_2018 = LocalDate.of(2018, 12, 31);
    private static final Registers REGISTERS = new Registers();

    @BeforeClass
    public static void load() {
        load(new ReferenceFile("zones.csv"), new ReferenceFile("zone-levels.csv"));
    }

    private static void load(ReferenceFile zones, ReferenceFile levels) {
        assertThat(new ReferenceLoader(
                        REGISTERS.jpa, REGISTERS.bureaus, REGISTERS.divisions, Registers.CLOCK, zones, levels))
                .isNotNull();
    }

    @AfterClass
    public static void close() {
        REGISTERS.close();
    }

    private static Level level(String zone, String on) {
        return REGISTERS.grants.level(ZoneId.of(zone), LocalDate.parse(on));
    }

    private static BureauCode bureau(String zone) {
        return REGISTERS.zones.require(ZoneId.of(zone)).bureau();
    }

    @Test
    public void thereAre35BureausAndFourOfThemShareAProvince() {
        assertThat(REGISTERS.bureaus.bureaus()).hasSize(35);
        assertThat(REGISTERS.bureaus.bureaus().stream()
                        .filter(b -> !b.seat().equals(b.province()))
                        .map(b -> b.code().value()))
                .containsExactly("ningbo", "xiamen", "shenzhen", "zhuhai");
    }

    @Test
    public void theCodeOfShenzhenInTheInspectionSystemIsNoDivision() {
        assertThat(REGISTERS.bureaus.require(BureauCode.of("shenzhen")).ciqCode())
                .isEqualTo("470000");
        assertThat(REGISTERS.bureaus.require(BureauCode.of("shenzhen")).seat()).isEqualTo(DivisionCode.of("440300"));
    }

    @Test
    public void anUnknownBureauIsRefusedWithTheKeysThatComeNear() {
        assertThatThrownBy(() -> REGISTERS.bureaus.require(BureauCode.of("jiangshu")))
                .isInstanceOfSatisfying(ShifanException.class, e -> {
                    assertThat(e.code()).isEqualTo("core.bureau.unknown");
                    assertThat(e).hasMessageContaining("'jiangshu'").hasMessageContaining("jiangsu");
                });
    }

    @Test
    public void theFiftyOneRowsOfTheSourceAreFiftyZones() {
        assertThat(REGISTERS.zones.zones()).hasSize(50).extracting(Zone::id).isSorted();
    }

    @Test
    public void aCountyCanHoldTwoZones() {
        assertThat(REGISTERS.zones.zones().stream()
                        .filter(z -> z.division().equals(DivisionCode.of("320581")))
                        .map(z -> z.product().en()))
                .containsExactly("electronic information products", "down products");
        assertThat(REGISTERS.zones.zones().stream()
                        .filter(z -> z.division().equals(DivisionCode.of("441900")))
                        .count())
                .isEqualTo(2);
    }

    @Test
    public void theZonesAroundNingboAnswerToNingboAndNotToZhejiang() {
        for (String zone : List.of("330281-01", "330282-01", "330225-01", "330212-01", "330283-01", "330283-02")) {
            assertThat(bureau(zone)).as(zone).isEqualTo(BureauCode.of("ningbo"));
        }
        assertThat(bureau("330482-01")).isEqualTo(BureauCode.of("zhejiang"));
        assertThat(bureau("440306-01")).isEqualTo(BureauCode.of("shenzhen"));
        assertThat(bureau("350212-01")).isEqualTo(BureauCode.of("xiamen"));
    }

    @Test
    public void theBureauOfLongyanIsMarkedAsToBeChecked() {
        assertThat(REGISTERS.zones.require(ZoneId.of("350800-01")).notes()).contains("the bureau is to be checked");
    }

    @Test
    public void theSeventeenZonesOfBatchFourBecameNationalOnOneDay() {
        List<ZoneId> before = national(LocalDate.of(2017, 2, 14));
        List<ZoneId> after = national(LocalDate.of(2017, 2, 15));
        assertThat(after).containsAll(before).hasSize(before.size() + 17);
    }

    @Test
    public void passedOnSiteIsNotYetNational() {
        assertThat(level("220400-01", "2018-12-31")).isEqualTo(Level.PROVINCIAL);
        assertThat(level("330212-01", "2018-12-31")).isEqualTo(Level.PROVINCIAL);
        assertThat(national(END_2018)).hasSize(38);
    }

    @Test
    public void c07_chengduIsCultivatingThenProvincialThenNational() {
        assertThat(level("510100-01", "2014-12-28")).isEqualTo(Level.CULTIVATING);
        assertThat(level("510100-01", "2014-12-29")).isEqualTo(Level.PROVINCIAL);
        assertThat(level("510100-01", "2016-01-01")).isEqualTo(Level.PROVINCIAL);
        assertThat(level("510100-01", "2016-04-12")).isEqualTo(Level.PROVINCIAL);
        assertThat(level("510100-01", "2016-04-13")).isEqualTo(Level.NATIONAL);
    }

    @Test
    public void aZoneInCreationHasNoLevel() {
        assertThat(level("350581-01", "2018-12-31")).isEqualTo(Level.CULTIVATING);
        assertThat(REGISTERS.grants.history(Subject.zone(ZoneId.of("350581-01"))))
                .isEmpty();
    }

    @Test
    public void theEarlierStageOfChangshuDownProductsIsTheSameZonesHistory() {
        assertThat(REGISTERS.grants.history(Subject.zone(ZoneId.of("320581-02"))))
                .extracting(g -> g.value() + " " + g.period().from() + " " + g.precision())
                .containsExactly("provincial 2017-02-14 NO_LATER_THAN", "national 2017-02-15 DAY");
    }

    @Test
    public void c95_recognitionsBeforeThePolicyLoadAsHistoricWithoutAnEvaluation() {
        List<Grant> kunshan = REGISTERS.grants.history(Subject.zone(ZoneId.of("320583-01")));
        assertThat(kunshan)
                .hasSize(2)
                .allSatisfy(g ->
                        assertThat(g.granted().reason()).contains("historic").contains("历史认定"));
        assertThat(REGISTERS.grants.history(Subject.zone(ZoneId.of("510100-01"))))
                .allSatisfy(g -> assertThat(g.granted().reason()).doesNotContain("historic"));
    }

    @Test
    public void aRenewalIsALineOfItsOwnThatTakesThePlaceOfTheFirst() {
        List<Grant> xiamen = REGISTERS.grants.history(Subject.zone(ZoneId.of("350212-01"))).stream()
                .filter(g -> g.value().equals("national"))
                .toList();
        assertThat(xiamen).hasSize(2);
        assertThat(xiamen.get(0).period()).isEqualTo(DateRange.from(LocalDate.of(2015, 1, 1)));
        assertThat(xiamen.get(0).endedOn()).isEqualTo(LocalDate.of(2018, 3, 22));
        assertThat(xiamen.get(0).ended().reason()).isEqualTo("renewed in batch 7");
        assertThat(xiamen.get(1).period().from()).isEqualTo(LocalDate.of(2018, 3, 23));
        assertThat(level("350212-01", "2018-03-22")).isEqualTo(Level.NATIONAL);
        assertThat(level("350212-01", "2018-03-23")).isEqualTo(Level.NATIONAL);
    }

    @Test
    public void everyNationalZoneOfTheReferenceDataWasProvincialBefore() {
        for (ZoneId zone : national(END_2018)) {
            List<Grant> levels = REGISTERS.grants.history(Subject.zone(zone));
            assertThat(levels.get(0).value()).as(zone.value()).isEqualTo("provincial");
        }
    }

    @Test
    public void loadingAgainAddsNothing() {
        Map<ZoneId, Integer> before = entries();
        load();
        assertThat(entries())
                .isEqualTo(before)
                .allSatisfy((zone, count) -> assertThat(count).isEqualTo(1));
    }

    @Test
    public void aDatabaseThatIsBusyAtTheStartIsAskedAgain() {
        try (Registers own = new Registers()) {
            AtomicInteger asked = new AtomicInteger();
            JpaTemplate busyTwice = (JpaTemplate) Proxy.newProxyInstance(
                    JpaTemplate.class.getClassLoader(), new Class<?>[] {JpaTemplate.class}, (proxy, method, given) -> {
                        if (asked.incrementAndGet() <= 2) {
                            throw new PersistenceException(new SQLTransactionRollbackException("busy", "40XL1"));
                        }
                        return method.invoke(own.jpa, given);
                    });
            assertThat(new ReferenceLoader(
                            busyTwice,
                            own.bureaus,
                            own.divisions,
                            Registers.CLOCK,
                            new ReferenceFile("zones.csv"),
                            new ReferenceFile("zone-levels.csv")))
                    .isNotNull();
            assertThat(asked).hasValue(3);
            assertThat(own.zones.require(ZoneId.of("350800-01"))).isNotNull();
        }
    }

    @Test
    public void whatSomebodyDecidedAboutAZoneIsLeftAloneByLaterReferenceData() {
        try (Registers own = new Registers()) {
            ReferenceFile zones = new ReferenceFile("zones.csv");
            ReferenceFile levels = new ReferenceFile("zone-levels.csv");
            assertThat(new ReferenceLoader(own.jpa, own.bureaus, own.divisions, Registers.CLOCK, zones, levels))
                    .isNotNull();
            Zone longyan = own.zones.require(ZoneId.of("350800-01"));
            Zone corrected = new Zone(
                    longyan.id(),
                    longyan.name(),
                    longyan.division(),
                    BureauCode.of("fujian"),
                    longyan.product(),
                    longyan.headings(),
                    longyan.industry(),
                    longyan.source(),
                    "checked");
            own.zones.register(
                    corrected, new Decision("Fujian bureau", LocalDate.of(2018, 5, 2), "bureau checked", "letter 7"));
            Zone chengdu = own.zones.require(ZoneId.of("510100-01"));

            ReferenceFile later = new ReferenceFile(
                    "zones.csv", zones.text().replace(chengdu.name().en(), "Chengdu (renamed)"));
            assertThat(new ReferenceLoader(own.jpa, own.bureaus, own.divisions, Registers.CLOCK, later, levels))
                    .isNotNull();

            assertThat(own.zones.require(longyan.id())).isEqualTo(corrected);
            assertThat(own.zones.history(chengdu.id()))
                    .extracting(e -> e.value().name().en())
                    .containsExactly(chengdu.name().en(), "Chengdu (renamed)");
            assertThat(own.zones.history(longyan.id())).extracting(Entry::value).containsExactly(longyan, corrected);
        }
    }

    @Test
    public void noFileNamesAnAddress() {
        Pattern address = Pattern.compile("https?:|www\\.|[a-z0-9]\\.(com|cn|net|org)\\b");
        for (String name : List.of("bureaus.csv", "zones.csv", "zone-levels.csv", "divisions.csv")) {
            assertThat(new ReferenceFile(name).text()).as(name).doesNotContainPattern(address);
        }
    }

    @Test
    public void everyRowNamesItsSource() {
        for (String name : List.of("bureaus.csv", "zones.csv", "zone-levels.csv", "divisions.csv")) {
            List<String> sources = new ReferenceFile(name).rows((NamedCsvRecord row) -> row.getField("source"));
            assertThat(sources).as(name).isNotEmpty().noneMatch(String::isBlank);
        }
    }

    @Test
    public void headingsAreMarkedAsDemonstration() {
        Set<String> grades = Set.copyOf(new ReferenceFile("zones.csv")
                .rows((NamedCsvRecord row) ->
                        row.getField("headings").isEmpty() + " " + row.getField("headings_grade")));
        assertThat(grades).containsExactlyInAnyOrder("false demonstration", "true open");
    }

    @Test
    public void anUnreadableRowIsNamedByFileAndLine() {
        ReferenceFile broken = new ReferenceFile("zones.csv", "id,division\n320583-01,999999\n");
        assertThatThrownBy(() -> broken.rows((NamedCsvRecord row) -> DivisionCode.of(row.getField("division"))))
                .hasMessageContaining("reference/zones.csv, line 2")
                .hasMessageContaining("999999");
    }

    private static List<ZoneId> national(LocalDate on) {
        Map<Subject, Grant> held = REGISTERS.grants.held(
                REGISTERS.zones.zones().stream().map(z -> Subject.zone(z.id())).toList(), Grant.Kind.ZONE_LEVEL, on);
        return held.values().stream()
                .filter(g -> g.value().equals("national"))
                .map(g -> g.subject().zoneId())
                .sorted()
                .toList();
    }

    private static Map<ZoneId, Integer> entries() {
        return REGISTERS.zones.zones().stream()
                .collect(Collectors.toMap(
                        Zone::id, z -> REGISTERS.zones.history(z.id()).size()));
    }

    @Test
    public void aTextInBothLanguagesIsKept() {
        assertThat(REGISTERS.zones.require(ZoneId.of("320583-01")).name())
                .isEqualTo(new Text("昆山出口自行车质量安全示范区", "Kunshan export bicycles"));
    }
}
