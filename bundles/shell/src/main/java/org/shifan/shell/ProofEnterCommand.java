// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.Proof;
import org.shifan.api.facilitation.Proofs;

/** Takes in an own declaration or the result of a third party. */
@Service
@Command(
        scope = "shifan",
        name = "proof-enter",
        description = "Take in an own declaration or a third party's result / 受理企业自我声明或第三方结果")
public class ProofEnterCommand extends DecisionCommand<Proof> {

    @Argument(name = "declaration", required = true, description = "The declaration's number / 报检号")
    String declaration;

    @Option(
            name = "--laboratory",
            description = "The third party; without it the enterprise's own declaration / 第三方，缺省为企业自我声明")
    String laboratory;

    @Option(name = "--report", description = "The report's number / 报告或声明编号")
    String report;

    @Option(name = "--issued", description = "The day of the report; the day of the decision by default / 报告日期，默认受理日")
    String issued;

    @Override
    Proof answer() {
        String number = need("--report", report);
        Decision decision = decision();
        LocalDate day = date(issued, decision.on());
        return service(Proofs.class).handIn(declaration, laboratory, number, day, decision);
    }

    @Override
    void show(Proof proof) {
        ProofsCommand.print(this, List.of(proof));
    }
}
