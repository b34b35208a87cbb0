// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.lifecycle.Signature;
import org.shifan.api.mark.MarkCode;
import org.shifan.api.mark.MarkPermit;
import org.shifan.api.mark.Marks;

/** Withdraws a permission to use a mark. */
@Service
@Command(scope = "shifan", name = "mark-withdraw", description = "Withdraw a permission to use a mark / 撤销标志使用许可")
public class MarkWithdrawCommand extends DecisionCommand<MarkPermit> {

    @Argument(index = 0, name = "code", required = true, description = "The mark's code / 标志编码")
    String code;

    @Option(name = "--last-day", description = "The last day on which it holds; today by default / 终止日，默认今天")
    String lastDay;

    @Override
    MarkPermit answer() {
        Signature by = new Signature(actor(), date(on, today()), need("--reason", reason));
        return service(Marks.class).withdraw(MarkCode.of(code), date(lastDay, today()), evidence, by);
    }

    @Override
    void show(MarkPermit permit) {
        out().println(say("mark.withdrawn", permit.code(), permit.lastDay()));
    }
}
