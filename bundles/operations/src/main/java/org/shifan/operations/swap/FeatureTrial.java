// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.swap;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.Repository;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.text.ShifanException;

import static org.shifan.operations.OperationsMessages.M;

/**
 * Lets Karaf simulate the installation of a feature. Karaf tells the outcome of a simulation to its log and to nobody else, so
 * that is where it is read; when the log does not carry it, that is said and not taken for "nothing".
 */
final class FeatureTrial {
    private static final Logger LOG = LoggerFactory.getLogger(FeatureTrial.class);
    private static final String KARAF = "org.apache.karaf.features.core";
    private static final String NO_CHANGE = "No deployment change.";
    private static final String CHANGES = "Changes to perform:";
    private static final String TO_INSTALL = "Bundles to install:";
    private static final String TO_UPDATE = "Bundles to update:";
    private static final String TO_UNINSTALL = "Bundles to uninstall:";
    private static final String TO_REFRESH = "Bundles to refresh:";
    private static final Set<String> HEADINGS = Set.of(TO_INSTALL, TO_UPDATE, TO_UNINSTALL, TO_REFRESH);

    private final FeaturesService features;
    private final LogReaderService log;

    FeatureTrial(FeaturesService features, LogReaderService log) {
        this.features = features;
        this.log = log;
    }

    /**
     * What Karaf would do.
     *
     * @param install addresses
     * @param update names and addresses, as Karaf writes them
     * @param uninstall names with versions
     * @param refresh names with versions
     */
    record Outcome(List<String> install, List<String> update, List<String> uninstall, List<String> refresh) {}

    /** The feature of this name; {@code NAME} or {@code NAME/VERSION}. */
    Optional<Feature> find(String name) {
        int slash = name.indexOf('/');
        try {
            Feature feature = slash < 0
                    ? features.getFeature(name)
                    : features.getFeature(name.substring(0, slash), name.substring(slash + 1));
            return Optional.ofNullable(feature);
        } catch (Exception e) {
            // Karaf declares any exception: of a name that is none, or of a repository that cannot be read.
            throw new ShifanException(M.message("swap.features", String.valueOf(e.getMessage())), e);
        }
    }

    /** The highest of this name within a range of versions. */
    Optional<Feature> find(String name, String versions) {
        try {
            return Optional.ofNullable(features.getFeature(name, versions));
        } catch (Exception e) {
            // As above.
            throw new ShifanException(M.message("swap.features", String.valueOf(e.getMessage())), e);
        }
    }

    boolean isInstalled(String name) {
        return find(name).filter(features::isInstalled).isPresent();
    }

    /**
     * Reads a repository of features, which is not added to those of the server.
     *
     * @param name as somebody knows it
     */
    Repository repository(String name, URI address) {
        try {
            Repository repository = features.createRepository(address);
            repository.getFeatures();
            return repository;
        } catch (Exception e) {
            // Karaf declares any exception.
            throw new ShifanException(M.message("swap.unreadable", name, String.valueOf(e.getMessage())), e);
        }
    }

    /** What {@code feature:install --upgrade} would do. */
    Outcome simulate(Feature feature) {
        return simulate(feature.getId(), Set.of(feature), EnumSet.of(FeaturesService.Option.Upgrade));
    }

    /** What would come along when something that needs these features is installed. */
    Outcome simulate(Collection<Feature> needed) {
        String names = needed.stream().map(Feature::getId).collect(Collectors.joining(", "));
        return simulate(names, needed, EnumSet.noneOf(FeaturesService.Option.class));
    }

    /** @throws ShifanException {@code swap.feature.refused} with Karaf's words, {@code swap.feature.silent} */
    private Outcome simulate(String what, Collection<Feature> asked, EnumSet<FeaturesService.Option> options) {
        options.add(FeaturesService.Option.Simulate);
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        LogListener listener = entry -> {
            if (entry.getBundle() != null && KARAF.equals(entry.getBundle().getSymbolicName())) {
                String.valueOf(entry.getMessage()).lines().forEach(lines::add);
            }
        };
        log.addLogListener(listener);
        try {
            features.installFeatures(
                    asked.stream()
                            .map(feature -> feature.getName() + "/" + feature.getVersion())
                            .collect(Collectors.toSet()),
                    options);
        } catch (Exception e) {
            // Its words say all; its stack trace is of Karaf's resolver and would be shown at the console.
            LOG.debug("Simulating {}", what, e);
            throw new ShifanException(M.message("swap.feature.refused", what, String.valueOf(e.getMessage())));
        } finally {
            log.removeLogListener(listener);
        }
        return outcome(what, List.copyOf(lines));
    }

    private static Outcome outcome(String what, List<String> lines) {
        boolean told = lines.stream()
                .anyMatch(line -> line.strip().equals(NO_CHANGE) || line.strip().equals(CHANGES));
        if (!told) {
            throw new ShifanException(M.message("swap.feature.silent", what));
        }
        return new Outcome(
                under(TO_INSTALL, lines),
                under(TO_UPDATE, lines),
                under(TO_UNINSTALL, lines),
                under(TO_REFRESH, lines));
    }

    /** The lines under a heading are indented further than it. */
    private static List<String> under(String heading, List<String> lines) {
        List<String> out = new ArrayList<>();
        String indent = null;
        for (String line : lines) {
            String text = line.strip();
            if (text.equals(heading)) {
                indent = line.substring(0, line.indexOf(heading));
            } else if (indent != null) {
                if (HEADINGS.contains(text) || !line.startsWith(indent + " ")) {
                    indent = null;
                } else {
                    out.add(text);
                }
            }
        }
        return out;
    }
}
