// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.release.CriteriaReleases;

/** Takes back a set that is on its way into force. */
@Service
@Command(
        scope = "shifan",
        name = "criteria-withdraw",
        description =
                "Take back a criteria set that was submitted or approved and is not in force yet / 撤回已提交或已批准、尚未生效的评估标准")
public class CriteriaWithdrawCommand extends ReleaseCommand<CriteriaSet> {

    @Override
    CriteriaSet answer() {
        return service(CriteriaReleases.class).withdraw(id(), version(), actor(), reason());
    }

    @Override
    void show(CriteriaSet s) {
        standing(s);
    }
}
