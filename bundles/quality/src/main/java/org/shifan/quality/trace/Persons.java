// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.trace;

import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.identity.Account;
import org.shifan.api.identity.Accounts;
import org.shifan.api.identity.Server;

/**
 * Tells persons apart. What somebody did is that of the account that was logged in; whom two accounts belong to the tables of
 * accounts say, so that nobody is two persons by having two accounts, and a name on a form is held against both.
 */
@Component(service = Persons.class)
public final class Persons {
    private final Accounts accounts;

    @Activate
    public Persons(@Reference Accounts accounts) {
        this.accounts = accounts;
    }

    /** Whether the same person stands behind both, each an account or a person's name. */
    boolean same(String one, String other) {
        return names(one).anyMatch(name -> names(other).anyMatch(name::equals));
    }

    private Stream<String> names(String said) {
        // Whose an account is only who reads accounts may see; that they differ is no secret.
        Optional<String> person =
                Server.does(() -> accounts.find(TraceEntity.person(said)).map(Account::person));
        return Stream.concat(Stream.of(said), person.stream())
                .map(TraceEntity::person)
                .filter(name -> !name.isEmpty());
    }
}
