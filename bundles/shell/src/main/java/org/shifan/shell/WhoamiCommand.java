// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Collectors;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.identity.Assignment;
import org.shifan.api.identity.Identities;
import org.shifan.api.identity.Identity;

/** Who is logged in, and as what. */
@Service
@Command(scope = "shifan", name = "whoami", description = "Who is logged in, with which roles / 当前登录账号及角色")
public class WhoamiCommand extends ShifanCommand<Identity> {

    @Override
    Identity answer() {
        return service(Identities.class).who();
    }

    @Override
    void show(Identity who) {
        String roles = who.assignments().stream().map(Assignment::toString).collect(Collectors.joining(", "));
        out().println(who.loggedIn() ? who.account() + ": " + roles : say("account.nobody", roles));
    }
}
