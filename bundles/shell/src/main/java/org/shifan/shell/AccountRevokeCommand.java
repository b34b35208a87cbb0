// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.identity.Account;
import org.shifan.api.identity.Accounts;
import org.shifan.api.identity.Assignment;

/** Take a role from an account. */
@Service
@Command(scope = "shifan", name = "account-revoke", description = "Take a role from an account / 收回账号角色")
public class AccountRevokeCommand extends AccountCommand {

    @Option(name = "--role", description = "Such as bureau-officer@bureau:jiangsu / 角色@辖区")
    String role;

    @Override
    Account change(String why) {
        Assignment assignment = Assignment.of(need("--role", role));
        return service(Accounts.class).revoke(name, assignment, why);
    }
}
