// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.weaving.WeavingException;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.api.text.Message;

import static org.shifan.trust.TrustMessages.M;

/**
 * Keeps the classes of a criteria bundle from being loaded while its signature does not count: the set of an altered
 * bundle is refused anyway, but its components would have been started before anybody asked.
 *
 * <p>Nor is a class of it ever loaded that the container would run by itself, before anybody has looked at the bundle: an
 * activator, and a component that is made at the start of the bundle. What loops there would hold up the start of everything.
 *
 * <p>Called for every class of every bundle: for all but criteria bundles it is one look into a map. It is registered by
 * hand, when it is whole: as a service of Declarative Services it would be asked for while the classes that it is made of
 * are still being loaded.
 */
@Component(
        immediate = true,
        service = {})
public final class PluginClasses implements WeavingHook {
    private static final Logger LOG = LoggerFactory.getLogger(PluginClasses.class);

    private final TrustGuard guard;
    private final Map<Long, Known> known = new ConcurrentHashMap<>();
    private final ServiceRegistration<WeavingHook> hook;

    /**
     * What was found of a bundle.
     *
     * @param wiring for which it was found: a refresh attaches fragments, and the bundle is as old as it was
     * @param flaw nothing when its classes may be loaded
     */
    private record Known(
            long modified,
            boolean criteria,
            WeakReference<BundleWiring> wiring,
            long state,
            Optional<Message> flaw,
            Map<String, Message> starters) {}

    @Activate
    public PluginClasses(BundleContext context, @Reference TrustGuard guard) {
        this.guard = guard;
        Bundle own = context.getBundle();
        known.put(
                own.getBundleId(),
                new Known(own.getLastModified(), false, new WeakReference<>(null), 0, Optional.empty(), Map.of()));
        hook = context.registerService(WeavingHook.class, this, null);
    }

    @Deactivate
    void close() {
        hook.unregister();
    }

    @Override
    public void weave(WovenClass woven) {
        BundleWiring wiring = woven.getBundleWiring();
        Bundle bundle = wiring.getBundle();
        Known before = known.get(bundle.getBundleId());
        boolean same = before != null && before.modified() == bundle.getLastModified();
        if (same && !before.criteria()) {
            return;
        }
        Optional<Message> flaw;
        try {
            Known now = known(bundle, wiring, same ? before : null);
            flaw = now.flaw()
                    .or(() -> guard.ruledOut(bundle))
                    .or(() -> Optional.ofNullable(now.starters().get(woven.getClassName())));
        } catch (RuntimeException e) {
            // Any other exception and the container would not ask this hook again.
            throw new WeavingException(String.valueOf(e.getMessage()), e);
        }
        flaw.ifPresent(found -> {
            Message refusal = M.message("class.refused", woven.getClassName(), bundle, found);
            LOG.warn("{}", refusal);
            throw new WeavingException(refusal.toString());
        });
    }

    private Known known(Bundle bundle, BundleWiring wiring, Known before) {
        boolean criteria = before != null || bundle.getHeaders("").get(CriteriaBundle.HEADER) != null;
        long state = criteria ? guard.state() : 0;
        if (before != null && before.state() == state && before.wiring().refersTo(wiring)) {
            return before;
        }
        Known now = new Known(
                bundle.getLastModified(),
                criteria,
                new WeakReference<>(wiring),
                state,
                criteria ? guard.refusal(bundle) : Optional.empty(),
                criteria ? Starters.of(bundle) : Map.of());
        known.put(bundle.getBundleId(), now);
        return now;
    }
}
