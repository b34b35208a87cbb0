// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * The bundles whose set a guard refuses, so that nobody asks their code. What a guard let pass once serves on when it would be
 * refused now, and so does its code: until the bundle changes, or the server starts again.
 */
public final class Barring {
    /** Null where there is no framework. */
    private final BundleContext context;

    private final Map<Long, Judged> judged = new ConcurrentHashMap<>();
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

    /** Of a bundle that was last changed then. */
    private record Judged(long modified, boolean refused) {}

    Barring(BundleContext context) {
        this.context = context;
    }

    /** What a guard says of what the bundle brings. */
    public void judged(long bundle, boolean refused) {
        long modified = modified(bundle);
        boolean before = isBarred(bundle);
        judged.merge(
                bundle,
                new Judged(modified, refused),
                (last, now) -> last.modified() == modified && !last.refused() ? last : now);
        if (isBarred(bundle) != before) {
            listeners.forEach(listener -> listener.accept(bundle));
        }
    }

    /** Whether nobody asks the code of the bundle as it is now. */
    public boolean isBarred(long bundle) {
        Judged last = judged.get(bundle);
        return last != null && last.refused() && last.modified() == modified(bundle);
    }

    /** Tells the listener of each bundle that is barred, or no longer; it should be quick. */
    public void listen(LongConsumer listener) {
        listeners.add(listener);
    }

    public void forget(LongConsumer listener) {
        listeners.remove(listener);
    }

    private long modified(long id) {
        Bundle bundle = context == null ? null : context.getBundle(id);
        return bundle == null ? 0 : bundle.getLastModified();
    }
}
