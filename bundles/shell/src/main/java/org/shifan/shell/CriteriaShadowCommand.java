// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.release.CriteriaReleases;

/** Evaluates by a set in shadow; the results are in no ranking. */
@Service
@Command(
        scope = "shifan",
        name = "criteria-shadow",
        description = "Evaluate all zones by a set that is not in force yet / 用尚未生效的标准并行试评")
public class CriteriaShadowCommand extends ReleaseCommand<List<Views.Ranked>> {

    @Option(name = "--year", description = "Whose facts; last year by default / 数据年度，默认去年")
    String year;

    @Override
    List<Views.Ranked> answer() {
        Progress progress = new Progress(clock, this::tell);
        return Evaluations.rank(service(CriteriaReleases.class)
                .shadow(id(), version(), year(year, today()), actor(), reason(), progress::items));
    }

    @Override
    void show(List<Views.Ranked> zones) {
        Evaluations.print(zones, this);
        out().println(say("criteria.shadow"));
    }
}
