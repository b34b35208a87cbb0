// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.account;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.identity.Account;
import org.shifan.api.identity.Accounts;
import org.shifan.api.identity.Accounts.Step;
import org.shifan.api.identity.Assignment;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.Server;
import org.shifan.api.text.ShifanException;
import org.shifan.identity.House;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Category(EachDatabase.class)
public class AccountDeskTest {
    private static final Assignment OFFICER = Assignment.of("bureau-officer@bureau:jiangsu");

    private final House house = new House();

    @After
    public void drop() {
        house.close();
    }

    private static void refused(String key, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        ShifanException.class,
                        e -> assertThat(e.message().key()).isEqualTo(key));
    }

    private Account add(String name, String password) {
        return House.as(
                "keeper", () -> house.accounts.add(name, "Li Hua", true, password.toCharArray(), "starts on Monday"));
    }

    @Test
    public void anAdministratorAddsAnAccountAndEveryStepIsKeptWithWhoAndWhy() {
        assertThat(add("lihua", "seven-wet-cranes").assignments()).isEmpty();
        House.as("keeper", () -> house.accounts.grant("lihua", OFFICER, "for the electronics zones"));
        House.as("keeper", () -> house.accounts.block("lihua", "on leave"));
        House.as("keeper", () -> house.accounts.unblock("lihua", "back"));
        Account account = House.as("keeper", () -> house.accounts.revoke("lihua", OFFICER, "left"));
        assertThat(account.assignments()).isEmpty();
        assertThat(account.console()).isTrue();
        List<Step> history = House.as("keeper", () -> house.accounts.history("lihua"));
        assertThat(history)
                .extracting(step -> step.what() + " by " + step.by() + ": " + step.detail() + ", " + step.reason())
                .containsExactly(
                        "add by keeper: console, starts on Monday",
                        "grant by keeper: bureau-officer@bureau:jiangsu, for the electronics zones",
                        "block by keeper: , on leave",
                        "unblock by keeper: , back",
                        "revoke by keeper: bureau-officer@bureau:jiangsu, left");
        List<AuditedChange> audited = new StepSource(house.table).changes("", 100);
        assertThat(audited)
                .extracting(change -> change.action() + " " + change.subject() + " "
                        + change.who().by())
                .startsWith("account.add account:lihua keeper", "account.grant account:lihua keeper")
                .hasSize(5);
        assertThat(new StepSource(house.table).changes(audited.get(3).position(), 100))
                .hasSize(1);
    }

    @Test
    public void sinceWhenAPasswordIsTheOneOfThatAccountIsKnownAtOnce() {
        add("lihua", "seven-wet-cranes");
        assertThat(house.identities.passwordSince("lihua")).contains(house.now);
        house.pass(Duration.ofMillis(1));
        House.as("keeper", () -> house.accounts.block("lihua", "on leave"));
        assertThat(house.identities.passwordSince("lihua")).contains(house.now.minusMillis(1));
        House.as("keeper", () -> house.accounts.password("lihua", null, "six-dry-storks".toCharArray(), "forgotten"));
        assertThat(house.identities.passwordSince("lihua")).contains(house.now);
        assertThat(house.identities.passwordSince("karaf")).isEmpty();
        assertThat(house.identities.passwordSince("nobody")).isEmpty();
    }

    @Test
    public void o1EveryRoleManagesAndReadsAccountsAsTheTableSays() {
        add("lihua", "seven-wet-cranes");
        TableOfRoles roles = new TableOfRoles();
        AccountDesk asking = new AccountDesk(
                house.table, house.local, house.logins, house.identities, roles, House.settings("karaf = *"));
        roles.everyRole(Accounts.class, Place.COUNTRY)
                .change("add", () -> asking.add("wang", "Wang", false, "seven-wet-cranes".toCharArray(), "new"))
                .change("grant", () -> asking.grant("lihua", OFFICER, "new"))
                .change("revoke", () -> asking.revoke("lihua", OFFICER, "left"))
                .change("console", () -> asking.console("lihua", false, "left"))
                .change("block", () -> asking.block("lihua", "left"))
                .change("unblock", () -> asking.unblock("lihua", "back"))
                .change("password", () -> asking.password("lihua", null, "six-dry-storks".toCharArray(), "forgotten"))
                .change("unlock", () -> asking.unlock("lihua", "called"))
                .read("list", asking::list)
                .read("find", () -> asking.find("lihua"))
                .read("require", () -> asking.require("lihua"))
                .read("history", () -> asking.history("lihua"))
                .isAsDocumented(() -> house.table.list() + "" + house.table.history("lihua"));
    }

    @Test
    public void whatIsRefusedLeavesNothing() {
        add("lihua", "seven-wet-cranes");
        refused("identity.account.taken", () -> add("lihua", "seven-wet-cranes"));
        refused("identity.account.taken", () -> add("karaf", "seven-wet-cranes"));
        refused("identity.account.taken", () -> add("server", "seven-wet-cranes"));
        refused("identity.account.form", () -> add("Li Hua", "seven-wet-cranes"));
        refused("identity.account.form", () -> add("x", "seven-wet-cranes"));
        refused("identity.password.short", () -> add("other", "short-one"));
        refused("identity.password.long", () -> add("other", "long!".repeat(100)));
        for (String common : List.of(
                "woaini1314",
                "PassWord2024!!",
                "1234567890",
                "9876543210",
                "aaaaabbbbb",
                "1qaz2wsx3edc",
                "my-other-99")) {
            refused("identity.password.common", () -> add("other", common));
        }
        refused(
                "identity.assignment.missing",
                () -> House.as("keeper", () -> house.accounts.revoke("lihua", OFFICER, "why")));
        refused(
                "identity.account.unknown",
                () -> House.as("keeper", () -> house.accounts.grant("nobody", OFFICER, "why")));
        refused("identity.reason.missing", () -> House.as("keeper", () -> house.accounts.grant("lihua", OFFICER, " ")));
        House.as("keeper", () -> house.accounts.grant("lihua", OFFICER, "why"));
        refused(
                "identity.assignment.there",
                () -> House.as("keeper", () -> house.accounts.grant("lihua", OFFICER, "why")));
        assertThat(Server.does(house.accounts::list)).extracting(Account::name).containsExactly("lihua");
        assertThat(Server.does(() -> house.accounts.history("lihua"))).hasSize(2);
    }

    @Test
    public void onlyWhoAdministersDoesAnyOfItAndNobodyGivesThemselvesAnything() {
        house.account("wang", "aqsiq");
        house.account("admin.zhao", "administrator");
        refused("identity.refused", () -> House.as("wang", () -> house.accounts.grant("wang", OFFICER, "why")));
        refused("identity.refused", () -> House.as("wang", () -> house.accounts.block("admin.zhao", "why")));
        refused("identity.refused", () -> House.as("wang", () -> house.accounts.unlock("wang", "why")));
        refused("identity.refused.nobody", () -> house.accounts.list());
        refused(
                "identity.account.own",
                () -> House.as("admin.zhao", () -> house.accounts.grant("admin.zhao", OFFICER, "why")));
        refused(
                "identity.account.own",
                () -> House.as("admin.zhao", () -> house.accounts.console("admin.zhao", true, "why")));
        assertThat(House.as("wang", () -> house.accounts.find("wang"))).isPresent();
    }

    @Test
    public void aBlankAtTheEndOfOnesNameMakesNobodySomebodyElse() {
        house.account("admin.zhao", "administrator");
        List<Runnable> changes = List.of(
                () -> house.accounts.grant("admin.zhao ", OFFICER, "why"),
                () -> house.accounts.console("admin.zhao ", true, "why"),
                () -> house.accounts.unblock("admin.zhao ", "why"),
                () -> house.accounts.block("admin.zhao ", "why"),
                () -> house.accounts.revoke("admin.zhao ", Assignment.of("administrator"), "why"),
                () -> house.accounts.password("admin.zhao ", null, "nine-slow-trains".toCharArray(), "why"),
                () -> house.accounts.history("admin.zhao "));
        String before = house.table.list() + "" + house.table.history("admin.zhao");
        for (Runnable change : changes) {
            refused(
                    "identity.account.unknown",
                    () -> House.as("admin.zhao", () -> {
                        change.run();
                        return null;
                    }));
        }
        assertThat(house.table.list() + "" + house.table.history("admin.zhao")).isEqualTo(before);
    }

    @Test
    public void aPasswordIsChangedWithThePresentOneAndAnotherIsSetByAnAdministrator() throws Exception {
        house.account("wang", "aqsiq");
        refused(
                "identity.password.wrong",
                () -> House.as(
                        "wang",
                        () -> house.accounts.password(
                                "wang", "not-that-one".toCharArray(), "four-green-boats".toCharArray(), "due")));
        House.as(
                "wang",
                () -> house.accounts.password(
                        "wang", House.PASSWORD.toCharArray(), "four-green-boats".toCharArray(), "due"));
        assertThat(house.login("wang", "four-green-boats")).isNotNull();
        refused(
                "identity.refused",
                () -> House.as(
                        "wang",
                        () -> house.accounts.password("keeper2", null, "four-green-boats".toCharArray(), "why")));
        char[] given = "nine-slow-trains".toCharArray();
        House.as("keeper", () -> house.accounts.password("wang", null, given, "forgotten"));
        assertThat(given).as("cleared").containsOnly(' ');
        assertThat(house.login("wang", "nine-slow-trains")).isNotNull();
        assertThat(house.table.hash("wang").orElseThrow())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain("nine");
    }

    @Test
    public void aChangeHoldsForTheNextCallOfWhoIsLoggedIn() {
        house.account("wang", "aqsiq");
        for (int i = 0; i < 20; i++) {
            assertThat(House.as("wang", () -> house.identities.who().assignments()))
                    .hasSize(2);
            House.as("keeper", () -> house.accounts.block("wang", "test"));
            assertThat(House.as("wang", () -> house.identities.who().assignments()))
                    .containsExactly(Assignment.PUBLIC);
            House.as("keeper", () -> house.accounts.unblock("wang", "test"));
        }
    }

    @Test
    public void ofManyWhoGrantTheSameAtOnceOneDoes() throws Exception {
        house.account("wang");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> grant = () -> {
                try {
                    House.as("keeper", () -> house.accounts.grant("wang", OFFICER, "at once"));
                    return true;
                } catch (ShifanException e) {
                    assertThat(e.message().key()).isEqualTo("identity.assignment.there");
                    return false;
                }
            };
            int granted = 0;
            for (Future<Boolean> each : pool.invokeAll(List.of(grant, grant, grant, grant))) {
                granted += each.get() ? 1 : 0;
            }
            assertThat(granted).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
        assertThat(Server.does(() -> house.accounts.history("wang"))).hasSize(2);
    }

    @Test
    public void aHashOfBeforeIsReadAndMadeAnewAtTheNextLogin() throws Exception {
        house.account("wang");
        String former = PasswordHash.of(House.PASSWORD.toCharArray(), new PasswordHash.Cost(64, 1, 1));
        String present = house.table.hash("wang").orElseThrow();
        house.table.rehash("wang", present, former);
        assertThat(PasswordHash.outdated(former)).isTrue();
        house.login("wang", House.PASSWORD);
        assertThat(house.table.hash("wang").orElseThrow())
                .contains("m=19456,t=2")
                .isNotEqualTo(present);
        house.login("wang", House.PASSWORD);
        assertThat(PasswordHash.matches("x".toCharArray(), "nonsense")).isFalse();
    }
}
