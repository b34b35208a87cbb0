// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.identity;

import java.time.Instant;
import java.util.List;

/**
 * Somebody who can log in.
 *
 * @param name what is typed at the login: lower case letters, digits, dot, hyphen; 2 to 40 characters
 * @param person whose account it is
 * @param console whether it may use the console by SSH; who can type there can do what the server can
 * @param blocked whether it may not log in and may do nothing
 * @param assignments its roles
 * @param passwordSet when the password was set
 */
public record Account(
        String name,
        String person,
        boolean console,
        boolean blocked,
        List<Assignment> assignments,
        Instant added,
        Instant passwordSet) {
    public Account {
        assignments = assignments.stream().sorted().toList();
    }
}
