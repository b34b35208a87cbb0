// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.identity.Accounts;

/** What was done with an account. */
@Service
@Command(scope = "shifan", name = "account-history", description = "What was done with an account / 账号变更记录")
public class AccountHistoryCommand extends OneArgumentCommand<List<Accounts.Step>> {

    @Argument(index = 0, name = "name", required = true, description = "The account / 账号")
    @Completion(AccountCompleter.class)
    String name;

    @Override
    List<Accounts.Step> answer() {
        return service(Accounts.class).history(name);
    }

    @Override
    void show(List<Accounts.Step> steps) {
        Table table = table().column("entered")
                .column("action")
                .column("detail")
                .column("by")
                .column("reason");
        steps.forEach(step -> table.row(
                step.at().atZone(clock.getZone()).toLocalDateTime().withNano(0),
                step.what(),
                step.detail(),
                step.by(),
                step.reason()));
        table.print(out());
    }
}
