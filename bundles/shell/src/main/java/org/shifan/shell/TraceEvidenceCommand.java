// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Trace;

/** Hands in a document as an investigator. */
@Service
@Command(scope = "shifan", name = "trace-evidence", description = "Hand in a document as an investigator / 提交证据文件")
public class TraceEvidenceCommand extends TraceStepCommand {

    @Option(name = "--document", description = "Its number, or where it lies / 文号或存放处")
    String document;

    @Override
    Trace answer() {
        return traces().submit(trace(), need("--document", document), "", decision());
    }
}
