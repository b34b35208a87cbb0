// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.evaluation.Overrides;
import org.shifan.api.evaluation.VerdictOverride;

/** Put another verdict forward for an official evaluation. */
@Service
@Command(
        scope = "shifan",
        name = "override",
        description = "Put another verdict forward for an official evaluation / 对正式评估提出改判")
public class OverrideCommand extends SignedCommand {

    @Option(name = "--verdict", description = "PASS, FAIL or FAIL_VETO / 改判的结论")
    @Completion(VerdictCompleter.class)
    String verdict;

    @Option(name = "--total", description = "A total to stand beside the computed one / 改判的总分")
    String total;

    @Override
    VerdictOverride answer() {
        return service(Overrides.class)
                .propose(
                        evaluation(),
                        DecisionsCommand.verdict(need("--verdict", verdict)),
                        total == null ? null : DecisionsCommand.decimal(total),
                        actor(),
                        decision());
    }
}
