// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.util.List;

import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@Category(EachDatabase.class)
public class JpaSharedBundlesTest {
    private static final String NAME = "org.example.jiangsu";
    private static final String OLD = "1".repeat(64);
    private static final String NEW = "2".repeat(64);

    private static LocalJpa jpa;

    private SharedBundles bundles;

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
        jpa.tx(em -> em.createQuery("delete from SharedEntity s").executeUpdate());
        bundles = new JpaSharedBundles(() -> "evaluation", jpa);
    }

    private List<String> after(long revision) {
        return bundles.after(revision).stream()
                .map(w -> w.revision() + " " + w.name() + " " + w.digest().charAt(0) + " " + w.there() + " " + w.node())
                .toList();
    }

    @Test
    public void whatCameLastCountsAndEachChangeHasANumberOfItsOwn() {
        assertThat(bundles.came(NAME, OLD, "a")).isTrue();
        assertThat(bundles.came("org.example.other", OLD, "a")).isTrue();
        assertThat(bundles.came(NAME, NEW, "b")).isTrue();
        assertThat(after(0)).containsExactly("2 org.example.other 1 true a", "3 org.example.jiangsu 2 true b");
        assertThat(after(2)).containsExactly("3 org.example.jiangsu 2 true b");
    }

    @Test
    public void whatTheOthersHaveByNowIsNoNews() {
        bundles.came(NAME, OLD, "a");
        assertThat(bundles.came(NAME, OLD, "b")).isFalse();
        assertThat(bundles.went(NAME, OLD, "a")).isTrue();
        assertThat(bundles.went(NAME, OLD, "b")).isFalse();
        assertThat(after(0)).containsExactly("2 org.example.jiangsu 1 false a");
        assertThat(bundles.came(NAME, OLD, "b")).isTrue();
    }

    @Test
    public void whoTakesAwayWhatWasReplacedMeanwhileTakesNothingAway() {
        bundles.came(NAME, OLD, "a");
        bundles.came(NAME, NEW, "b");
        assertThat(bundles.went(NAME, OLD, "a")).isFalse();
        assertThat(after(0)).containsExactly("2 org.example.jiangsu 2 true b");
    }
}
