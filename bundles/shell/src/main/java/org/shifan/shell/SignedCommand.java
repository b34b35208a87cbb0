// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;

import org.shifan.api.evaluation.VerdictOverride;

/** A command by which a named person says something about an official result. */
abstract class SignedCommand extends DecisionCommand<VerdictOverride> {

    @Argument(name = "number", required = true, description = "The evaluation's number / 评估编号")
    String number;

    final long evaluation() {
        return ReplayCommand.evaluation("NUMBER", number);
    }

    @Override
    void show(VerdictOverride entry) {
        String state = entry.confirmed() == null ? "override.pending" : "override.confirmed";
        out().println(say(
                state,
                entry.id(),
                entry.evaluation(),
                OverridesCommand.what(entry),
                person(entry.actor()),
                entry.confirmer() == null ? "-" : person(entry.confirmer())));
    }
}
