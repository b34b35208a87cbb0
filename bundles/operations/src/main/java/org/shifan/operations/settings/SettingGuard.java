// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.settings;

import java.io.IOException;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.shifan.api.operations.LogReference;
import org.shifan.api.text.Message;

/**
 * Stands between the files in {@code etc/} and the components: a wrong value is replaced by the one that held before, or
 * is left out where none did since the start, so that no component ever sees one. A setting that guards something has the
 * strictest value for its default: that is what is left then.
 */
@Component(
        service = {ConfigurationPlugin.class, SettingGuard.class},
        property = ConfigurationPlugin.CM_RANKING + ":Integer=900")
public final class SettingGuard implements ConfigurationPlugin {
    private static final Logger LOG = LoggerFactory.getLogger(SettingGuard.class);

    private final SettingBook book;
    private final Map<String, Object> held = new HashMap<>();
    private final Map<String, String> told = new HashMap<>();

    @Activate
    public SettingGuard(@Reference SettingBook book, @Reference ConfigurationAdmin configurations) {
        this(book);
        try {
            Configuration[] all = configurations.listConfigurations("(service.pid=" + SettingBook.OURS + "*)");
            for (Configuration each : all == null ? new Configuration[0] : all) {
                learn(each.getPid(), each.getProperties());
            }
        } catch (IOException | InvalidSyntaxException e) {
            LOG.warn("What holds of the settings so far cannot be read: {}", e.getMessage());
        }
    }

    SettingGuard(SettingBook book) {
        this.book = book;
    }

    /** What components were given before the guard was here holds as well. */
    synchronized void learn(String pid, Dictionary<String, Object> given) {
        for (Declared declared : book.of(pid)) {
            Object value = given.get(declared.key());
            if (value != null && declared.problem(value).isEmpty()) {
                held.putIfAbsent(name(declared), holds(declared, value));
            }
        }
    }

    @Override
    public void modifyConfiguration(ServiceReference<?> reference, Dictionary<String, Object> written) {
        if (MDC.get(LogReference.KEY) != null) {
            modify(written);
            return;
        }
        // A file that was edited: nobody's command, so what is logged of it has a reference of its own.
        try (MDC.MDCCloseable own = MDC.putCloseable(LogReference.KEY, LogReference.next())) {
            modify(written);
        }
    }

    private synchronized void modify(Dictionary<String, Object> written) {
        String pid = String.valueOf(written.get("service.pid"));
        if (!pid.startsWith(SettingBook.OURS)) {
            return;
        }
        for (Declared declared : book.of(pid)) {
            Object value = written.get(declared.key());
            Object holds = holds(declared, value);
            if (holds == null) {
                written.remove(declared.key());
            } else {
                written.put(declared.key(), holds);
            }
            remember(declared, value, holds);
        }
    }

    /** What holds of a value that is written; null when that is the initial one. */
    synchronized Object holds(Declared declared, Object written) {
        if (written == null) {
            return null;
        }
        if (declared.problem(written).isPresent()) {
            return held.get(name(declared));
        }
        // Declarative Services takes a comma for a part of the one value.
        return declared.several() ? declared.texts(written).toArray(String[]::new) : strip(written);
    }

    private static Object strip(Object value) {
        return value instanceof String text ? text.strip() : value;
    }

    private void remember(Declared declared, Object written, Object holds) {
        String name = name(declared);
        Optional<Message> problem = written == null ? Optional.empty() : declared.problem(written);
        if (problem.isEmpty()) {
            told.remove(name);
            if (holds == null) {
                held.remove(name);
            } else {
                held.put(name, holds);
            }
        } else if (!problem.get().toString().equals(told.put(name, problem.get().toString()))) {
            LOG.error(
                    holds == null ? "{} The default holds: {}." : "{} What held before holds on: {}.",
                    problem.get(),
                    holds == null ? declared.initial() : String.join(", ", declared.texts(holds)));
        }
    }

    private static String name(Declared declared) {
        return declared.pid() + "/" + declared.key();
    }
}
