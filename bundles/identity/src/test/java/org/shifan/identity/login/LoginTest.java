// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.login;

import java.security.Principal;
import java.time.Duration;
import java.util.List;

import javax.security.auth.Subject;
import javax.security.auth.login.LoginException;

import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.identity.Accounts.Step;
import org.shifan.api.identity.Server;
import org.shifan.identity.House;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who is let in, through the modules in the order of the realm. */
@Category(EachDatabase.class)
public class LoginTest {
    private final House house = new House();

    @After
    public void drop() {
        house.close();
    }

    private void refused(String name, String password, String said) {
        assertThatThrownBy(() -> house.login(name, password))
                .isInstanceOf(LoginException.class)
                .hasMessageContaining(said);
    }

    private void wrong(String name) {
        refused(name, "not-the-password", "");
    }

    @Test
    public void theRightPasswordIsAUserWithoutRolesOfTheConsole() throws Exception {
        house.account("wang", "aqsiq");
        Subject subject = house.login("wang", House.PASSWORD);
        assertThat(subject.getPrincipals(UserPrincipal.class))
                .extracting(Principal::getName)
                .containsExactly("wang");
        assertThat(subject.getPrincipals(RolePrincipal.class)).isEmpty();
    }

    @Test
    public void whoMayUseTheConsoleHasItsRoles() throws Exception {
        house.account("wang");
        Server.runs(() -> house.accounts.console("wang", true, "runs the server"));
        assertThat(house.login("wang", House.PASSWORD).getPrincipals(RolePrincipal.class))
                .extracting(Principal::getName)
                .contains("admin", "ssh");
    }

    @Test
    public void whatIsNotTheAccountsPasswordIsRefused() {
        house.account("wang");
        wrong("wang");
        refused("wang", "", "");
        refused("WANG", House.PASSWORD, "");
        refused("nobody", House.PASSWORD, "");
        refused("", House.PASSWORD, "");
    }

    @Test
    public void aNameWithABlankAtItsEndIsNobodys() {
        house.account("wang");
        for (String blank : List.of("wang ", "wang  ", " wang", "wang\t")) {
            refused(blank, House.PASSWORD, "");
            assertThat(house.table.find(blank)).isEmpty();
            assertThat(house.table.hash(blank)).isEmpty();
            house.pass(Duration.ofDays(2));
        }
        assertThat(Server.does(() -> house.accounts.history("wang")))
                .extracting(Step::what)
                .doesNotContain("login-failed");
    }

    @Test
    public void whoGuessesWaitsHoweverTheNameIsWritten() {
        house.account("wang");
        wrong("wang ");
        wrong("wang");
        wrong("wang  ");
        refused("wang", House.PASSWORD, "wait 5 minutes");
        refused("wang   ", House.PASSWORD, "wait 5 minutes");
    }

    @Test
    public void aBlockedAccountIsRefusedWithItsRightPassword() {
        house.account("wang");
        Server.runs(() -> house.accounts.block("wang", "test"));
        refused("wang", House.PASSWORD, "blocked");
    }

    @Test
    public void aKeyIsRefusedToAnAccountWithoutTheConsole() {
        house.account("wang");
        refused("wang", null, "may not use the console");
    }

    @Test
    public void whoGuessesWaitsLongerEachTimeAndTheRightPasswordDoesNotHelp() throws Exception {
        house.account("wang");
        for (int i = 0; i < 3; i++) {
            wrong("wang");
        }
        refused("wang", House.PASSWORD, "wait 5 minutes");
        house.pass(Duration.ofMinutes(5));
        for (int i = 0; i < 3; i++) {
            wrong("wang");
            house.pass(Duration.ofSeconds(1));
        }
        refused("wang", House.PASSWORD, "wait 9 minutes");
        house.pass(Duration.ofMinutes(10));
        assertThat(house.login("wang", House.PASSWORD)).isNotNull();
        assertThat(Server.does(() -> house.accounts.history("wang")))
                .extracting(Step::what)
                .filteredOn("login-failed"::equals)
                .hasSize(6);
    }

    @Test
    public void anAddressThatGuessesManyNamesWaitsAndOthersDoNot() throws Exception {
        house.account("wang");
        for (int i = 0; i < 6; i++) {
            wrong("nobody" + i);
        }
        refused("wang", House.PASSWORD, "wait");
        assertThat(house.login("wang", House.PASSWORD, "/198.51.100.7:1000")).isNotNull();
        assertThat(House.as("keeper", () -> house.accounts.unlock("192.0.2.1", "it was us")))
                .isTrue();
        assertThat(house.login("wang", House.PASSWORD)).isNotNull();
    }

    @Test
    public void anAdministratorEndsTheWait() throws Exception {
        house.account("wang");
        for (int i = 0; i < 3; i++) {
            wrong("wang");
        }
        assertThat(House.as("keeper", () -> house.accounts.unlock("wang", "called, it was him")))
                .isTrue();
        assertThat(House.as("keeper", () -> house.accounts.unlock("wang", "again")))
                .isFalse();
        assertThat(house.login("wang", House.PASSWORD)).isNotNull();
        assertThat(Server.does(() -> house.accounts.history("wang")))
                .extracting(Step::what)
                .contains("unlock");
    }

    @Test
    public void whoLogsInOftenNeverWaits() throws Exception {
        house.account("wang");
        for (int i = 0; i < 20; i++) {
            assertThat(house.login("wang", House.PASSWORD)).isNotNull();
        }
    }

    @Test
    public void aSessionThatGuessesThePresentPasswordWaitsToo() {
        house.account("wang");
        for (int i = 0; i < 3; i++) {
            assertThat(house.logins.isPassword("wang", "guess".toCharArray())).isFalse();
        }
        refused("wang", House.PASSWORD, "wait");
    }

    @Test
    public void anAddressIsTheHostWithoutItsPort() {
        assertThat(LoginDesk.host("/127.0.0.1:51234")).isEqualTo("127.0.0.1");
        assertThat(LoginDesk.host("127.0.0.1")).isEqualTo("127.0.0.1");
        assertThat(LoginDesk.host("/[2001:db8::1]:22")).isEqualTo("2001:db8::1");
        assertThat(LoginDesk.host("2001:db8::1")).isEqualTo("2001:db8::1");
    }
}
