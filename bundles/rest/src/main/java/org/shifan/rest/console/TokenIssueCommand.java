// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.console;

import java.time.Clock;
import java.util.Optional;

import javax.security.auth.Subject;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.identity.Identities;
import org.shifan.rest.security.Gatekeeper;
import org.shifan.rest.store.RestStore;

/** Issues a token of the HTTP API for whoever is logged in. */
@Service
@Command(
        scope = "shifan",
        name = "token-issue",
        description = "Issue a token of the HTTP API for oneself / 为本人签发 HTTP 接口令牌")
public final class TokenIssueCommand extends TokenCommand {
    @Argument(name = "label", required = true, description = "What it is for / 用途")
    String label;

    @Option(name = "--days", description = "For how many days, 1 to 366; 90 by default / 有效天数，1 至 366，默认 90")
    int days = 90;

    @Reference(optional = true)
    Identities identities;

    @Override
    void run(RestStore store) {
        Subject subject = subject();
        Gatekeeper.Issued issued =
                Gatekeeper.issue(store, Optional.ofNullable(identities), subject, label, days, Clock.systemUTC());
        System.out.println(say(
                "rest.console.issued",
                issued.kept().id(),
                issued.kept().account(),
                issued.kept().expires()));
        System.out.println(issued.token());
    }
}
