// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.watch;

import java.util.List;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.facilitation.MeasureStops;
import org.shifan.api.identity.Server;
import org.shifan.api.quality.RiskGround;
import org.shifan.api.quality.RiskListener;

/**
 * Stops the measures of an enterprise as soon as its risk changes, and tells those concerned, before the next turn of the watch. It
 * takes the watch when it is told and not before: the watch asks for treatments, these for risks, and risks for their listeners.
 */
@Component
public final class RiskStops implements RiskListener {
    private final BundleContext context;
    private final ServiceReference<MeasureStops> watch;

    @Activate
    public RiskStops(BundleContext context, @Reference ServiceReference<MeasureStops> watch) {
        this.context = context;
        this.watch = watch;
    }

    @Override
    public void changed(List<RiskGround> grounds) {
        MeasureStops stops = context.getService(watch);
        if (stops == null) {
            // It is being replaced; its first look finds what changed.
            return;
        }
        try {
            Server.runs(() ->
                    grounds.stream().map(RiskGround::enterprise).distinct().forEach(stops::look));
        } finally {
            context.ungetService(watch);
        }
    }
}
