// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.login;

import javax.security.auth.login.LoginException;

import org.shifan.api.text.ShifanException;

/** The first module: it lets nobody in, and keeps some out before a password is looked at. */
public final class GateModule extends AskingModule {
    private LoginDesk.Try entering;

    @Override
    public boolean login() throws LoginException {
        Given given = ask();
        LoginDesk.Try wanted = new LoginDesk.Try(given.name(), address(), given.password() != null);
        try {
            desk().enter(wanted);
        } catch (ShifanException e) {
            throw failed(e);
        }
        entering = wanted;
        return false;
    }

    @Override
    public boolean commit() throws LoginException {
        if (entering != null) {
            desk().succeeded(entering);
        }
        return super.commit();
    }

    @Override
    public boolean abort() throws LoginException {
        if (entering != null) {
            desk().failed(entering);
            entering = null;
        }
        return super.abort();
    }
}
