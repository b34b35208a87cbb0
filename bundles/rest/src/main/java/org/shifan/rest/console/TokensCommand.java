// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.console;

import java.time.Instant;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;

import org.shifan.rest.store.RestStore;
import org.shifan.rest.store.Token;

/** Lists the tokens of the HTTP API. */
@Service
@Command(scope = "shifan", name = "tokens", description = "List the tokens of the HTTP API / 列出 HTTP 接口令牌")
public final class TokensCommand extends TokenCommand {
    @Option(name = "--account", description = "Only those of this account / 仅限此账号")
    String account;

    @Override
    void run(RestStore store) {
        ShellTable table = new ShellTable();
        for (String column : new String[] {"number", "account", "label", "issued", "expires", "standing"}) {
            table.column(say("console.column." + column));
        }
        Instant now = Instant.now();
        for (Token token : store.tokens(account)) {
            table.addRow()
                    .addContent(
                            token.id(),
                            token.account(),
                            token.label(),
                            token.issued(),
                            token.expires(),
                            standing(token, now));
        }
        table.print(System.out);
    }

    private String standing(Token token, Instant now) {
        if (token.revoked() != null) {
            return say("console.revoked", token.revoked(), token.revokedBy());
        }
        return say(token.valid(now) ? "console.valid" : "console.expired");
    }
}
