// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.identity;

import java.util.List;

import org.shifan.api.core.Actor;

/**
 * Who acts.
 *
 * @param account the account that is logged in; empty where nobody is
 * @param assignments what it is at this moment; everybody is {@link Role#PUBLIC} at least
 * @param server whether the server acts in its own right, as in a job at night
 */
public record Identity(String account, List<Assignment> assignments, boolean server) {
    /** Somebody who is not logged in. */
    public static final Identity NOBODY = new Identity("", List.of(Assignment.PUBLIC), false);
    /** The server itself. */
    public static final Identity SERVER = new Identity("", List.of(Assignment.PUBLIC), true);

    public Identity {
        account = account == null ? "" : account.strip();
        assignments = List.copyOf(assignments);
    }

    /** Whether the server has checked who it is. */
    public boolean loggedIn() {
        return !account.isEmpty();
    }

    public boolean has(Role role) {
        return assignments.stream().anyMatch(each -> each.role() == role);
    }

    /** Whether it has the role for a jurisdiction that covers the place. */
    public boolean has(Role role, Place place) {
        return assignments.stream()
                .anyMatch(each -> each.role() == role && each.jurisdiction().covers(place));
    }

    /** As the one who takes a step. */
    public Actor actor() {
        return new Actor(account, "");
    }
}
