// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLTransactionRollbackException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.api.operations.IntegrityFindings;
import org.shifan.api.text.Language;
import org.shifan.records.store.Database;
import org.shifan.records.store.RollupCheck;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.records.TestRegisters.KUNSHAN;
import static org.shifan.records.TestRegisters.NINGBO;
import static org.shifan.records.TestRegisters.YUYAO;

/** What is read of several zones is kept for as long as it is true. */
@Category(EachDatabase.class)
public class KeptTotalsTest {
    private static final Set<FactId> VALUE = Set.of(FactId.of("export.value"), FactId.of("inspection.failed"));

    private final DeliveredRecords records = new DeliveredRecords();

    @Before
    public void eachZoneHasExports() {
        records.registers.enterprises(NINGBO, 11, 12);
        records.before();
        records.registers.member(11, YUYAO, "2010-01-01", null);
        records.export(1, 2014, "100");
        records.inspection("B1", 1, "2014-03-01", "pass");
        records.of(NINGBO, () -> records.export(11, 2014, "7"));
    }

    @After
    public void close() {
        records.after();
    }

    @Test
    public void membersAreNotAskedForAgainWhileNothingChanges() {
        assertThat(country(VALUE)).isEqualTo("320583-01 100 0, 330281-01 7 none");
        int before = records.registers.memberQuestions();
        assertThat(country(VALUE)).isEqualTo("320583-01 100 0, 330281-01 7 none");
        assertThat(records.registers.memberQuestions()).isEqualTo(before);
    }

    @Test
    public void aRecordThatIsAddedCountsAtOnceAndOnlyItsBureauIsReadAgain() {
        country(VALUE);
        int before = records.registers.memberQuestions();
        records.export(2, 2014, "5");
        assertThat(country(VALUE)).isEqualTo("320583-01 105 0, 330281-01 7 none");
        assertThat(records.registers.memberQuestions()).isEqualTo(before + 1);
        records.inspection("B2", 2, "2014-03-02", "fail");
        assertThat(country(VALUE)).isEqualTo("320583-01 105 1, 330281-01 7 none");
        records.of(NINGBO, () -> records.inspection("B3", 11, "2014-03-02", "fail"));
        assertThat(country(VALUE)).isEqualTo("320583-01 105 1, 330281-01 7 1");
    }

    @Test
    public void aYearThatIsDeliveredLaterIsKnownThen() {
        assertThat(facts(VALUE, 2013)).isEqualTo("320583-01 none none, 330281-01 none none");
        records.export(1, 2013, "3");
        assertThat(facts(VALUE, 2013)).isEqualTo("320583-01 3 none, 330281-01 none none");
    }

    @Test
    public void aMemberWhoIsAdmittedCountsAtOnce() {
        records.export(5, 2014, "1000");
        assertThat(country(VALUE)).isEqualTo("320583-01 100 0, 330281-01 7 none");
        records.registers.member(5, KUNSHAN, "2014-01-01", null);
        assertThat(country(VALUE)).isEqualTo("320583-01 1100 0, 330281-01 7 none");
    }

    @Test
    public void marketsAreReadWhereSumsAloneWereKept() {
        country(VALUE);
        assertThat(country(Set.of(FactId.of("market.count")))).isEqualTo("320583-01 1, 330281-01 1");
    }

    @Test
    public void whatManyZonesHaveIsWhatEachHasByItself() {
        country(VALUE);
        records.export(3, 2014, "40");
        assertThat(country(VALUE)).contains(records.zone("export.value", 2014));
    }

    /** R10: a window that covers a whole year asks for one kind of records, and the year is asked for all. */
    @Test
    public void aYearWithinAWindowIsKeptWithAllKinds() {
        // A member from July on: its batches are read one by one.
        records.inspection("B4", 3, "2014-09-01", "fail");
        records.declaration("D1", 3, "2014-10-01", "US", "50");
        Set<FactId> year = Set.of(FactId.of("inspection.failed"), FactId.of("export.value"));
        facts(Set.of(FactId.of("incident.major.count.last-24-months")), 2014);
        assertThat(country(year)).isEqualTo("320583-01 150 1, 330281-01 7 none");
    }

    @Test
    public void afterAStartMembersAreNotAskedForAgain() {
        records.incident("N1", "NOTIFICATION", 1, "2014-05-01", "QUALITY", "yes");
        records.sampling("S1", 2, "2014-05-01", "fail");
        Map<FactId, FactValue> before = all();
        int asked = records.registers.memberQuestions();
        records.start("1.0.0");
        assertThat(all()).isEqualTo(before);
        assertThat(records.registers.memberQuestions()).isEqualTo(asked);
        assertThat(check().counted()).containsEntry("totals", 2L);
        assertThat(check().first()).isEmpty();
    }

    @Test
    public void afterAStartWhatWasChangedSinceIsReadAgain() {
        all();
        records.start("1.0.0");
        records.export(2, 2014, "5");
        assertThat(country(VALUE)).isEqualTo("320583-01 105 0, 330281-01 7 none");
        records.start("1.0.0");
        records.registers.member(5, KUNSHAN, "2014-01-01", null);
        records.export(5, 2014, "1000");
        assertThat(country(VALUE)).isEqualTo("320583-01 1105 0, 330281-01 7 none");
        assertThat(check().first()).isEmpty();
    }

    /** As on Derby, when what is read is held for too long by an import. */
    @Test
    public void aReadingThatLosesARaceIsMadeAgainAndCountsNothingTwice() {
        records.export(3, 2014, "40");
        AtomicBoolean lose = new AtomicBoolean(true);
        records.start(new Database((DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> losing(records.tables.source().getConnection(), lose))));
        assertThat(country(VALUE)).isEqualTo("320583-01 140 0, 330281-01 7 none");
        assertThat(lose).isFalse();
    }

    /** Loses once, when batches are read day by day, after sums were read. */
    private static Connection losing(Connection connection, AtomicBoolean lose) {
        return (Connection) Proxy.newProxyInstance(
                KeptTotalsTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            && ((String) arguments[0]).contains("FROM REC_INSPECTION")
                            && lose.getAndSet(false)) {
                        throw new SQLTransactionRollbackException("lost", "40XL1");
                    }
                    return method.invoke(connection, arguments);
                });
    }

    @Test
    public void totalsOfAnotherVersionAreMadeAnew() {
        country(VALUE);
        int asked = records.registers.memberQuestions();
        records.start("1.1.0");
        assertThat(country(VALUE)).isEqualTo("320583-01 100 0, 330281-01 7 none");
        assertThat(records.registers.memberQuestions()).isGreaterThan(asked);
    }

    @Test
    public void totalsThatCannotBeReadAreMadeAnew() {
        country(VALUE);
        for (String content : List.of("", "x", "A\n\n\n\n\n\n", "\n\nBATCHES\n\n\n\n")) {
            records.tables.execute("UPDATE REC_ZONE_TOTALS SET content = '" + content + "'");
            records.start("1.0.0");
            assertThat(country(VALUE)).as(content).isEqualTo("320583-01 100 0, 330281-01 7 none");
        }
    }

    @Test
    public void storedTotalsThatAreOthersThanThoseOfTheRecordsAreToldAndARepairForgetsThem() {
        country(VALUE);
        records.tables.execute("UPDATE REC_ZONE_TOTALS SET content = (SELECT t.content FROM REC_ZONE_TOTALS t"
                + " WHERE t.zone = '330281-01') WHERE zone = '320583-01'");
        records.start("1.0.0");
        assertThat(check().first())
                .extracting(message -> message.in(Language.EN))
                .containsExactly("The stored totals of zone 320583-01 in 2014 are not those of the records;"
                        + " shifan:rollup-check --repair has all of them made anew");
        assertThat(country(VALUE)).startsWith("320583-01 7 ");
        new RollupCheck(records.tables.database(), (operation, place, actor) -> Optional.empty()).check(true, "li");
        assertThat(country(VALUE)).isEqualTo("320583-01 100 0, 330281-01 7 none");
        assertThat(check().first()).isEmpty();
    }

    private IntegrityFindings check() {
        return new TotalsIntegrity(records.reader).check();
    }

    /** All that records yield of the first zone, read with the other. */
    private Map<FactId, FactValue> all() {
        Set<FactId> facts =
                records.facts.facts().stream().map(FactDefinition::id).collect(Collectors.toSet());
        return records.facts
                .facts(facts, List.of(Subject.zone(KUNSHAN), Subject.zone(YUYAO)), 2014, DeliveredRecords.TODAY, null)
                .get(Subject.zone(KUNSHAN));
    }

    private String country(Set<FactId> facts) {
        return facts(facts, 2014);
    }

    /** The values of both zones, facts in their order. */
    private String facts(Set<FactId> facts, int year) {
        List<String> out = new ArrayList<>();
        Map<Subject, Map<FactId, FactValue>> read = records.facts.facts(
                facts, List.of(Subject.zone(KUNSHAN), Subject.zone(YUYAO)), year, LocalDate.of(2015, 6, 1), null);
        read.forEach((zone, values) -> {
            StringBuilder line = new StringBuilder(zone.zoneId().value());
            new TreeMap<>(values).values().forEach(value -> line.append(' ').append(text(value)));
            out.add(line.toString());
        });
        assertThat(out).hasSize(2);
        return String.join(", ", out);
    }

    private static String text(FactValue value) {
        return value instanceof FactValue.Known known ? known.value().toPlainString() : "none";
    }
}
