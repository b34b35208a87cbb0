// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.SocialCreditCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.RegisterCorrections;

/** Corrects the master data of an enterprise; what is not named stays. */
@Service
@Command(
        scope = "shifan",
        name = "enterprise-correct",
        description = "Correct the entry of an enterprise; what it was is kept / 更正企业登记，原登记保留")
public class EnterpriseCorrectCommand extends DecisionCommand<Enterprise> {
    private static final String NONE = "none";

    @Argument(
            name = "code",
            required = true,
            description = "Organisation code or unified social credit code / 组织机构代码或统一社会信用代码")
    @Completion(EnterpriseCompleter.class)
    String code;

    @Option(name = "--name", description = "The name / 名称")
    String name;

    @Option(name = "--division", description = "Where it lies, GB/T 2260 / 行政区划代码")
    String division;

    @Option(name = "--credit-code", description = "The unified social credit code, or none / 统一社会信用代码，none 为没有")
    String creditCode;

    @Override
    Enterprise answer() {
        Decision why = decision();
        Enterprise before = service(EnterpriseRegistry.class).require(code);
        SocialCreditCode credit = before.creditCode();
        if (creditCode != null) {
            credit = creditCode.equals(NONE) ? null : SocialCreditCode.of(creditCode);
        }
        return service(RegisterCorrections.class)
                .correctEnterprise(
                        new Enterprise(
                                before.code(),
                                credit,
                                name == null
                                        ? before.name()
                                        : need("--name", name).strip(),
                                division == null ? before.division() : DivisionCode.of(division),
                                before.bureau(),
                                before.synthetic()),
                        why);
    }

    @Override
    void show(Enterprise right) {
        out().println(say(
                "enterprise.corrected",
                right.code(),
                right.name(),
                right.division(),
                right.socialCreditCode().map(SocialCreditCode::value).orElse("-")));
    }
}
