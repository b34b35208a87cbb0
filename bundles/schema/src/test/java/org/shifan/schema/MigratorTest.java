// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.testdatabases.EachDatabase;
import org.shifan.testdatabases.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Category(EachDatabase.class)
public class MigratorTest {

    private final TestDatabase database = TestDatabase.empty();

    private int installation;

    @After
    public void close() {
        database.close();
    }

    @Test
    public void firstRunMakesTheTables() throws Exception {
        migrate("first/zones.xml");

        assertThat(columns()).containsExactly("ID", "NAME");
    }

    @Test
    public void secondRunChangesNothing() throws Exception {
        migrate("first/zones.xml");
        List<String> before = ran();

        migrate("first/zones.xml");

        assertThat(ran()).isEqualTo(before).containsExactly("zones/changelog.xml::1");
    }

    @Test
    public void anUpgradeRunsOnlyWhatIsNewAlsoWhenTheFileIsRenamed() throws Exception {
        migrate("first/zones.xml");

        migrate("renamed/zones-v2.xml");

        assertThat(columns()).containsExactly("ID", "NAME", "LEVEL_CODE");
        assertThat(ran()).containsExactly("zones/changelog.xml::1", "zones/changelog.xml::2");
    }

    @Test
    public void anInstallationThatHasMigratedThisDatabaseIsNotRunAgain() throws Exception {
        migrate("first/zones.xml", "bundle A");
        migrate("renamed/zones-v2.xml", "bundle A");
        assertThat(columns()).doesNotContain("LEVEL_CODE");

        migrate("renamed/zones-v2.xml", "bundle B");
        assertThat(columns()).contains("LEVEL_CODE");
    }

    @Test
    public void aFailedInstallationIsRunAgain() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> migrate("broken/zones.xml", "bundle A")).isInstanceOf(MigrationException.class);
        }
    }

    @Test
    public void anOlderBundleLeavesNewerTablesAlone() throws Exception {
        migrate("renamed/zones-v2.xml");

        migrate("first/zones.xml");

        assertThat(columns()).containsExactly("ID", "NAME", "LEVEL_CODE");
    }

    @Test
    public void aFailureNamesTheChangeSetAndTheReasonAndALaterUpgradeGoesOn() throws Exception {
        assertThatThrownBy(() -> migrate("broken/zones.xml"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("zones/changelog.xml::2::shifan")
                .hasMessageContaining("T_ENTERPRISE")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        assertThat(columns()).containsExactly("ID", "NAME");

        migrate("renamed/zones-v2.xml");

        assertThat(columns()).containsExactly("ID", "NAME", "LEVEL_CODE");
    }

    @Test
    public void aChangeSetEditedAfterItRanIsRefused() throws Exception {
        migrate("first/zones.xml");

        assertThatThrownBy(() -> migrate("edited/zones.xml"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("zones/changelog.xml::1::shifan")
                .hasMessageContaining("check sum");
    }

    @Test
    public void aMissingChangelogIsNamed() {
        assertThatThrownBy(() -> migrate("first/nowhere.xml"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("zones/changelog.xml");
    }

    @Test
    public void aChangelogMayIncludeItsNeighbours() throws Exception {
        migrate("included/all.xml");

        assertThat(ran()).containsExactly("zones/one.xml::1", "zones/two.xml::2");
    }

    @Test
    public void dataIsLoadedFromTheBundle() throws Exception {
        migrate("loaded/zones.xml");

        assertThat(database.rows("select NAME from T_ZONE order by ID")).containsExactly("日照", "Ningbo");
    }

    @Test
    public void modulesWithTheSameIdsDoNotMeet() throws Exception {
        migrate("first/zones.xml");
        SchemaHeader other = SchemaHeader.parse("other;changelog=\"changelogs/included/two.xml\"");

        new Migrator(database.source()).migrate(other, resources(other), "bundle 1");

        assertThat(ran()).containsExactly("zones/changelog.xml::1", "other/changelog.xml::2");
    }

    /** In every run on Derby: in a database that others share the lock may be somebody's who works. */
    @Test
    public void theLockOfAKilledProcessIsReleasedInADatabaseThatNobodyElseCanHave() throws Exception {
        try (TestDatabase embedded = TestDatabase.derby()) {
            migrate(embedded, "first/zones.xml", "bundle A");
            embedded.execute("update DATABASECHANGELOGLOCK set LOCKED = true, LOCKEDBY = 'dead',"
                    + " LOCKGRANTED = CURRENT_TIMESTAMP");

            migrate(embedded, "renamed/zones-v2.xml", "bundle B");

            assertThat(embedded.rows("select LEVEL_CODE from T_ZONE")).isEmpty();
        }
    }

    private void migrate(String changelog) throws MigrationException {
        migrate(changelog, "bundle " + installation++);
    }

    private void migrate(String changelog, String stamp) throws MigrationException {
        migrate(database, changelog, stamp);
    }

    private static void migrate(TestDatabase database, String changelog, String stamp) throws MigrationException {
        SchemaHeader header = SchemaHeader.parse("zones;changelog=\"changelogs/" + changelog + "\"");
        new Migrator(database.source()).migrate(header, resources(header), stamp);
    }

    private static ChangelogResources resources(SchemaHeader header) {
        return new ChangelogResources(header, MigratorTest.class.getClassLoader()::getResource);
    }

    private List<String> columns() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.source().getConnection();
                ResultSet columns = connection.getMetaData().getColumns(null, connection.getSchema(), "%", "%")) {
            while (columns.next()) {
                // Names that are not quoted are in upper case in Derby, in lower case in PostgreSQL.
                if ("T_ZONE".equalsIgnoreCase(columns.getString("TABLE_NAME"))) {
                    found.add(columns.getString("COLUMN_NAME").toUpperCase(Locale.ROOT));
                }
            }
        }
        return found;
    }

    private List<String> ran() {
        return database.rows("select FILENAME || '::' || ID from DATABASECHANGELOG order by ORDEREXECUTED");
    }
}
