// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.util.List;
import java.util.Map;

import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.audit.CalledFrom;
import org.shifan.api.core.Actor;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.lifecycle.desk.Office.KUNSHAN;

/** What the audit log sees of the cases. */
@Category(EachDatabase.class)
public class EntrySourceTest {
    private final Office office = new Office();
    private final AuditSource source = office.audited();
    private final String before = last("");

    private String last(String after) {
        List<AuditedChange> page = source.changes(after, 1000);
        return page.isEmpty() ? after : page.get(page.size() - 1).position();
    }

    private List<AuditedChange> changes() {
        return source.changes(before, 1000);
    }

    @Test
    public void everyLineIsShownOnceWithWhoWhenWhyAndBothStates() {
        long number = office.open("provincial-designation", KUNSHAN, "county").number();
        office.submit(number);
        List<AuditedChange> all = changes();
        assertThat(all)
                .extracting(AuditedChange::action)
                .containsExactly("case.opened", "case.paper", "case.paper", "case.step");
        assertThat(all).extracting(AuditedChange::subject).containsOnly("zone:320583-01");
        assertThat(all.get(0).after())
                .containsEntry("procedure", "provincial-designation")
                .containsEntry("title", "provincial")
                .containsEntry("state", "preparing")
                .containsKey("rules");
        assertThat(all.get(1).after().get("details"))
                .contains(
                        "application.txt",
                        Papers.digest("the paper application".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        AuditedChange step = all.get(3);
        assertThat(step.before()).isEqualTo(Map.of("state", "preparing"));
        assertThat(step.after()).containsEntry("state", "applied").containsEntry("what", "submit");
        assertThat(step.who()).isEqualTo(new Actor("county", ""));
        assertThat(step.reason()).isEqualTo("as decided");
        assertThat(source.changes(step.position(), 10)).isEmpty();
        assertThat(source.changes(before, 2)).isEqualTo(all.subList(0, 2));
    }

    @Test
    public void aLineSaysFromWhereItWasEnteredAndTheServersOwnSaysNothing() {
        long number;
        try (CalledFrom address = CalledFrom.here("10.1.2.3")) {
            number = office.open("provincial-designation", KUNSHAN, "county").number();
            try (CalledFrom console = CalledFrom.here(CalledFrom.CONSOLE)) {
                office.attach(number, "application", "county");
            }
            office.attach(number, "self-assessment", "county");
        }
        office.step(number, "submit", "county");
        assertThat(changes()).extracting(AuditedChange::from).containsExactly("10.1.2.3", "console", "10.1.2.3", "");
    }

    @Test
    public void whatSomebodyAltersInTheTablesReadsOtherwiseAndBreaksNothing() {
        office.open("provincial-designation", KUNSHAN, "county");
        for (String edit : List.of(
                "update LIFE_ENTRY set REASON = 'another'",
                "update LIFE_ENTRY set KIND = 'NO_SUCH_KIND'",
                "update LIFE_ENTRY set DETAILS = 'no JSON'",
                "update LIFE_ENTRY set STATE_AFTER = 'designated'",
                "update LIFE_CASE set RULES = 'no JSON'",
                "update LIFE_CASE set SUBJECT = 'zone:320583-09'",
                "update LIFE_CASE set TITLE = 'national'")) {
            List<AuditedChange> was = changes();
            office.execute(edit);
            assertThat(changes()).as(edit).hasSize(1).isNotEqualTo(was);
        }
    }
}
