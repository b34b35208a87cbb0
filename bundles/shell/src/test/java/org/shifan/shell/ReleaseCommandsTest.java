// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.security.Principal;
import java.security.PrivilegedExceptionAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.security.auth.Subject;

import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.junit.Test;

import org.shifan.api.core.Actor;
import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.release.CriteriaReleases;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is taken for the one who decides, and how that is shown. */
public class ReleaseCommandsTest {
    private final List<Actor> actors = new ArrayList<>();

    private CriteriaSubmitCommand submit(String by) {
        CriteriaSubmitCommand command = new CriteriaSubmitCommand();
        command.set = "a-set";
        command.reason = "new";
        command.by = by;
        command.services = new Fakes().with(CriteriaReleases.class, Map.of("submit", args -> {
            actors.add((Actor) args[3]);
            return Fakes.set();
        }));
        return command;
    }

    @SuppressWarnings("removal") // as Karaf does it
    private static String loggedIn(String account, ShifanCommand<?> command) throws Exception {
        Subject subject = new Subject();
        subject.getPrincipals().addAll(List.<Principal>of(new RolePrincipal("admin"), new UserPrincipal(account)));
        return Subject.doAs(subject, (PrivilegedExceptionAction<String>) () -> CommandsTest.printed(command));
    }

    @Test
    public void theAccountThatIsLoggedInDecidesAndANameBesideItIsForWhom() throws Exception {
        loggedIn("lisi", submit(null));
        loggedIn("lisi", submit("张三"));
        assertThat(actors).containsExactly(new Actor("lisi", null), new Actor("lisi", "张三"));
        assertThat(actors).extracting(Actor::by).containsOnly("lisi");
    }

    @Test
    public void whereNobodyIsLoggedInTheNameStandsForThePerson() throws Exception {
        CommandsTest.printed(submit("张三"));
        CommandsTest.printed(submit(null));
        assertThat(actors).containsExactly(Actor.named("张三"), Actor.named("console"));
    }

    @Test
    public void theHistoryTellsAnAccountFromANameThatSomebodyTyped() throws Exception {
        CriteriaHistoryCommand command = new CriteriaHistoryCommand();
        command.set = "a-set";
        command.wide = true;
        command.services = new Fakes()
                .with(
                        CriteriaReleases.class,
                        Map.of(
                                "history",
                                args -> List.of(
                                        step(CriteriaStep.Kind.CHECKED, "a.bundle 1.0.0", false, ""),
                                        step(CriteriaStep.Kind.SUBMITTED, "张三", false, ""),
                                        step(CriteriaStep.Kind.APPROVED, "wangwu", true, "王五"),
                                        step(CriteriaStep.Kind.WITHDRAWN, "赵六", false, ""),
                                        step(CriteriaStep.Kind.ROLLED_BACK, "wangwu", true, ""))));
        assertThat(CommandsTest.printed(command))
                .contains("a.bundle 1.0.0 ")
                .contains("张三 (not logged in)")
                .contains("wangwu for 王五")
                .contains("赵六 (not logged in)")
                .doesNotContain("a.bundle 1.0.0 (")
                .doesNotContain("wangwu (");
    }

    @Test
    public void aWithdrawalIsOfTheVersionThatIsNamedWithItsReason() throws Exception {
        List<Object> asked = new ArrayList<>();
        CriteriaWithdrawCommand command = new CriteriaWithdrawCommand();
        command.set = "a-set@2.0.0";
        command.reason = "early";
        command.services = new Fakes().with(CriteriaReleases.class, Map.of("withdraw", args -> {
            asked.addAll(List.of(args));
            return Fakes.set();
        }));
        assertThat(loggedIn("lisi", command)).startsWith(Fakes.set().id());
        assertThat(asked).containsExactly("a-set", "2.0.0", new Actor("lisi", null), "early");
    }

    @Test
    public void whatIsRemarkedOfASetStandsBelowTheList() throws Exception {
        CriteriaSet set = Fakes.set(new Message("test", Text.same("another goes before it"), List.of()));
        CriteriaCommand command = new CriteriaCommand();
        command.services = new Fakes().with(CriteriaRegistry.class, Map.of("sets", args -> List.of(set)));
        assertThat(CommandsTest.printed(command))
                .contains("! " + set.id() + " " + set.version() + ": another goes before it");
    }

    private static CriteriaStep step(CriteriaStep.Kind kind, String by, boolean loggedIn, String onBehalfOf) {
        return new CriteriaStep("a-set", "1.0.0", "d", kind, Instant.EPOCH, by, "why", null, loggedIn, onBehalfOf, "");
    }
}
