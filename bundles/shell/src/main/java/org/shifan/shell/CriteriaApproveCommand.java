// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.release.CriteriaReleases;

/** Agrees to a set that another person submitted. */
@Service
@Command(
        scope = "shifan",
        name = "criteria-approve",
        description = "Approve a submitted criteria set; a second person does / 批准已提交的评估标准（须由另一人）")
public class CriteriaApproveCommand extends ReleaseCommand<CriteriaSet> {

    @Option(name = "--on", description = "From which day; that of the submission by default / 生效日，默认按提交时所定")
    String on;

    @Override
    CriteriaSet answer() {
        return service(CriteriaReleases.class).approve(id(), version(), date(on, null), by(by), reason());
    }

    @Override
    void show(CriteriaSet s) {
        standing(s);
    }
}
