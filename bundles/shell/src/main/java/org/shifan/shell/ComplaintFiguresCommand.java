// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Complaint;
import org.shifan.api.quality.Complaints;

/** The figures of complaints that are published. */
@Service
@Command(
        scope = "shifan",
        name = "complaint-figures",
        description = "Count the complaints of a year by bureau / 按局统计一年的投诉举报")
public class ComplaintFiguresCommand extends ShifanCommand<List<Complaints.Figures>> {

    @Option(name = "--year", description = "The year; the last one by default / 年份，默认上一年")
    String year;

    @Override
    List<Complaints.Figures> answer() {
        return service(Complaints.class).figures(year(year, today()));
    }

    @Override
    void show(List<Complaints.Figures> figures) {
        Table table = table().column("bureau")
                .number("received")
                .number("anonymous")
                .number("in-time")
                .number("late")
                .number("open-yet");
        for (Complaint.Outcome outcome : Complaint.Outcome.values()) {
            table.number("outcome-" + outcome.code());
        }
        table.number("average-days");
        for (Complaints.Figures f : figures) {
            table.row(
                    f.bureau(),
                    f.received(),
                    f.anonymous(),
                    f.inTime(),
                    f.late(),
                    f.open(),
                    f.outcomes().getOrDefault(Complaint.Outcome.CONFIRMED, 0),
                    f.outcomes().getOrDefault(Complaint.Outcome.UNFOUNDED, 0),
                    f.outcomes().getOrDefault(Complaint.Outcome.PASSED_ON, 0),
                    f.outcomes().getOrDefault(Complaint.Outcome.NOT_ACCEPTED, 0),
                    f.averageDays());
        }
        table.print(out());
    }
}
