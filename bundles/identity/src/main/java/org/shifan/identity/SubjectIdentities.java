// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity;

import java.security.AccessController;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.security.auth.Subject;

import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.identity.Account;
import org.shifan.api.identity.Assignment;
import org.shifan.api.identity.Identities;
import org.shifan.api.identity.Identity;
import org.shifan.api.identity.Server;
import org.shifan.identity.account.AccountTable;
import org.shifan.identity.directory.Directory;

/** Takes the name from the subject of the thread, and the roles from where that name is kept: tables, settings, directory. */
@Component
public final class SubjectIdentities implements Identities {
    private final AccountTable table;
    private final LocalAccounts local;
    private final Directory directory;

    @Activate
    public SubjectIdentities(
            @Reference AccountTable table, @Reference LocalAccounts local, @Reference Directory directory) {
        this.table = table;
        this.local = local;
        this.directory = directory;
    }

    @Override
    @SuppressWarnings("removal") // Karaf's subjects are those of this context; Java 17 knows no other
    public Identity who() {
        return of(Subject.getSubject(AccessController.getContext()));
    }

    @Override
    public Identity of(Subject subject) {
        if (subject == null) {
            return Identity.NOBODY;
        }
        if (Server.is(subject)) {
            return Identity.SERVER;
        }
        for (Principal each : subject.getPrincipals()) {
            if (each instanceof UserPrincipal) {
                return of(each.getName());
            }
        }
        return Identity.NOBODY;
    }

    @Override
    public Optional<Instant> passwordSince(String account) {
        return table.find(account).map(Account::passwordSet);
    }

    private Identity of(String name) {
        Optional<Account> account = table.find(name);
        if (account.isPresent()) {
            return new Identity(
                    name,
                    account.get().blocked() ? PUBLIC : withPublic(account.get().assignments()),
                    false);
        }
        return local.find(name)
                .map(each -> new Identity(name, each.assignments(), false))
                .orElseGet(() -> local.has(name)
                        ? new Identity(name, PUBLIC, false)
                        : new Identity(name, withPublic(directory.assignments(name)), false));
    }

    private static final List<Assignment> PUBLIC = List.of(Assignment.PUBLIC);

    private static List<Assignment> withPublic(List<Assignment> assignments) {
        List<Assignment> out = new ArrayList<>(assignments);
        if (!out.contains(Assignment.PUBLIC)) {
            out.add(Assignment.PUBLIC);
        }
        return out;
    }
}
