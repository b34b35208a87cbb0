// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;

import org.shifan.api.identity.Account;

/** A command that does something with one account, for a reason. */
abstract class AccountCommand extends OneArgumentCommand<Account> {

    @Argument(index = 0, name = "name", required = true, description = "The account / 账号")
    @Completion(AccountCompleter.class)
    String name;

    @Option(name = "--reason", description = "Why / 理由")
    String reason;

    @Override
    final Account answer() throws IOException {
        return change(need("--reason", reason));
    }

    abstract Account change(String why) throws IOException;

    @Override
    void show(Account account) {
        AccountsCommand.table(this, List.of(account)).print(out());
    }

    /** Asks without showing or keeping what is typed. */
    final char[] secret(String key) throws IOException {
        String typed = session == null ? null : session.readLine(say(key, name), '*');
        if (typed == null || typed.isEmpty()) {
            throw refuse("account.password.none");
        }
        return typed.toCharArray();
    }

    final char[] newSecret() throws IOException {
        char[] first = secret("account.password.new");
        char[] again = secret("account.password.again");
        boolean same = Arrays.equals(first, again);
        Arrays.fill(again, ' ');
        if (!same) {
            Arrays.fill(first, ' ');
            throw refuse("account.password.differ");
        }
        return first;
    }
}
