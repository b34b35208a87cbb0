// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.core.Actor;
import org.shifan.api.operations.Setting;
import org.shifan.api.operations.SettingListener;
import org.shifan.api.operations.Settings;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.operations.hand.Asking;
import org.shifan.operations.hand.LoggedIn;

import static org.shifan.operations.settings.SettingMessages.M;

/** The settings in {@code etc/}, as the container has read them. */
@Component
public final class FileSettings implements Settings {
    /** What the container itself puts beside the settings of a file. */
    private static final List<String> NOT_OURS =
            List.of("service.", "felix.", "component.", "osgi.", "org.apache.", ".");

    private static final Logger LOG = LoggerFactory.getLogger(FileSettings.class);
    private static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(7));
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final Pattern SUBSTITUTED = Pattern.compile("\\$[{\\[]");

    /**
     * How long is waited for the container.
     *
     * @param most after which it is told that the value does not hold
     * @param gone after which a value that the container overwrote is written again
     * @param unseen after which a value that stands there and does not hold is written again
     */
    record Patience(Duration most, Duration gone, Duration unseen) {}

    private final SettingBook book;
    private final SettingGuard guard;
    private final ConfigurationAdmin configurations;
    private final Asking asking;
    private final Path etc;
    private final Patience patience;
    /** One change at a time: two would write each other's file again. */
    private final Object changing = new Object();

    private final List<SettingListener> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public FileSettings(
            BundleContext context,
            @Reference SettingBook book,
            @Reference SettingGuard guard,
            @Reference ConfigurationAdmin configurations,
            @Reference Asking asking) {
        this(Path.of(String.valueOf(context.getProperty("karaf.etc"))), PATIENCE, book, guard, configurations, asking);
    }

    FileSettings(
            Path etc,
            Patience patience,
            SettingBook book,
            SettingGuard guard,
            ConfigurationAdmin configurations,
            Asking asking) {
        this.asking = asking;
        this.etc = etc;
        this.patience = patience;
        this.book = book;
        this.guard = guard;
        this.configurations = configurations;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(SettingListener listener) {
        listeners.add(listener);
    }

    void removeListener(SettingListener listener) {
        listeners.remove(listener);
    }

    @Override
    public List<Setting> list() {
        asking.look();
        return book.all().stream().map(this::setting).toList();
    }

    private Setting setting(Declared declared) {
        Object written = written(declared.pid()).get(declared.key());
        Object holds = guard.holds(declared, written);
        return new Setting(
                declared.pid(),
                declared.key(),
                holds == null ? declared.initial() : String.join(", ", declared.texts(holds)),
                declared.initial(),
                declared.allowed(),
                declared.meaning(),
                written == null ? null : declared.problem(written).orElse(null));
    }

    @Override
    public List<Message> problems() {
        asking.look();
        List<Declared> declared = book.all();
        List<Message> out = new ArrayList<>();
        for (Declared each : declared) {
            Object written = written(each.pid()).get(each.key());
            if (written != null) {
                each.problem(written).ifPresent(out::add);
            }
        }
        declared.stream().map(Declared::pid).distinct().forEach(pid -> out.addAll(unknown(pid, declared)));
        return out;
    }

    private List<Message> unknown(String pid, List<Declared> all) {
        Set<String> known = all.stream()
                .filter(declared -> declared.pid().equals(pid))
                .map(Declared::key)
                .collect(Collectors.toCollection(TreeSet::new));
        return Collections.list(written(pid).keys()).stream()
                .filter(key -> NOT_OURS.stream().noneMatch(key::startsWith) && !known.contains(key))
                .sorted()
                .map(key -> M.message("setting.unknown.key", pid, key, String.join(", ", known)))
                .toList();
    }

    @Override
    public Setting change(String pid, String key, String value) {
        asking.require("setting.change");
        Declared declared = book.find(pid, key).orElseThrow(() -> refuse("setting.unknown", pid, key));
        Optional<Message> problem = declared.problem(value);
        if (problem.isPresent()) {
            throw new ShifanException(problem.get());
        }
        if (value.contains("\n") || value.contains("\r")) {
            throw refuse("setting.lines", pid, key);
        }
        String wanted = String.join(", ", declared.texts(value));
        tell(declared, wanted);
        Path file = etc.resolve(pid + ".cfg");
        synchronized (changing) {
            // Of a value that names another the container tells what it stands for.
            String before =
                    SUBSTITUTED.matcher(wanted).find() ? setting(declared).value() : null;
            put(file, key, value);
            untilItHolds(declared, before, wanted, file, value);
        }
        return setting(declared);
    }

    private static void put(Path file, String key, String value) {
        try {
            SettingFile.put(file, key, value);
        } catch (IOException e) {
            throw new ShifanException(M.message("setting.unwritable", file, String.valueOf(e.getMessage())), e);
        }
    }

    private void tell(Declared declared, String wanted) {
        Actor who = new Actor(LoggedIn.account(), "");
        for (SettingListener listener : listeners) {
            try {
                listener.changing(declared.pid(), declared.key(), wanted, who);
            } catch (RuntimeException e) {
                // Whoever only listens keeps nobody from changing a setting.
                LOG.warn("{} failed to hear of {} {}", listener, declared.pid(), declared.key(), e);
            }
        }
    }

    /**
     * The container looks at the folder every second. It writes the file itself, too, a while after a change, with the values of that
     * change: what somebody wrote in between is gone then, or counts as read.
     *
     * @param before what held before, of a value that stands for another; null of all others
     */
    private void untilItHolds(Declared declared, String before, String wanted, Path file, String value) {
        long began = System.nanoTime();
        long wrote = began;
        while (!setting(declared).value().equals(wanted)) {
            boolean over = isOver(began, patience.most());
            // Of a value that names another the container tells what it stands for.
            if (SUBSTITUTED.matcher(wanted).find()
                    && (over || !setting(declared).value().equals(before))) {
                return;
            }
            if (over || !pause()) {
                throw refuse(
                        "setting.not.taken",
                        declared.pid(),
                        declared.key(),
                        value,
                        setting(declared).value());
            }
            boolean there = SettingFile.has(file, declared.key(), value);
            if (isOver(wrote, there ? patience.unseen() : patience.gone())) {
                put(file, declared.key(), value);
                wrote = System.nanoTime();
            }
        }
    }

    private static boolean isOver(long began, Duration time) {
        return System.nanoTime() - began > time.toNanos();
    }

    /** False when the thread is to stop. */
    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Dictionary<String, Object> written(String pid) {
        try {
            Configuration[] found = configurations.listConfigurations("(service.pid=" + pid + ")");
            Dictionary<String, Object> properties = found == null ? null : found[0].getProperties();
            return properties == null ? new Hashtable<>() : properties;
        } catch (IOException | InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ShifanException refuse(String key, Object... arguments) {
        return new ShifanException(M.message(key, arguments));
    }
}
