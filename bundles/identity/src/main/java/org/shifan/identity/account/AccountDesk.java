// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.account;

import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.identity.Account;
import org.shifan.api.identity.Accounts;
import org.shifan.api.identity.Assignment;
import org.shifan.api.identity.Identities;
import org.shifan.api.identity.Identity;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.identity.IdentitySettings;
import org.shifan.identity.LocalAccounts;
import org.shifan.identity.account.AccountTable.Entry;
import org.shifan.identity.account.AccountTable.Flag;
import org.shifan.identity.login.LoginDesk;

import static org.shifan.identity.IdentityMessages.refuse;

/** Keeps accounts. Nobody gives rights to themselves: whoever does that for others needs somebody to do it for them. */
@Component(configurationPid = IdentitySettings.PID)
public final class AccountDesk implements Accounts {
    private static final String MANAGE = "account.manage";
    private static final String READ = "account.read";
    private static final String NAME = "[a-z0-9][a-z0-9.-]{1,39}";
    private static final String SERVER = "server";
    private static final int LONGEST_PERSON = 200;
    private static final int LONGEST_REASON = 2000;

    private final AccountTable table;
    private final LocalAccounts local;
    private final LoginDesk logins;
    private final Identities identities;
    private final Permissions permissions;
    private volatile IdentitySettings settings;

    @Activate
    public AccountDesk(
            @Reference AccountTable table,
            @Reference LocalAccounts local,
            @Reference LoginDesk logins,
            @Reference Identities identities,
            @Reference Permissions permissions,
            IdentitySettings settings) {
        this.table = table;
        this.local = local;
        this.logins = logins;
        this.identities = identities;
        this.permissions = permissions;
        this.settings = settings;
    }

    @Modified
    void modified(IdentitySettings changed) {
        settings = changed;
    }

    @Override
    public List<Account> list() {
        permissions.require(READ, Place.COUNTRY);
        return table.list();
    }

    @Override
    public Optional<Account> find(String name) {
        if (!itself(name)) {
            permissions.require(READ, Place.COUNTRY);
        }
        return table.find(name);
    }

    @Override
    public Account require(String name) {
        return find(name).orElseThrow(() -> refuse("identity.account.unknown", name));
    }

    @Override
    public List<Step> history(String name) {
        require(name);
        return table.history(name);
    }

    @Override
    public Account add(String name, String person, boolean console, char[] password, String reason) {
        try {
            String why = manage(reason);
            String whose = person == null ? "" : person.strip();
            if (name == null || !name.matches(NAME) || whose.isEmpty() || whose.length() > LONGEST_PERSON) {
                throw refuse("identity.account.form", name, whose, LONGEST_PERSON);
            }
            if (name.equals(SERVER) || local.has(name)) {
                throw refuse("identity.account.taken", name);
            }
            PasswordRules.check(name, password, settings.password_length());
            table.add(
                    name, whose, console, PasswordHash.of(password), entry(name, "add", console ? "console" : "", why));
            return kept(name);
        } finally {
            PasswordRules.clear(password);
        }
    }

    @Override
    public Account grant(String name, Assignment assignment, String reason) {
        String why = others(name, reason);
        table.grant(assignment, entry(name, "grant", assignment.toString(), why));
        return kept(name);
    }

    @Override
    public Account revoke(String name, Assignment assignment, String reason) {
        String why = manage(reason);
        table.revoke(assignment, entry(name, "revoke", assignment.toString(), why));
        return kept(name);
    }

    @Override
    public Account console(String name, boolean yes, String reason) {
        String why = yes ? others(name, reason) : manage(reason);
        table.flag(Flag.CONSOLE, yes, entry(name, "console", yes ? "yes" : "no", why));
        return kept(name);
    }

    @Override
    public Account block(String name, String reason) {
        String why = manage(reason);
        table.flag(Flag.BLOCKED, true, entry(name, "block", "", why));
        return kept(name);
    }

    @Override
    public Account unblock(String name, String reason) {
        String why = others(name, reason);
        table.flag(Flag.BLOCKED, false, entry(name, "unblock", "", why));
        return kept(name);
    }

    @Override
    public Account password(String name, char[] present, char[] password, String reason) {
        try {
            boolean own = itself(name);
            String why = own ? reason(reason) : manage(reason);
            if (own && (present == null || !logins.isPassword(name, present))) {
                throw refuse("identity.password.wrong", name);
            }
            PasswordRules.check(name, password, settings.password_length());
            table.password(PasswordHash.of(password), entry(name, "password", "", why));
            return kept(name);
        } finally {
            PasswordRules.clear(present);
            PasswordRules.clear(password);
        }
    }

    @Override
    public boolean unlock(String what, String reason) {
        String why = manage(reason);
        boolean waited = logins.unlock(what);
        if (waited) {
            table.note(entry(
                    what.length() <= LONGEST_PERSON ? what : what.substring(0, LONGEST_PERSON), "unlock", "", why));
        }
        return waited;
    }

    private boolean itself(String name) {
        Identity who = identities.who();
        return who.loggedIn() && who.account().equals(name);
    }

    private String others(String name, String reason) {
        String why = manage(reason);
        if (itself(name)) {
            throw refuse("identity.account.own", name);
        }
        return why;
    }

    private String manage(String reason) {
        permissions.require(MANAGE, Place.COUNTRY);
        return reason(reason);
    }

    private static String reason(String reason) {
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw refuse("identity.reason.missing", LONGEST_REASON);
        }
        return why;
    }

    private Entry entry(String name, String what, String detail, String reason) {
        Identity who = identities.who();
        return new Entry(name, what, who.loggedIn() ? who.account() : SERVER, detail, reason);
    }

    private Account kept(String name) {
        return table.find(name).orElseThrow(() -> refuse("identity.account.unknown", name));
    }
}
