// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Complaints;

/** Enters a complaint that came by letter or telephone. */
@Service
@Command(
        scope = "shifan",
        name = "complaint-submit",
        description = "Enter a complaint or report about quality; prints its receipt once / 录入投诉举报，回执号只显示一次")
public class ComplaintSubmitCommand extends ShifanCommand<Complaints.Receipt> {

    @Option(name = "--bureau", description = "To this bureau / 受理的局")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--text", description = "What happened / 情况说明")
    String text;

    @Option(name = "--about", description = "Whom it is about / 被投诉举报者")
    String about;

    @Option(name = "--product", description = "The goods / 产品")
    String product;

    @Option(name = "--name", description = "Who complains; sealed / 举报人姓名（封存）")
    String name;

    @Option(name = "--contact", description = "Where the reporter can be reached; sealed / 联系方式（封存）")
    String contact;

    @Override
    Complaints.Receipt answer() {
        Complaints.Submission submission = new Complaints.Submission(
                requireBureau(need("--bureau", bureau)), about, product, need("--text", text), name, contact);
        return service(Complaints.class).submit(submission, "");
    }

    @Override
    void show(Complaints.Receipt receipt) {
        out().println(say("complaint.receipt", receipt.code(), receipt.due()));
    }
}
