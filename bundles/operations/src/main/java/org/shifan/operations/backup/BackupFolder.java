// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.backup;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import org.shifan.api.operations.Backup;

import static org.shifan.operations.backup.BackupMessages.refuse;

/** A folder of backups: each is made under a name of its own kind and renamed when it is complete. */
final class BackupFolder {
    /** What tells a backup from any other folder, and what is known of it. */
    static final String ABOUT = "backup.properties";

    private static final String BUNDLES = "bundles";
    private static final String CHANGED = "changed";
    private static final String PREFIX = "shifan-";
    private static final String HALF = ".partial";
    private static final Duration ABANDONED = Duration.ofDays(1);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.of("Asia/Shanghai"));

    private final Path folder;

    BackupFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Path path() {
        return folder;
    }

    /** An empty folder, readable by this user only, since settings have passwords in them. */
    Path begin(Instant now) throws IOException {
        Files.createDirectories(folder);
        forgetAbandoned(now);
        Path half = folder.resolve("." + PREFIX + NAME.format(now) + HALF);
        Files.createDirectory(half);
        if (Files.getFileStore(half).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwx------"));
        }
        return half;
    }

    /** Gives the finished backup its name; from here on it is one. */
    Path finish(Path half) throws IOException {
        String name = String.valueOf(half.getFileName());
        Path whole = folder.resolve(name.substring(1, name.length() - HALF.length()));
        return Files.move(half, whole);
    }

    /** What a killed server left half done. */
    private void forgetAbandoned(Instant now) throws IOException {
        for (Path entry : entries()) {
            String name = String.valueOf(entry.getFileName());
            if (name.startsWith("." + PREFIX)
                    && name.endsWith(HALF)
                    && Files.getLastModifiedTime(entry).toInstant().isBefore(now.minus(ABANDONED))) {
                Tree.delete(entry);
            }
        }
    }

    /** The complete ones, newest first. */
    List<Backup> list() throws IOException {
        List<Backup> out = new ArrayList<>();
        for (Path entry : entries()) {
            if (!String.valueOf(entry.getFileName()).startsWith(".")) {
                read(entry).ifPresent(out::add);
            }
        }
        out.sort(Comparator.comparing(Backup::taken).reversed());
        return out;
    }

    private List<Path> entries() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    /** @param settled whether the bundles stayed as they are while they were copied */
    static void describe(Path backup, Instant taken, String version, String database, boolean settled)
            throws IOException {
        Properties about = new Properties();
        about.setProperty("taken", taken.toString());
        about.setProperty("version", version);
        about.setProperty("database", database);
        if (!settled) {
            about.setProperty(BUNDLES, CHANGED);
        }
        try (Writer out = Files.newBufferedWriter(backup.resolve(ABOUT))) {
            about.store(out, null);
        }
    }

    /** Whether bundles changed all the while, so that those of the backup may not be those of its database. */
    static boolean isUnsettled(Path backup) throws IOException {
        Properties said = new Properties();
        try (Reader in = Files.newBufferedReader(backup.resolve(ABOUT))) {
            said.load(in);
            return CHANGED.equals(said.getProperty(BUNDLES));
        }
    }

    /** What a folder says of itself; empty when it is no backup. */
    static Optional<Backup> read(Path backup) throws IOException {
        Path about = backup.resolve(ABOUT);
        if (!Files.isRegularFile(about)) {
            return Optional.empty();
        }
        Properties said = new Properties();
        try (Reader in = Files.newBufferedReader(about)) {
            said.load(in);
            List<Path> files = Tree.files(backup);
            long list = Files.exists(backup.resolve(Sums.FILE)) ? 1 : 0;
            return Optional.of(new Backup(
                    backup,
                    Instant.parse(said.getProperty("taken", "")),
                    said.getProperty("version", "?"),
                    said.getProperty("database", "?"),
                    (int) (files.size() - list),
                    Tree.bytes(backup)));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw refuse(e, "backup.about", about);
        }
    }
}
