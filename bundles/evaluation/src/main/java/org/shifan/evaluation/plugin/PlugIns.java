// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.operations.SupervisedPlugin;
import org.shifan.api.operations.Supervision;
import org.shifan.api.operations.Supervisor;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.trail.Trail;

/**
 * Puts the code that bundles bring under supervision. A set without Java never comes here.
 */
@Component(
        service = {PlugIns.class, Supervisor.class},
        configurationPid = PlugIns.PID)
@Designate(ocd = PlugIns.Config.class)
public final class PlugIns implements Supervisor {
    static final String PID = "org.shifan.plugins";
    /** In which an interrupted call may end by itself. */
    private static final long GRACE_MILLIS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(PlugIns.class);

    private final Set<Supervised> all = ConcurrentHashMap.newKeySet();
    private final List<Consumer<Out>> listeners = new CopyOnWriteArrayList<>();
    private final Barring barring;
    private final Executor later = CompletableFuture.delayedExecutor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    private final Clock clock = Clock.systemUTC();
    /** Null where there is no framework. */
    private final LeavingClasses leaving;

    private volatile Budget budget;

    /**
     * A plug-in was taken out.
     *
     * @param bundle whose it is
     * @param name of the function, or the provider's class
     */
    public record Out(long bundle, String name, Message reason) {}

    /** The settings, in {@code etc/org.shifan.plugins.cfg}. */
    @ObjectClassDefinition(name = "Shifan: plug-ins / 扩展代码")
    public @interface Config {
        /** Milliseconds that a call may take. */
        @AttributeDefinition(
                name = "Time in ms / 时限（毫秒）",
                description = "Milliseconds that a call may take / 一次调用的时限",
                min = "10",
                max = "60000")
        long time_ms() default 3000;

        /** Milliseconds more for each subject that a provider is asked about at once. */
        @AttributeDefinition(
                name = "Time per subject in ms / 每个对象时限（毫秒）",
                description = "Milliseconds more for each subject that is asked about at once / 一次询问多个对象时，每个对象增加的时限",
                min = "0",
                max = "10000")
        long subject_ms() default 50;

        /** MiB that a call may allocate, garbage included. */
        @AttributeDefinition(
                name = "Memory in MiB / 内存（MiB）",
                description = "MiB that a call may allocate, garbage included / 一次调用可分配的内存（含垃圾）",
                min = "1",
                max = "4096")
        long memory_mib() default 32;

        /** MiB more for each subject that a provider is asked about at once. */
        @AttributeDefinition(
                name = "Memory per subject in MiB / 每个对象内存（MiB）",
                description = "MiB more for each subject that is asked about at once / 一次询问多个对象时，每个对象增加的内存",
                min = "0",
                max = "256")
        long subject_mib() default 1;

        /** Failures in a row, each at something else, after which a plug-in is taken out. */
        @AttributeDefinition(
                name = "Failures / 连续失败次数",
                description = "Failures in a row after which it is taken out / 连续失败多少次后停用",
                min = "1",
                max = "1000")
        int failures() default 5;

        /** Seconds after which it is tried again. */
        @AttributeDefinition(
                name = "Pause in s / 停用时间（秒）",
                description = "Seconds after which it is tried again / 停用多久后再试",
                min = "1",
                max = "86400")
        long pause_s() default 60;

        /** Seconds that the pause grows to: it doubles with each trial that fails. */
        @AttributeDefinition(
                name = "Longest pause in s / 最长停用时间（秒）",
                description =
                        "The pause doubles with each trial that fails, up to so many seconds / 每次试用失败后停用时间加倍，最多至此秒数",
                min = "1",
                max = "604800")
        long pause_most_s() default 3600;

        /** Threads that a plug-in may leave behind. */
        @AttributeDefinition(
                name = "Threads / 线程数",
                description = "Threads that it may leave behind; with more it is taken out, and they are ended"
                        + " / 可遗留的线程数；超过则停用，并终止这些线程",
                min = "0",
                max = "1000")
        int threads() default 4;

        /** Whether a call or a thread that does not end by being interrupted is stopped by force, where Java can. */
        @AttributeDefinition(
                name = "Stop by force / 强制终止",
                description = "Whether a call or thread that ignores its interrupt is stopped by force"
                        + " / 不响应中断的调用和线程是否强制终止")
        boolean stop() default true;
    }

    @Activate
    public PlugIns(BundleContext context, Config config) {
        modified(config);
        this.barring = new Barring(context);
        // Before anybody can make a plug-in: who makes one refers to this component.
        this.leaving = new LeavingClasses(context);
    }

    private PlugIns(Budget budget, BundleContext context) {
        this.budget = budget;
        this.barring = new Barring(context);
        this.leaving = context == null ? null : new LeavingClasses(context);
    }

    @Deactivate
    public void close() {
        leaving.close();
    }

    /** With what a call may take, for tests. */
    static PlugIns of(Budget budget) {
        return new PlugIns(budget, null);
    }

    /** With the budget that is shipped. */
    public static PlugIns ordinary() {
        return new PlugIns(shipped(), null);
    }

    /** The same in a framework, whose classes it looks at. */
    public static PlugIns ordinary(BundleContext context) {
        return new PlugIns(shipped(), context);
    }

    private static Budget shipped() {
        return new Budget(3000, 50, 32L << 20, 1L << 20, 5, 60_000, 3_600_000, 4, true);
    }

    /** What is out of bounds is taken for the bound. */
    @Modified
    void modified(Config config) {
        Trail.own(() -> budget = budget(config));
    }

    private static Budget budget(Config config) {
        return new Budget(
                within("time.ms", config.time_ms(), 10, 60_000),
                within("subject.ms", config.subject_ms(), 0, 10_000),
                within("memory.mib", config.memory_mib(), 1, 4_096) << 20,
                within("subject.mib", config.subject_mib(), 0, 256) << 20,
                (int) within("failures", config.failures(), 1, 1_000),
                TimeUnit.SECONDS.toMillis(within("pause.s", config.pause_s(), 1, 86_400)),
                TimeUnit.SECONDS.toMillis(within("pause.most.s", config.pause_most_s(), 1, 604_800)),
                (int) within("threads", config.threads(), 0, 1_000),
                config.stop());
    }

    private static long within(String name, long value, long least, long most) {
        long taken = Math.max(least, Math.min(most, value));
        if (value != taken) {
            LOG.error(
                    "{}: {} is between {} and {}, found {}; it is taken for {}", PID, name, least, most, value, taken);
        }
        return taken;
    }

    @Override
    public Supervision supervise(long bundle, String name) {
        Supervised supervised = supervised(bundle, name);
        return new Supervision() {
            @Override
            public <T> T call(Object asked, Callable<T> work) {
                return supervised.call(1, asked, work);
            }

            @Override
            public void forget() {
                PlugIns.this.forget(bundle, name);
            }
        };
    }

    @Override
    public <T> Optional<T> make(long bundle, String name, Callable<T> maker) {
        Supervised supervised = supervised(bundle, name);
        try {
            T made = supervised.call(1, name, maker);
            // Declarative Services keeps to itself why it made nothing.
            Optional<Message> refusal = made == null ? refusal(bundle) : Optional.empty();
            if (refusal.isPresent()) {
                throw supervised.barred(refusal.get());
            }
            forget(bundle, name);
            return Optional.ofNullable(made);
        } catch (PluginFailure e) {
            // Said already; it stays in the list until its service goes.
            return Optional.empty();
        }
    }

    /** Why a class of the bundle was not loaded that would end the server; nothing when it has none, or none was wanted. */
    public Optional<Message> refusal(long bundle) {
        return leaving == null ? Optional.empty() : leaving.refusal(bundle);
    }

    /** Whose bundles bring what a guard refuses. */
    public Barring barring() {
        return barring;
    }

    @Override
    public void unmade(long bundle, String name) {
        forget(bundle, name);
    }

    /** The same function under supervision. */
    public ScoringFunction guarded(ScoringFunction function, long bundle, String name) {
        Supervised supervised = supervised(bundle, name);
        return input -> supervised.call(1, input, () -> Plain.share(name, function.score(input)));
    }

    /**
     * The same provider under supervision.
     *
     * @throws PluginFailure when it does not tell its facts
     */
    public FactProvider guarded(FactProvider provider, long bundle) {
        return new GuardedProvider(
                provider, supervised(bundle, provider.getClass().getName()));
    }

    /**
     * A function of the archive: made under supervision, and called so. It decides nothing, so no set goes out of force for
     * it, and one that throws is asked the next time too; it is in the list while a call of it hangs.
     *
     * @param set id and version of the criteria that it is of
     * @param maker empty when the archive has no function of that name
     * @throws PluginFailure when making it takes too much or breaks
     * @throws ShifanException what the maker refuses
     */
    public Optional<ScoringFunction> archived(String set, String name, Supplier<Optional<ScoringFunction>> maker) {
        Supervised supervised =
                new Supervised(Origin.archived(set), name, () -> budget.forgiving(), all::add, later, clock);
        supervised.forget();
        Made made = supervised.call(1, name, () -> made(maker));
        if (made.refusal() != null) {
            throw made.refusal();
        }
        return made.function()
                .map(function -> input -> supervised.call(1, input, () -> Plain.share(name, function.score(input))));
    }

    private record Made(Optional<ScoringFunction> function, ShifanException refusal) {}

    /** A refusal is the platform's word about the function, and no failure of it. */
    private static Made made(Supplier<Optional<ScoringFunction>> maker) {
        try {
            return new Made(maker.get(), null);
        } catch (ShifanException e) {
            return new Made(Optional.empty(), e);
        }
    }

    private Supervised supervised(long bundle, String name) {
        // What was taken away and came again is a new one, with a clean sheet.
        forget(bundle, name);
        Supervised out = new Supervised(Origin.installed(bundle), name, () -> budget, this::out, later, clock);
        all.add(out);
        return out;
    }

    /** The bundle's plug-in is no longer registered; what it began stays in the list until it ends. */
    public void forget(long bundle, String name) {
        all.stream()
                .filter(known -> known.bundle() == bundle && known.name().equals(name))
                .forEach(Supervised::forget);
        all.removeIf(Supervised::isOver);
    }

    private void out(Supervised plugin) {
        Out news = new Out(plugin.bundle(), plugin.name(), plugin.reason());
        listeners.forEach(listener -> listener.accept(news));
    }

    /** Tells the listener of each plug-in that is taken out; it should be quick. */
    public void listen(Consumer<Out> listener) {
        listeners.add(listener);
    }

    public void forget(Consumer<Out> listener) {
        listeners.remove(listener);
    }

    /** Everything that is called under supervision, by bundle and name. */
    public List<SupervisedPlugin> plugins() {
        all.removeIf(Supervised::isOver);
        return all.stream()
                .map(Supervised::state)
                .sorted(Comparator.comparingLong(SupervisedPlugin::bundle).thenComparing(SupervisedPlugin::name))
                .toList();
    }
}
