// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.security.auth.login.LoginException;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import org.shifan.api.identity.Assignment;
import org.shifan.identity.House;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against a directory that speaks LDAP on a port of its own. */
public class DirectoryTest {
    private static final String SEARCHER = "cn=shifan,dc=example,dc=org";

    private InMemoryDirectoryServer server;
    private House house;

    @Before
    public void start() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
        config.addAdditionalBindCredentials(SEARCHER, "search-it");
        config.setSchema(null);
        server = new InMemoryDirectoryServer(config);
        server.startListening();
        server.add("dn: dc=example,dc=org", "objectClass: domain", "dc: example");
        server.add("dn: ou=people,dc=example,dc=org", "objectClass: organizationalUnit", "ou: people");
        server.add("dn: ou=groups,dc=example,dc=org", "objectClass: organizationalUnit", "ou: groups");
        person("chen", "eight-tall-pines");
        person("sun", "six-cold-rivers");
        person("karaf", "six-cold-rivers");
        group("Jiangsu officers", "chen");
        group("operators", "sun");
        house = new House(Path.of("nowhere"), settings(Map.of()));
    }

    @After
    public void stop() {
        house.close();
        server.shutDown(true);
    }

    private void person(String name, String password) throws Exception {
        server.add(
                "dn: uid=" + name + ",ou=people,dc=example,dc=org",
                "objectClass: inetOrgPerson",
                "uid: " + name,
                "cn: " + name,
                "sn: " + name,
                "userPassword: " + password);
    }

    private void group(String name, String member) throws Exception {
        server.add(
                "dn: cn=" + name + ",ou=groups,dc=example,dc=org",
                "objectClass: groupOfNames",
                "cn: " + name,
                "member: uid=" + member + ",ou=people,dc=example,dc=org");
    }

    private DirectorySettings settings(Map<String, Object> others) {
        Map<String, Object> said = new HashMap<>(Map.of(
                "url",
                "ldap://127.0.0.1:" + server.getListenPort(),
                "bind_dn",
                SEARCHER,
                "bind_password_file",
                password("search-it"),
                "user_base",
                "ou=people,dc=example,dc=org",
                "group_base",
                "ou=groups,dc=example,dc=org",
                "groups",
                "jiangsu officers = bureau-officer@bureau:jiangsu; operators = administrator, auditor",
                "console_group",
                "operators",
                "timeout_s",
                1));
        said.putAll(others);
        return House.directory(said);
    }

    private static String password(String text) {
        try {
            return Files.writeString(Files.createTempFile(Path.of("target"), "bind", ""), text + "\n")
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refused(String name, String password) {
        assertThatThrownBy(() -> house.login(name, password)).isInstanceOf(LoginException.class);
    }

    private List<Assignment> roles(String name) {
        return House.as(name, () -> house.identities.who().assignments());
    }

    @Test
    public void somebodyOfTheDirectoryIsWhatTheirGroupsAre() throws Exception {
        assertThat(house.login("chen", "eight-tall-pines").getPrincipals(RolePrincipal.class))
                .as("no console")
                .isEmpty();
        assertThat(roles("chen")).containsExactly(Assignment.of("bureau-officer@bureau:jiangsu"), Assignment.PUBLIC);
        assertThat(house.login("sun", "six-cold-rivers").getPrincipals(RolePrincipal.class))
                .extracting(Principal::getName)
                .contains("ssh");
        assertThat(roles("sun"))
                .containsExactly(Assignment.of("administrator"), Assignment.of("auditor"), Assignment.PUBLIC);
    }

    @Test
    public void aWrongOrEmptyPasswordIsRefused() {
        refused("chen", "six-cold-rivers");
        refused("chen", "");
        refused("nobody", "eight-tall-pines");
    }

    @Test
    public void aNameIsNeverAFilter() throws Exception {
        for (String name :
                List.of("*", "ch*", "chen)(uid=*", "chen)(|(uid=*)", "c\\2ahen", "CHEN", "chen ", "chen,ou=people")) {
            assertThat(house.directory.login(name, "eight-tall-pines".toCharArray()))
                    .isEmpty();
            assertThat(house.directory.assignments(name)).isEmpty();
        }
        server.add(
                "dn: uid=a.b-c_d,ou=people,dc=example,dc=org",
                "objectClass: inetOrgPerson",
                "uid: a.b-c_d",
                "cn: x",
                "sn: x",
                "userPassword: eight-tall-pines");
        assertThat(house.login("a.b-c_d", "eight-tall-pines")).isNotNull();
    }

    @Test
    public void aNameThatSomebodyHasHereIsNotTheDirectorys() {
        refused("karaf", "six-cold-rivers");
        house.account("chen");
        refused("chen", "eight-tall-pines");
        assertThat(roles("chen")).containsExactly(Assignment.PUBLIC);
    }

    @Test
    public void aGroupThatIsLeftIsLostWhenItIsAskedForAgain() throws Exception {
        house.directory.modified(settings(Map.of("refresh_s", 0)));
        house.login("chen", "eight-tall-pines");
        server.delete("cn=Jiangsu officers,ou=groups,dc=example,dc=org");
        assertThat(roles("chen")).containsExactly(Assignment.PUBLIC);
    }

    @Test
    public void whileItIsDownItsPeopleAreRefusedWithAReasonAndTheServersOwnLogIn() throws Exception {
        house.account("wang", "aqsiq");
        server.shutDown(true);
        assertThatThrownBy(() -> house.login("chen", "eight-tall-pines"))
                .hasMessageContaining("does not answer")
                .hasMessageContaining("ldap://127.0.0.1");
        assertThat(roles("chen")).containsExactly(Assignment.PUBLIC);
        assertThat(house.login("wang", House.PASSWORD)).isNotNull();
    }

    @Test
    public void oneThatIsWronglySetLetsNobodyIn() {
        house.directory.modified(settings(Map.of("groups", "officers = king")));
        assertThat(house.directory.present()).isFalse();
        house.directory.modified(settings(Map.of("url", "ldap://192.0.2.9")));
        assertThat(house.directory.present()).as("in clear to another machine").isFalse();
        house.directory.modified(settings(Map.of("bind_password_file", password("wrong"))));
        refused("chen", "eight-tall-pines");
        house.directory.modified(settings(Map.of("user_filter", "(sn=sun)")));
        refused("chen", "eight-tall-pines");
    }
}
