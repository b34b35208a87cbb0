// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the bill of materials of an assembled distribution (CycloneDX 1.6, JSON): every jar that is in it, its SHA-256,
 * its licence as its manifest names it, and what it carries inside. It reads the distribution and not the poms, since most
 * of what we ship comes by Karaf's features, of which Maven's dependencies know nothing.
 *
 * <p>Usage: {@code java BillOfMaterials.java DISTRIBUTION-FOLDER NAME VERSION OUTPUT}. The same distribution gives the same
 * bytes: there is no time and no random number in it.
 */
final class BillOfMaterials {

    private record Component(
            String group, String name, String version, String sha256, String license, List<Component> inside) {

        String purl() {
            return "pkg:maven/" + group + "/" + name + "@" + version + "?type=jar";
        }
    }

    /** Licences of those that don't name one in the manifest, by the beginning of their group; read in their poms. */
    private static final Map<String, String> UNNAMED = Map.of(
            "org.apache.", "Apache-2.0",
            "org.bouncycastle", "MIT",
            "de.siegmar", "MIT",
            "org.eclipse.persistence", "EPL-2.0 OR BSD-3-Clause",
            "org.eclipse.platform", "EPL-2.0",
            "org.glassfish.jaxb", "BSD-3-Clause");

    private BillOfMaterials() {}

    public static void main(String[] args) throws IOException {
        Path distribution = Path.of(args[0]);
        TreeMap<String, Component> all = new TreeMap<>();
        for (String folder : List.of("system", "lib")) {
            try (Stream<Path> files = Files.walk(distribution.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".jar"))
                        .map(file -> read(distribution, file))
                        .forEach(component -> all.put(component.purl(), component));
            }
        }
        String json = """
                {
                  "bomFormat": "CycloneDX",
                  "specVersion": "1.6",
                  "version": 1,
                  "metadata": {"component": {"type": "application", "bom-ref": "%s", "name": "%s", "version": "%s",
                    "licenses": [{"license": {"id": "Apache-2.0"}}]}},
                  "components": [
                %s
                  ]
                }
                """.formatted(
                        args[1] + "@" + args[2],
                        args[1],
                        args[2],
                        all.values().stream()
                                .map(component -> json(component, component.purl(), "    "))
                                .collect(Collectors.joining(",\n")));
        Files.writeString(Path.of(args[3]), json);
        System.out.println("Bill of materials: " + all.size() + " jars, "
                + all.values().stream().mapToInt(c -> c.inside().size()).sum() + " libraries inside them");
    }

    private static Component read(Path distribution, Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            List<Component> inside = new ArrayList<>();
            for (JarEntry entry : jar.stream().toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    if (isPomProperties(entry)) {
                        inside.add(coordinates(in));
                    } else if (entry.getName().endsWith(".jar")) {
                        inside.addAll(nested(in));
                    }
                }
            }
            inside.addAll(embedded(jar.getManifest()));
            Component self = self(distribution, file, inside);
            List<Component> others = inside.stream()
                    .filter(c -> !c.name().equals(self.name()))
                    .distinct()
                    .toList();
            return new Component(
                    self.group(),
                    self.name(),
                    self.version(),
                    sha256(file),
                    license(jar.getManifest(), self.group()),
                    others);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** In system/ the path says it; in lib/ what the jar carries, or at the least its file's name. */
    private static Component self(Path distribution, Path file, List<Component> inside) {
        Path path = distribution.relativize(file);
        int n = path.getNameCount();
        if (path.startsWith("system") && n > 4) {
            String group = path.subpath(1, n - 3).toString().replace('\\', '/').replace('/', '.');
            return plain(
                    group, path.getName(n - 3).toString(), path.getName(n - 2).toString());
        }
        String stem = file.getFileName().toString().replaceFirst("\\.jar$", "");
        return inside.stream()
                .filter(c -> stem.startsWith(c.name() + "-"))
                .findFirst()
                .orElseGet(() -> {
                    int cut = stem.lastIndexOf('-');
                    return plain("unknown", stem.substring(0, cut), stem.substring(cut + 1));
                });
    }

    private static boolean isPomProperties(JarEntry entry) {
        return entry.getName().startsWith("META-INF/maven/") && entry.getName().endsWith("/pom.properties");
    }

    private static Component coordinates(InputStream pomProperties) throws IOException {
        Properties pom = new Properties();
        pom.load(pomProperties);
        return plain(pom.getProperty("groupId"), pom.getProperty("artifactId"), pom.getProperty("version"));
    }

    private static List<Component> nested(InputStream jar) throws IOException {
        List<Component> found = new ArrayList<>();
        JarInputStream in = new JarInputStream(jar);
        for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
            if (isPomProperties(entry)) {
                found.add(coordinates(in));
            }
        }
        return found;
    }

    /** Our own header for libraries whose classes were copied and which say nothing of themselves: GROUP:NAME:VERSION, ... */
    private static List<Component> embedded(Manifest manifest) {
        String header = manifest == null ? null : manifest.getMainAttributes().getValue("Embedded-Artifacts");
        if (header == null || !header.contains(":")) {
            return List.of();
        }
        return Stream.of(header.split(","))
                .map(gav -> gav.strip().split(":"))
                .map(gav -> plain(gav[0], gav[1], gav[2]))
                .toList();
    }

    private static Component plain(String group, String name, String version) {
        return new Component(
                Objects.requireNonNull(group),
                Objects.requireNonNull(name),
                Objects.requireNonNull(version),
                null,
                null,
                List.of());
    }

    private static String license(Manifest manifest, String group) {
        String named = manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-License");
        if (named != null) {
            return named;
        }
        return UNNAMED.entrySet().stream()
                .filter(entry -> group.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Component c, String ref, String indent) {
        StringBuilder out = new StringBuilder(indent)
                .append("{\"type\": \"library\", \"bom-ref\": ")
                .append(quote(ref))
                .append(", \"group\": ")
                .append(quote(c.group()))
                .append(", \"name\": ")
                .append(quote(c.name()))
                .append(", \"version\": ")
                .append(quote(c.version()))
                .append(", \"purl\": ")
                .append(quote(c.purl()));
        if (c.sha256() != null) {
            out.append(", \"hashes\": [{\"alg\": \"SHA-256\", \"content\": ")
                    .append(quote(c.sha256()))
                    .append("}]");
        }
        if (c.license() != null) {
            out.append(", \"licenses\": [{\"license\": {\"name\": ")
                    .append(quote(c.license()))
                    .append("}}]");
        }
        if (!c.inside().isEmpty()) {
            out.append(", \"components\": [\n")
                    .append(c.inside().stream()
                            .map(i -> json(i, ref + "#" + i.purl(), indent + "  "))
                            .collect(Collectors.joining(",\n")))
                    .append("]");
        }
        return out.append("}").toString();
    }

    private static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
