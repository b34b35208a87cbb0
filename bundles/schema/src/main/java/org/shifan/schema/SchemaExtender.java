// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.schema;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.namespace.extender.ExtenderNamespace;
import org.osgi.resource.Namespace;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.shifan.api.operations.LogReference;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.schema.TableMaker;

/**
 * Migrates the tables of every started bundle that has the header {@code Shifan-Schema}, one bundle after the other, and
 * registers {@link SchemaReady} for it. It is not tied to the making of the data source: the database may come after the
 * bundles, and a bundle that comes later brings its own tables.
 */
@Component(immediate = true, service = TableMaker.class)
@Capability(namespace = ExtenderNamespace.EXTENDER_NAMESPACE, name = "shifan.schema", version = "1.0.0")
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.shifan.api.schema.SchemaReady\"",
        effective = Namespace.EFFECTIVE_ACTIVE)
public final class SchemaExtender implements TableMaker {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaExtender.class);
    private static final long PATIENCE_SECONDS = 60;

    private final BundleContext context;
    private final Migrator migrator;
    private final ExecutorService migrations;
    /** Apart from the migrations: who waits for a marker starts in the call that registers it, and may take its time. */
    private final ExecutorService markers;

    private final BundleTracker<Module> tracker;
    /** Module name to the symbolic name of its owner: nobody may take over another bundle's tables. */
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    /** Starts to look after the bundles; returns before they are migrated. */
    @Activate
    public SchemaExtender(BundleContext context, @Reference(target = "(dataSourceName=shifan)") DataSource database) {
        this.context = context;
        this.migrator = new Migrator(database);
        this.migrations = Executors.newSingleThreadExecutor(task -> new Thread(task, "shifan-schema"));
        this.markers = Executors.newSingleThreadExecutor(task -> new Thread(task, "shifan-schema-ready"));
        this.tracker = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, new Modules());
        tracker.open();
    }

    @Deactivate
    void stop() throws InterruptedException {
        tracker.close();
        markers.shutdown();
        migrations.shutdown();
        if (!migrations.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("A migration still runs {} seconds after its data source was withdrawn", PATIENCE_SECONDS);
        }
    }

    /** By the thread of the migrations: Liquibase is at work once at a time. */
    @Override
    public List<String> makeTables(DataSource other) throws SQLException {
        try {
            return migrations.submit(() -> makeAll(new Migrator(other))).get();
        } catch (ExecutionException e) {
            throw new SQLException(e.getCause().getMessage(), e.getCause());
        } catch (RejectedExecutionException e) {
            throw new SQLException("The data source went away meanwhile", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted", e);
        }
    }

    private List<String> makeAll(Migrator there) throws MigrationException {
        List<String> made = new ArrayList<>();
        for (Module module : tracker.getTracked().values()) {
            if (module.header != null) {
                there.migrate(module.header, module.changelog(), stamp(module.bundle));
                made.add(module.header.module());
            }
        }
        return made;
    }

    private void migrate(Module module) {
        if (module.isGone()) {
            return;
        }
        long start = System.nanoTime();
        try {
            migrator.migrate(module.header, module.changelog(), stamp(module.bundle));
        } catch (MigrationException e) {
            LOG.error(
                    "Bundle {}: the tables of module '{}' are not ready, its services stay away. {}",
                    nameOf(module.bundle),
                    module.header.module(),
                    e.getMessage());
            LOG.debug("Failed migration", e);
            return;
        }
        LOG.info(
                "Tables of module '{}' are ready after {} ms (bundle {})",
                module.header.module(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                nameOf(module.bundle));
        try {
            markers.execute(referenced(module, () -> module.publish(context)));
        } catch (RejectedExecutionException e) {
            LOG.debug("The data source of module '{}' went away meanwhile", module.header.module(), e);
        }
    }

    /** A module's migration, and whatever starts with its marker, is found in the log under one reference. */
    private static Runnable referenced(Module module, Runnable work) {
        return () -> {
            try (MDC.MDCCloseable reference = MDC.putCloseable(LogReference.KEY, module.reference)) {
                work.run();
            }
        };
    }

    /** Changes with every installation and update of the bundle, and with nothing else. */
    private static String stamp(Bundle bundle) {
        return nameOf(bundle) + " " + bundle.getLastModified();
    }

    private static String nameOf(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    private final class Modules implements BundleTrackerCustomizer<Module> {

        @Override
        public Module addingBundle(Bundle bundle, BundleEvent event) {
            String value = bundle.getHeaders("").get(SchemaHeader.NAME);
            if (value == null) {
                return null;
            }
            SchemaHeader header;
            try {
                header = SchemaHeader.parse(value);
            } catch (IllegalArgumentException e) {
                return refused(bundle, e.getMessage());
            }
            String owner = owners.putIfAbsent(header.module(), bundle.getSymbolicName());
            if (owner != null && !owner.equals(bundle.getSymbolicName())) {
                return refused(bundle, "the tables of module '" + header.module() + "' belong to bundle " + owner);
            }
            Module module = new Module(bundle, header);
            migrations.execute(referenced(module, () -> migrate(module)));
            return module;
        }

        @Override
        public void modifiedBundle(Bundle bundle, BundleEvent event, Module module) {
            // From STARTING to ACTIVE: nothing about its tables has changed.
        }

        @Override
        public void removedBundle(Bundle bundle, BundleEvent event, Module module) {
            module.withdraw();
            if (module.header != null) {
                owners.remove(module.header.module(), bundle.getSymbolicName());
            }
        }

        /** Tracked all the same, so that it is refused once and not at each step of its start. */
        private Module refused(Bundle bundle, String why) {
            LOG.error("Bundle {}: {}", nameOf(bundle), why);
            return new Module(bundle, null);
        }
    }

    /** A bundle with tables; its marker is registered outside the lock, since that calls whoever waits for it. */
    private static final class Module {

        private final Bundle bundle;
        private final SchemaHeader header;
        private final String reference = LogReference.next();
        private ServiceRegistration<SchemaReady> marker;
        private boolean gone;

        Module(Bundle bundle, SchemaHeader header) {
            this.bundle = bundle;
            this.header = header;
        }

        ChangelogResources changelog() {
            return new ChangelogResources(header, bundle::getEntry);
        }

        synchronized boolean isGone() {
            return gone;
        }

        void publish(BundleContext context) {
            if (isGone()) {
                return;
            }
            Hashtable<String, Object> properties = new Hashtable<>();
            properties.put(SchemaReady.PROPERTY, header.module());
            SchemaReady ready = header::module;
            ServiceRegistration<SchemaReady> made = context.registerService(SchemaReady.class, ready, properties);
            synchronized (this) {
                if (!gone) {
                    marker = made;
                    return;
                }
            }
            made.unregister();
        }

        void withdraw() {
            ServiceRegistration<SchemaReady> made;
            synchronized (this) {
                gone = true;
                made = marker;
                marker = null;
            }
            if (made != null) {
                made.unregister();
            }
        }
    }
}
