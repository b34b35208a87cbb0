// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.osgi.framework.Bundle;

import static org.junit.Assert.assertTrue;

/** The bundle of rules as it runs, written down again: as it is, or as another version with a line of a table changed. */
record RulesJar(Bundle running) {

    /** The version that runs. */
    Path asItIs(Path file) throws IOException {
        return write(file, running.getVersion().toString(), "", "", "");
    }

    /** Another version; {@code line} has to be in the table, so that a change of it does not go unnoticed. */
    Path changed(Path file, String version, String table, String line, String other) throws IOException {
        return write(file, version, table, line, other);
    }

    private Path write(Path file, String version, String table, String line, String other) throws IOException {
        Manifest manifest;
        try (InputStream in = running.getEntry("META-INF/MANIFEST.MF").openStream()) {
            manifest = new Manifest(in);
        }
        manifest.getMainAttributes().putValue("Bundle-Version", version);
        boolean found = table.isEmpty();
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (URL entry : Collections.list(running.findEntries("/", "*", true))) {
                String name = entry.getPath().substring(1);
                if (name.endsWith("/") || name.equals("META-INF/MANIFEST.MF")) {
                    continue;
                }
                byte[] content;
                try (InputStream in = entry.openStream()) {
                    content = in.readAllBytes();
                }
                if (!table.isEmpty() && name.endsWith("/" + table)) {
                    String text = new String(content, StandardCharsets.UTF_8);
                    found = text.contains(line);
                    content = text.replace(line, other).getBytes(StandardCharsets.UTF_8);
                }
                jar.putNextEntry(new JarEntry(name));
                jar.write(content);
            }
        }
        assertTrue(table + " has no line " + line, found);
        return file;
    }
}
