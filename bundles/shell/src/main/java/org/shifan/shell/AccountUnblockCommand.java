// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.identity.Account;
import org.shifan.api.identity.Accounts;

/** Let a blocked account in again. */
@Service
@Command(scope = "shifan", name = "account-unblock", description = "Let a blocked account in again / 恢复账号")
public class AccountUnblockCommand extends AccountCommand {

    @Override
    Account change(String why) {
        return service(Accounts.class).unblock(name, why);
    }
}
