// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Complaints;

/** Opens the sealed name of whoever complained; that it was opened is kept. */
@Service
@Command(
        scope = "shifan",
        name = "complaint-reporter",
        description = "Open the sealed name of who complained; who did so and why is kept / 启封举报人身份，启封人和理由留档")
public class ComplaintReporterCommand extends OneArgumentCommand<Complaints.Reporter> {

    @Argument(name = "number", required = true, description = "The complaint's number / 投诉举报编号")
    String number;

    @Option(name = "--reason", description = "Why / 理由")
    String reason;

    @Override
    Complaints.Reporter answer() {
        return service(Complaints.class).reporter(number("NUMBER", number, 1), actor(null), need("--reason", reason));
    }

    @Override
    void show(Complaints.Reporter reporter) {
        out().println(say("complaint.reporter", reporter.name(), reporter.contact()));
    }
}
