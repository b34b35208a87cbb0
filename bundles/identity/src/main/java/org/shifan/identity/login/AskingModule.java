// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.login;

import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;

import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;

import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;

/** What modules of the realm have in common: they ask for a name and a password, and add principals in the end. */
abstract class AskingModule implements LoginModule {
    /** The option with the desk. */
    static final String DESK = LoginDesk.class.getName();

    /** What Karaf asks for whoever types at its console, with all its commands. */
    private static final List<String> CONSOLE = List.of("admin", "manager", "viewer", "systembundles", "ssh");

    private Subject subject;
    private CallbackHandler handler;
    private LoginDesk desk;
    private final List<Principal> principals = new ArrayList<>();

    @Override
    public final void initialize(
            Subject given, CallbackHandler callbacks, Map<String, ?> shared, Map<String, ?> options) {
        subject = given;
        handler = callbacks;
        desk = (LoginDesk) options.get(DESK);
    }

    final LoginDesk desk() {
        return desk;
    }

    /** The name and the password that were given. */
    record Given(String name, char[] password) {}

    /** @return with a password that is null where there is none, as with a key */
    final Given ask() throws LoginException {
        NameCallback name = new NameCallback("Username: ");
        PasswordCallback password = new PasswordCallback("Password: ", false);
        try {
            handler.handle(new Callback[] {name});
        } catch (IOException | UnsupportedCallbackException e) {
            throw new FailedLoginException("no name was given");
        }
        try {
            handler.handle(new Callback[] {password});
        } catch (IOException | UnsupportedCallbackException e) {
            return new Given(name.getName(), null);
        }
        char[] typed = password.getPassword();
        password.clearPassword();
        return new Given(name.getName(), typed);
    }

    /** From where; empty where that is not known. */
    final String address() {
        return subject.getPrincipals(ClientPrincipal.class).stream()
                .map(ClientPrincipal::getAddress)
                .findFirst()
                .orElse("");
    }

    /** A login of ours. */
    final void accept(String name, boolean console) {
        principals.add(new UserPrincipal(name));
        if (console) {
            CONSOLE.forEach(role -> principals.add(new RolePrincipal(role)));
        }
    }

    static FailedLoginException failed(ShifanException e) {
        FailedLoginException out = new FailedLoginException(e.message().in(Language.EN));
        out.initCause(e);
        return out;
    }

    @Override
    public boolean commit() throws LoginException {
        subject.getPrincipals().addAll(principals);
        return !principals.isEmpty();
    }

    @Override
    public boolean abort() throws LoginException {
        principals.clear();
        return true;
    }

    @Override
    public boolean logout() throws LoginException {
        subject.getPrincipals().removeAll(principals);
        principals.clear();
        return true;
    }
}
