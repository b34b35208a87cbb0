// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;

import org.apache.karaf.shell.api.action.Option;

import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;

/** A command by which a named person decides something. */
abstract class DecisionCommand<A> extends OneArgumentCommand<A> {

    @Option(
            name = "--by",
            description = "For whom the account says so that is logged in; for itself by default / 当前登录账号代何人办理，默认本人")
    String by;

    @Option(name = "--reason", description = "Why / 理由")
    String reason;

    @Option(name = "--evidence", description = "What it rests on / 依据")
    String evidence;

    @Option(name = "--on", description = "The day of the decision; today by default / 决定日，默认今天")
    String on;

    final Actor actor() {
        return actor(by);
    }

    final Decision decision() {
        LocalDate day = date(on, today());
        return new Decision(actor().by(), day, need("--reason", reason), evidence);
    }
}
