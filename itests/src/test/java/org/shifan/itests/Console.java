// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedExceptionAction;
import java.util.stream.Stream;

import javax.security.auth.Subject;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;

import static org.junit.Assert.fail;

/** A console of the container, as an administrator has it. */
final class Console {

    private final SessionFactory factory;
    private final String account;

    Console(SessionFactory factory) {
        this(factory, "tester");
    }

    private Console(SessionFactory factory, String account) {
        this.factory = factory;
        this.account = account;
    }

    /** The console of somebody else who has logged in. */
    Console of(String account) {
        return new Console(factory, account);
    }

    /** Runs a command and gives what it prints. */
    String run(String command) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrivilegedExceptionAction<Object> action = () -> {
            try (Session session = factory.create(new ByteArrayInputStream(new byte[0]), print, print)) {
                return session.execute(command);
            }
        };
        try {
            Subject.doAs(administrator(), action);
        } catch (java.security.PrivilegedActionException e) {
            throw e.getException();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Runs a command with {@code --json}; progress lines before the answer are left out. */
    JsonNode json(String command) throws Exception {
        // Karaf wants options before arguments.
        return Json.in(run(command.replaceFirst(" |$", " --json ")));
    }

    /** The message with which the command refuses. */
    String refusal(String command) {
        try {
            String printed = run(command);
            fail("it was not refused but answered: " + printed);
            return printed;
        } catch (Exception e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    private Subject administrator() {
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(account));
        Stream.of("admin", "manager", "viewer", "systembundles")
                .forEach(role -> subject.getPrincipals().add(new RolePrincipal(role)));
        return subject;
    }
}
