// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.PrivilegedAction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;

import org.shifan.api.identity.Assignment;
import org.shifan.api.identity.Server;
import org.shifan.identity.account.AccountDesk;
import org.shifan.identity.account.AccountTable;
import org.shifan.identity.directory.Directory;
import org.shifan.identity.directory.DirectorySettings;
import org.shifan.identity.login.DirectoryModule;
import org.shifan.identity.login.GateModule;
import org.shifan.identity.login.LoginDesk;
import org.shifan.identity.login.TableModule;
import org.shifan.identity.role.RoleFile;
import org.shifan.identity.role.TablePermissions;
import org.shifan.testdatabases.TestDatabase;

/** All of the bundle over tables of its own, as Declarative Services puts it together. */
public final class House implements AutoCloseable {
    public static final String PASSWORD = "three-brown-ducks";

    public final TestDatabase database = TestDatabase.of("db/identity.xml");
    public Instant now = Instant.parse("2016-01-01T00:00:00Z");
    public final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    public final AccountTable table = AccountTable.at(database.source(), clock);
    public final LocalAccounts local;
    public final Directory directory;
    public final SubjectIdentities identities;
    public final RoleFile roles = new RoleFile();
    public final TablePermissions permissions;
    public final LoginDesk logins;
    public final AccountDesk accounts;

    public House() {
        this(Path.of("nowhere", "users.properties"), directory(Map.of()));
    }

    public House(Path users, DirectorySettings ldap) {
        IdentitySettings settings = settings("karaf = *; keeper = administrator");
        local = new LocalAccounts(users, "karaf", settings);
        directory = new Directory(ldap);
        identities = new SubjectIdentities(table, local, directory);
        permissions = new TablePermissions(roles, identities, local, table);
        logins = new LoginDesk(table, local, directory, settings, clock);
        accounts = new AccountDesk(table, local, logins, identities, permissions, settings);
    }

    public static IdentitySettings settings(String accounts) {
        return settings(
                IdentitySettings.class,
                Map.of("accounts", accounts, "failures_account", 3, "failures_address", 6, "wait_minutes", 5));
    }

    public static DirectorySettings directory(Map<String, Object> said) {
        return settings(DirectorySettings.class, said);
    }

    /** Settings as the container makes them: what is not said is as declared. */
    private static <T> T settings(Class<T> type, Map<String, Object> said) {
        return type.cast(Proxy.newProxyInstance(
                House.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> said.getOrDefault(method.getName(), method.getDefaultValue())));
    }

    /** An account with roles, entered by the server. */
    public void account(String name, String... assignments) {
        Server.runs(() -> {
            accounts.add(name, "Person " + name, false, PASSWORD.toCharArray(), "test");
            List.of(assignments).forEach(each -> accounts.grant(name, Assignment.of(each), "test"));
        });
    }

    /** Does something as somebody who is logged in. */
    @SuppressWarnings("removal") // as Karaf does
    public static <T> T as(String name, Supplier<T> work) {
        Subject subject = new Subject(true, Set.of(new UserPrincipal(name)), Set.of(), Set.of());
        return Subject.doAs(subject, (PrivilegedAction<T>) work::get);
    }

    /** Somebody's login from 192.0.2.1, through the modules in the order of the realm. */
    public Subject login(String name, String password) throws LoginException {
        return login(name, password, "/192.0.2.1:40000");
    }

    public Subject login(String name, String password, String address) throws LoginException {
        Subject subject = new Subject();
        subject.getPrincipals().add(new ClientPrincipal("ssh", address));
        Configuration realm = new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String wanted) {
                return new AppConfigurationEntry[] {
                    entry(GateModule.class, LoginModuleControlFlag.REQUISITE),
                    entry(TableModule.class, LoginModuleControlFlag.REQUISITE),
                    entry(DirectoryModule.class, LoginModuleControlFlag.SUFFICIENT)
                };
            }
        };
        new LoginContext(
                        "karaf",
                        subject,
                        callbacks -> {
                            for (Callback callback : callbacks) {
                                if (callback instanceof NameCallback asked) {
                                    asked.setName(name);
                                } else if (callback instanceof PasswordCallback asked && password != null) {
                                    asked.setPassword(password.toCharArray());
                                } else {
                                    throw new UnsupportedCallbackException(callback);
                                }
                            }
                        },
                        realm)
                .login();
        return subject;
    }

    private AppConfigurationEntry entry(Class<?> module, LoginModuleControlFlag flag) {
        return new AppConfigurationEntry(module.getName(), flag, Map.of(LoginDesk.class.getName(), logins));
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void close() {
        database.close();
    }
}
