// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.identity.Accounts;

/** Ends the wait after wrong passwords. */
@Service
@Command(
        scope = "shifan",
        name = "account-unlock",
        description = "End the wait of an account or an address after wrong passwords / 解除账号或地址的登录等待")
public class AccountUnlockCommand extends OneArgumentCommand<Boolean> {

    @Argument(index = 0, name = "what", required = true, description = "The account or the address / 账号或地址")
    String what;

    @Option(name = "--reason", description = "Why / 理由")
    String reason;

    @Override
    Boolean answer() {
        String why = need("--reason", reason);
        return service(Accounts.class).unlock(what, why);
    }

    @Override
    void show(Boolean waited) {
        out().println(waited ? say("account.unlocked", what) : say("account.unlocked.none", what));
    }
}
