// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.analysis.PredictedRelease;
import org.shifan.api.analysis.Prediction;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.release.CriteriaReleases;
import org.shifan.api.text.ShifanException;

/** Agrees to a set that another person submitted. */
@Service
@Command(
        scope = "shifan",
        name = "criteria-approve",
        description = "Approve a submitted criteria set; a second person does / 批准已提交的评估标准（须由另一人）")
public class CriteriaApproveCommand extends ReleaseCommand<CriteriaSet> {

    @Option(name = "--on", description = "From which day; that of the submission by default / 生效日，默认按提交时所定")
    String on;

    @Option(
            name = "--as-shown",
            description = "Only if it does what this file of shifan:impact --prediction says / 仅当效果与该预测文件相同")
    String asShown;

    @Override
    CriteriaSet answer() {
        if (asShown != null) {
            Prediction shown = shown(path(asShown));
            if (!shown.id().equals(id())
                    || (version() != null && !shown.version().equals(version()))) {
                throw refuse("criteria.approve.other", asShown, shown.id(), shown.version(), set);
            }
            return service(PredictedRelease.class).approve(shown, date(on, null), actor(), reason());
        }
        return service(CriteriaReleases.class).approve(id(), version(), date(on, null), actor(), reason());
    }

    private static Prediction shown(Path file) {
        try {
            return Prediction.parse(Files.readString(file));
        } catch (IOException e) {
            throw new ShifanException(ShellMessages.M.message("shell.file.unreadable", file), e);
        } catch (IllegalArgumentException e) {
            throw new ShifanException(ShellMessages.M.message("criteria.approve.no-prediction", file), e);
        }
    }

    @Override
    void show(CriteriaSet s) {
        standing(s);
    }
}
