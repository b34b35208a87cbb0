// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.Test;

import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportRequest;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.intake.ImportService;
import org.shifan.api.records.RecordHistory;
import org.shifan.api.records.Rollups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The commands that take records in and prove them. */
public class RecordCommandsTest {

    @Test
    public void importCorrectsDeletesAndTriesAsItIsAsked() throws Exception {
        List<ImportRequest> asked = new ArrayList<>();
        ImportResult result =
                new ImportResult(0, 1, 1, 0, 0, "UTF-8", null, List.of(), List.of(), Duration.ofMillis(1));
        ImportCommand command = new ImportCommand();
        command.kind = "exports";
        command.file = "exports.csv";
        command.bureau = "jiangsu";
        command.correct = true;
        command.dryRun = true;
        command.reason = "notice 7";
        command.columns = "map.csv";
        command.services = new Fakes()
                .with(ImportService.class, Map.of("run", args -> {
                    asked.add((ImportRequest) args[0]);
                    return result;
                }))
                .with(org.shifan.api.core.BureauDirectory.class, Map.of("require", args -> Fakes.bureau()));
        assertThat(CommandsTest.printed(command)).contains("nothing is stored");
        assertThat(asked.get(0))
                .isEqualTo(new ImportRequest(
                        "exports",
                        Path.of("exports.csv"),
                        Fakes.bureau().code(),
                        "console",
                        ImportMode.CORRECT,
                        "notice 7",
                        Path.of("map.csv"),
                        true));
    }

    @Test
    public void rollupCheckShowsWhatIsWrongAndFailsUntilItIsRepaired() throws Exception {
        List<Rollups.Difference> wrong = List.of(new Rollups.Difference(
                "sums", "A00000001 2014 8712", "export_value", new java.math.BigDecimal("7.25")));
        RollupCheckCommand command = new RollupCheckCommand();
        command.services = new Fakes()
                .with(
                        Rollups.class,
                        Map.of(
                                "check",
                                args -> new Rollups.Check(List.of(2013, 2014), 812, 1, wrong, (boolean) args[0])));
        assertThatThrownBy(command::execute).hasMessageContaining("1 sums are wrong");
        command.repair = true;
        assertThat(CommandsTest.printed(command))
                .contains("A00000001 2014 8712", "export_value", "7.25", "right now (812 records");
    }

    @Test
    public void recordHistoryShowsWhatARecordWasAndWhoChangedItWhy() throws Exception {
        RecordHistoryCommand command = new RecordHistoryCommand();
        command.kind = "exports";
        command.bureau = "jiangsu";
        command.services = new Fakes()
                .with(org.shifan.api.core.BureauDirectory.class, Map.of("require", args -> Fakes.bureau()))
                .with(
                        RecordHistory.class,
                        Map.of(
                                "changes",
                                args -> List.of(new RecordHistory.Change(
                                        "exports",
                                        "X 2014",
                                        1,
                                        "correct",
                                        Map.of("value_usd", "100.5"),
                                        3,
                                        9,
                                        java.time.Instant.EPOCH,
                                        "li",
                                        "notice 7"))));
        assertThat(CommandsTest.printed(command)).contains("X 2014", "corrected", "value_usd=100.5", "li", "notice 7");
    }

    @Test
    public void importShowsTheSummaryAndTheFirstReasons() throws Exception {
        ImportCommand command = new ImportCommand();
        command.kind = "exports";
        command.file = "exports.csv";
        command.bureau = "jiangsu";
        ImportResult result = new ImportResult(
                7,
                100,
                90,
                7,
                3,
                "GBK",
                Path.of("exports.rejects.csv"),
                List.of(ShellMessages.M.message("shell.date.form", "2014-13-01")),
                List.of(),
                Duration.ofMillis(1250));
        command.services = new Fakes()
                .with(ImportService.class, Map.of("run", args -> result))
                .with(org.shifan.api.core.BureauDirectory.class, Map.of("require", args -> Fakes.bureau()));
        assertThat(CommandsTest.printed(command)).contains("GBK", "1.3", "2014-13-01", "exports.rejects.csv");
    }
}
