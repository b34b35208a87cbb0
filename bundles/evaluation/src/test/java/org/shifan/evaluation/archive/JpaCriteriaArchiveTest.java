// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.analysis.Prediction;
import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.release.CriteriaStep;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@Category(EachDatabase.class)
public class JpaCriteriaArchiveTest {
    private static final Instant DAY = Instant.parse("2015-03-01T08:00:00Z");

    private static LocalJpa jpa;

    private JpaCriteriaArchive archive;

    @BeforeClass
    public static void migrate() throws Exception {
        jpa = new LocalJpa();
    }

    @AfterClass
    public static void close() {
        jpa.close();
    }

    @Before
    public void open() {
        jpa.clear();
        archive = new JpaCriteriaArchive(() -> "evaluation", jpa);
    }

    private static ArchivedCriteria content(String version, String digest) {
        return new ArchivedCriteria(
                "jiangsu-zone",
                new CriteriaKey(BureauCode.of("jiangsu"), Subject.Kind.ZONE, Level.PROVINCIAL),
                version,
                digest,
                false,
                "SHIFAN-INF/criteria.yaml",
                "\uFEFFid: 江苏\r\n",
                "{}",
                "org.example.jiangsu",
                version + ".0",
                "jiangsu-1 (ab12)");
    }

    @Test
    public void contentIsKeptByteByByte() {
        archive.keep(content("1.0.0", "a"), DAY);
        assertThat(archive.contents("jiangsu-zone", "1.0.0")).containsExactly(content("1.0.0", "a"));
        assertThat(archive.contents("jiangsu-zone", "1.0.1")).isEmpty();
    }

    @Test
    public void acceptingTheSameAgainAddsNothing() {
        archive.keep(content("1.0.0", "a"), DAY);
        archive.keep(content("1.0.0", "a"), DAY.plusSeconds(60));
        assertThat(archive.contents("jiangsu-zone", "1.0.0")).hasSize(1);
    }

    @Test
    public void allVersionsOfASetAndOfABundleAreFound() {
        archive.keep(content("1.0.0", "a"), DAY);
        archive.keep(content("1.1.0", "b"), DAY.plusSeconds(1));
        assertThat(archive.contents("jiangsu-zone")).containsExactly(content("1.0.0", "a"), content("1.1.0", "b"));
        assertThat(archive.ofBundle("org.example.jiangsu")).hasSize(2);
        assertThat(archive.ofBundle("org.example.zhejiang")).isEmpty();
    }

    @Test
    public void stepsStayInTheOrderInWhichTheyWereTaken() {
        JpaStepArchive steps = new JpaStepArchive(() -> "evaluation", jpa);
        CriteriaStep checked = new CriteriaStep(
                "jiangsu-zone", "1.0.0", "a", CriteriaStep.Kind.CHECKED, DAY, "bundle 1.0.0", "", null);
        CriteriaStep submitted = new CriteriaStep(
                "jiangsu-zone", "1.0.0", "a", CriteriaStep.Kind.SUBMITTED, DAY, "李四", "新办法", LocalDate.of(2015, 4, 1));
        steps.add(List.of(checked, submitted));
        CriteriaStep approved = new CriteriaStep(
                "jiangsu-zone", "1.0.0", "a", CriteriaStep.Kind.APPROVED, DAY, "wangwu", "同意", null, true, "王五", "d");
        steps.add(List.of(checked, approved));
        assertThat(steps.steps("jiangsu-zone")).containsExactly(checked, submitted, checked, approved);
        assertThat(steps.steps("zhejiang-zone")).isEmpty();
    }

    @Test
    public void whatASetWasShownToDoIsKeptOnceUnderItsDigest() {
        JpaStepArchive steps = new JpaStepArchive(() -> "evaluation", jpa);
        Prediction shown = new Prediction(
                "jiangsu-zone",
                "1.0.0",
                "a",
                2014,
                LocalDate.of(2015, 4, 1),
                List.of(new Prediction.Line(Subject.of("zone:320583-01"), "f", "PASS 80 scale=80")));
        Foreseen withFacts = new Foreseen(shown, List.of("{\"facts\":[\"甲\"]}"));
        steps.keep(withFacts, DAY);
        steps.keep(new Foreseen(shown, List.of()), DAY.plusSeconds(1));
        assertThat(steps.foreseen(shown.digest())).contains(withFacts);
        assertThat(steps.foreseen("none")).isEmpty();
    }
}
