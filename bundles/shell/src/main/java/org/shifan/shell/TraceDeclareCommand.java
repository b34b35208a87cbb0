// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Trace;

/** Declares as an investigator whether one has an interest in the case. */
@Service
@Command(
        scope = "shifan",
        name = "trace-declare",
        description = "Declare as an investigator whether one has an interest in the case / 调查人声明有无利害关系")
public class TraceDeclareCommand extends TraceStepCommand {

    @Option(name = "--interest", description = "There is one; without it: there is none / 有利害关系；不写则为无")
    boolean interest;

    @Override
    Trace answer() {
        Trace.Declared declared = interest ? Trace.Declared.INTEREST : Trace.Declared.NONE;
        return traces().declare(trace(), declared, decision());
    }
}
