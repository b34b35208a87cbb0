// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * What the registry holds for one bundle.
 *
 * @param stamp changes with every step of the bundle, so that work begun before the step is known as late
 * @param since when it came into its standing
 * @param present what came of the document that it has now; empty until it was examined
 * @param served the set that was accepted of it last
 */
record Shelf(
        BundleRef bundle,
        DocumentSource source,
        Standing standing,
        long stamp,
        Instant since,
        Optional<Attempt> present,
        Optional<Accepted> served) {

    /** Where the bundle stands. */
    enum Standing {
        /** It is started. */
        STARTED,
        /** It is not started for now: replaced, refreshed, not yet started, or unable to start. */
        AWAY,
        /** An administrator stopped it. */
        STOPPED,
        /** It was uninstalled, or its new content brings no criteria. */
        REMOVED
    }

    /** Whether what was accepted of it may be used by a new evaluation. */
    boolean serves() {
        return served.isPresent() && !retired();
    }

    boolean retired() {
        return standing == Standing.STOPPED || standing == Standing.REMOVED;
    }

    /** Whether the document that it has now is the one that was accepted. */
    boolean current() {
        return standing == Standing.STARTED
                && present.filter(p -> p.plan().isPresent()).isPresent();
    }

    /** Whether a fact or a function that comes could make a difference. */
    boolean unsettled() {
        return (standing == Standing.STARTED && !current()) || (standing == Standing.AWAY && served.isEmpty());
    }

    Shelf with(Optional<Attempt> attempt, Optional<Accepted> accepted) {
        return new Shelf(bundle, source, standing, stamp, since, attempt, accepted);
    }
}
