// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.trail;

import org.slf4j.MDC;

import org.shifan.api.operations.LogReference;

/** Lets all that one piece of work logs be found under one reference, in whichever threads it runs. */
public final class Trail {

    private Trail() {}

    /** Does it under a reference of its own, unless it is part of work that has one. */
    public static void own(Runnable work) {
        if (MDC.get(LogReference.KEY) == null) {
            under(LogReference.next(), work);
        } else {
            work.run();
        }
    }

    /** For another thread: runs under the reference of whoever hands it over, or under one of its own. */
    public static Runnable carried(Runnable work) {
        String asked = MDC.get(LogReference.KEY);
        String reference = asked == null ? LogReference.next() : asked;
        return () -> under(reference, work);
    }

    private static void under(String reference, Runnable work) {
        String before = MDC.get(LogReference.KEY);
        MDC.put(LogReference.KEY, reference);
        try {
            work.run();
        } finally {
            if (before == null) {
                MDC.remove(LogReference.KEY);
            } else {
                MDC.put(LogReference.KEY, before);
            }
        }
    }
}
