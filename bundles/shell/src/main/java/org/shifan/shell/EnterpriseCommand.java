// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;

/** Shows an enterprise with its memberships and grants. */
@Service
@Command(
        scope = "shifan",
        name = "enterprise",
        description = "Show an enterprise, its memberships and grants / 显示企业、入区情况和称号等级")
public class EnterpriseCommand extends OneArgumentCommand<Views.EnterpriseDetail> {

    @Argument(
            name = "code",
            required = true,
            description = "Organisation code or unified social credit code / 组织机构代码或统一社会信用代码")
    @Completion(EnterpriseCompleter.class)
    String code;

    @Override
    Views.EnterpriseDetail answer() {
        Enterprise found = service(EnterpriseRegistry.class).require(code);
        return new Views.EnterpriseDetail(
                found,
                service(Memberships.class).history(found.code()),
                service(Grants.class).history(Subject.enterprise(found.code())));
    }

    @Override
    void show(Views.EnterpriseDetail detail) {
        Enterprise e = detail.enterprise();
        out().println(e.code() + "  " + e.name());
        out().println(say(
                "enterprise.codes",
                e.socialCreditCode().map(Object::toString).orElse("-"),
                e.division(),
                e.bureau(),
                Terms.truth(e.synthetic())));
        out().println();
        Table memberships =
                table().number("number").column("zone").column("period").column("granted-by");
        memberships.column("granted-on").column("reason").column("ended");
        detail.memberships()
                .forEach(m -> memberships.row(
                        m.id(),
                        m.zone(),
                        m.period(),
                        m.admitted().by(),
                        m.admitted().on(),
                        m.admitted().reason(),
                        m.end().map(d -> d.on() + " " + d.reason()).orElse("-")));
        memberships.print(out());
        out().println();
        ZoneCommand.printGrants(detail.grants(), table()).print(out());
    }
}
