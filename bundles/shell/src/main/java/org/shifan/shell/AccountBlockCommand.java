// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.identity.Account;
import org.shifan.api.identity.Accounts;

/** Let an account do nothing. */
@Service
@Command(scope = "shifan", name = "account-block", description = "Let an account do nothing / 停用账号")
public class AccountBlockCommand extends AccountCommand {

    @Override
    Account change(String why) {
        return service(Accounts.class).block(name, why);
    }
}
