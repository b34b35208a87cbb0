// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.release.CriteriaReleases;
import org.shifan.api.release.Rollback;

/** Returns to the version before; what was decided meanwhile is listed and stays. */
@Service
@Command(
        scope = "shifan",
        name = "criteria-rollback",
        description = "Return to the version before and list the decisions made meanwhile / 回退到上一版本，并列出其间所作的决定")
public class CriteriaRollbackCommand extends ReleaseCommand<Rollback> {

    @Override
    Rollback answer() {
        return service(CriteriaReleases.class).rollback(id(), actor(), reason());
    }

    @Override
    void show(Rollback done) {
        standing(done.from());
        standing(done.to());
        out().println(say("criteria.rollback.decisions", done.decisions().size()));
        if (!done.decisions().isEmpty()) {
            Evaluations.printSummaries(done.decisions(), this);
        }
    }
}
