// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.login;

import java.util.Optional;

import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;

import org.shifan.api.identity.Account;
import org.shifan.api.text.ShifanException;

/**
 * Lets accounts of the tables in. A name that is not there is left to the modules behind; one that is there is let in by its
 * password or not at all, whoever else may have that name.
 */
public final class TableModule extends AskingModule {
    @Override
    public boolean login() throws LoginException {
        Given given = ask();
        if (given.name() == null || given.password() == null) {
            return false;
        }
        try {
            Optional<Account> account = desk().inTables(given.name(), given.password());
            if (account.isEmpty() && desk().known(given.name())) {
                throw new FailedLoginException("the password is another one");
            }
            account.ifPresent(each -> accept(each.name(), each.console()));
            return account.isPresent();
        } catch (ShifanException e) {
            throw failed(e);
        }
    }
}
