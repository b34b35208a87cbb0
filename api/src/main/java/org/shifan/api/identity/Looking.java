// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.identity;

import java.security.AccessController;
import java.security.Principal;

import javax.security.auth.Subject;

import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/**
 * Asks for whoever looks at the server: whether it is well, what is installed, how it is set. Services that have to be at work while
 * nobody answers for roles, such as without a database, ask by it; it is then that somebody has to look.
 */
public final class Looking {
    /** The operation of the table of roles. */
    public static final String OPERATION = "server.read";

    private static final Messages M = Messages.of(Looking.class);
    /** Karaf gives the roles of its console by this principal. */
    private static final String ROLE = "org.apache.karaf.jaas.boot.principal.RolePrincipal";

    private static final String OPERATOR = "admin";

    private Looking() {}

    /**
     * Refuses who may not look at the server.
     *
     * @param permissions null while nobody answers: then the server itself may, and whoever is logged in with Karaf's role {@code
     *     admin}, which those have who run the server
     * @throws ShifanException what {@link Permissions#require} says, or {@code identity.away}
     */
    @SuppressWarnings("removal") // Karaf's subjects are those of this context; Java 17 knows no other
    public static void require(Permissions permissions) {
        if (permissions != null) {
            permissions.require(OPERATION, Place.COUNTRY);
            return;
        }
        Subject subject = Subject.getSubject(AccessController.getContext());
        if (subject == null
                || !(Server.is(subject) || subject.getPrincipals().stream().anyMatch(Looking::operator))) {
            throw new ShifanException(M.message("identity.away", OPERATOR));
        }
    }

    private static boolean operator(Principal principal) {
        return principal.getClass().getName().equals(ROLE)
                && principal.getName().equals(OPERATOR);
    }
}
