// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Folders for one file each, so that two calls at once do not write the same; the front deletes them with their file. */
final class OnceFolder {
    private final Path folder;

    OnceFolder(Path folder) {
        this.folder = folder;
    }

    Path make() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempDirectory(folder, "once-");
    }

    /** Gives a file a name, which was checked, in a folder of its own. */
    Path named(Path file, String name) throws IOException {
        return Files.move(file, make().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes the file away with its folder. */
    static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(file.getParent());
    }
}
