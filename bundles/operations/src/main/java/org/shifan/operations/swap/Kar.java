// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.swap;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.shifan.api.text.ShifanException;

import static org.shifan.operations.OperationsMessages.M;

/**
 * What a KAR brings beside its bundles: Karaf unpacks its {@code resources/} into the server's folder and installs the features
 * of the repositories that lie in it.
 */
final class Kar {
    private static final String REPOSITORY = "repository/";
    private static final String RESOURCES = "resources/";
    /** What lies here is run, trusted or kept: none of it comes with criteria. */
    private static final Set<String> OWN =
            Set.of("etc", "bin", "lib", "system", "deploy", "data", "instances", "shipped");

    /** An address with a repository of its own has an exclamation mark. */
    private static final Pattern MAVEN =
            Pattern.compile("(?:wrap:|blueprint:|webbundle:)?mvn:[^!:]+/[^!:]+(?:[$#?][^!]*)?");

    private final Map<String, byte[]> documents = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<String> resources = new ArrayList<>();
    private String further;
    private boolean starts = true;

    private Kar() {}

    /** As Karaf's own command tells one. */
    static boolean is(URL address) {
        return address.getPath().toLowerCase(Locale.ROOT).endsWith(".kar");
    }

    static Kar at(URL address) throws IOException {
        Kar kar = new Kar();
        try (InputStream in = Jars.open(address);
                JarInputStream zip = new JarInputStream(in, false)) {
            // Only where Karaf looks for it: at the beginning.
            if (zip.getManifest() != null) {
                kar.said(zip.getManifest().getMainAttributes());
            }
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    kar.add(entry.getName(), zip);
                }
            }
        }
        return kar;
    }

    private void said(Attributes manifest) {
        starts = !"false".equals(manifest.getValue("Karaf-Feature-Start"));
        further = manifest.getValue("Karaf-Feature-Repos");
    }

    private void add(String name, ZipInputStream zip) throws IOException {
        if (name.startsWith(RESOURCES)) {
            resources.add(name.substring(RESOURCES.length()));
        } else if (name.startsWith(REPOSITORY)) {
            names.add(name.substring(REPOSITORY.length()));
            if (name.endsWith(".xml")) {
                documents.put(name, zip.readAllBytes());
            }
        }
    }

    /** Its XML files; those that are features repositories are among them. */
    Map<String, byte[]> documents() {
        return documents;
    }

    /** The repository that it names for its own, elsewhere; null when it names none. */
    String further() {
        return further;
    }

    /** Whether Karaf installs its features along with it. */
    boolean starts() {
        return starts;
    }

    /** What it would unpack into folders of the server that are none of its business. */
    List<String> intrusions() {
        return resources.stream().filter(Kar::isOwn).toList();
    }

    /** Whether a path beneath the server's folder lies in a part of the server itself. */
    static boolean isOwn(String path) {
        String first = path.replace('\\', '/').replaceFirst("^(?:\\.?/)*", "").replaceFirst("/.*", "");
        return OWN.contains(first.toLowerCase(Locale.ROOT));
    }

    /**
     * Refuses what would be fetched from wherever the KAR says: only Maven coordinates are followed, which lead to the repositories
     * that the administrator has set.
     *
     * @throws ShifanException {@code swap.kar.elsewhere}
     */
    static void requireMaven(String location) {
        if (!MAVEN.matcher(location).matches()) {
            throw new ShifanException(M.message("swap.kar.elsewhere", location));
        }
    }

    /** Whether the file of a Maven address lies in it. */
    boolean has(String location) {
        int begin = location.indexOf("mvn:");
        String[] parts = location.substring(Math.max(begin, 0))
                .replaceFirst("^mvn:", "")
                .replaceFirst("[$#?].*", "")
                .split("/");
        if (begin < 0 || parts.length < 3) {
            return false;
        }
        String type = parts.length > 3 ? parts[3] : "jar";
        String classifier = parts.length > 4 ? "-" + parts[4] : "";
        return names.contains(parts[0].replace('.', '/') + "/" + parts[1] + "/" + parts[2] + "/" + parts[1] + "-"
                + parts[2] + classifier + "." + type);
    }
}
