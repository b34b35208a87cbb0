// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.util.Random;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.testdatabases.EachDatabase;
import org.shifan.testdatabases.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Category(EachDatabase.class)
public class JpaContentArchiveTest {
    private final TestDatabase tables = TestDatabase.of(LocalJpa.CHANGELOG);
    private final LocalJpa jpa = new LocalJpa(tables);
    private final JpaContentArchive archive = new JpaContentArchive(() -> "evaluation", jpa);

    @After
    public void close() {
        jpa.close();
    }

    @Test
    public void whatIsKeptComesBackByteByByte() {
        byte[] bundle = new byte[3 << 20];
        new Random(1).nextBytes(bundle);
        String digest = archive.keep(ContentArchive.Kind.BUNDLE, bundle);
        assertThat(archive.content(digest))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(bundle));
        assertThat(archive.content("0".repeat(64))).isEmpty();
    }

    @Test
    public void theSameIsKeptOnceAlsoByTwoArchives() {
        String digest = archive.keep(ContentArchive.Kind.CATALOGUE, new byte[] {1, 2, 3});
        JpaContentArchive other = new JpaContentArchive(() -> "evaluation", jpa);
        assertThat(other.keep(ContentArchive.Kind.CATALOGUE, new byte[] {1, 2, 3}))
                .isEqualTo(digest);
        assertThat(tables.rows("SELECT KIND, DIGEST FROM EVAL_CONTENT")).containsExactly("CATALOGUE|" + digest);
    }

    @Test
    public void whatSomebodyTouchedIsNotHandedOut() {
        String digest = archive.keep(ContentArchive.Kind.BUNDLE, new byte[] {1, 2, 3});
        archive.keep(ContentArchive.Kind.BUNDLE, new byte[] {4});
        tables.execute(
                "DELETE FROM EVAL_CONTENT WHERE DIGEST = '" + digest + "'",
                "UPDATE EVAL_CONTENT SET DIGEST = '" + digest + "'");
        assertThatThrownBy(() -> archive.content(digest)).isInstanceOf(IllegalStateException.class);
    }

    /** A database that has run a change set refuses it when it is another one. */
    @Test
    public void theChangeSetIsTheOneThatDatabasesHaveRunAlready() {
        try (TestDatabase derby = TestDatabase.derby().migrate(LocalJpa.CHANGELOG)) {
            assertThat(derby.rows("SELECT MD5SUM FROM DATABASECHANGELOG WHERE ID = 'content'"))
                    .containsExactly("9:d7b41774833af48553db5bed95671f10");
        }
    }
}
