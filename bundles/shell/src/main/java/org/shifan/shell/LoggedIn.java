// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.security.AccessController;
import java.security.Principal;

import javax.security.auth.Subject;

/** The account that is logged in where a command runs: at the console of the server, by ssh, or with {@code bin/client}. */
final class LoggedIn {
    /** Karaf gives the user's name by this principal; the others of a subject are roles and groups. */
    private static final String USER = "org.apache.karaf.jaas.boot.principal.UserPrincipal";

    private LoggedIn() {}

    /** Empty where nobody is logged in, as in a job of the server. Unlike a variable of the session it cannot be set. */
    @SuppressWarnings("removal") // Karaf runs commands under the subject of this context; Java 17 knows no other
    static String account() {
        Subject subject = Subject.getSubject(AccessController.getContext());
        if (subject == null) {
            return "";
        }
        return subject.getPrincipals().stream()
                .filter(principal -> principal.getClass().getName().equals(USER))
                .map(Principal::getName)
                .findFirst()
                .orElse("");
    }
}
