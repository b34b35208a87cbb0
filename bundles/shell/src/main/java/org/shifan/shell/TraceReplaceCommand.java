// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Trace;

/** Puts another in an investigator's place. */
@Service
@Command(scope = "shifan", name = "trace-replace", description = "Put another in an investigator's place / 更换调查人")
public class TraceReplaceCommand extends TraceStepCommand {

    @Option(name = "--former", description = "Who leaves / 被替换的调查人")
    String former;

    @Option(name = "--with", description = "Who comes / 接替的调查人")
    String with;

    @Override
    Trace answer() {
        return traces().replace(trace(), need("--former", former), need("--with", with), decision());
    }
}
