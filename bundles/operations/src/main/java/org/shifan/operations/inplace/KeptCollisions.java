// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.inplace;

import java.util.Collection;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.hooks.bundle.CollisionHook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Lets what is kept stand beside a bundle of the same name and version. The framework has no second one otherwise: neither could the
 * content be kept while its bundle still has it, nor could a feature bring that version later.
 */
@Component(service = CollisionHook.class)
public final class KeptCollisions implements CollisionHook {
    private final Bundle own;

    /** @param context that installs what is kept, and nothing else */
    @Activate
    public KeptCollisions(BundleContext context) {
        this.own = context.getBundle();
    }

    @Override
    public void filterCollisions(int operation, Bundle target, Collection<Bundle> candidates) {
        boolean keeps = operation == INSTALLING ? target.equals(own) : Kept.is(target);
        candidates.removeIf(candidate -> keeps || Kept.is(candidate));
    }
}
