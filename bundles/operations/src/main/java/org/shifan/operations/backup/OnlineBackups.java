// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;

import javax.sql.DataSource;

import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.jdbc.DataSourceFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.operations.Backup;
import org.shifan.api.operations.Backups;
import org.shifan.api.text.Message;
import org.shifan.operations.Origin;
import org.shifan.operations.hand.Asking;

import static org.shifan.operations.backup.BackupMessages.M;
import static org.shifan.operations.backup.BackupMessages.refuse;

/** Copies database, settings and what was deployed, aside first, and shows the copy when it is complete. */
@Component
public final class OnlineBackups implements Backups {
    private static final Logger LOG = LoggerFactory.getLogger(OnlineBackups.class);
    private static final String DATABASE = "database";
    /** How often bundles that changed meanwhile are copied once more. */
    private static final int AGAIN = 4;

    private final DataSource source;
    private final DataSourceFactory embedded;
    private final Place place;
    private final AddedBundles bundles;
    private final Asking asking;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock();

    /**
     * Where things lie.
     *
     * @param base the server's folder, with {@code etc} and {@code deploy}
     * @param data the folder of the data, with the database and the backups
     */
    record Place(Path base, Path etc, Path data, String version) {}

    /**
     * @param source null while there is none
     * @param embedded null while there is none; only to examine a copy
     * @param features null where there is no Karaf
     */
    @Activate
    public OnlineBackups(
            BundleContext context,
            @Reference(
                            target = "(dataSourceName=shifan)",
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    DataSource source,
            @Reference(
                            target = "(osgi.jdbc.driver.name=derby)",
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    DataSourceFactory embedded,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    FeaturesService features,
            @Reference Asking asking) {
        this(
                source,
                embedded,
                new Place(
                        path(context, "karaf.base"),
                        path(context, "karaf.etc"),
                        path(context, "karaf.data"),
                        context.getBundle().getVersion().toString()),
                new AddedBundles(
                        context, features, path(context, "karaf.home").resolve("system"), Origin.folder(context)),
                asking,
                Clock.systemUTC());
    }

    OnlineBackups(
            DataSource source,
            DataSourceFactory embedded,
            Place place,
            AddedBundles bundles,
            Asking asking,
            Clock clock) {
        this.asking = asking;
        this.source = source;
        this.embedded = embedded;
        this.place = place;
        this.bundles = bundles;
        this.clock = clock;
    }

    private static Path path(BundleContext context, String property) {
        return Path.of(String.valueOf(context.getProperty(property)));
    }

    @Override
    public Backup take(Path folder) {
        asking.require("backup.take");
        if (!one.tryLock()) {
            throw refuse("backup.running");
        }
        try {
            return takeAlone(folder(folder));
        } finally {
            one.unlock();
        }
    }

    private Backup takeAlone(BackupFolder folder) {
        if (source == null) {
            throw refuse("backup.database.none");
        }
        for (Path backedUp : List.of(databases(), place.etc(), deploy())) {
            if (folder.path().startsWith(backedUp.toAbsolutePath().normalize())) {
                throw refuse("backup.folder", folder.path(), backedUp);
            }
        }
        Path there = nearest(folder.path());
        if (there != null && !Files.isDirectory(there)) {
            throw refuse("backup.file", folder.path(), there);
        }
        try {
            String database = EmbeddedDatabase.require(source);
            requireRoom(databases(), folder.path());
            Instant now = clock.instant();
            Path half = folder.begin(now);
            try {
                fill(half, now, database);
                Path whole = folder.finish(half);
                LOG.info("Backup {} was taken", whole);
                if (BackupFolder.isUnsettled(whole)) {
                    throw refuse("backup.unsettled", whole, AGAIN + 1);
                }
                return BackupFolder.read(whole).orElseThrow();
            } finally {
                Tree.delete(half);
            }
        } catch (IOException e) {
            throw refuse(e, "backup.failed", folder.path(), words(e));
        } catch (SQLException e) {
            throw refuse(e, "backup.failed", folder.path(), EmbeddedDatabase.words(e));
        }
    }

    private void fill(Path half, Instant now, String database) throws IOException, SQLException {
        // Settings and bundles first: what is decided meanwhile is then in the database, and never the other way round.
        Tree.copy(place.etc(), half.resolve("etc"));
        List<String> before = state();
        copyBundles(half);
        EmbeddedDatabase.copy(source, Files.createDirectory(half.resolve(DATABASE)));
        // The database took its time: where it says that a set of a newer bundle is in force, that bundle is needed as
        // well.
        List<String> after = state();
        for (int again = 0; again < AGAIN && !after.equals(before); again++) {
            before = after;
            copyBundles(half);
            after = state();
        }
        BackupFolder.describe(half, now, place.version(), database, after.equals(before));
        Sums.write(half);
    }

    private void copyBundles(Path half) throws IOException {
        Tree.delete(half.resolve("deploy"));
        Tree.delete(half.resolve("bundles"));
        Tree.copy(deploy(), half.resolve("deploy"));
        bundles.write(half.resolve("bundles"));
        Files.write(half.resolve("stopped.txt"), bundles.stopped());
        Files.write(half.resolve("uninstalled.txt"), bundles.uninstalled());
    }

    /** What a swap changes. */
    private List<String> state() throws IOException {
        List<String> out = new ArrayList<>(bundles.state());
        out.addAll(Tree.state(deploy()));
        return out;
    }

    @Override
    public List<Backup> list(Path folder) {
        asking.look();
        BackupFolder here = folder(folder);
        try {
            return here.list();
        } catch (IOException e) {
            throw refuse(e, "backup.unreadable", here.path(), words(e));
        }
    }

    @Override
    public List<Message> verify(Path named) {
        asking.require("backup.take");
        Path backup = folder(null).path().resolve(named).normalize();
        try {
            if (BackupFolder.read(backup).isEmpty()) {
                throw refuse("backup.unknown", named);
            }
            List<Message> problems = new ArrayList<>(Sums.problems(backup));
            // A file that is altered is told as such, not as what the database makes of it.
            if (problems.isEmpty()) {
                problems.addAll(openCopy(backup));
            }
            if (BackupFolder.isUnsettled(backup)) {
                problems.add(M.message("backup.unsettled", backup, AGAIN + 1));
            }
            return problems;
        } catch (IOException e) {
            throw refuse(e, "backup.unreadable", backup, words(e));
        }
    }

    private List<Message> openCopy(Path backup) throws IOException {
        if (embedded == null) {
            return List.of(M.message("backup.driver.none"));
        }
        List<Path> databases = Tree.files(backup.resolve(DATABASE)).stream()
                .filter(file -> file.endsWith("service.properties"))
                .map(Path::getParent)
                .toList();
        if (databases.isEmpty()) {
            return List.of(M.message("backup.database.missing", backup.resolve(DATABASE)));
        }
        requireRoom(backup.resolve(DATABASE), place.data());
        Path trial = Files.createTempDirectory(Files.createDirectories(place.data()), "backup-verify-");
        try {
            List<Message> out = new ArrayList<>();
            for (Path database : databases) {
                Path copy = trial.resolve(String.valueOf(database.getFileName()));
                Tree.copy(database, copy);
                out.addAll(EmbeddedDatabase.problems(embedded.createDriver(new Properties()), copy));
            }
            return out;
        } catch (SQLException e) {
            return List.of(M.message("backup.database.closed", EmbeddedDatabase.words(e)));
        } finally {
            Tree.delete(trial);
        }
    }

    private BackupFolder folder(Path folder) {
        return new BackupFolder(folder == null ? place.data().resolve("backups") : folder);
    }

    private Path deploy() {
        return place.base().resolve("deploy");
    }

    private Path databases() {
        return place.data().resolve("derby").toAbsolutePath().normalize();
    }

    private static void requireRoom(Path tree, Path target) throws IOException {
        Path there = nearest(target);
        if (there == null || !Files.exists(tree)) {
            return;
        }
        long needed = Tree.bytes(tree) >> 20;
        long free = there.toFile().getUsableSpace() >> 20;
        if (free <= needed) {
            throw refuse("backup.room", needed, target, free);
        }
    }

    /** What is there of a path, down from the top; null when not even that. */
    private static Path nearest(Path path) {
        Path there = path;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there;
    }

    private static String words(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
