// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.operations.Integrity;
import org.shifan.api.operations.IntegrityFindings;

/** Proves that rows, sums, archive and audit log agree and nothing is lost or doubled; fails while something does not. */
@Service
@Command(
        scope = "shifan",
        name = "check",
        description = "Prove that records, sums, archive and audit log agree / 核对记录、汇总数、存档和审计日志是否一致")
public class CheckCommand extends ShifanCommand<List<Integrity.Part>> {

    @Override
    List<Integrity.Part> answer() {
        return service(Integrity.class).check();
    }

    @Override
    void show(List<Integrity.Part> parts) {
        Table table = table().column("check").column("finding").column("outcome");
        parts.forEach(part -> table.row(
                part.title(),
                part.findings() == null ? part.broke() : part.findings().summary(),
                outcome(part)));
        table.print(out());
        for (Integrity.Part part : parts) {
            if (part.findings() != null) {
                show(part.findings());
            }
        }
        if (parts.stream().allMatch(Integrity.Part::sound)) {
            out().println(say("check.sound"));
        }
    }

    private String outcome(Integrity.Part part) {
        if (part.findings() == null) {
            return say("check.broke");
        }
        return part.sound()
                ? say("check.agrees")
                : say("check.faults", part.findings().faults());
    }

    private void show(IntegrityFindings findings) {
        findings.first().forEach(fault -> out().println(fault.in(language())));
        if (findings.faults() > findings.first().size()) {
            out().println(say("check.more", findings.faults() - findings.first().size()));
        }
        findings.remarks().forEach(remark -> out().println(remark.in(language())));
    }

    @Override
    void judge(List<Integrity.Part> parts) {
        List<String> unsound = parts.stream()
                .filter(part -> !part.sound())
                .map(Integrity.Part::check)
                .toList();
        if (!unsound.isEmpty()) {
            throw refuse("check.refused", String.join(", ", unsound));
        }
    }
}
