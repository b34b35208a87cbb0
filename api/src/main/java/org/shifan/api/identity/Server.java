// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.identity;

import java.io.Serializable;
import java.security.Principal;
import java.security.PrivilegedAction;
import java.util.Set;
import java.util.function.Supplier;

import javax.security.auth.Subject;

/**
 * The server in its own right: what follows from a decision that was allowed, what a clock sets off, what an installed bundle
 * brings. Whoever acts for it says so here and keeps what stands inside as small as it can be.
 */
public final class Server {
    private static final Subject SUBJECT = new Subject(true, Set.of(new Itself()), Set.of(), Set.of());

    private Server() {}

    /** Does the work as the server, whoever called. */
    @SuppressWarnings("removal") // Karaf's subjects are those of this context; Java 17 knows no other
    public static <T> T does(Supplier<T> work) {
        return Subject.doAs(SUBJECT, (PrivilegedAction<T>) work::get);
    }

    /** Does the work as the server, whoever called. */
    public static void runs(Runnable work) {
        does(() -> {
            work.run();
            return null;
        });
    }

    /** Whether the subject is the server's. */
    public static boolean is(Subject subject) {
        return SUBJECT.equals(subject);
    }

    private static final class Itself implements Principal, Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public String getName() {
            return "server";
        }
    }
}
