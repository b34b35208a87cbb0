// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.console;

import java.security.AccessController;

import javax.security.auth.Subject;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.rest.RestMessages;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.security.Principals;
import org.shifan.rest.store.RestStore;

/** What the commands for tokens share; the store is looked up when a command runs, since it may be away. */
abstract class TokenCommand implements Action {
    private static final long PATIENCE_MILLIS = 10_000;

    @Option(name = "--lang", description = "Language, zh or en / 语言：zh 或 en")
    String lang;

    @Reference
    BundleContext context;

    @Reference
    Session session;

    abstract void run(RestStore store);

    @Override
    public final Object execute() throws Exception {
        ServiceTracker<RestStore, RestStore> tracker = new ServiceTracker<>(context, RestStore.class, null);
        tracker.open();
        try {
            RestStore store = tracker.waitForService(PATIENCE_MILLIS);
            if (store == null) {
                throw Refusal.of(503, "rest.away", "rest", RestStore.class.getSimpleName());
            }
            run(store);
            return null;
        } catch (ShifanException e) {
            throw new CommandException(e.message().in(language()), e);
        } finally {
            tracker.close();
        }
    }

    /** The account at the console, with what it is in the realm. */
    @SuppressWarnings("removal") // Karaf runs commands under the subject of this context; Java 17 knows no other
    static Subject subject() {
        Subject subject = Subject.getSubject(AccessController.getContext());
        if (subject == null || Principals.account(subject).isEmpty()) {
            throw Refusal.of(401, "rest.console.nobody");
        }
        return subject;
    }

    final Language language() {
        Object here = lang != null ? lang : session.get("SHIFAN_LANG");
        String there = here != null ? here.toString() : context.getProperty("shifan.lang");
        return "zh".equals(there) ? Language.ZH : Language.EN;
    }

    final String say(String key, Object... arguments) {
        Message message = RestMessages.message(key, arguments);
        return message.in(language());
    }
}
