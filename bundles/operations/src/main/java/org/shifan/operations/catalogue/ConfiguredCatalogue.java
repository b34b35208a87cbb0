// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.catalogue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.operations.Catalogue;
import org.shifan.api.operations.LogReference;
import org.shifan.api.text.ShifanException;
import org.shifan.operations.Notes;
import org.shifan.operations.hand.Asking;

import static org.shifan.operations.OperationsMessages.M;

/**
 * The catalogue that {@code etc/org.shifan.catalogue.cfg} names. It is read when it is asked for, and now and then by itself,
 * so that the health check has an answer at once and gives notice of what is newer.
 */
@Component(
        // Kept while nobody asks, or what it last read would be gone before the next health check.
        immediate = true,
        configurationPid = "org.shifan.catalogue",
        property = {HealthCheck.NAME + "=catalogue", HealthCheck.TAGS + "=shifan"})
@Designate(ocd = ConfiguredCatalogue.Settings.class)
public final class ConfiguredCatalogue implements Catalogue, HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredCatalogue.class);
    private static final Comparator<Offer> MOST_URGENT_FIRST = Comparator.comparing(Offer::standing)
            .thenComparing(Offer::id)
            .thenComparing(o -> Version.parseVersion(o.version()));

    private final Asking asking;
    private final CriteriaRegistry registry;
    private final String url;
    private final Duration patience;
    private final ScheduledExecutorService clock;
    private volatile Result last;

    /** Where the catalogue lies. */
    @ObjectClassDefinition(name = "Shifan: catalogue of criteria / 标准目录")
    public @interface Settings {
        /** Address of the catalogue, such as {@code https://…/criteria.yaml} or {@code file:…}; empty for none. */
        @AttributeDefinition(description = "Address of the catalogue; empty for none / 目录地址，空为不用")
        String url() default "";

        /** Seconds after which it is given up, from 1 to 60. */
        @AttributeDefinition(min = "1", max = "60", description = "Seconds after which it is given up / 超过多少秒放弃读取")
        int patience_seconds() default 5;

        /** Minutes after which it is read again by itself, from 1. */
        @AttributeDefinition(min = "1", description = "Minutes after which it is read again by itself / 每隔多少分钟自动读取")
        int refresh_minutes() default 60;
    }

    /** @param registry null while there is none */
    @Activate
    public ConfiguredCatalogue(
            Settings settings,
            @Reference Asking asking,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    CriteriaRegistry registry) {
        this.asking = asking;
        this.registry = registry;
        this.url = settings.url().strip();
        this.patience = Duration.ofSeconds(Math.max(1, Math.min(60, settings.patience_seconds())));
        this.last = new Notes()
                .well(url.isEmpty() ? "catalogue.unset" : "catalogue.unread", url)
                .result();
        if (url.isEmpty()) {
            this.clock = null;
        } else {
            this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "shifan-catalogue");
                thread.setDaemon(true);
                return thread;
            });
            clock.scheduleWithFixedDelay(this::turn, 0, Math.max(1, settings.refresh_minutes()), TimeUnit.MINUTES);
        }
    }

    @Deactivate
    void close() {
        if (clock != null) {
            clock.shutdownNow();
        }
    }

    @Override
    public List<Offer> offers() {
        asking.look();
        return read();
    }

    private List<Offer> read() {
        if (url.isEmpty()) {
            throw new ShifanException(M.message("catalogue.none"));
        }
        try {
            URI address = new URI(url);
            List<Offer> offers = CatalogueFile.read(address, Fetch.content(address, patience)).stream()
                    .map(this::offer)
                    .sorted(MOST_URGENT_FIRST)
                    .toList();
            last = notice(offers);
            return offers;
        } catch (URISyntaxException | IllegalArgumentException | IOException e) {
            throw new ShifanException(M.message("catalogue.unreadable", url, reason(e)), e);
        }
    }

    /** The message of a missing file is its name alone. */
    private static String reason(Exception e) {
        return e.getClass().getSimpleName().replaceFirst("Exception$", "") + ": " + e.getMessage();
    }

    /** What one turn logs is found under a reference of its own. */
    private void turn() {
        try (MDC.MDCCloseable reference = MDC.putCloseable(LogReference.KEY, LogReference.next())) {
            look();
        }
    }

    private void look() {
        try {
            read();
        } catch (ShifanException e) {
            last = new Notes().warn("catalogue.check", e.message()).result();
        } catch (RuntimeException e) {
            // Such as a registry that goes away in this moment. Thrown on, it would end the looking for good.
            LOG.warn("The catalogue {} was not compared with what is here; it is tried again", url, e);
        }
    }

    private Offer offer(CatalogueFile.Entry entry) {
        Version offered = Version.parseVersion(entry.version());
        List<CriteriaSet> same = registry == null
                ? List.of()
                : registry.sets().stream()
                        .filter(set ->
                                set.id().equals(entry.id()) && set.problems().isEmpty())
                        .toList();
        Optional<Version> here = same.stream()
                .map(CriteriaSet::version)
                .map(Version::parseVersion)
                .max(Comparator.naturalOrder());
        Standing standing;
        if (here.isEmpty()) {
            standing = Standing.NEW;
        } else if (same.stream()
                .anyMatch(set ->
                        set.version().equals(entry.version()) && !set.digest().equals(entry.digest()))) {
            standing = Standing.DIFFERENT;
        } else {
            int order = offered.compareTo(here.get());
            standing = order > 0 ? Standing.UPDATE : order == 0 ? Standing.SAME : Standing.OLDER;
        }
        String newest = here.map(Version::toString).orElse(null);
        return new Offer(entry.id(), entry.version(), entry.digest(), entry.url(), newest, standing);
    }

    private Result notice(List<Offer> offers) {
        Notes notes = new Notes();
        for (Offer offer : offers) {
            switch (offer.standing()) {
                case UPDATE -> notes.warn("catalogue.update", offer.id(), offer.version(), offer.here());
                case DIFFERENT -> notes.warn("catalogue.different", offer.id(), offer.version());
                case NEW, SAME, OLDER -> {
                    // Nothing to do.
                }
            }
        }
        return notes.well("catalogue.read", offers.size(), url).result();
    }

    @Override
    public Result execute() {
        return last;
    }
}
