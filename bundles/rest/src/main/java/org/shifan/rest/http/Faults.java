// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.io.EOFException;
import java.io.IOException;
import java.security.PrivilegedActionException;
import java.util.concurrent.TimeoutException;

/** What was thrown where. */
final class Faults {
    private Faults() {}

    static IOException unwrapped(PrivilegedActionException e) {
        if (e.getException() instanceof IOException io) {
            return io;
        }
        return new IOException(e.getException());
    }

    /** What is said to whoever sent too slowly, if they are still there. */
    static Refusal slow() {
        return Refusal.of(408, "rest.body.slow").with("Connection", "close");
    }

    /** Whether it tells of whoever asked and not of us: they went away, or said nothing for too long. */
    static boolean gone(IOException e) {
        return e instanceof EOFException
                || e.getCause() instanceof TimeoutException
                || e.getClass().getName().equals("org.eclipse.jetty.io.EofException");
    }
}
