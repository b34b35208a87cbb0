// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of what previews do not take. They have no number of an import, and files of several bureaus often have one name: each preview
 * has a folder of its own. As nobody asks for them for long, the next preview deletes those that are old.
 */
final class Previews {
    private static final Logger LOG = LoggerFactory.getLogger(Previews.class);
    private static final Duration KEPT = Duration.ofDays(1);

    private final Path all;
    private final Clock clock;

    Previews(Path rejects, Clock clock) {
        this.all = rejects.resolve("preview");
        this.clock = clock;
    }

    /** A folder that no other preview has; it is not made yet. */
    Path next() {
        clear();
        return all.resolve(UUID.randomUUID().toString());
    }

    private void clear() {
        if (!Files.isDirectory(all)) {
            return;
        }
        Instant old = clock.instant().minus(KEPT);
        try {
            inside(all).forEach(each -> clear(each, old));
        } catch (IOException e) {
            LOG.warn("Rows that previews of before did not take are not deleted from {}: {}", all, e.toString());
        }
    }

    /** Leaves a folder that cannot be deleted; others go all the same. */
    private static void clear(Path folder, Instant old) {
        try {
            List<Path> whole = whole(folder);
            if (whole.stream().allMatch(path -> isOlder(path, old))) {
                for (Path path : whole) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // Another preview may be at it, also on another node that has the same folder.
            LOG.debug("Rows that a preview of before did not take are not deleted from {}", folder, e);
        }
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.toList();
        }
    }

    /** It and what lies in it, which comes first. */
    private static List<Path> whole(Path path) throws IOException {
        try (Stream<Path> paths = Files.walk(path)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private static boolean isOlder(Path path, Instant than) {
        try {
            return Files.getLastModifiedTime(path).toInstant().isBefore(than);
        } catch (IOException e) {
            return false;
        }
    }
}
