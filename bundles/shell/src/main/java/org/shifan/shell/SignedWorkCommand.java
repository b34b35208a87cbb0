// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Option;

import org.shifan.api.lifecycle.Signature;
import org.shifan.api.work.Work;

/** A command by which somebody enters work or what follows, for a day and with a reason. */
abstract class SignedWorkCommand extends TwoArgumentCommand<Work> {

    @Option(
            name = "--set",
            multiValued = true,
            description = "field=value, as shifan:work-kinds lists them; may stand several times / 填写项=值，可多次填写")
    List<String> set;

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

    @Override
    void show(Work work) {
        WorkView.work(this, work);
    }
}
