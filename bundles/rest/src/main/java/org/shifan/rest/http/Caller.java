// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.util.Set;

import javax.security.auth.Subject;

import org.shifan.api.core.Actor;

/**
 * Who asks.
 *
 * @param account empty for somebody who is not logged in
 * @param roles of the realm
 * @param token the number of the token by which they came; 0 for a password
 * @param subject under which the call runs, so that services see who acts; null for somebody who is not logged in
 * @param address where they ask from
 */
public record Caller(String account, Set<String> roles, long token, Subject subject, String address) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    public static Caller nobody(String address) {
        return new Caller("", Set.of(), 0, null, address);
    }

    /** The same, asking from there. */
    public Caller from(String asking) {
        return asking.equals(address) ? this : new Caller(account, roles, token, subject, asking);
    }

    public boolean loggedIn() {
        return !account.isEmpty();
    }

    /** As the services know them. */
    public Actor actor() {
        return new Actor(account, "");
    }
}
