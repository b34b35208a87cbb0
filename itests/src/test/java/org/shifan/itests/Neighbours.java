// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.evaluation.EvaluationService;

import static org.junit.Assert.assertEquals;

/** The bundles that a swap does not concern. */
final class Neighbours {

    interface Action {
        void run() throws Exception;
    }

    private Neighbours() {}

    /** Those that stop or start meanwhile; when there are none, no service of theirs was made anew either. */
    static List<String> thatStopOrStartDuring(BundleContext context, Action action) throws Exception {
        List<String> others = Collections.synchronizedList(new ArrayList<>());
        SynchronousBundleListener listener = event -> note(event, others);
        // The system bundle's: our own might be among the restarted ones.
        BundleContext lasting = context.getBundle(0).getBundleContext();
        List<Long> before = services(lasting);
        lasting.addBundleListener(listener);
        try {
            action.run();
        } finally {
            lasting.removeBundleListener(listener);
        }
        if (others.isEmpty()) {
            assertEquals(before, services(lasting));
        }
        return others;
    }

    private static void note(BundleEvent event, List<String> others) {
        String name = event.getBundle().getSymbolicName();
        // That of a document is named after its set.
        boolean ours = name.startsWith("ningbo-") || name.startsWith("shifan.criteria.ningbo-");
        if (!ours && (event.getType() & (BundleEvent.STARTED | BundleEvent.STOPPED)) != 0) {
            others.add(name + " " + event.getType());
        }
    }

    /** A component that was made anew has another number. */
    private static List<Long> services(BundleContext context) {
        return Stream.of(
                        "org.apache.aries.jpa.template.JpaTemplate",
                        ZoneRegistry.class.getName(),
                        EvaluationService.class.getName())
                .map(type -> (Long) context.getServiceReference(type).getProperty("service.id"))
                .toList();
    }
}
