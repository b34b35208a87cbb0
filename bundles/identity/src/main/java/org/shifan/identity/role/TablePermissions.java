// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.role;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Actor;
import org.shifan.api.identity.Assignment;
import org.shifan.api.identity.Identities;
import org.shifan.api.identity.Identity;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.Role;
import org.shifan.api.identity.RoleTable.Reach;
import org.shifan.api.identity.RoleTable.Rule;
import org.shifan.api.text.Message;
import org.shifan.identity.LocalAccounts;
import org.shifan.identity.LocalAccounts.Local;
import org.shifan.identity.account.AccountTable;

import static org.shifan.identity.IdentityMessages.M;

/** Holds who acts against the table of roles. */
@Component
public final class TablePermissions implements Permissions {
    private final RoleFile table;
    private final Identities identities;
    private final LocalAccounts local;
    private final AccountTable accounts;

    @Activate
    public TablePermissions(
            @Reference RoleFile table,
            @Reference Identities identities,
            @Reference LocalAccounts local,
            @Reference AccountTable accounts) {
        this.table = table;
        this.identities = identities;
        this.local = local;
        this.accounts = accounts;
    }

    @Override
    public Optional<Message> refusal(String operation, Place place, Actor actor) {
        Rule rule = table.find(operation);
        if (rule == null) {
            return Optional.of(M.message("identity.operation.unknown", operation));
        }
        Identity who = identities.who();
        if (who.server()) {
            return Optional.empty();
        }
        if (actor != null && !actor.account().equals(who.account())) {
            return Optional.of(M.message("identity.actor.other", actor.account(), who.account()));
        }
        if (mayAs(rule, who, place) || everything(rule, who)) {
            return Optional.empty();
        }
        return Optional.of(
                who.loggedIn()
                        ? M.message("identity.refused", who.account(), rule.title(), place, roles(rule))
                        : M.message("identity.refused.nobody", rule.title()));
    }

    private static boolean mayAs(Rule rule, Identity who, Place place) {
        for (Assignment each : who.assignments()) {
            Reach reach = rule.reach(each.role());
            if (reach == Reach.ALL || (reach == Reach.OWN && each.jurisdiction().covers(place))) {
                return true;
            }
        }
        return false;
    }

    /** Every role everywhere is not more than the roles have together. */
    private boolean everything(Rule rule, Identity who) {
        return who.loggedIn()
                && local.find(who.account()).map(Local::everything).orElse(false)
                && rule.reaches().values().stream().anyMatch(reach -> reach != Reach.NOWHERE)
                && accounts.find(who.account()).isEmpty();
    }

    private static String roles(Rule rule) {
        String out = Stream.of(Role.values())
                .filter(role -> rule.reach(role) != Reach.NOWHERE)
                .map(role -> rule.reach(role) == Reach.OWN ? role.code() + " (own)" : role.code())
                .collect(Collectors.joining(", "));
        return out.isEmpty() ? "-" : out;
    }
}
