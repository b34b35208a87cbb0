// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.apache.derby.jdbc.EmbeddedDataSource;
import org.apache.derby.jdbc.EmbeddedDriver;
import org.apache.karaf.features.FeaturesService;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.jdbc.DataSourceFactory;

import org.shifan.api.identity.Place;
import org.shifan.api.operations.Backup;
import org.shifan.api.operations.Backups;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.operations.hand.Asking;
import org.shifan.operations.inplace.FeaturesThere;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.Assume.assumeFalse;
import static org.shifan.operations.Fakes.proxy;

public class OnlineBackupsTest {
    private final TableOfRoles roles = new TableOfRoles();
    private static final Instant NOW = Instant.parse("2015-06-30T09:45:00Z");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path base;
    private Path data;
    private EmbeddedDataSource database;
    private Bundle[] installed = {};
    private FeaturesService features;
    private boolean changing;
    private final AtomicLong changes = new AtomicLong();

    @Before
    public void aServer() throws Exception {
        base = folder.getRoot().toPath();
        data = base.resolve("data");
        Files.createDirectories(base.resolve("etc/scripts"));
        Files.createDirectories(base.resolve("deploy"));
        Files.createDirectories(data.resolve("derby"));
        Files.writeString(base.resolve("etc/users.properties"), "secret");
        Files.writeString(base.resolve("etc/scripts/a.script"), "echo");
        Files.writeString(base.resolve("deploy/criteria.yaml"), "id: x");
        System.setProperty("derby.stream.error.file", data.resolve("derby.log").toString());
        database = new EmbeddedDataSource();
        database.setDatabaseName(data.resolve("derby/shifan").toString());
        database.setCreateDatabase("create");
        execute("CREATE TABLE PAIRS (A BIGINT NOT NULL, B BIGINT NOT NULL, PRIMARY KEY (A))");
    }

    @After
    public void theDatabaseIsClosed() {
        database.setCreateDatabase(null);
        database.setShutdownDatabase("shutdown");
        assertThatThrownBy(database::getConnection).isInstanceOf(SQLException.class);
    }

    @Test
    public void aBackupHasDatabaseSettingsAndDeployFolderAndCanBeRead() {
        Backup taken = backups(database).take(null);
        assertThat(taken.folder()).isEqualTo(data.resolve("backups/shifan-20150630-174500"));
        assertThat(taken.taken()).isEqualTo(NOW);
        assertThat(taken.version()).isEqualTo("1.0.0");
        assertThat(taken.database()).startsWith("Apache Derby ");
        assertThat(taken.folder().resolve("etc/users.properties")).hasContent("secret");
        assertThat(taken.folder().resolve("etc/scripts/a.script")).exists();
        assertThat(taken.folder().resolve("deploy/criteria.yaml")).exists();
        assertThat(taken.folder().resolve("database/shifan/service.properties")).exists();
        assertThat(backups(database).verify(Path.of(taken.name()))).isEmpty();
    }

    @Test
    public void settingsThatLieElsewhereAndAreLinkedAreInTheBackup() throws Exception {
        Path elsewhere = folder.newFolder("elsewhere").toPath();
        Files.move(base.resolve("etc"), elsewhere.resolve("etc"));
        Files.createSymbolicLink(base.resolve("etc"), elsewhere.resolve("etc"));
        Files.createDirectory(elsewhere.resolve("trust"));
        Files.writeString(elsewhere.resolve("trust/jiangsu.properties"), "authority=jiangsu");
        Files.createSymbolicLink(base.resolve("etc/trust"), elsewhere.resolve("trust"));
        Path taken = backups(database).take(null).folder();
        assertThat(taken.resolve("etc/users.properties")).hasContent("secret");
        assertThat(taken.resolve("etc/trust/jiangsu.properties")).hasContent("authority=jiangsu");
        assertThat(backups(database).verify(taken)).isEmpty();
    }

    /** For root, who may write everywhere, {@link SumsTest} looks at the same. */
    @Test
    public void aFileThatNobodyMayWriteIsInTheBackup() throws Exception {
        Path password = Files.writeString(base.resolve("etc/ldap.pw"), "secret");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("r--------"));
        assumeFalse(Files.isWritable(password));
        Path taken = backups(database).take(null).folder();
        assertThat(taken.resolve("etc/ldap.pw")).hasContent("secret");
        assertThat(backups(database).verify(taken)).isEmpty();
    }

    @Test
    public void aLinkThatLeadsBackIsNamedAndNothingIsLeftBehind() throws Exception {
        Files.createSymbolicLink(base.resolve("etc/again"), base.resolve("etc"));
        assertThatThrownBy(() -> backups(database).take(null))
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.code()).isEqualTo("backup.failed"))
                .hasMessageContaining("again");
        try (Stream<Path> left = Files.list(data.resolve("backups"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    public void whatIsWrittenMeanwhileIsInTheBackupWholeOrNotAtAll() throws Exception {
        AtomicBoolean end = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (long i = 1; !end.get(); i++) {
                pair(i);
            }
        });
        writer.start();
        Path taken;
        try {
            while (count(database) < 20) {
                Thread.onSpinWait();
            }
            taken = backups(database).take(null).folder();
        } finally {
            end.set(true);
            writer.join();
        }
        EmbeddedDataSource copy = new EmbeddedDataSource();
        copy.setDatabaseName(taken.resolve("database/shifan").toString());
        long rows = count(copy);
        copy.setShutdownDatabase("shutdown");
        assertThatThrownBy(copy::getConnection).isInstanceOf(SQLException.class);
        assertThat(rows).isGreaterThanOrEqualTo(20).isEven().isLessThanOrEqualTo(count(database));
    }

    /** The database may say already that the new version is in force. */
    @Test
    public void aBundleThatIsSwappedWhileTheDatabaseIsCopiedIsInTheBackupAsItIsThen() throws Exception {
        installed = new Bundle[] {added("by-hand", "1.0.0", 1), added("gone", "1.0.0", 1)};
        Path document = base.resolve("deploy/criteria.yaml");
        Path taken = backups(meanwhile(() -> {
                    installed = new Bundle[] {added("by-hand", "2.0.0", 2)};
                    Files.writeString(document, "id: a new one");
                    Files.writeString(base.resolve("deploy/further.yaml"), "id: z");
                    return null;
                }))
                .take(null)
                .folder();
        try (Stream<Path> kept = Files.list(taken.resolve("bundles"))) {
            assertThat(kept.map(each -> each.getFileName().toString())).containsExactly("by-hand-2.0.0.jar");
        }
        assertThat(taken.resolve("deploy/criteria.yaml")).hasContent("id: a new one");
        assertThat(taken.resolve("deploy/further.yaml")).exists();
        assertThat(backups(database).verify(taken)).isEmpty();
    }

    @Test
    public void bundlesThatChangeAllTheWhileAreToldAndTheBackupStaysAndSaysSo() throws Exception {
        changing = true;
        assertThatThrownBy(() -> backups(database).take(null))
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.code()).isEqualTo("backup.unsettled"))
                .hasMessageContaining("shifan-20150630-174500");
        changing = false;
        assertThat(english(backups(database).verify(Path.of("shifan-20150630-174500"))))
                .singleElement()
                .asString()
                .contains("at each of 5 copies");
    }

    /** A bundle with nothing in it, installed by hand. */
    private static Bundle added(String name, String version, long modified) {
        return proxy(Bundle.class, method -> switch (method) {
            case "getLocation" -> "file:/home/" + name + ".jar";
            case "getSymbolicName" -> name;
            case "getVersion" -> Version.parseVersion(version);
            case "getHeaders" -> new Hashtable<String, String>();
            case "getBundleId" -> 7L;
            case "getLastModified" -> modified;
            case "getState" -> Bundle.ACTIVE;
            default -> null;
        });
    }

    /** The database, beside whose copy something is done. */
    private DataSource meanwhile(Callable<Void> deed) {
        AtomicInteger asked = new AtomicInteger();
        return proxy(DataSource.class, method -> {
            // First it is asked what it is, then it is copied.
            if (asked.incrementAndGet() == 2) {
                deed.call();
            }
            return database.getConnection();
        });
    }

    /** A fresh unpacking of the distribution brings them back, whatever the backup has. */
    @Test
    public void criteriaOfTheDistributionThatWereUninstalledAreNamed() throws Exception {
        shipped("there", "Shifan-Criteria", "x.yaml");
        shipped("updated", "Shifan-Criteria", "x.yaml");
        shipped("by-hand", "Shifan-Criteria", "x.yaml");
        shipped("retired", "Shifan-Criteria", "x.yaml");
        shipped("sheet-retired", "Shifan-Criteria", "x.xlsx");
        shipped("no-criteria", "Bundle-Name", "x");
        features = new FeaturesThere(
                        location("there"),
                        location("updated"),
                        location("by-hand"),
                        location("retired"),
                        location("sheet-retired"),
                        location("no-criteria"),
                        location("not-shipped"),
                        "wrap:mvn:org.shifan/library/1.0")
                .service();
        installed = new Bundle[] {
            bundle(location("there"), "there", "1.0.0.SNAPSHOT"),
            bundle(location("updated"), "updated", "1.4.0"),
            bundle("file:/home/by-hand.jar", "by-hand", "1.0.0.SNAPSHOT"),
            // Another version is no reason to have this one as well.
            bundle("file:/home/retired.jar", "retired", "2.0.0")
        };
        Path taken = backups(database).take(null).folder();
        assertThat(taken.resolve("uninstalled.txt"))
                .hasContent("retired 1.0.0.SNAPSHOT\nsheet-retired 1.0.0.SNAPSHOT\n");
        assertThat(backups(database).verify(taken)).isEmpty();
    }

    @Test
    public void featuresThatDoNotAnswerKeepNobodyFromABackup() throws Exception {
        features = proxy(FeaturesService.class, method -> {
            throw new IllegalStateException("no features");
        });
        Path taken = backups(database).take(null).folder();
        assertThat(taken.resolve("uninstalled.txt")).isEmptyFile();
    }

    private static String location(String name) {
        return "mvn:org.shifan/" + name + "/1.0.0-SNAPSHOT";
    }

    private void shipped(String name, String header, String value) throws Exception {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-SymbolicName", name + ";singleton:=true");
        main.putValue("Bundle-Version", "1.0.0.SNAPSHOT");
        main.putValue(header, value);
        Path jar = base.resolve("system/org/shifan/" + name + "/1.0.0-SNAPSHOT/" + name + "-1.0.0-SNAPSHOT.jar");
        Files.createDirectories(jar.getParent());
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    /** A bundle of which no copy is made. */
    private static Bundle bundle(String location, String name, String version) {
        return proxy(Bundle.class, method -> switch (method) {
            case "getLocation" -> location;
            case "getSymbolicName" -> name;
            case "getVersion" -> Version.parseVersion(version);
            case "getHeaders" -> new Hashtable<String, String>();
            case "getBundleId", "getLastModified" -> 0L;
            default -> null;
        });
    }

    @Test
    public void anAlteredAMissingAndASurplusFileAreNamed() throws Exception {
        Path taken = backups(database).take(null).folder();
        Files.writeString(taken.resolve("deploy/criteria.yaml"), "id: y");
        Files.delete(taken.resolve("etc/users.properties"));
        Files.writeString(taken.resolve("etc/more.cfg"), "");
        assertThat(english(backups(database).verify(taken)))
                .containsExactlyInAnyOrder(
                        "File deploy/criteria.yaml is not as it was written.",
                        "File etc/users.properties is missing.",
                        "File etc/more.cfg is not of this backup.");
    }

    @Test
    public void aDatabaseThatDoesNotOpenIsToldAlthoughTheListFits() throws Exception {
        Path taken = backups(database).take(null).folder();
        Files.delete(taken.resolve("database/shifan/log/log.ctrl"));
        try (Stream<Path> segments = Files.list(taken.resolve("database/shifan/seg0"))) {
            for (Path segment : segments.toList()) {
                Files.write(segment, new byte[8]);
            }
        }
        Sums.write(taken);
        assertThat(english(backups(database).verify(taken)))
                .singleElement()
                .asString()
                .startsWith("The database of the backup does not open:");
        try (Stream<Path> left = Files.list(data)) {
            assertThat(left.map(Path::toString)).noneMatch(name -> name.contains("backup-verify-"));
        }
    }

    @Test
    public void whatFailsLeavesNothingBehind() throws Exception {
        OnlineBackups backups = backups(refusing());
        assertThatThrownBy(() -> backups.take(null))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("the disk burns");
        try (Stream<Path> left = Files.list(data.resolve("backups"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    public void anotherDatabaseIsSentToItsOwnTools() {
        assertThatThrownBy(() -> backups(postgres()).take(null)).hasMessageContaining("pg_dump");
        assertThatThrownBy(() -> backups(null).take(null)).hasMessageContaining("shifan:doctor");
    }

    @Test
    public void noBackupLiesInsideOfWhatIsBackedUp() {
        for (Path inside : List.of(data.resolve("derby/x"), base.resolve("etc"), base.resolve("deploy/x"))) {
            assertThatThrownBy(() -> backups(database).take(inside))
                    .isInstanceOfSatisfying(
                            ShifanException.class, e -> assertThat(e.code()).isEqualTo("backup.folder"));
        }
    }

    @Test
    public void aFileIsNoPlaceForABackupAndIsNamed() throws Exception {
        Path file = Files.writeString(base.resolve("notes.txt"), "no folder");
        for (Path place : List.of(file, file.resolve("below"))) {
            assertThatThrownBy(() -> backups(database).take(place))
                    .isInstanceOf(ShifanException.class)
                    .hasMessage("A backup cannot lie in " + place + ": " + file
                            + " is a file. Name a folder, which is made if it is not there.");
        }
        assertThat(file).hasContent("no folder");
    }

    @Test
    public void listShowsTheNewestFirstAndNothingElse() throws Exception {
        Path place = base.resolve("elsewhere");
        Backup first = backups(database).take(place);
        Backup second = backups(database, NOW.plusSeconds(60)).take(place);
        Files.createDirectories(place.resolve("photographs"));
        Files.createDirectories(place.resolve(".shifan-20150630-180000.partial"));
        assertThat(backups(database).list(place)).extracting(Backup::name).containsExactly(second.name(), first.name());
        assertThat(backups(database).list(base.resolve("nowhere"))).isEmpty();
    }

    @Test
    public void anUnknownBackupIsRefused() {
        assertThatThrownBy(() -> backups(database).verify(Path.of("shifan-1")))
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.code()).isEqualTo("backup.unknown"));
    }

    @Test
    public void everyMessageExistsInBothLanguages() {
        assertThat(BackupMessages.M.keys()).hasSizeGreaterThan(5);
        assertThat(BackupMessages.M.unpaired()).isEmpty();
    }

    private OnlineBackups backups(DataSource source) {
        return backups(source, NOW);
    }

    private OnlineBackups backups(DataSource source, Instant now) {
        BundleContext context = proxy(
                BundleContext.class,
                method -> changing ? new Bundle[] {added("ever-new", "1.0.0", changes.incrementAndGet())} : installed);
        DataSourceFactory embedded = proxy(DataSourceFactory.class, method -> new EmbeddedDriver());
        return new OnlineBackups(
                source,
                embedded,
                new OnlineBackups.Place(base, base.resolve("etc"), data, "1.0.0"),
                new AddedBundles(context, features, base.resolve("system"), base.resolve("deploy")),
                new Asking().with(roles),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    /** Two rows in one transaction. */
    private void pair(long number) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO PAIRS VALUES (" + 2 * number + ", 0)");
            statement.execute("INSERT INTO PAIRS VALUES (" + (2 * number + 1) + ", 0)");
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM PAIRS")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Says what it is and then copies nothing. */
    private static DataSource refusing() {
        return named("Apache Derby");
    }

    private static DataSource postgres() {
        return named("PostgreSQL");
    }

    private static DataSource named(String product) {
        DatabaseMetaData about = proxy(DatabaseMetaData.class, method -> product);
        Connection connection = proxy(Connection.class, method -> switch (method) {
            case "getMetaData" -> about;
            case "prepareCall" -> throw new SQLException("the disk burns");
            default -> null;
        });
        return proxy(DataSource.class, method -> connection);
    }

    private static List<String> english(List<Message> messages) {
        return messages.stream().map(Message::toString).toList();
    }

    @Test
    public void onlyAnAdministratorTakesAndVerifiesABackupAndWhoMayLookAtTheServerSeesThatItIsThere() {
        roles.everyRole(Backups.class, Place.COUNTRY)
                .change("take", () -> backups(database).take(null))
                .change("verify", () -> backups(database).verify(Path.of("a-backup")))
                .change("list", () -> backups(database).list(null))
                .isAsDocumented(() -> backups(database).list(null));
        roles.holds(
                "root",
                "administrator",
                List.of("aqsiq", "bureau-head@bureau:jiangsu", "auditor", "enterprise@enterprise:192203821"),
                Map.of("take", () -> backups(database).take(null)),
                () -> backups(database).list(null));
    }
}
