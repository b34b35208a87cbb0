// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.Entry;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Level;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.RuleBook;
import org.shifan.api.evaluation.ItemStrength;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.Unit;
import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.api.trust.Trust;
import org.shifan.api.trust.TrustedKey;

/** Answers that are put together here from several of the api's; {@link Json} prints them. */
final class Views {

    private Views() {}

    /** A zone with its level on a day. */
    record ZoneLine(Zone zone, Level level, LocalDate on) {}

    /** A zone with its level and members on a day, its titles and its entries, all with their decisions. */
    record ZoneDetail(
            Zone zone, Level level, LocalDate on, int members, List<Grant> grants, List<Entry<Zone>> entries) {}

    /** An enterprise with all its memberships and grants. */
    record EnterpriseDetail(Enterprise enterprise, List<Membership> memberships, List<Grant> grants) {}

    /** A kind of import with its columns. */
    record ImportKind(String kind, Text title, List<ImportColumn> columns) {}

    /** What became of an import; {@code kind}, {@code file} and {@code bureau} as asked. */
    record Imported(String kind, Path file, BureauCode bureau, ImportResult result) {}

    /** A key of the trust store and how it stands today. */
    record KeyLine(TrustedKey key, TrustedKey.State state) {}

    /** What is asked of signatures, by which keys they count, and what was ruled about each bundle. */
    record Trusted(
            Trust.Policy policy,
            boolean developerMode,
            List<KeyLine> keys,
            List<Trust.Ruled> sets,
            List<Message> problems) {}

    /** What is wrong with a document; nothing when it would be accepted. */
    record Checked(Path file, boolean accepted, List<Problem> problems) {}

    /** A fact's value, or the reason why there is none. */
    record FactLine(
            FactId fact,
            Text title,
            BigDecimal value,
            Unit unit,
            List<FactValue.Source> sources,
            Message missing,
            Text owedBy) {

        static FactLine of(FactDefinition fact, FactValue value) {
            if (value instanceof FactValue.Known known) {
                return new FactLine(fact.id(), fact.title(), known.value(), fact.unit(), known.sources(), null, null);
            }
            Message reason = value instanceof FactValue.Missing missing
                    ? missing.reason()
                    : ShellMessages.M.message("facts.no-answer");
            return new FactLine(fact.id(), fact.title(), null, fact.unit(), List.of(), reason, fact.owedBy());
        }
    }

    /** The facts of a subject in a year, as they stand on a day. */
    record Facts(Subject subject, int year, LocalDate asOf, List<FactLine> facts) {}

    /** A place in a ranking; {@code rank} is null without a total. */
    record Ranked(Integer rank, org.shifan.api.evaluation.Evaluation evaluation) {}

    /** Where a bureau's zones are strong and weak, the weakest item first, and the document if one was asked for. */
    record Summary(BureauCode bureau, Level level, List<ItemStrength> items, Path file) {}

    /** Decisions of one page, how many there are in all, and the file that has all of them if one was asked for. */
    record DecisionPage(long all, List<org.shifan.api.evaluation.Decisions.Decision> decisions, Path file) {}

    /** A rule book and the document that shows it. */
    record Book(RuleBook book, Path file) {}

    /** The files that were written. */
    record Written(List<Path> files) {}

    /** A ranking and, when one was asked for, the document that shows it. */
    record Ranking(BureauCode bureau, Level level, List<Ranked> zones, Path file) {}

    /** Whether a module is there. */
    record Module(String module, boolean ready, Text title) {}

    /**
     * What is ready, and what is not.
     *
     * @param unexamined bundles with criteria that nobody has looked at yet
     * @param refused not awaited
     */
    record Readiness(
            boolean ready,
            List<Module> modules,
            List<String> unexamined,
            List<CriteriaSet> waiting,
            List<CriteriaSet> refused) {}

    /** An impact, the digest of its prediction and, when one was asked for, the document that shows it. */
    record ImpactShown(org.shifan.api.analysis.Impact impact, String prediction, Path file) {}

    /** One of the two: with assumptions, or over a range. */
    record WhatIfShown(org.shifan.api.analysis.WhatIf whatIf, org.shifan.api.analysis.Sweep sweep) {}

    /** The bureaus' criteria side by side and, when one was asked for, the document that shows them. */
    record ComparabilityShown(org.shifan.api.analysis.Comparability comparability, Path file) {}

    /** The zones of one set with their places, and where they are strong and weak. */
    record CountryPart(String set, List<Ranked> zones, List<org.shifan.api.evaluation.ItemStrength> items) {}

    /** A country: how many have each verdict, set by set, the bureaus without criteria, and whether it was decided before. */
    record Country(
            java.util.Map<org.shifan.api.evaluation.Verdict, Integer> counts,
            List<CountryPart> sets,
            List<org.shifan.api.evaluation.CountryEvaluation.Uncovered> uncovered,
            boolean stood) {}

    /**
     * A save, what became of it and, when a zone was named, its evaluation or why there is none.
     *
     * @param took from the save until that was there
     */
    record WatchTurn(
            org.shifan.api.operations.DevelopmentWatch.Turn turn,
            java.time.Duration took,
            org.shifan.api.evaluation.Evaluation evaluation,
            org.shifan.api.text.Message refusal) {}

    /**
     * An archive, and the page that was written of it.
     *
     * @param file null when none was asked for
     */
    record ArchiveDetail(org.shifan.api.quality.Archive archive, java.nio.file.Path file) {}

    /** A paper of a case, and the file to which it was written. */
    record WrittenPaper(org.shifan.api.lifecycle.Paper paper, java.nio.file.Path file) {}
    /** An incident with what a person needs to attribute it. */
    record IncidentDetail(
            org.shifan.api.quality.Incident incident,
            java.util.List<org.shifan.api.quality.Match> matches,
            java.util.List<org.shifan.api.quality.Incident> similar,
            java.util.List<org.shifan.api.quality.IncidentStep> history) {}
}
