// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Cases;

/** Attaches a paper to a case. */
@Service
@Command(scope = "shifan", name = "case-attach", description = "Attach a paper to a case / 为案件附材料")
public class CaseAttachCommand extends SignedCaseCommand {

    @Argument(index = 0, name = "number", required = true, description = "The case's number / 案件编号")
    @Completion(CaseCompleter.class)
    String number;

    @Argument(index = 1, name = "file", required = true, description = "The file, at most 20 MiB / 文件，至多 20 MiB")
    @Completion(FileCompleter.class)
    String file;

    @Option(name = "--as", description = "What it is, such as application or self-assessment / 材料名称")
    String kind;

    @Override
    Case answer() {
        return service(Cases.class).attach(caseNumber(number), need("--as", kind), path(file), signature());
    }
}
