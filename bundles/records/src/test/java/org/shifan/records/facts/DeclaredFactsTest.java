// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.time.LocalDate;
import java.util.Map;

import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.text.Message;
import org.shifan.records.targets.DeclarationsTarget;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.records.facts.DeliveredRecords.TODAY;
import static org.shifan.records.facts.DeliveredRecords.ZONE;

@Category(EachDatabase.class)
public class DeclaredFactsTest {
    @Rule
    public final DeliveredRecords records = new DeliveredRecords();

    @Test
    public void aDeclaredFactIsMissingUntilDeclaredAndAfterItsTerm() {
        assertThat(records.value(records.declared, "org.mechanism", ZONE, 2014, TODAY))
                .isEqualTo("missing records.declared.none");
        records.declare("org.mechanism", 2013, "是", "2014-12-31");
        assertThat(records.value(records.declared, "org.mechanism", ZONE, 2014, LocalDate.of(2014, 12, 31)))
                .isEqualTo("1");
        assertThat(records.value(records.declared, "org.mechanism", ZONE, 2014, LocalDate.of(2015, 1, 1)))
                .isEqualTo("missing records.declared.expired");
        assertThat(records.value(records.declared, "org.mechanism", ZONE, 2012, TODAY))
                .isEqualTo("missing records.declared.none");
    }

    @Test
    public void aYearlyDeclaredFactIsOfItsYearOnly() {
        records.declare("export.share.local", 2013, "51.25", null);
        assertThat(records.value(records.declared, "export.share.local", ZONE, 2013, TODAY))
                .isEqualTo("51.25");
        assertThat(records.value(records.declared, "export.share.local", ZONE, 2014, TODAY))
                .startsWith("missing");
    }

    @Test
    public void declarationsThatCannotBeAreRejected() {
        records.declare("export.share.local", 2014, "101", null);
        records.declare("export.share.local", 2014, "-1", null);
        records.declare("export.rank.province", 2014, "0", null);
        records.declare("export.rank.province", 2014, "1.5", null);
        records.declare("export.share.galactic", 2014, "1", null);
        records.declare("qms.certified", 2014, "yes", null);
        records.declare("export.share.local", 2016, "1", null);
        assertThat(records.rejected)
                .extracting(Message::key)
                .containsExactly(
                        "records.value.percent",
                        "records.value.negative",
                        "records.value.rank",
                        "records.value.whole",
                        "records.fact.unknown",
                        "records.fact.subject",
                        "records.year.future");
        DeclarationsTarget target = new DeclarationsTarget(
                records.tables.database(), records.registers.enterpriseRegistry(), records.registers.zoneRegistry());
        records.take(
                target,
                Map.of(
                        "subject",
                        "330281-01",
                        "fact",
                        "self-assessment.done",
                        "year",
                        "2014",
                        "value",
                        "是",
                        "document",
                        "x"));
        assertThat(records.rejected.get(7).key()).isEqualTo("records.zone.other-bureau");
        assertThat(records.rejected.get(7).toString()).contains("ningbo", "jiangsu");
    }
}
