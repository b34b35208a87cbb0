// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.audit;

import java.util.Objects;

/**
 * From where the work of this thread was asked for: an address by HTTP, the console, a job. An adapter says it, whoever keeps a
 * change asks it; what the server does by itself comes from nowhere.
 */
public final class CalledFrom implements AutoCloseable {
    /** Of a command at the console. */
    public static final String CONSOLE = "console";

    /** Longer ones are cut. */
    public static final int LONGEST = 100;

    private static final ThreadLocal<String> HERE = new ThreadLocal<>();

    private final String outer;

    private CalledFrom(String outer) {
        this.outer = outer;
    }

    /** Says it until it is closed; what was said before holds again then. */
    public static CalledFrom here(String where) {
        Objects.requireNonNull(where, "where");
        CalledFrom out = new CalledFrom(HERE.get());
        HERE.set(where.length() <= LONGEST ? where : where.substring(0, LONGEST));
        return out;
    }

    /** What was said in this thread; empty when nothing was, and at most {@value #LONGEST} characters. */
    public static String now() {
        String where = HERE.get();
        return where == null ? "" : where;
    }

    @Override
    public void close() {
        if (outer == null) {
            HERE.remove();
        } else {
            HERE.set(outer);
        }
    }
}
