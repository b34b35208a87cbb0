// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.Arrays;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Cause;
import org.shifan.api.quality.Trace;

/** Reviews a complete trace and names the cause. */
@Service
@Command(scope = "shifan", name = "trace-review", description = "Review a complete trace and name the cause / 复核并认定原因")
public class TraceReviewCommand extends TraceStepCommand {

    @Option(
            name = "--cause",
            description = "foreign-rules, foreign-market, foreign-design, capability, malice or not-quality / 原因")
    @Completion(CauseCompleter.class)
    String cause;

    @Override
    Trace answer() {
        String word = need("--cause", cause);
        Cause found = Arrays.stream(Cause.values())
                .filter(one -> one.code().equals(word))
                .findFirst()
                .orElseThrow(() -> refuse(
                        "trace.no-cause",
                        word,
                        String.join(
                                ", ",
                                Arrays.stream(Cause.values()).map(Cause::code).toList())));
        return traces().review(trace(), found, decision());
    }
}
