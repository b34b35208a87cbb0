// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

import org.shifan.api.code.BureauCode;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;

import static org.shifan.sample.SampleMessages.M;
import static org.shifan.sample.SampleMessages.refuse;

/**
 * What the sample's commands share. Services are looked up when a command runs and not injected, since Karaf would hide
 * every command of the bundle while one of them is missing.
 */
abstract class SampleCommand implements Action {
    private static final long PATIENCE_MILLIS = 60_000;

    @Option(name = "--bureau", description = "The bureau whose zones are taken / 取哪个直属局的示范区")
    @Completion(SampleBureauCompleter.class)
    String bureau = "jiangsu";

    @Option(name = "--seed", description = "The same seed gives the same data / 种子相同则数据相同")
    long seed = SampleGenerator.SEED;

    @Option(name = "--from", description = "The first year / 起始年")
    int from = SampleGenerator.FROM;

    @Option(name = "--to", description = "The last year / 结束年")
    int to = SampleGenerator.TO;

    @Option(name = "--lang", description = "Language, zh or en / 语言：zh 或 en")
    String lang;

    @Reference
    BundleContext context;

    @Reference
    Session session;

    abstract void run(SampleGenerator generator, BureauCode bureau) throws Exception;

    @Override
    public final Object execute() throws Exception {
        try {
            with(SampleGenerator.class, generator -> {
                run(generator, BureauCode.of(bureau));
                return null;
            });
            return null;
        } catch (ShifanException e) {
            throw new CommandException(e.message().in(language()), e);
        }
    }

    /** What is done with a service. */
    @FunctionalInterface
    interface Use<T, R> {
        R with(T service) throws Exception;
    }

    /** Uses a service that is there or comes within a minute, and lets it go afterwards. */
    final <T, R> R with(Class<T> type, Use<T, R> use) throws Exception {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        try {
            T service = tracker.waitForService(PATIENCE_MILLIS);
            if (service == null) {
                throw refuse("sample.module.missing", type.getSimpleName());
            }
            return use.with(service);
        } finally {
            tracker.close();
        }
    }

    final Language language() {
        Object here = lang != null ? lang : session == null ? null : session.get("SHIFAN_LANG");
        String there = here != null ? here.toString() : context == null ? null : context.getProperty("shifan.lang");
        return "zh".equals(there) ? Language.ZH : Language.EN;
    }

    final void say(String key, Object... arguments) {
        System.out.println(M.message(key, arguments).in(language()));
    }
}
