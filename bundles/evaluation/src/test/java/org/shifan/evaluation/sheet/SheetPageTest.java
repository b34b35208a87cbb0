// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.Test;

import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.Language;
import org.shifan.evaluation.document.Bases;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.ReadResult;
import org.shifan.evaluation.golden.Trial;
import org.shifan.evaluation.plan.Compiler;
import org.shifan.evaluation.plan.FormatPage;
import org.shifan.evaluation.plan.Plan;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables of docs/criteria-sheet.md make one workbook, whose cases hold. */
public class SheetPageTest {
    private static final Map<String, String> SHEETS =
            Map.of("part", "评分表", "parameter", "参数", "veto", "否决项", "case", "用例");

    /** By the first key of its row of keys. */
    private static Map<String, List<Object[]>> tables() throws IOException {
        Map<String, List<Object[]>> out = new TreeMap<>();
        List<Object[]> rows = null;
        for (String line : Files.readAllLines(Path.of("../../docs/criteria-sheet.md"))) {
            if (!line.startsWith("|")) {
                rows = null;
            } else if (!line.startsWith("|---")) {
                Object[] cells = Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .map(cell -> cell.startsWith("`") ? cell.substring(1, cell.length() - 1) : cell)
                        .map(SheetPageTest::typed)
                        .toArray();
                if (rows == null) {
                    rows = new ArrayList<>();
                    rows.add(new Object[] {"页"});
                    out.putIfAbsent(String.valueOf(cells[0]), rows);
                }
                rows.add(cells);
            }
        }
        return out;
    }

    private static Object typed(String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        return cell.matches("-?[0-9]+(\\.[0-9]+)?") ? (Object) Double.valueOf(cell) : cell;
    }

    @Test
    public void theTablesOfThePageAreOneSheetWhoseCasesHold() throws IOException {
        Map<String, List<Object[]>> tables = tables();
        Filled sheet = Filled.sound();
        SHEETS.forEach((key, name) -> {
            assertThat(tables).containsKey(key);
            sheet.sheet(name, tables.get(key).toArray(Object[][]::new));
        });
        sheet.with("基本信息", "C13", 7);
        ReadResult read = Documents.read("page.xlsx", sheet.bytes(), Bases.NONE);
        assertThat(read.problems()).extracting(p -> p.in(Language.EN)).isEmpty();
        CriteriaDocument document = read.document().orElseThrow();
        assertThat(document.cases()).hasSize(2);
        assertThat(document.vetoes()).hasSize(2);
        assertThat(document.parameters()).hasSize(1);
        Map<FactId, FactDefinition> facts = FormatPage.catalogue();
        Plan plan = Compiler.compile(document, id -> Optional.ofNullable(facts.get(id)), name -> Optional.empty())
                .plan()
                .orElseThrow();
        Trial trial = new Trial(plan, fact -> Optional.empty());
        document.cases()
                .forEach(golden -> assertThat(trial.differences(golden))
                        .as(golden.name())
                        .extracting(difference -> difference.in(Language.EN))
                        .isEmpty());
    }
}
