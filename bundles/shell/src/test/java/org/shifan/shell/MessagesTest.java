// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.Test;

import org.shifan.api.core.Grant;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.market.Participation;
import org.shifan.api.market.TradeConcern;
import org.shifan.api.operations.Catalogue;
import org.shifan.api.quality.CompetitionCase;
import org.shifan.api.quality.Complaint;

import static org.assertj.core.api.Assertions.assertThat;

public class MessagesTest {

    @Test
    public void everyMessageExistsInBothLanguages() {
        assertThat(ShellMessages.M.keys()).hasSizeGreaterThan(50);
        assertThat(ShellMessages.M.unpaired()).isEmpty();
    }

    @Test
    public void everyCodeThatIsShownHasAWord() {
        for (Enum<?>[] values : new Enum<?>[][] {
            Subject.Kind.values(),
            Grant.Precision.values(),
            CriteriaState.values(),
            CriteriaSet.Role.values(),
            Verdict.values(),
            Evaluation.Outcome.values(),
            Evaluation.VetoState.values(),
            FactPeriod.values(),
            Treatment.SupervisionMode.values(),
            Catalogue.Standing.values(),
            CaseEntry.Kind.values(),
            Procedure.Role.values(),
            Procedure.Term.values(),
            org.shifan.api.mark.MarkUse.values(),
            org.shifan.api.mark.MarkVerification.Outcome.values(),
            org.shifan.api.quality.IncidentKind.values(),
            org.shifan.api.quality.Cause.values(),
            org.shifan.api.quality.MeasureKind.values(),
            org.shifan.api.quality.TraceField.values(),
            org.shifan.api.quality.Trace.State.values(),
            org.shifan.api.quality.Trace.Declared.values(),
            org.shifan.api.quality.Measure.Outcome.values(),
            org.shifan.api.quality.RiskLevel.values(),
            org.shifan.api.quality.RiskGround.Kind.values(),
            org.shifan.api.quality.ArchiveLine.Chapter.values(),
            org.shifan.api.facilitation.DeclaredGround.Kind.values(),
            org.shifan.api.facilitation.DecidedTreatments.Outcome.values(),
            org.shifan.api.facilitation.Proof.Outcome.values(),
            org.shifan.api.facilitation.SetTerm.Kind.values(),
            org.shifan.api.facilitation.Shipment.Direction.values()
        }) {
            for (Enum<?> value : values) {
                assertThat(ShellMessages.M.has(value.getDeclaringClass().getSimpleName() + "." + value.name()))
                        .as("word for %s", value)
                        .isTrue();
            }
        }
        assertThat(Level.LADDER)
                .allSatisfy(level -> assertThat(Terms.of(level).zh()).isNotEqualTo(level.code()));
    }

    @Test
    public void everyStateAndOutcomeOfAComplaintHasAWord() {
        for (Complaint.State state : Complaint.State.values()) {
            assertThat(ComplaintsCommand.state(state).zh()).isNotBlank();
        }
        for (Complaint.Outcome outcome : Complaint.Outcome.values()) {
            assertThat(ComplaintsCommand.outcome(outcome).zh()).isNotBlank();
            assertThat(ShellMessages.M.has("column.outcome-" + outcome.code())).isTrue();
        }
    }

    @Test
    public void everyWordOfTheMarketIsThere() {
        for (TradeConcern.Outcome outcome : TradeConcern.Outcome.values()) {
            assertThat(MarketView.word(outcome).zh()).isNotBlank();
        }
        for (Participation.Kind kind : Participation.Kind.values()) {
            assertThat(MarketView.word(kind).zh()).isNotBlank();
        }
    }

    @Test
    public void everyWordOfACaseOfCompetitionIsThere() {
        for (CompetitionCase.Kind kind : CompetitionCase.Kind.values()) {
            assertThat(CompetitionView.word(kind).zh()).isNotBlank();
        }
        for (CompetitionCase.State state : CompetitionCase.State.values()) {
            assertThat(CompetitionView.word(state).zh()).isNotBlank();
        }
        for (CompetitionCase.Outcome outcome : CompetitionCase.Outcome.values()) {
            assertThat(CompetitionView.word(outcome).zh()).isNotBlank();
            assertThat(ShellMessages.M.has("column.competition-" + outcome.code()))
                    .isTrue();
        }
    }

    /** The last of two would win, and the other's table would bear a word that is not its own. */
    @Test
    public void noKeyStandsTwiceInAFile() throws IOException {
        for (String language : List.of("zh", "en")) {
            Set<String> seen = new TreeSet<>();
            assertThat(Files.readAllLines(
                            Path.of("src/main/resources/org/shifan/shell/messages_" + language + ".properties")))
                    .filteredOn(line -> !line.startsWith("#") && line.contains("="))
                    .extracting(line -> line.substring(0, line.indexOf('=')).strip())
                    .filteredOn(key -> !seen.add(key))
                    .isEmpty();
        }
    }

    @Test
    public void everyKeyThatACommandNamesExists() throws IOException {
        Set<String> missing = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        Pattern literal = Pattern.compile(
                "(say|tell|refuse|message|text)\\(\\s*\"([a-z.-]+)\"[,)]" + "|\\.(column|number)\\(\"([a-z-]+)\"\\)");
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/shifan/shell"))) {
            for (Path file : files.toList()) {
                Matcher m = literal.matcher(Files.readString(file));
                while (m.find()) {
                    seen.add(m.group(2) != null ? m.group(2) : "column." + m.group(4));
                }
            }
        }
        seen.stream().filter(key -> !ShellMessages.M.has(key)).forEach(missing::add);
        assertThat(seen).hasSizeGreaterThan(50);
        assertThat(missing).isEmpty();
    }
}
