// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;
import java.util.stream.Collectors;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.identity.Account;
import org.shifan.api.identity.Accounts;
import org.shifan.api.identity.Assignment;

/** Lists accounts. */
@Service
@Command(scope = "shifan", name = "accounts", description = "List accounts and their roles / 列出账号及其角色")
public class AccountsCommand extends ShifanCommand<List<Account>> {

    @Override
    List<Account> answer() {
        return service(Accounts.class).list();
    }

    @Override
    void show(List<Account> accounts) {
        table(this, accounts).print(out());
    }

    static Table table(ShifanCommand<?> command, List<Account> accounts) {
        Table table = command.table().column("account").column("person").column("roles");
        table.column("console").column("blocked").column("password-set");
        accounts.forEach(account -> table.row(
                account.name(),
                account.person(),
                account.assignments().stream().map(Assignment::toString).collect(Collectors.joining(", ")),
                Terms.truth(account.console()),
                Terms.truth(account.blocked()),
                account.passwordSet().atZone(command.clock.getZone()).toLocalDate()));
        return table;
    }
}
