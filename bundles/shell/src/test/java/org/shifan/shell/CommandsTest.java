// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.junit.Test;

import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.CriteriaComparison;
import org.shifan.api.criteria.CriteriaDiff;
import org.shifan.api.criteria.CriteriaFormat;
import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaSheets;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.Layers;
import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.criteria.RuleBook;
import org.shifan.api.criteria.RuleBooks;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.report.ReportService;
import org.shifan.api.text.Text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class CommandsTest {

    private static final Zone ZONE = Fakes.ZONE;

    @Test
    public void zonesAreListedWithTheirLevelAsCodesInJson() throws Exception {
        ZonesCommand command = new ZonesCommand();
        command.json = true;
        command.on = "2015-06-30";
        command.services = new Fakes()
                .with(ZoneRegistry.class, Map.of("zones", args -> List.of(ZONE)))
                .with(Grants.class, Map.of("held", args -> Map.of()));
        JsonNode line = new ObjectMapper().readTree(printed(command)).get(0);
        assertThat(line.at("/zone/id").asText()).isEqualTo("320583-01");
        assertThat(line.at("/zone/name/zh").asText()).isEqualTo("昆山电子示范区");
        assertThat(line.at("/zone/headings/0").asText()).isEqualTo("8471");
        assertThat(line.at("/level").asText()).isEqualTo("cultivating");
        assertThat(line.at("/on").asText()).isEqualTo("2015-06-30");
    }

    @Test
    public void aMissingModuleFailsOnlyItsCommandInOneLine() {
        ZonesCommand command = new ZonesCommand();
        command.services = new Fakes();
        assertThatThrownBy(() -> printed(command))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("The module for zones")
                .hasMessageNotContaining("\n");
    }

    @Test
    public void aRefusalSpeaksTheLanguageThatWasAskedFor() {
        ZonesCommand command = new ZonesCommand();
        command.lang = "zh";
        command.on = "30.6.2015";
        command.services = new Fakes();
        assertThatThrownBy(() -> printed(command))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("不是日期");
    }

    @Test
    public void progressIsSeenWhileTheWorkGoesOn() {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        // As the terminal is: what the command's own stream passes on stays in here until somebody flushes the console.
        PrintStream console = new PrintStream(new BufferedOutputStream(seen, 8192), false, StandardCharsets.UTF_8);
        PrintStream before = System.err;
        System.setErr(new PrintStream(
                new FilterOutputStream(console) {
                    @Override
                    public void flush() {}
                },
                true,
                StandardCharsets.UTF_8));
        try {
            ZonesCommand command = new ZonesCommand();
            command.session = (Session) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Session.class},
                    (proxy, method, args) -> method.getName().equals("getConsole") ? console : null);
            command.tell("progress.awaited", 3, 10);
            assertThat(seen.toString(StandardCharsets.UTF_8)).contains("3 of 10");
        } finally {
            System.setErr(before);
        }
    }

    @Test
    public void anUnknownLanguageIsRefusedInEnglish() {
        ZonesCommand command = new ZonesCommand();
        command.lang = "fr";
        command.services = new Fakes()
                .with(ZoneRegistry.class, Map.of("zones", args -> List.of(ZONE)))
                .with(Grants.class, Map.of("held", args -> Map.of()));
        assertThatThrownBy(() -> printed(command))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("fr");
    }

    @Test
    public void equalTotalsShareAPlaceAndWithoutATotalThereIsNone() {
        List<Views.Ranked> ranked = Evaluations.rank(List.of(
                Fakes.evaluation("320583-01", Verdict.PASS, "90.00"),
                Fakes.evaluation("320581-01", Verdict.PASS, "80.0"),
                Fakes.evaluation("320581-02", Verdict.PASS, "80.00"),
                Fakes.evaluation("320582-01", Verdict.FAIL, "60.00"),
                Fakes.evaluation("320584-01", Verdict.INDETERMINATE, null)));
        assertThat(ranked).extracting(Views.Ranked::rank).containsExactly(1, 2, 2, 4, null);
    }

    @Test
    public void aVetoedZoneHasNoPlaceAndTakesNone() {
        List<Views.Ranked> ranked = Evaluations.rank(List.of(
                Fakes.evaluation("320583-01", Verdict.PASS, "90.00"),
                Fakes.evaluation("320581-01", Verdict.FAIL_VETO, "85.00"),
                Fakes.evaluation("320581-02", Verdict.PASS, "80.00")));
        assertThat(ranked).extracting(Views.Ranked::rank).containsExactly(1, null, 2);
    }

    @Test
    public void evaluateSaysWhyAZoneFailed() throws Exception {
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.FAIL_VETO)) {
            EvaluateCommand command = new EvaluateCommand();
            command.subject = "320583-01";
            command.services = evaluating(verdict, "60.00");
            assertThat(printed(command)).contains("320583-01: The total reaches the pass mark");
        }
    }

    @Test
    public void aLevelThatNoZoneCanHoldIsRefusedWithTheKnownOnes() {
        ZonesCommand command = new ZonesCommand();
        command.level = "foo";
        command.services = new Fakes();
        assertThatThrownBy(() -> printed(command))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("foo")
                .hasMessageContaining("cultivating, provincial, national");
    }

    @Test
    public void evaluateShowsTheIntervalOfWhatIsUndecided() throws Exception {
        EvaluateCommand command = new EvaluateCommand();
        command.subject = "320583-01";
        command.services = evaluating(Verdict.INDETERMINATE, null);
        assertThat(printed(command))
                .contains("INDETERMINATE", "41.00–83.50", "annex not loaded", "SYNTHETIC", "jiangsu-zone 1.0.0");
    }

    @Test
    public void evaluateFailsWhenAPlugInBrokeButHasShownTheRest() throws Exception {
        EvaluateCommand command = new EvaluateCommand();
        command.subject = "320583-01";
        command.services = evaluating(Verdict.ERROR, null);
        assertThatThrownBy(() -> printed(command))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("320583-01");
    }

    @Test
    public void evaluateWantsAZoneOrABureau() {
        EvaluateCommand command = new EvaluateCommand();
        command.services = new Fakes();
        assertThatThrownBy(() -> printed(command)).hasMessageContaining("--bureau");
    }

    @Test
    public void explainShowsEveryInputWithItsSource() throws Exception {
        ExplainCommand command = new ExplainCommand();
        command.evaluation = "41";
        command.lang = "zh";
        command.services = new Fakes()
                .with(
                        EvaluationService.class,
                        Map.of("evaluation", args -> Optional.of(Fakes.evaluation("320583-01", Verdict.PASS, "8.00"))));
        assertThat(printed(command))
                .contains(
                        "基本条件",
                        "出口规模",
                        "落入第三区间",
                        "123456789.10 USD <- 出口记录 export records 2014: 2 · import 7",
                        "关键项：达到");
    }

    @Test
    public void anEvaluationInJsonCarriesItsTrace() throws Exception {
        ExplainCommand command = new ExplainCommand();
        command.evaluation = "41";
        command.json = true;
        command.services = new Fakes()
                .with(
                        EvaluationService.class,
                        Map.of("evaluation", args -> Optional.of(Fakes.evaluation("320583-01", Verdict.PASS, "8.00"))));
        JsonNode json = new ObjectMapper().readTree(printed(command));
        assertThat(json.at("/request/subject").asText()).isEqualTo("zone:320583-01");
        assertThat(json.at("/parts/0/items/0/inputs/0/fact").asText()).isEqualTo("export.value");
        assertThat(json.at("/parts/0/items/0/inputs/0/value").decimalValue()).isEqualByComparingTo("123456789.1");
        assertThat(json.at("/receipt/made").asText()).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    public void aSetShowsHowATitleIsComeBy() throws Exception {
        Procedure procedure = new Procedure(
                Map.of(Procedure.Term.VALIDITY, new Procedure.Length(36, Procedure.Unit.MONTHS, "No. 5")),
                List.of(new Procedure.Step(
                        "hearing",
                        new Text("论证", "Hearing"),
                        Procedure.Act.DESIGNATE,
                        Procedure.Role.BUREAU_OFFICER,
                        Optional.of(new Procedure.Length(15, Procedure.Unit.DAYS, "")),
                        List.of("minutes"),
                        "")));
        CriteriaShowCommand command = new CriteriaShowCommand();
        command.id = "a-set";
        command.services =
                new Fakes().with(CriteriaRegistry.class, Map.of("set", args -> Optional.of(Fakes.set(procedure))));
        assertThat(printed(command))
                .contains("term validity: 36 months  No. 5")
                .contains(
                        "own step hearing (Hearing): before designate, by bureau-officer, within 15 days, papers minutes");
    }

    @Test
    public void explainAsAPageTakesOnlyTheRuleBookThatTheReceiptNames() throws Exception {
        List<Object> given = new ArrayList<>();
        ExplainCommand command = new ExplainCommand();
        command.evaluation = "41";
        command.html = true;
        command.to = "somewhere";
        RuleBook other = new RuleBook(
                "jiangsu-zone",
                null,
                "1.0.0",
                "changed since",
                ZONE.name(),
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                Layers.NONE,
                Procedure.NONE);
        command.services = new Fakes()
                .with(
                        EvaluationService.class,
                        Map.of("evaluation", args -> Optional.of(Fakes.evaluation("320583-01", Verdict.PASS, "8.00"))))
                .with(RuleBooks.class, Map.of("book", args -> Optional.of(other)))
                .with(ReportService.class, Map.of("explanation", args -> {
                    given.add(args[1]);
                    return Path.of("somewhere/explanation.html");
                }));
        assertThat(printed(command).strip()).endsWith("explanation.html").hasLineCount(1);
        assertThat(given).containsOnlyNulls().hasSize(1);
    }

    @Test
    public void summaryShowsTheShareOfPointsAndTheWeakestZone() throws Exception {
        SummaryCommand command = new SummaryCommand();
        command.bureau = "jiangsu";
        command.services = new Fakes()
                .with(BureauDirectory.class, Map.of("require", args -> Fakes.bureau()))
                .with(ZoneRegistry.class, Map.of("zones", args -> List.of(ZONE)))
                .with(
                        EvaluationService.class,
                        Map.of(
                                "history",
                                args -> List.of(Fakes.line(Fakes.evaluation("320583-01", Verdict.PASS, "8.00"))),
                                "evaluation",
                                args -> Optional.of(Fakes.evaluation("320583-01", Verdict.PASS, "8.00"))));
        assertThat(printed(command)).contains("Export scale", "80.0", "320583-01 8.00/10");
    }

    @Test
    public void aDocumentWithProblemsIsPrintedLikeACompilersErrorAndFails() {
        CriteriaCheckCommand command = new CriteriaCheckCommand();
        command.file = "pom.xml";
        Problem problem = new Problem("pom.xml", 3, 5, "parts[0]", ShellMessages.M.message("evaluate.which"));
        command.services = new Fakes().with(CriteriaRegistry.class, Map.of("check", args -> List.of(problem)));
        assertThatThrownBy(() -> printed(command)).hasMessageContaining("problems: 1");
        assertThat(problem.in(org.shifan.api.text.Language.EN)).startsWith("pom.xml:3:5: parts[0]: ");
    }

    @Test
    public void readyFailsWhileAModuleIsMissingAndNamesAll() {
        ReadyCommand command = new ReadyCommand();
        command.services = new Fakes();
        assertThatThrownBy(() -> printed(command)).hasMessageContaining("Not everything");
    }

    @Test
    public void criteriaThatAreRefusedAreToldAndNotAwaited() throws Exception {
        CriteriaSet accepted = Fakes.set(CriteriaState.HELD);
        CriteriaSet refused =
                refused(new Problem("criteria.yaml", 0, 0, "", ShellMessages.M.message("evaluate.which")));
        ReadyCommand command = new ReadyCommand();
        Fakes everything = new Fakes();
        ReadyCommand.MODULES.forEach(module -> everything.with(module, Map.of()));
        command.services = everything.with(
                CriteriaRegistry.class,
                Map.of("sets", args -> List.of(accepted, refused), "unexamined", args -> List.of()));
        assertThat(printed(command)).contains("guangdong-zone 1.0.0 of org.example 1.0.0", "criteria.yaml");
        command.json = true;
        JsonNode json = new ObjectMapper().readTree(printed(command));
        assertThat(json.at("/ready").asBoolean()).isTrue();
        assertThat(json.at("/waiting").size()).isZero();
        assertThat(json.at("/refused/0/id").asText()).isEqualTo("guangdong-zone");
    }

    /** As when it was updated just now, and the version before serves. */
    @Test
    public void aBundleThatIsNotExaminedYetIsAwaited() throws Exception {
        Queue<List<String>> looks = new ArrayDeque<>(List.of(List.of("org.example 1.1.0"), List.of()));
        ReadyCommand command = new ReadyCommand();
        Fakes everything = new Fakes();
        ReadyCommand.MODULES.forEach(module -> everything.with(module, Map.of()));
        command.services = everything.with(
                CriteriaRegistry.class,
                Map.of("sets", args -> List.of(Fakes.set(CriteriaState.HELD)), "unexamined", args -> looks.peek()));
        assertThatThrownBy(() -> printed(command)).hasMessageContaining("not examined yet");
        looks.remove();
        assertThat(printed(command)).doesNotContain("org.example 1.1.0");
    }

    @Test
    public void ofASetThatCouldNotBeReadAsAWholeItIsShownWhatIsWrong() throws Exception {
        CriteriaSet unread =
                refused(new Problem("criteria.yaml", 3, 5, "id", ShellMessages.M.message("evaluate.which")));
        CriteriaShowCommand command = new CriteriaShowCommand();
        command.id = "guangdong-zone";
        command.services = new Fakes().with(CriteriaRegistry.class, Map.of("set", args -> Optional.of(unread)));
        assertThat(printed(command)).contains("criteria.yaml:3:5").doesNotContain("null");
    }

    private static CriteriaSet refused(Problem problem) {
        return new CriteriaSet(
                "guangdong-zone",
                null,
                "1.0.0",
                "",
                Text.same("guangdong-zone"),
                null,
                false,
                null,
                List.of(),
                null,
                null,
                CriteriaState.REFUSED,
                "org.example 1.0.0",
                Instant.parse("2016-03-01T08:00:00Z"),
                List.of(problem),
                Layers.NONE);
    }

    private static Services evaluating(Verdict verdict, String total) {
        Function<Object[], Object> known = args -> ZONE;
        return new Fakes()
                .with(ZoneRegistry.class, Map.of("require", known))
                .with(
                        EvaluationService.class,
                        Map.of("evaluate", args -> Fakes.evaluation("320583-01", verdict, total)));
    }

    /** What the command prints for people. */
    @Test
    public void differencesAreTellable() throws Exception {
        CriteriaDiff.Side side = new CriteriaDiff.Side("a-set", "1.0.0", "00", new Text("甲", "A"));
        CriteriaDiff diff = new CriteriaDiff(
                side,
                side,
                CriteriaDiff.Step.MINOR,
                List.of(new CriteriaDiff.Change(
                        CriteriaDiff.Element.SET,
                        "",
                        null,
                        CriteriaDiff.Kind.CHANGED,
                        "pass",
                        "70",
                        "75",
                        CriteriaDiff.Step.MINOR,
                        new Text("合格线 70 → 75", "pass mark 70 → 75"))));
        CriteriaDiffCommand command = new CriteriaDiffCommand();
        command.before = "a-set@1.0.0";
        command.after = "a-set";
        command.lang = "zh";
        command.services = new Fakes().with(CriteriaComparison.class, Map.of("compare", args -> diff));
        assertThat(printed(command)).contains("次版本号").contains("合格线 70 → 75");
        command.json = true;
        JsonNode json = new ObjectMapper().readTree(printed(command));
        assertThat(json.at("/step").asText()).isEqualTo("MINOR");
        assertThat(json.at("/changes/0/before").asText()).isEqualTo("70");
    }

    static String printed(ShifanCommand<?> command) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            command.execute();
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    public void theSchemaIsWrittenIntoTheFolderUnderItsNameOrIntoTheFile() throws Exception {
        CriteriaSchemaCommand command = new CriteriaSchemaCommand();
        command.services = new Fakes()
                .with(
                        CriteriaFormat.class,
                        Map.of("schema", args -> new byte[] {3}, "schemaName", args -> "a.schema.json"));
        Path folder = Files.createTempDirectory("schemas");
        command.file = folder.toString();
        command.execute();
        assertThat(Files.readAllBytes(folder.resolve("a.schema.json"))).containsExactly(3);
        command.file = folder.resolve("b.json").toString();
        command.execute();
        assertThat(Files.readAllBytes(folder.resolve("b.json"))).containsExactly(3);
        command.file = folder.resolve("nowhere/c.json").toString();
        assertThatThrownBy(command::execute).hasMessageContaining("c.json").hasMessageContaining("cannot be written");
    }

    @Test
    public void aBlankSheetIsWrittenWhereTheUserSays() throws Exception {
        CriteriaSheetCommand command = new CriteriaSheetCommand();
        command.services = new Fakes().with(CriteriaSheets.class, Map.of("blank", args -> new byte[] {1, 2}));
        command.blank = true;
        Path file = Files.createTempDirectory("sheets").resolve("空白.xlsx");
        command.from = file.toString();
        command.execute();
        assertThat(Files.readAllBytes(file)).containsExactly(1, 2);
    }

    @Test
    public void aSheetOfASetIsWrittenAsTextWhenTheFileSaysSo() throws Exception {
        CriteriaSheetCommand command = new CriteriaSheetCommand();
        command.services = new Fakes()
                .with(CriteriaSheets.class, Map.of("sheet", args -> new byte[] {1}, "text", args -> new byte[] {2}));
        command.from = "jiangsu-zone-provincial@1.0.0";
        Path folder = Files.createTempDirectory("sheets");
        command.file = folder.resolve("a.yaml").toString();
        command.execute();
        assertThat(Files.readAllBytes(folder.resolve("a.yaml"))).containsExactly(2);
        command.file = folder.resolve("a.xlsx").toString();
        command.execute();
        assertThat(Files.readAllBytes(folder.resolve("a.xlsx"))).containsExactly(1);
    }

    @Test
    public void aSheetOfNothingOrOfAnotherKindIsRefused() {
        CriteriaSheetCommand command = new CriteriaSheetCommand();
        command.from = "jiangsu-zone-provincial";
        assertThatThrownBy(command::execute).hasMessageContaining("--blank");
        command.file = "a.csv";
        assertThatThrownBy(command::execute).hasMessageContaining("a.csv");
    }
}
