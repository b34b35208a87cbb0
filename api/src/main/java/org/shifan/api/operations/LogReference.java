// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What ties together the lines that one piece of work leaves in the log: whoever begins it (a command of the console, a
 * request by HTTP, a look at what is due) puts a value under this name into the logger's context (MDC), and whoever hands
 * work to another thread carries it along.
 */
public final class LogReference {

    /** Its name in the logger's context, and in the log. */
    public static final String KEY = "reference";

    private LogReference() {}

    /** A reference for work that begins: eight hexadecimal digits by chance, no secret. */
    public static String next() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }
}
