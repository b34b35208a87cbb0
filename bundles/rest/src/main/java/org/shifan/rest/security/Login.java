// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.security;

import java.util.Optional;

import javax.security.auth.Subject;

/** Who a name and a password are, in the realm of the server. */
@FunctionalInterface
public interface Login {
    /** @return empty when there is no such account, or its password is another one */
    Optional<Subject> login(String name, char[] password, String address);
}
