// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.security;

import java.security.Principal;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import javax.security.auth.Subject;

import org.apache.karaf.jaas.boot.principal.GroupPrincipal;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;

/** What an account is in the realm, as lines of text and back. */
public final class Principals {
    private static final String USER = "user:";
    private static final String GROUP = "group:";
    private static final String ROLE = "role:";

    private Principals() {}

    /** The name of its user; empty when it has none. */
    public static String account(Subject subject) {
        return subject.getPrincipals(UserPrincipal.class).stream()
                .map(Principal::getName)
                .findFirst()
                .orElse("");
    }

    static Set<String> roles(Subject subject) {
        return subject.getPrincipals(RolePrincipal.class).stream()
                .map(Principal::getName)
                .collect(Collectors.toSet());
    }

    static String lines(Subject subject) {
        Set<String> out = new TreeSet<>();
        subject.getPrincipals(UserPrincipal.class).forEach(each -> out.add(USER + each.getName()));
        subject.getPrincipals(GroupPrincipal.class).forEach(each -> out.add(GROUP + each.getName()));
        subject.getPrincipals(RolePrincipal.class).forEach(each -> out.add(ROLE + each.getName()));
        return String.join("\n", out);
    }

    static Subject subject(String lines) {
        Subject out = new Subject();
        lines.lines().forEach(line -> out.getPrincipals().add(principal(line)));
        out.setReadOnly();
        return out;
    }

    private static Principal principal(String line) {
        if (line.startsWith(USER)) {
            return new UserPrincipal(line.substring(USER.length()));
        }
        return line.startsWith(GROUP)
                ? new GroupPrincipal(line.substring(GROUP.length()))
                : new RolePrincipal(line.substring(ROLE.length()));
    }
}
