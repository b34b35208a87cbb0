// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.identity.Account;
import org.shifan.api.identity.Accounts;

/** Adds an account, which has no roles yet. */
@Service
@Command(
        scope = "shifan",
        name = "account-add",
        description = "Add an account; the password is asked for / 新增账号（随后输入密码）")
public class AccountAddCommand extends AccountCommand {

    @Option(name = "--person", description = "Whose it is / 姓名")
    String person;

    @Option(name = "--console", description = "It may use the console by SSH / 可通过 SSH 使用控制台")
    boolean console;

    @Override
    Account change(String why) throws IOException {
        String whose = need("--person", person);
        char[] password = newSecret();
        return service(Accounts.class).add(name, whose, console, password, why);
    }
}
