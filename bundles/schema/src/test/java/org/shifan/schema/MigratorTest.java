// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TestName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class MigratorTest {

    @Rule
    public final TestName test = new TestName();

    private int installation;

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

        assertThat(query("select NAME from T_ZONE order by ID")).containsExactly("日照", "Ningbo");
    }

    @Test
    public void modulesWithTheSameIdsDoNotMeet() throws Exception {
        migrate("first/zones.xml");
        SchemaHeader other = SchemaHeader.parse("other;changelog=\"changelogs/included/two.xml\"");

        new Migrator(database()).migrate(other, resources(other), "bundle 1");

        assertThat(ran()).containsExactly("zones/changelog.xml::1", "other/changelog.xml::2");
    }

    @Test
    public void theLockOfAKilledProcessIsReleased() throws Exception {
        migrate("first/zones.xml");
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update DATABASECHANGELOGLOCK set LOCKED = true, LOCKEDBY = 'dead',"
                    + " LOCKGRANTED = CURRENT_TIMESTAMP");
        }

        migrate("renamed/zones-v2.xml");

        assertThat(columns()).contains("LEVEL_CODE");
    }

    private void migrate(String changelog) throws MigrationException {
        migrate(changelog, "bundle " + installation++);
    }

    private void migrate(String changelog, String stamp) throws MigrationException {
        SchemaHeader header = SchemaHeader.parse("zones;changelog=\"changelogs/" + changelog + "\"");
        new Migrator(database()).migrate(header, resources(header), stamp);
    }

    private static ChangelogResources resources(SchemaHeader header) {
        return new ChangelogResources(header, MigratorTest.class.getClassLoader()::getResource);
    }

    private EmbeddedDataSource database() {
        EmbeddedDataSource database = new EmbeddedDataSource();
        database.setDatabaseName("memory:schema-" + test.getMethodName());
        database.setCreateDatabase("create");
        return database;
    }

    private List<String> columns() throws SQLException {
        return query("select c.COLUMNNAME from SYS.SYSCOLUMNS c join SYS.SYSTABLES t on c.REFERENCEID = t.TABLEID"
                + " where t.TABLENAME = 'T_ZONE' order by c.COLUMNNUMBER");
    }

    private List<String> ran() throws SQLException {
        return query("select FILENAME || '::' || ID from DATABASECHANGELOG order by ORDEREXECUTED");
    }

    private List<String> query(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
