// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.swap;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.operations.UpgradeCheck;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.operations.Needs;
import org.shifan.operations.hand.Asking;

import static org.shifan.operations.OperationsMessages.M;

/** Holds the needs of the extensions that are here against the manifests of the bundles of another platform. */
@Component
public final class PlatformUpgrade implements UpgradeCheck {
    /** What only a platform of Shifan has. */
    private static final String CONTRACT = "org.shifan.api.criteria";

    private final BundleContext context;
    private final FeaturesService features;
    private final Asking asking;

    @Activate
    public PlatformUpgrade(BundleContext context, @Reference FeaturesService features, @Reference Asking asking) {
        this.asking = asking;
        this.context = context;
        this.features = features;
    }

    @Override
    public List<Compatibility> check(String platform) {
        asking.require("swap.try");
        List<Resource> bundles = read(platform);
        List<Capability> offers = new ArrayList<>();
        bundles.forEach(bundle -> offers.addAll(bundle.getCapabilities(null)));
        if (offers.stream().noneMatch(PlatformUpgrade::isContract)) {
            throw new ShifanException(M.message("upgrade.no-platform", platform, bundles.size(), CONTRACT));
        }
        // Java and the framework stay as they are.
        offers.addAll(declared(context.getBundle(0)));
        Platform here = new Platform();
        List<Bundle> extensions =
                Arrays.stream(context.getBundles()).filter(here::isExtension).toList();
        extensions.forEach(extension -> offers.addAll(declared(extension)));
        return extensions.stream()
                .map(extension -> compatibility(extension, offers))
                .sorted(Comparator.comparing(Compatibility::resolves).thenComparing(Compatibility::id))
                .toList();
    }

    private static boolean isContract(Capability offer) {
        return CONTRACT.equals(offer.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE));
    }

    private static List<? extends Capability> declared(Bundle bundle) {
        return bundle.adapt(BundleRevision.class).getDeclaredCapabilities(null);
    }

    private static Compatibility compatibility(Bundle extension, List<Capability> offers) {
        List<Message> missing = extension.adapt(BundleRevision.class).getDeclaredRequirements(null).stream()
                .filter(Needs::isMandatory)
                .filter(need -> offers.stream().noneMatch(offer -> Needs.matches(need, offer)))
                .map(need -> Needs.missing((Requirement) need, packages(offers)))
                .toList();
        return new Compatibility(
                extension.getBundleId(),
                extension.getSymbolicName(),
                extension.getVersion().toString(),
                missing.isEmpty(),
                missing);
    }

    private static Stream<Capability> packages(List<Capability> offers) {
        return offers.stream().filter(offer -> offer.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE));
    }

    private List<Resource> read(String platform) {
        try {
            Path path = path(platform);
            if (path != null && Files.isDirectory(path)) {
                return Jars.beneath(path);
            }
            URL address = path != null ? path.toUri().toURL() : new URL(platform);
            return platform.toLowerCase(Locale.ROOT).endsWith(".kar") ? Jars.at(address) : ofFeatures(address.toURI());
        } catch (ShifanException e) {
            throw e;
        } catch (MalformedURLException e) {
            throw new ShifanException(M.message("upgrade.unknown", platform), e);
        } catch (Exception e) {
            // Karaf declares any exception when it reads a features repository.
            throw new ShifanException(M.message("upgrade.unreadable", platform, String.valueOf(e.getMessage())), e);
        }
    }

    private static Path path(String platform) {
        try {
            Path path = Path.of(platform);
            return Files.exists(path) ? path : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** The bundles of all features of a repository, which is not added to those of this server. */
    private List<Resource> ofFeatures(URI repository) throws Exception {
        Set<String> locations = new LinkedHashSet<>();
        for (Feature feature : features.createRepository(repository).getFeatures()) {
            feature.getBundles().stream().map(BundleInfo::getLocation).forEach(locations::add);
            feature.getConditional()
                    .forEach(conditional -> conditional.getBundles().stream()
                            .map(BundleInfo::getLocation)
                            .forEach(locations::add));
        }
        List<Resource> out = new ArrayList<>();
        for (String location : locations) {
            try {
                out.addAll(Jars.at(new URL(location)));
            } catch (IOException e) {
                throw new ShifanException(M.message("upgrade.unreadable", location, String.valueOf(e.getMessage())), e);
            }
        }
        return out;
    }
}
