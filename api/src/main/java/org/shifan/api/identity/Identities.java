// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.identity;

import java.security.PrivilegedAction;
import java.time.Instant;
import java.util.Optional;

import javax.security.auth.Subject;

import org.osgi.annotation.versioning.ProviderType;

/** Tells who acts; services and adapters ask it. */
@ProviderType
@FunctionalInterface
public interface Identities {
    /**
     * Who acts in this thread: whose subject is in the access control context ({@code Subject.doAs}), as Karaf's login to
     * the realm {@code karaf} made it. Roles of an account are those of this moment and not those of its login; one that is
     * blocked meanwhile has none but {@link Role#PUBLIC}. Without a subject it is {@link Identity#NOBODY}.
     */
    Identity who();

    /** Whose subject it is, as {@link #who} says of it; for an adapter that has it at hand. */
    default Identity of(Subject subject) {
        return Subject.doAs(subject, (PrivilegedAction<Identity>) this::who);
    }

    /**
     * When the password of an account was set, so that whoever looked at it before knows whether it is another by now. A change
     * on another server with the same database is known two seconds later at the latest.
     *
     * @return empty where that is not known: of a name that nobody has, and of accounts whose password is kept elsewhere, such as
     *     in a file or a directory
     */
    default Optional<Instant> passwordSince(String account) {
        return Optional.empty();
    }
}
