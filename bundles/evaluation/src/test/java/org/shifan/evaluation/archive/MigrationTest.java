// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.List;

import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.BureauCode;
import org.shifan.api.evaluation.Decisions;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.registry.SampleDocument;
import org.shifan.evaluation.service.SampleService;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testdatabases.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A database of the release before this one is taken over with everything that is in it. */
@Category(EachDatabase.class)
public class MigrationTest {
    /** Criteria, results, steps, shadows, judgements and evidence. */
    private static final int STEPS_OF_THEN = 6;

    private static final String DOCUMENT = SampleDocument.version("1.0.0")
                    .rule(
                            "threshold: {fact: own.count, unit: count, at-least: {parameter: least}, points: 100, otherwise: 0}")
                    .text()
            + "parameters:\n  least: {title: {zh: 最低数, en: least}, unit: count, values: [{value: 60, from: 2014-01-01,"
            + " ref: No. 1}]}\n";

    @Test
    public void resultsOfThenAreReadFoundByParameterAndBureauAndOverridden() throws Exception {
        try (LocalJpa jpa = new LocalJpa(tablesOfThen().migrate(LocalJpa.CHANGELOG))) {
            JpaResultArchive results = new JpaResultArchive(() -> "evaluation", jpa);
            Evaluation kept = results.evaluation(1).orElseThrow();
            assertThat(kept.total()).isEqualTo(new BigDecimal("79.940"));
            assertThat(kept.receipt().bundles()).isEmpty();
            assertThat(kept.receipt().catalogue()).isNull();
            assertThat(kept.receipt().standing()).isNull();
            assertThat(kept.parts().get(0).minimum()).isNull();
            assertThat(kept.aftermath().stale()).isFalse();
            assertThat(kept.decided()).isEqualTo(Verdict.PASS);
            Decisions decisions = new JpaDecisions(() -> "evaluation", jpa, SampleService.reading());
            List<Decisions.Decision> found = decisions.find(
                    new Decisions.Query(
                            null,
                            null,
                            "least",
                            new BigDecimal("60"),
                            BureauCode.of("jiangsu"),
                            null,
                            null,
                            null,
                            null,
                            false),
                    Long.MAX_VALUE,
                    10);
            assertThat(found).extracting(d -> d.summary().id()).containsExactly(1L);
            assertThat(results.kept(1).orElseThrow().text()).isEqualTo(json());
        }
    }

    private static String digest() {
        return document().digest();
    }

    private static CriteriaDocument document() {
        return DocumentReader.read("criteria.yaml", DOCUMENT.getBytes(StandardCharsets.UTF_8))
                .document()
                .orElseThrow();
    }

    /** As it was written then: without what came later. */
    private static String json() {
        return new EvaluationJson()
                .write(SampleEvaluations.passed("79.940"))
                .replaceAll("\"(bundles|bases)\":\\[[^\\]]*\\],?", "")
                .replaceAll(
                        "\"(standing|catalogue|rounding|minimum|partlyMet|notMet)\":(null|\"[^\"]*\"|\\{[^}]*\\}),?",
                        "")
                .replace(",}", "}");
    }

    private static TestDatabase tablesOfThen() throws Exception {
        TestDatabase tables = TestDatabase.empty().migrate(LocalJpa.CHANGELOG, STEPS_OF_THEN);
        try (Connection connection = tables.source().getConnection()) {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO EVAL_CRITERIA (SET_ID, VERSION, DIGEST, SNAPSHOT, AUTHORITY, SUBJECT_KIND, LEVEL_CODE,"
                            + " FILE_NAME, SOURCE, CANONICAL, BUNDLE_NAME, BUNDLE_VERSION, ACCEPTED)"
                            + " VALUES ('jiangsu-zone', '1.0.0', ?, false, 'jiangsu', 'ZONE', 'provincial', 'criteria.yaml',"
                            + " ?, ?, 'org.example', '1.0.0', 0)")) {
                insert.setString(1, digest());
                insert.setCharacterStream(2, new StringReader(DOCUMENT));
                insert.setCharacterStream(
                        3, new StringReader(new String(document().canonical(), StandardCharsets.UTF_8)));
                insert.executeUpdate();
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO EVAL_RESULT (SUBJECT, LEVEL_CODE, EVAL_YEAR, AS_OF, VERDICT, TOTAL, TOTAL_SCALE,"
                            + " CRITERIA_ID, CRITERIA_VERSION, CRITERIA_DIGEST, ENGINE, FACTS_DIGEST, MADE, MADE_BY,"
                            + " EVALUATION, FACTS) VALUES ('zone:320583-01', 'provincial', 2015, ?, 'PASS', 79.94, 3,"
                            + " 'jiangsu-zone', '1.0.0', ?, '0.9.0', '00', 0, 'officer', ?, '{}')")) {
                insert.setDate(1, Date.valueOf(LocalDate.of(2016, 2, 29)));
                insert.setString(2, digest());
                insert.setCharacterStream(3, new StringReader(json()));
                insert.executeUpdate();
            }
        }
        return tables;
    }
}
