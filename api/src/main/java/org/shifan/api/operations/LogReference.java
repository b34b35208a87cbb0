// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

/**
 * What ties together the lines that one request leaves in the log: whoever begins a request (a command of the console)
 * puts a value under this name into the logger's context (MDC), and whoever hands work to another thread carries it
 * along.
 */
public final class LogReference {

    /** Its name in the logger's context, and in the log. */
    public static final String KEY = "reference";

    private LogReference() {}
}
