// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The accounts that are kept in tables; beside them stand those of {@code etc/users.properties} and of a directory (LDAP). A
 * change takes effect with the next call of whoever is logged in. Each is kept with who, when and why, and told to the
 * audit log. Passwords are handed over as characters that the caller clears.
 */
@ProviderType
public interface Accounts {
    List<Account> list();

    Optional<Account> find(String name);

    /** @throws org.shifan.api.text.ShifanException {@code identity.account.unknown} */
    Account require(String name);

    /**
     * Adds an account without roles.
     *
     * @throws org.shifan.api.text.ShifanException {@code identity.account.form}, {@code identity.account.taken}, {@code
     *     identity.reason.missing}, {@code identity.password.short}, {@code identity.password.long}, {@code
     *     identity.password.common}
     */
    Account add(String name, String person, boolean console, char[] password, String reason);

    /** @throws org.shifan.api.text.ShifanException {@code identity.assignment.there} */
    Account grant(String name, Assignment assignment, String reason);

    /** @throws org.shifan.api.text.ShifanException {@code identity.assignment.missing} */
    Account revoke(String name, Assignment assignment, String reason);

    /** Lets an account use the console, or no longer. */
    Account console(String name, boolean yes, String reason);

    Account block(String name, String reason);

    Account unblock(String name, String reason);

    /**
     * Sets a password. Whoever sets their own gives the present one, administrators need none for others.
     *
     * @param present null or empty for another's account
     * @throws org.shifan.api.text.ShifanException {@code identity.password.wrong}, and what {@link #add} says of passwords
     */
    Account password(String name, char[] present, char[] password, String reason);

    /**
     * Ends the wait after failed logins.
     *
     * @param what an account or an address
     * @return whether there was one
     */
    boolean unlock(String what, String reason);

    /** What was done with the account, oldest first. */
    List<Step> history(String name);

    /**
     * Something that was done with an account.
     *
     * @param what such as {@code add}, {@code grant}, {@code login-failed}
     * @param by the account that did it; the server where it did so itself
     * @param detail the role, the address; empty when there is none
     */
    record Step(long number, String account, String what, Instant at, String by, String detail, String reason) {}
}
