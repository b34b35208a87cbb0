// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;

import org.shifan.api.analysis.CriteriaChoice;
import org.shifan.api.analysis.Outcome;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.text.ShifanException;

/** A command that asks what would be of one zone; its answers are drafts and say so. */
abstract class ZoneAnalysisCommand<A> extends OneArgumentCommand<A> {

    @Argument(name = "zone", description = "The zone's key / 示范区编号")
    @Completion(ZoneCompleter.class)
    String zone;

    @Option(name = "--level", description = "For which level; provincial by default / 级别，默认省级")
    @Completion(LevelCompleter.class)
    String level = Level.PROVINCIAL.code();

    @Option(name = "--year", description = "Whose facts; the year before --as-of by default / 数据年度")
    String year;

    @Option(name = "--as-of", description = "The day that picks the criteria; today by default / 评估日，默认今天")
    String asOf;

    final EvaluationRequest request() {
        if (zone == null) {
            throw refuse("analysis.zone");
        }
        return like(Subject.zone(
                service(ZoneRegistry.class).require(ZoneId.of(zone)).id()));
    }

    final EvaluationRequest like(Subject subject) {
        LocalDate day = date(asOf, today());
        return new EvaluationRequest(subject, level(level), year(year, day), day, false, by(null));
    }

    /** A set that is here, {@code ID} or {@code ID@VERSION}, or the document of that name. */
    static CriteriaChoice choice(String name, ShifanCommand<?> command) {
        Path path = command.path(name);
        if (!Files.isRegularFile(path)) {
            int at = name.indexOf('@');
            return at < 0
                    ? CriteriaChoice.installed(name, null)
                    : CriteriaChoice.installed(name.substring(0, at), name.substring(at + 1));
        }
        try {
            return CriteriaChoice.document(path.getFileName().toString(), Files.readAllBytes(path));
        } catch (IOException e) {
            throw new ShifanException(ShellMessages.M.message("shell.file.unreadable", path), e);
        }
    }

    /** The total, or what is still possible. */
    static String total(Outcome outcome) {
        if (outcome == null) {
            return null;
        }
        return outcome.total() != null
                ? outcome.total().toPlainString()
                : outcome.lowest().toPlainString() + "–" + outcome.highest().toPlainString();
    }

    /** With its sign, since it is a change. */
    static String signed(BigDecimal change) {
        return change == null ? null : (change.signum() > 0 ? "+" : "") + change.toPlainString();
    }
}
