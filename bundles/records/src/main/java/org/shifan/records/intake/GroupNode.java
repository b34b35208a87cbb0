// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.text.ShifanException;
import org.shifan.records.store.Database;
import org.shifan.records.store.ImportLog;

/** This server as a node of a group: says again and again which imports run on it. Only there with the file of settings of a group. */
@Component(
        service = GroupNode.class,
        configurationPid = GroupNode.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class GroupNode {
    static final String PID = "org.shifan.cluster";

    private static final Logger LOG = LoggerFactory.getLogger(GroupNode.class);
    private static final int EVERY_SECONDS = 5;
    private static final int LONGEST_NAME = 100;

    /** The settings of a node of a group, of which imports need the name. */
    public @interface Configuration {
        String node() default "";
    }

    private final ImportLog log;
    private final String name;
    private final ScheduledExecutorService executor;
    private final Set<Long> running = ConcurrentHashMap.newKeySet();

    @Activate
    public GroupNode(@Reference Database database, Configuration configuration) {
        this(
                new ImportLog(database, Clock.systemUTC()),
                configuration.node().isBlank() ? host() : configuration.node().strip(),
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "shifan-imports-beat")));
        executor.scheduleWithFixedDelay(this::beat, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Without a clock of its own: whoever makes it so calls {@link #beat}. */
    GroupNode(ImportLog log, String name, ScheduledExecutorService executor) {
        this.log = log;
        this.name = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        this.executor = executor;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            LOG.debug("This host does not know its name", e);
            return "node";
        }
    }

    @Deactivate
    void close() {
        executor.shutdownNow();
    }

    String name() {
        return name;
    }

    void runs(long importId) {
        running.add(importId);
    }

    void ended(long importId) {
        running.remove(importId);
    }

    boolean isRunning(long importId) {
        return running.contains(importId);
    }

    void beat() {
        if (running.isEmpty()) {
            return;
        }
        try {
            log.beat(running);
        } catch (ShifanException e) {
            LOG.warn("The database does not hear that imports {} still run: {}", running, e.getMessage());
        }
    }
}
