// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.operations.Doctor;
import org.shifan.api.operations.Finding;
import org.shifan.api.operations.Finding.Grade;

/** Examines the running system; fails when officers cannot work. */
@Service
@Command(scope = "shifan", name = "doctor", description = "Examine the running system / 检查系统运行状况")
public class DoctorCommand extends ShifanCommand<List<Finding>> {

    @Override
    List<Finding> answer() {
        return service(Doctor.class).examine();
    }

    @Override
    void show(List<Finding> findings) {
        Table table = table().column("check").column("state").column("finding");
        for (Finding finding : findings) {
            Object title = finding.title();
            Object grade = Terms.of(finding.grade());
            for (var reason : finding.reasons()) {
                table.row(title, grade, reason);
                title = "";
                grade = "";
            }
        }
        table.print(out());
    }

    @Override
    void judge(List<Finding> findings) {
        long ill = findings.stream()
                .filter(f -> f.grade() == Grade.ILL || f.grade() == Grade.UNKNOWN)
                .count();
        if (ill > 0) {
            throw refuse("doctor.ill", ill);
        }
    }
}
