// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.console;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.rest.security.Principals;
import org.shifan.rest.store.RestStore;
import org.shifan.rest.store.Token;

/** Revokes a token of the HTTP API. */
@Service
@Command(scope = "shifan", name = "token-revoke", description = "Revoke a token of the HTTP API / 撤销 HTTP 接口令牌")
public final class TokenRevokeCommand extends TokenCommand {
    @Argument(name = "number", required = true, description = "Its number / 编号")
    long number;

    @Option(name = "--reason", required = true, description = "Why / 理由")
    String reason;

    @Override
    void run(RestStore store) {
        Token token = store.revoke(number, null, Principals.account(subject()), reason);
        System.out.println(say("rest.console.revoked", token.id(), token.account()));
    }
}
