// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Option;

import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Signature;

/** A command by which somebody does something in a case, for a day and with a reason. */
abstract class SignedCaseCommand extends TwoArgumentCommand<Case> {

    @Option(
            name = "--by",
            description = "For whom the account acts that is logged in; for itself by default / 当前登录账号代何人办理，默认本人")
    String by;

    @Option(name = "--reason", description = "Why / 理由")
    String reason;

    @Option(name = "--on", description = "The day for which it holds; today by default / 所属日期，默认今天")
    String on;

    final Signature signature() {
        return new Signature(actor(by), date(on, today()), need("--reason", reason));
    }

    /** @throws org.shifan.api.text.ShifanException {@code shell.number.form} */
    static long caseNumber(String text) {
        return number("NUMBER", text, 1);
    }

    @Override
    void show(Case shown) {
        new CaseText(this).print(shown, false);
    }
}
