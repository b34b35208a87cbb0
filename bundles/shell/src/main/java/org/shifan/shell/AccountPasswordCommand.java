// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.identity.Account;
import org.shifan.api.identity.Accounts;

/** Sets a password. */
@Service
@Command(
        scope = "shifan",
        name = "account-password",
        description = "Set a password, which is asked for; one's own asks for the present one / 设置密码（修改本人密码须输入当前密码）")
public class AccountPasswordCommand extends AccountCommand {

    @Override
    Account change(String why) throws IOException {
        char[] present = name.equals(LoggedIn.account()) ? secret("account.password.present") : null;
        char[] password = newSecret();
        return service(Accounts.class).password(name, present, password, why);
    }
}
