// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.release.CriteriaReleases;

/** Puts an accepted set forward. */
@Service
@Command(
        scope = "shifan",
        name = "criteria-submit",
        description = "Put an accepted criteria set forward to be in force / 提交评估标准待批准")
public class CriteriaSubmitCommand extends ReleaseCommand<CriteriaSet> {

    @Option(name = "--on", description = "From which day; as soon as it is approved by default / 生效日，默认批准即生效")
    String on;

    @Override
    CriteriaSet answer() {
        return service(CriteriaReleases.class).submit(id(), version(), date(on, null), actor(), reason());
    }

    @Override
    void show(CriteriaSet s) {
        standing(s);
    }
}
