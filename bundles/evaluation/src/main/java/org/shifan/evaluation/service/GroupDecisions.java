// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.evaluation.archive.RunningDecisions;

/**
 * Says again and again which decisions about many zones this node of a group is making. Only there with the file of settings of a
 * group.
 */
@Component(
        service = GroupDecisions.class,
        configurationPid = GroupDecisions.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class GroupDecisions {
    static final String PID = "org.shifan.cluster";

    private static final Logger LOG = LoggerFactory.getLogger(GroupDecisions.class);
    private static final int EVERY_SECONDS = 5;
    private static final int LONGEST_NAME = 200;

    /** The settings of a node of a group, of which decisions need the name. */
    public @interface Configuration {
        String node() default "";
    }

    private final RunningDecisions decisions;
    private final String node;
    private final ScheduledExecutorService executor;
    private final Set<Long> running = ConcurrentHashMap.newKeySet();

    @Activate
    public GroupDecisions(@Reference RunningDecisions decisions, Configuration configuration) {
        this(
                decisions,
                configuration.node(),
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "shifan-decisions-beat")));
        executor.scheduleWithFixedDelay(this::beat, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Without a clock of its own: whoever makes it so calls {@link #beat}. */
    GroupDecisions(RunningDecisions decisions, String node, ScheduledExecutorService executor) {
        this.decisions = decisions;
        String name = node.isBlank() ? "unnamed" : node.strip();
        this.node = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        this.executor = executor;
    }

    @Deactivate
    void close() {
        executor.shutdownNow();
    }

    /** Makes a decision, under the number of a line, that another node makes, should this one be lost. */
    <T> T made(RunningDecisions.Asked asked, LongFunction<T> decision) {
        return made(decisions.begin(node, asked), decision);
    }

    /** Makes what another node was making, unless a third one does; false when it does. */
    boolean taken(RunningDecisions.Running lost, LongConsumer decision) {
        OptionalLong id = decisions.takeUp(node, lost);
        id.ifPresent(number -> made(number, line -> {
            decision.accept(line);
            return null;
        }));
        return id.isPresent();
    }

    private <T> T made(long id, LongFunction<T> decision) {
        running.add(id);
        try {
            return decision.apply(id);
        } finally {
            running.remove(id);
            ended(id);
        }
    }

    /** What came of the decision counts, not whether its line is gone: what is kept has no line, and what failed and keeps its line is taken up. */
    private void ended(long id) {
        try {
            decisions.end(id);
        } catch (RuntimeException e) {
            LOG.warn("The end of decision {} was not noted; the group looks after it", id, e);
        }
    }

    boolean isMaking(long id) {
        return running.contains(id);
    }

    void beat() {
        if (running.isEmpty()) {
            return;
        }
        try {
            decisions.beat(running);
        } catch (RuntimeException e) {
            LOG.warn("The database does not hear that decisions {} are still being made: {}", running, e.toString());
        }
    }
}
