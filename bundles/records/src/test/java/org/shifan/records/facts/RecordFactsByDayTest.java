// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.records.store.RollupCheck;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.records.TestRegisters.JIANGSU;
import static org.shifan.records.TestRegisters.code;
import static org.shifan.records.facts.DeliveredRecords.SUZHOU;
import static org.shifan.records.facts.DeliveredRecords.TODAY;
import static org.shifan.records.facts.DeliveredRecords.ZONE;

/** To whose facts records belong: by the day of the record, or the last one of its year. */
@Category(EachDatabase.class)
public class RecordFactsByDayTest {
    @Rule
    public final DeliveredRecords records = new DeliveredRecords();

    @Test
    public void exportsBelongToTheMembersOfTheLastDayOfTheYear() {
        records.export(1, 2014, "10");
        records.export(3, 2014, "4.55");
        records.export(4, 2014, "100");
        records.export(5, 2014, "1000");
        assertThat(records.zone("export.value", 2014)).isEqualTo("14.55");
        assertThat(records.zone("exporter.count", 2014)).isEqualTo("2");
        assertThat(records.zone("export.per-exporter", 2014)).isEqualTo("7.28");
        assertThat(records.zone("leaders.share", 2014)).isEqualTo("100");
        assertThat(records.zone("market.count", 2014)).isEqualTo("1");
        assertThat(records.value(
                        records.facts, "export.value", Subject.enterprise(OrganisationCode.of(code(5))), 2014, TODAY))
                .isEqualTo("1000");
    }

    @Test
    public void declaredExportsBelongToTheZoneOfTheirOwnDay() {
        records.registers.zone(SUZHOU, JIANGSU, "苏州");
        records.registers.member(4, SUZHOU, "2014-07-01", null);
        records.declaration("D1", 3, "2014-06-30", "JP", "1");
        records.declaration("D2", 3, "2014-07-01", "DE", "2");
        records.declaration("D3", 4, "2014-06-30", "KR", "4");
        records.declaration("D4", 4, "2014-07-01", "US", "8");
        records.declaration("D5", 1, "2014-12-31", "FR", "16");
        records.declaration("D6", 4, "2013-12-31", "GB", "32");
        assertThat(records.rejected).isEmpty();
        assertThat(records.zone("export.value", 2014)).isEqualTo("22");
        assertThat(records.zone("exporter.count", 2014)).isEqualTo("3");
        assertThat(records.zone("market.count", 2014)).isEqualTo("3");
        assertThat(records.zone("export.value", 2013)).isEqualTo("32");
        assertThat(records.value(records.facts, "export.value", Subject.zone(SUZHOU), 2014, TODAY))
                .isEqualTo("8");
        assertThat(records.value(records.facts, "market.count", Subject.zone(SUZHOU), 2014, TODAY))
                .isEqualTo("1");
        assertThat(records.value(
                        records.facts, "export.value", Subject.enterprise(OrganisationCode.of(code(4))), 2014, TODAY))
                .isEqualTo("12");
    }

    @Test
    public void whoMovedGivesYearlyRowsToTheZoneOfTheLastDayAndDeclarationsToThatOfTheirDay() {
        records.registers.zone(SUZHOU, JIANGSU, "苏州");
        records.registers.member(4, SUZHOU, "2014-07-01", null);
        records.export(4, 2014, "100");
        records.declaration("D1", 3, "2014-07-01", "DE", "2");
        assertThat(records.zone("export.value", 2014)).isEqualTo("2");
        List<Subject> both = List.of(ZONE, Subject.zone(SUZHOU));
        Map<Subject, Map<FactId, FactValue>> read =
                records.facts.facts(Set.of(FactId.of("export.value")), both, 2014, TODAY, null);
        assertThat(both.stream()
                        .map(zone -> ((FactValue.Known) read.get(zone).get(FactId.of("export.value")))
                                .value()
                                .toPlainString()))
                .containsExactly("2", "100");
    }

    @Test
    public void declaredExportsOfAPartOfTheYearNameTheirRowsAndImport() {
        records.declaration("D1", 4, "2014-06-30", "KR", "4");
        records.declaration("D2", 4, "2014-06-30", "US", "0");
        records.importId = 8;
        records.declaration("D3", 4, "2014-07-01", "KR", "4");
        FactValue.Known known = (FactValue.Known) records.read(records.facts, "export.value", ZONE, 2014, TODAY);
        assertThat(known.sources())
                .containsExactly(new FactValue.Source("出口记录 export records 2014: 2", "import 7", false));
        assertThat(records.zone("market.count", 2014)).isEqualTo("1");
    }

    @Test
    public void batchesAndIncidentsBelongToTheZoneOfTheirOwnDay() {
        records.inspection("B1", 3, "2014-06-30", "PASS");
        records.inspection("B2", 3, "2014-07-01", "FAIL");
        records.inspection("B3", 4, "2014-06-30", "PASS");
        records.inspection("B4", 4, "2014-07-01", "FAIL");
        records.inspection("B5", 1, "2014-07-01", "PASS");
        records.incident("N1", "RETURN", 4, "2014-06-30", "QUALITY", "yes");
        records.incident("N2", "RETURN", 4, "2014-07-01", "QUALITY", "yes");
        assertThat(records.zone("inspection.batches", 2014)).isEqualTo("3");
        assertThat(records.zone("inspection.failed", 2014)).isEqualTo("1");
        assertThat(records.zone("inspection.fail-rate", 2014)).isEqualTo("33.333333");
        assertThat(records.zone("inspection.value", 2014)).isEqualTo("300");
        assertThat(records.zone("incident.returns.count", 2014)).isEqualTo("1");
    }

    @Test
    public void lotsSampledInSupervisionCountOnDaysOfMembership() {
        assertThat(records.zone("sampling.lots", 2014)).isEqualTo("missing records.fact.not-delivered");
        records.sampling("S1", 1, "2014-03-01", "PASS");
        records.sampling("S2", 1, "2014-03-02", "FAIL");
        records.sampling("S3", 3, "2014-06-30", "FAIL");
        records.sampling("S4", 3, "2014-07-01", "PASS");
        records.sampling("S5", 5, "2014-07-01", "FAIL");
        assertThat(records.rejected).isEmpty();
        assertThat(records.zone("sampling.lots", 2014)).isEqualTo("3");
        assertThat(records.zone("sampling.failed", 2014)).isEqualTo("1");
        assertThat(records.zone("sampling.pass-rate", 2014)).isEqualTo("66.666667");
        assertThat(new RollupCheck(records.tables.database(), (operation, place, actor) -> java.util.Optional.empty())
                        .check(false, "")
                        .wrong())
                .isZero();
    }
}
