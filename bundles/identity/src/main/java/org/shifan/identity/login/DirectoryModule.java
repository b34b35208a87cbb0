// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.login;

import java.util.Optional;

import javax.security.auth.login.LoginException;

import org.shifan.api.text.ShifanException;
import org.shifan.identity.directory.Directory;

/** Lets people of the directory in. */
public final class DirectoryModule extends AskingModule {
    @Override
    public boolean login() throws LoginException {
        Given given = ask();
        if (given.name() == null || given.password() == null) {
            return false;
        }
        try {
            Optional<Directory.Member> member = desk().inDirectory(given.name(), given.password());
            member.ifPresent(each -> accept(each.name(), each.console()));
            return member.isPresent();
        } catch (ShifanException e) {
            throw failed(e);
        }
    }
}
