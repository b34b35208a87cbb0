// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.backup;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** A folder with all that lies in it. A running server writes there: what goes away during a look was not there. */
final class Tree {

    private Tree() {}

    /**
     * Copies a folder; one that is not there is an empty one. A file that goes away meanwhile is left out; of a link what
     * it leads to is copied.
     */
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        if (!Files.isDirectory(from)) {
            return;
        }
        for (Path file : files(from)) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            try {
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            } catch (NoSuchFileException e) {
                if (Files.exists(file)) {
                    throw e;
                }
            }
        }
    }

    /** All regular files, in the order of their names; administrators put settings and data elsewhere by links. */
    static List<Path> files(Path folder) throws IOException {
        List<Path> out = new ArrayList<>();
        walk(folder, (file, attributes) -> out.add(file));
        Collections.sort(out);
        return out;
    }

    /** Each file with its size and when it was changed; nothing of a folder that is not there. */
    static List<String> state(Path folder) throws IOException {
        List<String> out = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            walk(
                    folder,
                    (file, attributes) ->
                            out.add(file + " " + attributes.size() + " " + attributes.lastModifiedTime()));
        }
        Collections.sort(out);
        return out;
    }

    static long bytes(Path folder) throws IOException {
        AtomicLong sum = new AtomicLong();
        walk(folder, (file, attributes) -> sum.addAndGet(attributes.size()));
        return sum.get();
    }

    private static void walk(Path folder, BiConsumer<Path, BasicFileAttributes> regular) throws IOException {
        Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    regular.accept(file, attributes);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException && !file.equals(folder)) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    /** Deletes a folder with all that lies in it; one that is not there is deleted already. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
