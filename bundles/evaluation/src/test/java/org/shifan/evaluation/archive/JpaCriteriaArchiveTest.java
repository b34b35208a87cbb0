// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.Instant;

import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaKey;

import static org.assertj.core.api.Assertions.assertThat;

public class JpaCriteriaArchiveTest {
    private static final Instant DAY = Instant.parse("2015-03-01T08:00:00Z");

    private static LocalJpa jpa;

    private JpaCriteriaArchive archive;

    @BeforeClass
    public static void migrate() throws Exception {
        jpa = new LocalJpa("JpaCriteriaArchiveTest");
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
                version + ".0");
    }

    @Test
    public void contentIsKeptByteByByte() {
        archive.serves(content("1.0.0", "a"), DAY);
        assertThat(archive.contents("jiangsu-zone", "1.0.0")).containsExactly(content("1.0.0", "a"));
        assertThat(archive.contents("jiangsu-zone", "1.0.1")).isEmpty();
    }

    @Test
    public void acceptingTheSameAgainAddsNothing() {
        archive.serves(content("1.0.0", "a"), DAY);
        archive.serves(content("1.0.0", "a"), DAY.plusSeconds(60));
        assertThat(archive.contents("jiangsu-zone", "1.0.0")).hasSize(1);
    }

    @Test
    public void whatCameLastAndWasNotTakenOutServes() {
        archive.serves(content("1.0.0", "a"), DAY);
        archive.serves(content("1.1.0", "b"), DAY.plusSeconds(1));
        assertThat(archive.serving("org.example.jiangsu")).contains(content("1.1.0", "b"));
        archive.served(content("1.1.0", "b"), DAY.plusSeconds(2));
        assertThat(archive.serving("org.example.jiangsu")).contains(content("1.0.0", "a"));
        archive.served(content("1.0.0", "a"), DAY.plusSeconds(3));
        assertThat(archive.serving("org.example.jiangsu")).isEmpty();
        assertThat(archive.serving("org.example.zhejiang")).isEmpty();
    }

    @Test
    public void goingBackToAnOlderVersionPutsItLast() {
        archive.serves(content("1.0.0", "a"), DAY);
        archive.served(content("1.0.0", "a"), DAY.plusSeconds(1));
        archive.serves(content("1.1.0", "b"), DAY.plusSeconds(1));
        archive.serves(content("1.0.0", "a"), DAY.plusSeconds(2));
        assertThat(archive.serving("org.example.jiangsu")).contains(content("1.0.0", "a"));
    }

    @Test
    public void anotherStartDoesNotMakeAServingOneNewer() {
        archive.serves(content("1.0.0", "a"), DAY);
        archive.serves(content("1.1.0", "b"), DAY.plusSeconds(1));
        archive.serves(content("1.0.0", "a"), DAY.plusSeconds(2));
        assertThat(archive.serving("org.example.jiangsu")).contains(content("1.1.0", "b"));
    }
}
