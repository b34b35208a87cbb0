// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.hand;

import java.security.AccessController;
import java.security.Principal;

import javax.security.auth.Subject;

/** Whom the container takes for logged in. */
public final class LoggedIn {
    /** Karaf gives the user's name by this principal; the others of a subject are roles and groups. */
    private static final String USER = "org.apache.karaf.jaas.boot.principal.UserPrincipal";
    /**
     * Features and KARs are installed in a thread that serves everybody. It was made for whoever came first, and would name
     * that account for all who come later.
     */
    private static final String SHARED = "features";

    private LoggedIn() {}

    /** The account for which this thread runs; empty when there is none. */
    @SuppressWarnings("removal") // Karaf runs commands under the subject of this context; Java 17 knows no other
    public static String account() {
        Subject subject = Thread.currentThread().getName().startsWith(SHARED)
                ? null
                : Subject.getSubject(AccessController.getContext());
        return subject == null
                ? ""
                : subject.getPrincipals().stream()
                        .filter(principal -> principal.getClass().getName().equals(USER))
                        .map(Principal::getName)
                        .findFirst()
                        .orElse("");
    }
}
