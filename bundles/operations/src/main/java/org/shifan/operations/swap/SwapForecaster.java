// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.swap;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;

import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.resource.Resource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.log.LogReaderService;

import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.operations.SwapCheck;
import org.shifan.api.operations.SwapForecast;
import org.shifan.api.operations.SwapForecast.Restarted;
import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.operations.Needs;
import org.shifan.operations.hand.Asking;

import static org.shifan.operations.OperationsMessages.M;

/** Asks the framework's wiring, and for a feature Karaf's resolver, what a swap would restart. */
@Component
public final class SwapForecaster implements SwapCheck {
    private static final Set<String> DOCUMENTS = Set.of(".yaml", ".yml", ".xlsx");
    private static final String OF_DOCUMENT = "shifan-criteria:";
    /** As much as the reader of criteria takes; of a longer document one byte more, by which it is known and refused. */
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final Comparator<Restarted> PLATFORM_FIRST =
            Comparator.comparing(Restarted::platform).reversed().thenComparing(Restarted::id);

    private final BundleContext context;
    private final FeatureTrial features;
    private final SwapStep command;
    private final CriteriaRegistry criteria;
    private final Asking asking;

    /** @param criteria null while there is none: a document is not looked into then */
    @Activate
    public SwapForecaster(
            BundleContext context,
            @Reference FeaturesService features,
            @Reference LogReaderService log,
            @Reference Asking asking,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    CriteriaRegistry criteria) {
        this.asking = asking;
        this.context = context;
        this.criteria = criteria;
        this.features = new FeatureTrial(features, log);
        this.command = new SwapStep(context, features);
    }

    @Override
    public SwapForecast forecast(String what) {
        asking.require("swap.try");
        Optional<URL> address = address(what);
        if (address.isPresent()) {
            List<Resource> bundles = read(what, address.get());
            return Kar.is(address.get())
                    ? ofKar(what, address.get(), bundles)
                    : ofBundles(what, address.get(), bundles, Optional.empty());
        }
        Feature feature = features.find(what).orElseThrow(() -> new ShifanException(M.message("swap.unknown", what)));
        return ofFeature(what, feature, features.simulate(feature));
    }

    private static Optional<URL> address(String what) {
        try {
            if (what.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
                return Optional.of(new URL(what));
            }
            Path file = Path.of(what);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            String lower = what.toLowerCase(Locale.ROOT);
            String prefix = DOCUMENTS.stream().anyMatch(lower::endsWith) ? OF_DOCUMENT : "";
            return Optional.of(new URL(prefix + file.toAbsolutePath().toUri().toURL()));
        } catch (MalformedURLException e) {
            throw new ShifanException(M.message("swap.unreadable", what, String.valueOf(e.getMessage())), e);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static List<Resource> read(String what, URL address) {
        List<Resource> bundles;
        try {
            bundles = Jars.at(address);
            if (!bundles.isEmpty()) {
                Jars.whole(address);
            }
        } catch (ZipException | EOFException e) {
            throw new ShifanException(M.message("swap.not-whole", what, String.valueOf(e.getMessage())), e);
        } catch (IOException e) {
            throw new ShifanException(M.message("swap.unreadable", what, String.valueOf(e.getMessage())), e);
        }
        if (bundles.isEmpty()) {
            throw new ShifanException(M.message("swap.no-bundle", what));
        }
        return bundles;
    }

    /** Karaf installs its features along with it, and unpacks its files. */
    private SwapForecast ofKar(String what, URL address, List<Resource> inside) {
        List<Resource> bundles = new ArrayList<>(inside);
        KarFeatures own;
        List<String> intrusions;
        try {
            Kar kar = Kar.at(address);
            intrusions = new ArrayList<>(kar.intrusions());
            own = new KarFeatures(kar, features);
            intrusions.addAll(own.intrusions());
            for (String location : own.bundlesElsewhere()) {
                if (context.getBundle(location) == null) {
                    Kar.requireMaven(location);
                    bundles.addAll(read(location, new URL(location)));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ShifanException(M.message("swap.unreadable", what, String.valueOf(e.getMessage())), e);
        }
        if (!intrusions.isEmpty()) {
            throw new ShifanException(M.message("swap.kar.files", what, String.join(", ", intrusions)));
        }
        if (!own.unknown().isEmpty()) {
            throw new ShifanException(M.message("swap.kar.features", what, String.join(", ", own.unknown())));
        }
        List<Feature> needed = own.ofServer();
        return ofBundles(
                what, address, bundles, needed.isEmpty() ? Optional.empty() : Optional.of(features.simulate(needed)));
    }

    /** @param along what features do that come along */
    private SwapForecast ofBundles(
            String what, URL address, List<Resource> bundles, Optional<FeatureTrial.Outcome> along) {
        Rewiring rewiring = new Rewiring(context, bundles);
        List<Message> findings = new ArrayList<>();
        List<Message> problems = problems(what, address);
        findings.addAll(problems);
        boolean sound = problems.isEmpty();
        rewiring.replaced()
                .forEach((bundle, by) -> findings.add(M.message(
                        "swap.replaces",
                        bundle.getSymbolicName(),
                        bundle.getBundleId(),
                        bundle.getVersion(),
                        Rewiring.version(by))));
        for (Resource bundle : bundles) {
            List<Message> missing = rewiring.missing(bundle);
            if (!missing.isEmpty()) {
                sound = false;
                findings.add(M.message("swap.unresolved", Rewiring.name(bundle), Rewiring.version(bundle)));
                findings.addAll(missing);
            }
            bundle.getRequirements(null).stream()
                    .filter(Needs::isOptional)
                    .forEach(need ->
                            findings.add(M.message("swap.optional", Rewiring.name(bundle), Needs.filter(need))));
        }
        Map<Bundle, Message> moved = rewiring.moved();
        findings.addAll(moved.values());
        Set<Bundle> first = new LinkedHashSet<>(rewiring.replaced().keySet());
        first.addAll(moved.keySet());
        List<String> brings = new ArrayList<>();
        bundles.forEach(bundle -> brings.add(Rewiring.name(bundle) + " " + Rewiring.version(bundle)));
        Set<Bundle> restarted = new LinkedHashSet<>(rewiring.alongWith(first));
        if (along.isPresent()) {
            brings.addAll(along.get().install());
            List<Bundle> refreshed = refreshed(along.get(), findings);
            restarted.addAll(refreshed);
            sound &= refreshed.size() == along.get().refresh().size();
        }
        return forecast(
                what,
                brings,
                restarted,
                findings,
                command.bundles(address, rewiring.replaced().keySet()),
                sound);
    }

    /** Why the criteria of a document would be refused, each with its place; empty for a bundle, of which its door decides. */
    private List<Message> problems(String what, URL address) {
        if (criteria == null || !address.toString().startsWith(OF_DOCUMENT)) {
            return List.of();
        }
        String document = address.toString().substring(OF_DOCUMENT.length());
        List<Message> out = new ArrayList<>();
        try (InputStream in = new URL(document).openStream()) {
            String file = document.substring(document.lastIndexOf('/') + 1);
            criteria.check(file, in.readNBytes(MOST_BYTES + 1))
                    .forEach(problem -> out.add(
                            M.message("swap.problem", new Text(problem.in(Language.ZH), problem.in(Language.EN)))));
        } catch (IOException e) {
            throw new ShifanException(M.message("swap.unreadable", what, String.valueOf(e.getMessage())), e);
        }
        if (!out.isEmpty()) {
            out.add(0, M.message("swap.document", what));
        }
        return out;
    }

    private SwapForecast ofFeature(String what, Feature feature, FeatureTrial.Outcome outcome) {
        List<Message> findings = new ArrayList<>();
        List<Bundle> refreshed = refreshed(outcome, findings);
        return forecast(
                what,
                outcome.install(),
                refreshed,
                findings,
                SwapStep.feature(feature),
                refreshed.size() == outcome.refresh().size());
    }

    /** The bundles that Karaf would refresh; what it would do besides is added to the findings. */
    private List<Bundle> refreshed(FeatureTrial.Outcome outcome, List<Message> findings) {
        outcome.update().forEach(line -> findings.add(M.message("swap.feature.updates", line)));
        outcome.uninstall().forEach(line -> findings.add(M.message("swap.feature.uninstalls", line)));
        List<Bundle> refreshed = new ArrayList<>();
        for (String line : outcome.refresh()) {
            Optional<Bundle> bundle = Arrays.stream(context.getBundles())
                    .filter(b -> line.startsWith(b.getSymbolicName() + " / " + b.getVersion())
                            || line.startsWith(b.getSymbolicName() + "/" + b.getVersion()))
                    .findFirst();
            bundle.ifPresentOrElse(refreshed::add, () -> findings.add(M.message("swap.feature.refreshes", line)));
        }
        return refreshed;
    }

    private SwapForecast forecast(
            String what,
            List<String> brings,
            Collection<Bundle> refreshed,
            List<Message> findings,
            String command,
            boolean sound) {
        Platform platform = new Platform();
        List<Restarted> restarted = refreshed.stream()
                .map(b -> new Restarted(
                        b.getBundleId(), b.getSymbolicName(), b.getVersion().toString(), platform.has(b)))
                .sorted(PLATFORM_FIRST)
                .toList();
        boolean advised = sound && restarted.stream().noneMatch(Restarted::platform);
        return new SwapForecast(what, brings, restarted, findings, command, advised);
    }
}
