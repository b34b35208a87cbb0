// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.weaving.WeavingException;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.api.text.Message;
import org.shifan.evaluation.conformance.CodeScan;

import static org.shifan.evaluation.plugin.PluginMessages.M;

/**
 * Keeps classes of criteria bundles from being loaded that end the virtual machine or begin another program. The door refuses
 * the set of such a bundle, and that keeps nobody from asking its facts: they are there as soon as the bundle is started.
 *
 * <p>Called for every class of every bundle: for all but criteria bundles it is one look into a map.
 */
final class LeavingClasses implements WeavingHook {
    private static final Logger LOG = LoggerFactory.getLogger(LeavingClasses.class);
    /** An error of the virtual machine, and that which led to it. */
    private static final int MOST_CAUSES = 4;

    private final BundleContext context;
    private final long own;
    /** Bundles without criteria, as old as they were. */
    private final Map<Long, Long> others = new ConcurrentHashMap<>();

    private final Map<Long, Refused> refused = new ConcurrentHashMap<>();
    private final ServiceRegistration<WeavingHook> hook;

    /** A class was not loaded, of a bundle that was last changed then. */
    private record Refused(long modified, Message why) {}

    /** Tells this refusal from those of other hooks. */
    private static final class Refusal extends WeavingException {
        private static final long serialVersionUID = 1L;

        private final transient Message why;

        Refusal(Message why) {
            super(why.toString());
            this.why = why;
        }
    }

    LeavingClasses(BundleContext context) {
        this.context = context;
        this.own = context.getBundle().getBundleId();
        this.hook = context.registerService(WeavingHook.class, this, null);
    }

    void close() {
        hook.unregister();
    }

    /** Why a class of the bundle, as it is now, was not loaded; nothing when all were that were wanted. */
    Optional<Message> refusal(long id) {
        Bundle bundle = context.getBundle(id);
        Refused last = refused.get(id);
        if (last == null || bundle == null || bundle.getLastModified() != last.modified()) {
            refused.remove(id);
            return Optional.empty();
        }
        return Optional.of(last.why());
    }

    /** Why a class is not loaded on which a call failed; nothing when it failed of anything else. */
    static Optional<Message> refusal(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause instanceof LinkageError && i < MOST_CAUSES; i++) {
            cause = cause.getCause();
        }
        return cause instanceof Refusal refusal ? Optional.ofNullable(refusal.why) : Optional.empty();
    }

    @Override
    public void weave(WovenClass woven) {
        Bundle bundle = woven.getBundleWiring().getBundle();
        long id = bundle.getBundleId();
        // First of all, and with nothing that would have to be loaded: what this is made of comes here, too.
        if (id == own || !isOfCriteria(bundle, id)) {
            return;
        }
        List<String> leaving;
        try {
            leaving = CodeScan.leaving(woven.getBytes()).toList();
        } catch (RuntimeException e) {
            // Any other exception and the container would not ask this hook again.
            throw new WeavingException(String.valueOf(e.getMessage()), e);
        }
        if (!leaving.isEmpty()) {
            Message why = M.message("plugin.leaves", woven.getClassName(), name(bundle), String.join("; ", leaving));
            refused.put(id, new Refused(bundle.getLastModified(), why));
            LOG.warn("{}", why);
            throw new Refusal(why);
        }
    }

    private boolean isOfCriteria(Bundle bundle, long id) {
        Long modified = others.get(id);
        if (modified != null && modified == bundle.getLastModified()) {
            return false;
        }
        if (bundle.getHeaders("").get(CriteriaBundle.HEADER) != null) {
            return true;
        }
        others.put(id, bundle.getLastModified());
        return false;
    }

    private static String name(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }
}
