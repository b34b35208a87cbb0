// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.intake;

import java.time.LocalDate;
import java.util.List;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Subject;
import org.shifan.api.intake.ImportMode;
import org.shifan.core.store.Audited;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.core.intake.ImportFixture.JIANGSU;
import static org.shifan.core.intake.ImportFixture.KUNSHAN;
import static org.shifan.core.intake.ImportFixture.NINGBO;
import static org.shifan.core.intake.ImportFixture.code;

/** Classes and grades that were recorded wrongly are corrected or deleted, and what was recorded is kept. */
@Category(EachDatabase.class)
public class CorrectedGrantsTest {
    private static final String DECIDED = "|decided_by=bureau|decided_on=2014-05-01|reason=rated";
    private static final Subject SUBJECT = Subject.enterprise(code(1));
    private static final LocalDate DAY = LocalDate.of(2014, 12, 31);

    private final ImportFixture fixture =
            new ImportFixture().withEnterprises(JIANGSU, 1, 3).withEnterprises(NINGBO, 4, 4);

    @After
    public void close() {
        fixture.close();
    }

    private static String row(Object subject, String kind, String value, String from) {
        return "subject=" + subject + "|kind=" + kind + "|value=" + value + "|from=" + from + DECIDED;
    }

    private static String classOf(String value, String from) {
        return row(code(1), "enterprise-class", value, from);
    }

    private ImportFixture.Outcome take(String... rows) {
        return fixture.take(fixture.grants, JIANGSU, rows);
    }

    private ImportFixture.Outcome correct(String... rows) {
        return fixture.change(fixture.grants, JIANGSU, ImportMode.CORRECT, rows);
    }

    private ImportFixture.Outcome delete(String... rows) {
        return fixture.change(fixture.grants, JIANGSU, ImportMode.DELETE, rows);
    }

    private String held() {
        return fixture.registers
                .grants
                .held(SUBJECT, Grant.Kind.ENTERPRISE_CLASS, DAY)
                .map(Grant::value)
                .orElse("none");
    }

    private List<Grant> history() {
        return fixture.registers.grants.history(SUBJECT);
    }

    @Test
    public void f1_aCorrectedClassHoldsFromItsFirstDayAndTheWrongOneNever() {
        take(classOf("2", "2014-06-01"));
        assertThat(correct(classOf("3", "2014-06-01")).rows).containsExactly("stored");
        assertThat(held()).isEqualTo("3");
        assertThat(history()).extracting(Grant::value).containsExactly("3");
        assertThat(fixture.registers
                        .grants
                        .bearers(Grant.Kind.ENTERPRISE_CLASS, DAY)
                        .get(SUBJECT)
                        .value())
                .isEqualTo("3");
        assertThat(correct(classOf("3", "2014-06-01")).rows).containsExactly("unchanged");
    }

    @Test
    public void aCorrectionMayCorrectItself() {
        take(classOf("2", "2014-06-01"));
        assertThat(correct(classOf("3", "2014-06-01"), classOf("2", "2014-06-01"), classOf("2", "2014-06-01")).rows)
                .containsExactly("stored", "stored", "unchanged");
        assertThat(held()).isEqualTo("2");
        assertThat(history()).hasSize(1);
    }

    @Test
    public void aDeletedClassIsGoneAndDeletingItAgainChangesNothing() {
        take(classOf("2", "2014-06-01"));
        assertThat(delete(classOf("1", "2014-06-01")).codes).containsExactly("core.grant.delete-differs");
        assertThat(held()).isEqualTo("2");
        assertThat(delete(classOf("2", "2014-06-01")).rows).containsExactly("stored");
        assertThat(held()).isEqualTo("none");
        assertThat(delete(classOf("2", "2014-06-01")).rows).containsExactly("unchanged");
        assertThat(delete(classOf("2", "2014-06-02")).codes).containsExactly("core.grant.none");
        assertThat(take(classOf("2", "2014-06-01")).rows).containsExactly("stored");
        assertThat(held()).isEqualTo("2");
    }

    @Test
    public void aCorrectionThatDoesNotFitBesideTheOthersChangesNothing() {
        take(classOf("2", "2014-06-01") + "|to=2014-12-31", classOf("1", "2015-01-01"));
        assertThat(correct(classOf("3", "2014-06-01") + "|to=2015-01-01").codes).containsExactly("core.grant.overlap");
        assertThat(history()).extracting(Grant::value).containsExactly("2", "1");
        assertThat(correct(classOf("3", "2014-06-01") + "|to=2014-12-31").rows).containsExactly("stored");
        assertThat(history()).extracting(Grant::value).containsExactly("3", "1");
    }

    @Test
    public void levelsAndTitlesAreDecisionsAndNotCorrected() {
        String[] decided = {
            row(KUNSHAN, "zone-level", "provincial", "2014-06-01"),
            row(code(1), "demonstration-enterprise", "No 7", "2014-06-01")
        };
        take(decided);
        assertThat(correct(decided).codes).containsExactly("core.grant.decided", "core.grant.decided");
        assertThat(delete(decided).codes).containsExactly("core.grant.decided", "core.grant.decided");
        assertThat(history()).hasSize(1);
    }

    @Test
    public void anotherBureausClassIsNotCorrected() {
        fixture.take(fixture.grants, NINGBO, row(code(4), "credit-grade", "A", "2014-06-01"));
        assertThat(correct(row(code(4), "credit-grade", "B", "2014-06-01")).codes)
                .containsExactly("core.enterprise.other-bureau");
    }

    @Test
    public void theAuditLogKeepsWhatWasCorrectedByWhomAndWhy() {
        take(classOf("2", "2014-06-01"));
        AuditSource given = Audited.given(fixture.registers.jpa);
        AuditSource voided = Audited.voided(fixture.registers.jpa);
        List<AuditedChange> before = given.changes("", 10);
        assertThat(voided.changes("", 10)).isEmpty();
        correct(classOf("3", "2014-06-01"));
        assertThat(given.changes("", 10)).hasSize(2).startsWith(before.get(0));
        AuditedChange change = voided.changes("", 10).get(0);
        assertThat(change.subject()).isEqualTo(SUBJECT.toString());
        assertThat(change.who().name()).isEqualTo("li");
        assertThat(change.reason()).isEqualTo("notice of correction 7");
        assertThat(change.before()).containsEntry("value", "2").containsEntry("first-day", "2014-06-01");
        assertThat(voided.changes(change.position(), 10)).isEmpty();
    }
}
