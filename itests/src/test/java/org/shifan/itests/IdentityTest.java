// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedAction;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.junit.Test;
import org.osgi.framework.Bundle;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.identity.Accounts;
import org.shifan.api.identity.Assignment;
import org.shifan.api.identity.Identities;
import org.shifan.api.identity.Role;
import org.shifan.api.identity.Server;
import org.shifan.api.operations.Doctor;
import org.shifan.api.operations.Settings;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.api.trust.Trust;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

/** Accounts and roles in the distribution: at the login, at the services, over HTTP and at the console. */
public class IdentityTest extends InContainer {
    private static final String PASSWORD = "three-brown-ducks";
    private static final ZoneId KUNSHAN = ZoneId.of("320583-01");

    private void account(String name, boolean mayUseConsole, String... assignments) {
        Server.runs(() -> {
            service(Accounts.class).add(name, "Person " + name, mayUseConsole, PASSWORD.toCharArray(), "test");
            for (String each : assignments) {
                service(Accounts.class).grant(name, Assignment.of(each), "test");
            }
        });
    }

    private static Subject login(String name, String password) throws LoginException {
        Subject subject = new Subject();
        new LoginContext("karaf", subject, callbacks -> {
                    for (Callback callback : callbacks) {
                        if (callback instanceof NameCallback asked) {
                            asked.setName(name);
                        } else if (callback instanceof PasswordCallback asked) {
                            asked.setPassword(password.toCharArray());
                        } else {
                            throw new UnsupportedCallbackException(callback);
                        }
                    }
                })
                .login();
        return subject;
    }

    @Test
    public void whoLogsInMayWhatTheRolesSayAtEveryDoor() throws Exception {
        givenTheSampleProvince();
        account("officer.js", false, "bureau-officer@bureau:jiangsu");
        account("officer.fj", false, "bureau-officer@bureau:fujian");
        account("operator", true, "administrator");

        Subject officer = login("officer.js", PASSWORD);
        assertTrue(officer.getPrincipals(RolePrincipal.class).isEmpty());
        assertTrue(login("operator", PASSWORD).getPrincipals(RolePrincipal.class).stream()
                .anyMatch(role -> role.getName().equals("ssh")));
        assertThrows(LoginException.class, () -> login("officer.js", "another-password"));

        rename(officer, "officer of the bureau");
        refused(login("officer.fj", PASSWORD), "officer.fj");
        refused(login("operator", PASSWORD), "operator");
        refused(new Subject(), "Nobody");
        assertEquals(
                "officer of the bureau",
                service(ZoneRegistry.class).require(KUNSHAN).name().en());

        String order =
                "{\"subject\":\"zone:320583-01\",\"level\":\"provincial\",\"year\":2014,\"asOf\":\"2015-06-30\"}";
        HttpResponse<String> other = http("officer.fj", order);
        assertEquals(other.body(), 403, other.statusCode());
        assertTrue(other.body(), other.body().contains("identity.refused"));
        assertEquals(201, http("officer.js", order).statusCode());
        assertEquals(401, http("nobody", order).statusCode());

        assertTrue(console.run("shifan:roles").contains("zone.register"));
        assertTrue(console.of("officer.fj").run("shifan:whoami").contains("bureau-officer@bureau:fujian"));
        String refusal = console.of("officer.fj").refusal("shifan:account-block --reason test officer.js");
        assertTrue(refusal, refusal.contains("manage accounts"));

        console.run("shifan:account-block --reason \"on leave\" officer.js");
        assertThrows(LoginException.class, () -> login("officer.js", PASSWORD));
        refused(officer, "officer.js");
        assertEquals(401, http("officer.js", order).statusCode());

        assertFalse(console.run("shifan:audit --source identity.step").isBlank());
        console.run("shifan:audit-verify");
    }

    @Test
    public void whoMayNotLookAtTheServerIsRefusedAtTheConsoleAndByTheServicesThemselves() throws Exception {
        account("keeper", true, "administrator");
        account("inspector", true, "auditor");
        account("officer", true, "bureau-officer@bureau:jiangsu");
        for (String look : List.of(
                "doctor",
                "check",
                "config org.shifan.operations",
                "plugin-list",
                "why shifan-core",
                "trust",
                "catalogue",
                "backups",
                "metrics")) {
            String refusal = console.of("officer").refusal("shifan:" + look);
            assertTrue(look + ": " + refusal, refusal.contains("look at the state of the server"));
        }
        for (String look : List.of("config", "plugin-list", "trust", "backups", "metrics jvm_", "why shifan-core")) {
            console.of("inspector").run("shifan:" + look);
            console.of("keeper").run("shifan:" + look);
        }
        String swap = console.of("inspector").refusal("shifan:swap-check shifan-metrics");
        assertTrue(swap, swap.contains("see what a swap or an upgrade would do"));
        console.of("keeper").run("shifan:swap-check shifan-metrics");

        assertThrows(ShifanException.class, () -> service(Doctor.class).examine());
        assertThrows(ShifanException.class, () -> service(Trust.class).keys());
        assertThrows(
                ShifanException.class,
                () -> Subject.doAs(login("officer", PASSWORD), (PrivilegedAction<?>)
                        () -> service(Settings.class).list()));
        assertFalse(Server.does(() -> service(Doctor.class).examine()).isEmpty());
    }

    @Test
    public void whileTheModuleOfIdentityIsAwayWhoRunsTheServerLooksAtItAndNobodyChangesIt() throws Exception {
        Bundle identity = Stream.of(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("shifan-identity"))
                .findFirst()
                .orElseThrow();
        identity.stop();
        try {
            assertTrue(console.run("shifan:config org.shifan.operations").contains("warn.below"));
            String why = console.run("shifan:why shifan-core");
            assertTrue(why, why.contains("Permissions"));
            String refusal = console.refusal("shifan:config-set org.shifan.operations.disk/warn.below 10");
            assertTrue(refusal, refusal.contains("setting.change"));
            ShifanException nobody = assertThrows(
                    ShifanException.class, () -> service(Doctor.class).examine());
            assertEquals("identity.away", nobody.code());
        } finally {
            identity.start();
        }
        console.run("shifan:ready --wait 120");
    }

    @Test
    public void aTokenOpensNothingOnceItsAccountIsBlockedOrHasLostTheRole() throws Exception {
        givenTheSampleProvince();
        account("officer.token", false, "bureau-officer@bureau:jiangsu", "auditor");
        account("officer.leaving", false, "bureau-officer@bureau:jiangsu");
        String order =
                "{\"subject\":\"zone:320583-01\",\"level\":\"provincial\",\"year\":2014,\"asOf\":\"2015-06-30\"}";
        String moving = token("officer.token");
        String leaving = token("officer.leaving");
        assertEquals(201, post("evaluations", "Bearer " + moving, order).statusCode());
        assertEquals(201, post("evaluations", "Bearer " + leaving, order).statusCode());

        Server.runs(() -> service(Accounts.class)
                .revoke("officer.token", Assignment.of("bureau-officer@bureau:jiangsu"), "moves"));
        HttpResponse<String> refused = post("evaluations", "Bearer " + moving, order);
        assertEquals(refused.body(), 403, refused.statusCode());
        console.run("shifan:account-block --reason \"leaves\" officer.leaving");
        assertEquals(401, post("evaluations", "Bearer " + leaving, order).statusCode());
        Server.runs(() -> service(Accounts.class).revoke("officer.token", Assignment.of("auditor"), "leaves"));
        assertEquals(401, post("evaluations", "Bearer " + moving, order).statusCode());
    }

    private String token(String name) throws Exception {
        HttpResponse<String> issued = post("tokens", basic(name, PASSWORD), "{\"label\":\"x\",\"days\":1}");
        assertEquals(issued.body(), 201, issued.statusCode());
        return issued.body().replaceFirst(".*\"token\":\"([^\"]+)\".*", "$1");
    }

    @Test
    public void somebodyOfADirectoryLogsInOverHttpWithTheRolesOfTheirGroup() throws Exception {
        givenTheSampleProvince();
        String order =
                "{\"subject\":\"zone:320583-01\",\"level\":\"provincial\",\"year\":2014,\"asOf\":\"2015-06-30\"}";
        assertEquals(401, http("chen", order).statusCode());
        Path etc = Path.of(context.getProperty("karaf.etc"));
        Path settings = etc.resolve("org.shifan.identity.ldap.cfg");
        String before = Files.readString(settings);
        Path secret = Files.writeString(etc.resolve("directory.password"), "search-it");
        InMemoryDirectoryServer directory = directory();
        try {
            Files.writeString(
                    settings,
                    String.join(
                            "\n",
                            "url = ldap://127.0.0.1:" + directory.getListenPort(),
                            "bind.dn = cn=shifan,dc=example,dc=org",
                            "bind.password.file = " + secret,
                            "user.base = ou=people,dc=example,dc=org",
                            "group.base = ou=groups,dc=example,dc=org",
                            "groups = jiangsu officers = bureau-officer@bureau:jiangsu; fujian officers = bureau-officer@bureau:fujian",
                            ""));
            // Not by logging in: who fails too often has to wait.
            Subject chen = new Subject(true, Set.of(new UserPrincipal("chen")), Set.of(), Set.of());
            Await.until(
                    "the directory is asked",
                    () -> service(Identities.class).of(chen).has(Role.BUREAU_OFFICER));
            assertEquals(201, http("chen", order).statusCode());
            assertEquals("another bureau's group", 403, http("zhou", order).statusCode());
            assertEquals("nobody of the directory", 401, http("qian", order).statusCode());
            assertEquals(401, http("chen", order, "another-password").statusCode());
            assertTrue(console.of("chen").run("shifan:whoami").contains("bureau-officer@bureau:jiangsu"));
        } finally {
            Files.writeString(settings, before);
            Files.delete(secret);
            directory.shutDown(true);
        }
    }

    /** A directory that speaks LDAP, with an officer of Jiangsu and one of Fujian. */
    private static InMemoryDirectoryServer directory() throws LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
        config.addAdditionalBindCredentials("cn=shifan,dc=example,dc=org", "search-it");
        config.setSchema(null);
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.startListening();
        server.add("dn: dc=example,dc=org", "objectClass: domain", "dc: example");
        for (String unit : new String[] {"people", "groups"}) {
            server.add("dn: ou=" + unit + ",dc=example,dc=org", "objectClass: organizationalUnit", "ou: " + unit);
        }
        for (String[] each : new String[][] {{"chen", "jiangsu officers"}, {"zhou", "fujian officers"}}) {
            String person = "uid=" + each[0] + ",ou=people,dc=example,dc=org";
            server.add(
                    "dn: " + person,
                    "objectClass: inetOrgPerson",
                    "uid: " + each[0],
                    "cn: " + each[0],
                    "sn: " + each[0],
                    "userPassword: " + PASSWORD);
            server.add(
                    "dn: cn=" + each[1] + ",ou=groups,dc=example,dc=org",
                    "objectClass: groupOfNames",
                    "cn: " + each[1],
                    "member: " + person);
        }
        return server;
    }

    private void rename(Subject subject, String name) {
        Zone zone = service(ZoneRegistry.class).require(KUNSHAN);
        Zone other = new Zone(
                zone.id(),
                new Text(zone.name().zh(), name),
                zone.division(),
                zone.bureau(),
                zone.product(),
                zone.headings(),
                zone.industry(),
                zone.source(),
                zone.notes());
        Decision decision = new Decision("test", LocalDate.of(2020, 1, 1), "another name", "");
        Subject.doAs(subject, (PrivilegedAction<Void>) () -> {
            service(ZoneRegistry.class).register(other, decision);
            return null;
        });
    }

    private void refused(Subject subject, String named) {
        ShifanException e = assertThrows(ShifanException.class, () -> rename(subject, "by " + named));
        assertTrue(e.code(), e.code().startsWith("identity.refused"));
        assertTrue(e.getMessage(), e.getMessage().contains(named));
    }

    private HttpResponse<String> http(String name, String order) throws Exception {
        return http(name, order, PASSWORD);
    }

    private HttpResponse<String> http(String name, String order, String password) throws Exception {
        return post("evaluations", basic(name, password), order);
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> post(String path, String authorization, String order) throws Exception {
        Properties web = new Properties();
        web.load(Files.newBufferedReader(Path.of(context.getProperty("karaf.etc"), "org.ops4j.pax.web.cfg")));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + web.getProperty("org.osgi.service.http.port").strip() + "/api/v1/" + path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
