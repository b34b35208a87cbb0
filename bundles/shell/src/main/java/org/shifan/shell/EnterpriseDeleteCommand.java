// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.RegisterCorrections;

/** Takes back an enterprise that was entered by mistake. */
@Service
@Command(
        scope = "shifan",
        name = "enterprise-delete",
        description = "Take back an enterprise of which nothing else is kept; its entries stay / 删除没有其他数据的误登企业，登记历史保留")
public class EnterpriseDeleteCommand extends DecisionCommand<Enterprise> {

    @Argument(
            name = "code",
            required = true,
            description = "Organisation code or unified social credit code / 组织机构代码或统一社会信用代码")
    @Completion(EnterpriseCompleter.class)
    String code;

    @Override
    Enterprise answer() {
        Decision why = decision();
        return service(RegisterCorrections.class)
                .deleteEnterprise(
                        service(EnterpriseRegistry.class).require(code).code(), why);
    }

    @Override
    void show(Enterprise wrong) {
        out().println(say("enterprise.deleted", wrong.code(), wrong.name()));
    }
}
