// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.identity.Account;
import org.shifan.api.identity.Accounts;

/** Names of accounts. */
@Service
public class AccountCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return ask(Accounts.class, accounts -> accounts.list().stream().map(Account::name));
    }
}
