// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.shifan.api.identity.Account;
import org.shifan.api.identity.Accounts;
import org.shifan.api.identity.Assignment;
import org.shifan.api.identity.RoleTable;
import org.shifan.api.text.Text;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.Handler;
import org.shifan.rest.http.MayBeMissing;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/**
 * Accounts and their roles, and the table of roles. The right to use the console is given at the console alone: whoever has it can do
 * what the server can.
 */
public final class AdministrationResources implements Resources {
    private static final String TAG = "accounts";
    private static final String ONE = "/api/v1/accounts/{account}";
    private static final Param<String> ACCOUNT = Param.key("account");

    private final Services services;

    public AdministrationResources(Services services) {
        this.services = services;
    }

    /**
     * An account.
     *
     * @param roles such as {@code bureau-officer@bureau:jiangsu}
     */
    public record AccountView(
            String name,
            String person,
            boolean console,
            boolean blocked,
            List<String> roles,
            Instant added,
            Instant passwordSet) {
        static AccountView of(Account account) {
            return new AccountView(
                    account.name(),
                    account.person(),
                    account.console(),
                    account.blocked(),
                    account.assignments().stream().map(Assignment::toString).toList(),
                    account.added(),
                    account.passwordSet());
        }
    }

    /** An account that is wanted; it has no role and not the console. */
    public record AccountOrder(String name, String person, String password, String reason) {}

    /** A role such as {@code government@division:320500}. */
    public record RoleOrder(String role, String reason) {}

    /**
     * The end of a wait after wrong passwords.
     *
     * @param waited whether there was one
     */
    public record Unlocked(boolean waited) {}

    /** Why something is done with an account. */
    public record AccountReason(String reason) {}

    /**
     * A new password.
     *
     * @param present the one that holds, for one's own account; administrators need none for others
     */
    public record PasswordOrder(@MayBeMissing String present, String password, String reason) {}

    /**
     * An operation and who may it where.
     *
     * @param reaches {@code own} or {@code all} by role; a role that is not named may not
     */
    public record RoleRule(String operation, Text title, Map<String, String> reaches) {
        static RoleRule of(RoleTable.Rule rule) {
            return new RoleRule(
                    rule.operation(),
                    rule.title(),
                    rule.reaches().entrySet().stream()
                            .collect(Collectors.toMap(
                                    each -> each.getKey().code(),
                                    each -> each.getValue().name().toLowerCase(java.util.Locale.ROOT))));
        }
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/roles", "roles", TAG)
                        .givesPage(RoleRule.class)
                        .by(call -> Page.of(services.need(RoleTable.class).rules(), RoleRule::of, call)),
                Route.get("/api/v1/accounts", "accounts", TAG)
                        .givesPage(AccountView.class)
                        .by(call -> Page.of(accounts().list(), AccountView::of, call)),
                Route.post("/api/v1/accounts", "accountAdd", TAG)
                        .takes(AccountOrder.class)
                        .gives(AccountView.class)
                        .secret()
                        .by(this::add),
                Route.get(ONE, "account", TAG)
                        .with(ACCOUNT)
                        .gives(AccountView.class)
                        .by(call -> Answer.ok(AccountView.of(accounts().require(call.get(ACCOUNT))))),
                Route.get(ONE + "/history", "accountHistory", TAG)
                        .with(ACCOUNT)
                        .givesPage(Accounts.Step.class)
                        .by(call -> Page.of(accounts().history(call.get(ACCOUNT)), call)),
                step("/roles", "accountGrant", RoleOrder.class, this::grant),
                step("/roles/revocation", "accountRevoke", RoleOrder.class, this::revoke),
                step(
                        "/block",
                        "accountBlock",
                        AccountReason.class,
                        call -> done(accounts().block(call.get(ACCOUNT), reason(call)))),
                step(
                        "/unblock",
                        "accountUnblock",
                        AccountReason.class,
                        call -> done(accounts().unblock(call.get(ACCOUNT), reason(call)))),
                Route.post(ONE + "/unlock", "accountUnlock", TAG)
                        .with(ACCOUNT)
                        .takes(AccountReason.class)
                        .gives(Unlocked.class)
                        .success(200)
                        .by(call -> Answer.ok(new Unlocked(accounts().unlock(call.get(ACCOUNT), reason(call))))),
                step("/password", "accountPassword", PasswordOrder.class, this::password)
                        .secret());
    }

    private static Route step(String path, String operation, Class<?> body, Handler work) {
        return Route.post(ONE + path, operation, TAG)
                .with(ACCOUNT)
                .takes(body)
                .gives(AccountView.class)
                .by(work);
    }

    private Accounts accounts() {
        return services.need(Accounts.class);
    }

    private static Answer done(Account account) {
        return Answer.json(201, AccountView.of(account));
    }

    private static String reason(Call call) {
        return call.body(AccountReason.class).reason();
    }

    /** The service clears it. */
    private static char[] characters(String password) {
        return password == null ? new char[0] : password.toCharArray();
    }

    private Answer add(Call call) {
        AccountOrder order = call.body(AccountOrder.class);
        Account added =
                accounts().add(order.name(), order.person(), false, characters(order.password()), order.reason());
        return Answer.created("/api/v1/accounts/" + added.name(), AccountView.of(added));
    }

    private Answer grant(Call call) {
        RoleOrder order = call.body(RoleOrder.class);
        return done(accounts().grant(call.get(ACCOUNT), Assignment.of(order.role()), order.reason()));
    }

    private Answer revoke(Call call) {
        RoleOrder order = call.body(RoleOrder.class);
        return done(accounts().revoke(call.get(ACCOUNT), Assignment.of(order.role()), order.reason()));
    }

    private Answer password(Call call) {
        PasswordOrder order = call.body(PasswordOrder.class);
        return done(accounts()
                .password(
                        call.get(ACCOUNT), characters(order.present()), characters(order.password()), order.reason()));
    }
}
