// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.SocialCreditCode;
import org.shifan.api.core.EnterpriseLine;
import org.shifan.api.core.RegisterCorrections;

/** Lists every entry that an enterprise ever had, also of one that was taken back. */
@Service
@Command(
        scope = "shifan",
        name = "enterprise-history",
        description = "List every entry that an enterprise ever had / 列出企业的全部登记历史")
public class EnterpriseHistoryCommand extends OneArgumentCommand<List<EnterpriseLine>> {

    @Argument(
            name = "code",
            required = true,
            description = "Organisation code or unified social credit code / 组织机构代码或统一社会信用代码")
    String code;

    @Override
    List<EnterpriseLine> answer() {
        return service(RegisterCorrections.class).enterprise(code);
    }

    @Override
    void show(List<EnterpriseLine> lines) {
        Table table = table().column("recorded")
                .column("name")
                .column("division")
                .column("credit-code")
                .column("removed")
                .column("by")
                .column("reason");
        lines.forEach(line -> table.row(
                LocalDate.ofInstant(line.recorded(), clock.getZone()),
                line.enterprise().name(),
                line.enterprise().division(),
                line.enterprise()
                        .socialCreditCode()
                        .map(SocialCreditCode::value)
                        .orElse("-"),
                Terms.truth(line.removed()),
                line.decision().by(),
                line.decision().reason()));
        table.print(out());
    }
}
