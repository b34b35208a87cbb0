// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.security;

import java.util.Optional;

import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the realm {@code karaf}, as the console does. */
final class RealmLogin implements Login {
    private static final Logger LOG = LoggerFactory.getLogger(RealmLogin.class);
    private static final String REALM = "karaf";

    @Override
    public Optional<Subject> login(String name, char[] password, String address) {
        Subject subject = new Subject();
        // By it the realm counts who guesses.
        subject.getPrincipals().add(new ClientPrincipal("http", address));
        try {
            new LoginContext(REALM, subject, callbacks -> {
                        for (Callback callback : callbacks) {
                            if (callback instanceof NameCallback asked) {
                                asked.setName(name);
                            } else if (callback instanceof PasswordCallback asked) {
                                asked.setPassword(password);
                            } else {
                                throw new UnsupportedCallbackException(callback);
                            }
                        }
                    })
                    .login();
        } catch (LoginException e) {
            LOG.debug("'{}' is not let in", name, e);
            return Optional.empty();
        }
        return Optional.of(subject);
    }
}
