// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.security.AccessController;
import java.util.List;
import java.util.Optional;

import javax.security.auth.Subject;

import org.apache.karaf.jaas.boot.principal.UserPrincipal;

import org.shifan.api.core.Actor;
import org.shifan.api.identity.Assignment;
import org.shifan.api.identity.Identities;
import org.shifan.api.identity.Identity;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.text.Message;

/** Two accounts, told apart by the subject under which a call runs: root may everything, all others only look. */
final class Rights implements Identities, Permissions {
    private static final Identity ROOT = identity("root", "aqsiq", "administrator");

    static Identity identity(String account, String... assignments) {
        List<Assignment> all = new java.util.ArrayList<>(List.of(Assignment.PUBLIC));
        List.of(assignments).forEach(each -> all.add(Assignment.of(each)));
        return new Identity(account, all, false);
    }

    @Override
    @SuppressWarnings("removal") // as Karaf does
    public Identity who() {
        Subject subject = Subject.getSubject(AccessController.getContext());
        return subject == null
                ? Identity.NOBODY
                : subject.getPrincipals(UserPrincipal.class).stream()
                        .findFirst()
                        .map(user -> user.getName().equals("root") ? ROOT : identity(user.getName(), "auditor"))
                        .orElse(Identity.NOBODY);
    }

    @Override
    public Optional<Message> refusal(String operation, Place place, Actor actor) {
        Identity who = who();
        boolean other = actor != null && !actor.account().equals(who.account());
        return who.account().equals("root") && !other
                ? Optional.empty()
                : Optional.of(Province.refused("identity.refused", who.account(), operation)
                        .message());
    }
}
