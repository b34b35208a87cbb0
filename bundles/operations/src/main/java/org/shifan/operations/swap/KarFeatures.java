// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.swap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.apache.felix.utils.version.VersionRange;
import org.apache.felix.utils.version.VersionTable;
import org.apache.karaf.features.Conditional;
import org.apache.karaf.features.Dependency;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.Repository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The features that come with a KAR, and what they need beside it. None of its repositories is added to those of the server. */
final class KarFeatures {
    private static final Logger LOG = LoggerFactory.getLogger(KarFeatures.class);

    private static final String NAMESPACE = "http://karaf.apache.org/xmlns/features/";

    private final Kar kar;
    private final FeatureTrial features;
    /** What its repositories offer, and those they name. */
    private final List<Feature> offered = new ArrayList<>();

    private final Set<Feature> come = new LinkedHashSet<>();
    private final List<Conditional> conditionals = new ArrayList<>();
    private final Map<String, Feature> here = new LinkedHashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    KarFeatures(Kar kar, FeatureTrial features) throws IOException {
        this.kar = kar;
        this.features = features;
        List<Feature> first = read();
        if (kar.starts()) {
            first.stream()
                    .filter(feature ->
                            feature.getInstall() == null || feature.getInstall().equals(Feature.DEFAULT_INSTALL_MODE))
                    .forEach(this::comes);
            comeOnConditions();
        }
    }

    /** Features of the server that Karaf would install or keep along with it. */
    List<Feature> ofServer() {
        return List.copyOf(here.values());
    }

    /** Features that it needs and nobody has. */
    Set<String> unknown() {
        return unknown;
    }

    /** The addresses of bundles that its features name and that it does not bring. */
    List<String> bundlesElsewhere() {
        return come.stream()
                .flatMap(feature -> feature.getBundles().stream())
                .map(bundle -> bundle.getLocation().strip())
                .filter(location -> !kar.has(location))
                .distinct()
                .toList();
    }

    /** Files and settings of the server itself that its features would write. */
    List<String> intrusions() {
        return come.stream()
                .flatMap(feature -> Stream.concat(
                        feature.getConfigurationFiles().stream()
                                .map(file -> file.getFinalname().strip())
                                .filter(KarFeatures::isOwn),
                        feature.getConfigurations().stream()
                                .filter(config -> config.getName().startsWith("org.shifan."))
                                .map(config -> "etc/" + config.getName() + ".cfg")))
                .distinct()
                .toList();
    }

    /** Karaf puts the server's folder before a name that begins with no variable. */
    private static boolean isOwn(String name) {
        String path =
                name.replaceFirst("^\\$\\{karaf\\.(etc|data)}", "$1").replaceFirst("^\\$\\{karaf\\.(?:base|home)}", "");
        return path.contains("${") || path.contains("..") || Kar.isOwn(path);
    }

    private List<Feature> read() throws IOException {
        List<Feature> first = new ArrayList<>();
        Deque<URI> further = new ArrayDeque<>();
        for (Map.Entry<String, byte[]> document : kar.documents().entrySet()) {
            if (isRepository(document.getValue())) {
                Path file = Files.createTempFile("shifan-kar", ".xml");
                try {
                    Files.write(file, document.getValue());
                    Repository own = features.repository(document.getKey(), file.toUri());
                    first.addAll(List.of(own.getFeatures()));
                    further.addAll(List.of(own.getRepositories()));
                } finally {
                    Files.delete(file);
                }
            }
        }
        offered.addAll(first);
        if (kar.further() != null) {
            Kar.requireMaven(kar.further());
            Repository own = features.repository(kar.further(), URI.create(kar.further()));
            first.addAll(List.of(own.getFeatures()));
            further.add(URI.create(kar.further()));
        }
        follow(further);
        return first;
    }

    /** As Karaf tells one, by its root. */
    private static boolean isRepository(byte[] document) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(document));
            while (xml.hasNext() && xml.next() != XMLStreamConstants.START_ELEMENT) {
                // What stands before the root.
            }
            return xml.isStartElement()
                    && xml.getLocalName().equals("features")
                    && (xml.getNamespaceURI() == null || xml.getNamespaceURI().startsWith(NAMESPACE));
        } catch (XMLStreamException e) {
            return false;
        }
    }

    /** Reads the repositories that others name, except those in the KAR, which were read. */
    private void follow(Deque<URI> further) {
        Set<URI> seen = new HashSet<>();
        while (!further.isEmpty()) {
            URI next = further.remove();
            if (kar.has(next.toString()) || !seen.add(next)) {
                continue;
            }
            Kar.requireMaven(next.toString());
            try {
                Repository repository = features.repository(next.toString(), next);
                offered.addAll(List.of(repository.getFeatures()));
                further.addAll(List.of(repository.getRepositories()));
            } catch (RuntimeException e) {
                // What is needed of it is named as unknown.
                LOG.debug("The repository {} of a KAR cannot be read", next, e);
            }
        }
    }

    private void comes(Feature feature) {
        if (!come.add(feature)) {
            return;
        }
        feature.getDependencies().forEach(this::needs);
        conditionals.addAll(feature.getConditional());
    }

    /** What comes on a condition: one may be met by what comes on another. */
    private void comeOnConditions() {
        boolean more = true;
        while (more) {
            List<Conditional> met = conditionals.stream()
                    .filter(conditional -> conditional.getCondition().stream().allMatch(this::holds))
                    .toList();
            conditionals.removeAll(met);
            met.stream().map(Conditional::asFeature).forEach(this::comes);
            more = !met.isEmpty();
        }
    }

    /** Of what is no feature nobody knows before: it is taken to hold. */
    private boolean holds(String condition) {
        String name = condition.strip().replaceFirst("/.*", "");
        return condition.startsWith("req:")
                || Stream.concat(come.stream(), here.values().stream())
                        .anyMatch(feature -> feature.getName().equals(name))
                || features.isInstalled(name);
    }

    /** Karaf takes the highest version that fits, of the KAR or of the server: both are looked at. */
    private void needs(Dependency need) {
        List<Feature> own =
                offered.stream().filter(feature -> fits(need, feature)).toList();
        own.forEach(this::comes);
        Optional<Feature> ofServer = features.find(need.getName(), need.getVersion());
        ofServer.ifPresent(feature -> here.put(feature.getId(), feature));
        if (own.isEmpty() && ofServer.isEmpty()) {
            unknown.add(need.getName() + (need.hasVersion() ? "/" + need.getVersion() : ""));
        }
    }

    private static boolean fits(Dependency need, Feature feature) {
        return need.getName().equals(feature.getName())
                && (!need.hasVersion()
                        || VersionRange.parseVersionRange(need.getVersion())
                                .contains(VersionTable.getVersion(feature.getVersion())));
    }
}
