// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.operations.IntegrityFindings;
import org.shifan.api.text.Message;
import org.shifan.evaluation.document.CanonicalJson;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@Category(EachDatabase.class)
public class ArchiveIntegrityTest {
    private static final String FACTS = "{\"facts\":\"事实\"}";
    private static final String CANONICAL = "{\"id\":\"jiangsu-zone-provincial\"}";
    private static final byte[] BUNDLE = {1, 2, 3};

    private static LocalJpa jpa;

    private ArchiveIntegrity integrity;
    private JpaResultArchive results;
    private Evaluation kept;

    @BeforeClass
    public static void migrate() throws Exception {
        jpa = new LocalJpa();
    }

    @AfterClass
    public static void close() {
        jpa.close();
    }

    @Before
    public void aResultWithAllThatItNames() {
        jpa.clear();
        JpaCriteriaArchive criteria = new JpaCriteriaArchive(() -> "evaluation", jpa);
        JpaContentArchive contents = new JpaContentArchive(() -> "evaluation", jpa);
        results = new JpaResultArchive(() -> "evaluation", jpa);
        integrity = new ArchiveIntegrity(jpa, criteria, contents);
        String bundle = contents.keep(ContentArchive.Kind.BUNDLE, BUNDLE);
        criteria.keep(
                new ArchivedCriteria(
                        "jiangsu-zone-provincial",
                        new CriteriaKey(BureauCode.of("jiangsu"), Subject.Kind.ZONE, Level.PROVINCIAL),
                        "1.0.0",
                        sha256(CANONICAL),
                        false,
                        "c.yaml",
                        CANONICAL,
                        CANONICAL,
                        "bundle",
                        "1.0.0",
                        null),
                Instant.EPOCH);
        kept = keep(List.of(bundle));
    }

    private static String sha256(String text) {
        return CanonicalJson.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private Evaluation keep(List<String> bundles) {
        Evaluation sample = SampleEvaluations.passed("79.940");
        Evaluation.Receipt then = sample.receipt();
        Evaluation.Receipt receipt = new Evaluation.Receipt(
                then.criteriaId(),
                then.version(),
                sha256(CANONICAL),
                then.engine(),
                sha256(FACTS),
                then.made(),
                then.standing(),
                bundles,
                null,
                then.rounding(),
                then.bases(),
                null);
        return results.keep(List.of(new ResultArchive.Made(sample.under(receipt), FACTS)))
                .get(0);
    }

    private List<String> faults() {
        IntegrityFindings findings = integrity.check();
        assertThat(findings.faults()).isEqualTo(findings.first().size());
        return findings.first().stream().map(Message::key).toList();
    }

    private void altered(String statement) {
        jpa.tx(em -> assertThat(em.createNativeQuery(statement).executeUpdate()).isEqualTo(1));
    }

    @Test
    public void aResultWithAllThatItNamesIsSound() {
        IntegrityFindings findings = integrity.check();
        assertThat(findings.first()).isEmpty();
        assertThat(findings.counted()).containsEntry("results", 1L).containsEntry("parts", 2L);
    }

    @Test
    public void otherFactsThanThoseOfTheReceiptAreFound() {
        altered("UPDATE EVAL_RESULT SET FACTS = '{}' WHERE ID = " + kept.id());
        assertThat(faults()).containsExactly("integrity.facts");
    }

    @Test
    public void aColumnThatSaysOtherwiseThanTheResultIsFound() {
        altered("UPDATE EVAL_RESULT SET VERDICT = 'FAIL' WHERE ID = " + kept.id());
        assertThat(faults()).containsExactly("integrity.columns");
    }

    @Test
    public void aResultThatCannotBeReadIsFoundAndKeepsNoOtherFromBeingLookedAt() {
        altered("UPDATE EVAL_RESULT SET EVALUATION = 'x' WHERE ID = " + kept.id());
        keep(List.of("0".repeat(64)));
        assertThat(faults()).contains("integrity.unreadable", "integrity.part");
    }

    @Test
    public void whatAResultNamesAndIsNotKeptIsFound() {
        altered("DELETE FROM EVAL_CONTENT");
        jpa.tx(em -> em.createQuery("delete from ParameterEntity p").executeUpdate());
        altered("DELETE FROM EVAL_CRITERIA");
        assertThat(faults()).containsExactly("integrity.part", "integrity.part");
    }

    @Test
    public void criteriaThatWereTouchedAreFound() {
        altered("UPDATE EVAL_CRITERIA SET CANONICAL = '{}'");
        assertThat(faults()).containsExactly("integrity.part");
    }

    @Test
    public void aResultThatIsKeptTwiceIsFound() {
        keep(kept.receipt().bundles());
        assertThat(faults()).containsExactly("integrity.doubled");
    }
}
