// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.identity.Account;
import org.shifan.api.identity.Accounts;

/** Lets an account use the console, or no longer. */
@Service
@Command(
        scope = "shifan",
        name = "account-console",
        description = "Let an account use the console by SSH, with --no no longer / 允许账号通过 SSH 使用控制台，--no 为收回")
public class AccountConsoleCommand extends AccountCommand {

    @Option(name = "--no", description = "No longer / 收回")
    boolean no;

    @Override
    Account change(String why) {
        return service(Accounts.class).console(name, !no, why);
    }
}
