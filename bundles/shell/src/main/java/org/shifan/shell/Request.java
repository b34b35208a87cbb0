// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.slf4j.MDC;

import org.shifan.api.audit.CalledFrom;
import org.shifan.api.operations.LogReference;

/** The time in which a command works: all that is logged meanwhile has its reference. */
final class Request implements AutoCloseable {
    private final String reference;
    private final boolean begunHere;
    private final CalledFrom from = CalledFrom.here(CalledFrom.CONSOLE);

    private Request(String reference, boolean begunHere) {
        this.reference = reference;
        this.begunHere = begunHere;
    }

    /** A command that another one runs belongs to that one's request. */
    static Request begin() {
        String outer = MDC.get(LogReference.KEY);
        if (outer != null) {
            return new Request(outer, false);
        }
        String reference = LogReference.next();
        MDC.put(LogReference.KEY, reference);
        return new Request(reference, true);
    }

    String reference() {
        return reference;
    }

    @Override
    public void close() {
        from.close();
        if (begunHere) {
            MDC.remove(LogReference.KEY);
        }
    }
}
