// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.work;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.junit.Test;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactValue;
import org.shifan.api.work.Work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shifan.lifecycle.work.WorkOffice.KUNSHAN;
import static org.shifan.lifecycle.work.WorkOffice.SHAOXING;

/** The coordinating body of a zone, and how often it meets. */
public class CoordinationTest {
    private final WorkOffice office = new WorkOffice();

    private Work body(String day) {
        return office.enter(
                KUNSHAN,
                "coordinating-body",
                "Leading group",
                day,
                "head",
                "Vice mayor Zhou",
                "members",
                "Commerce: Xu; quality supervision: Sun",
                "document",
                "昆政发〔2014〕12号",
                "digest",
                "AB".repeat(32),
                "mechanism",
                "meets every quarter");
    }

    private void meets(Work body, String day) {
        office.step(body, "meeting", day, "topic", "paint", "minutes", "minutes of " + day);
    }

    private FactValue meetings(Subject zone, int year, String asOf) {
        return new CoordinationFacts(office.store, office.kinds)
                .facts(Set.of(CoordinationFacts.MEETINGS), List.of(zone), year, LocalDate.parse(asOf), null)
                .get(zone)
                .get(CoordinationFacts.MEETINGS);
    }

    @Test
    public void r11ACoordinatingBodyHasAHeadMembersAFoundingDocumentAndMeetingsThatAreCounted() {
        Work body = body("2014-02-01");
        assertThat(body.details()).containsEntry("digest", "ab".repeat(32));
        meets(body, "2014-03-10");
        office.step(body, "change", "2014-04-01", "head", "Vice mayor Wu", "members", "Commerce: Xu");
        meets(body, "2014-06-10");
        assertThat(meetings(KUNSHAN, 2014, "2014-06-10"))
                .isInstanceOfSatisfying(
                        FactValue.Known.class,
                        known -> assertThat(known.value()).isEqualByComparingTo("2"));
        assertThat(meetings(KUNSHAN, 2014, "2014-06-09"))
                .isInstanceOfSatisfying(
                        FactValue.Known.class,
                        known -> assertThat(known.value()).isEqualByComparingTo("1"));
        assertThat(meetings(KUNSHAN, 2015, "2015-02-01"))
                .as("none of the year before")
                .isEqualTo(FactValue.known(0, new FactValue.Source("work " + body.id(), "", false)));
        assertThat(meetings(SHAOXING, 2014, "2014-06-10")).isInstanceOf(FactValue.Missing.class);
        office.step(body, Work.END, "2014-06-20");
        assertThat(meetings(KUNSHAN, 2014, "2014-06-25"))
                .as("one that is dissolved coordinates nothing")
                .isInstanceOf(FactValue.Missing.class);
    }

    @Test
    public void r11AFoundingDocumentStandsThereByItsDigest() {
        for (String wrong : List.of("ab", "xy".repeat(32), "ab".repeat(33), "ab".repeat(500))) {
            assertThatThrownBy(() -> office.enter(
                            KUNSHAN,
                            "coordinating-body",
                            "Leading group",
                            "2014-02-01",
                            "head",
                            "Zhou",
                            "members",
                            "Xu",
                            "document",
                            "12",
                            "digest",
                            wrong,
                            "mechanism",
                            "meets"))
                    .hasMessageContaining("64 hexadecimal digits");
        }
    }
}
