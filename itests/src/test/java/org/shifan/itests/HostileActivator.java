// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Code of a bundle that runs when the bundle is started, before anybody has asked for its criteria. */
public final class HostileActivator implements BundleActivator {
    static final String RAN = "shifan.test.hostile-ran";

    @Override
    public void start(BundleContext context) {
        System.setProperty(RAN, context.getBundle().getSymbolicName());
    }

    @Override
    public void stop(BundleContext context) {
        // Nothing to end.
    }
}
