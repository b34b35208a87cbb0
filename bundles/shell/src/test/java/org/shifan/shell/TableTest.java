// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.Test;

import org.shifan.api.text.Language;
import org.shifan.api.text.Text;

import static org.assertj.core.api.Assertions.assertThat;

public class TableTest {

    @Test
    public void anIdeographTakesTwoCells() {
        assertThat(Width.of("zone")).isEqualTo(4);
        assertThat(Width.of("示范区")).isEqualTo(6);
        assertThat(Width.of("（Ａ）")).isEqualTo(6);
        assertThat(Width.of("e\u0301")).isEqualTo(1);
    }

    @Test
    public void columnsStandInLineBesideChinese() {
        List<String> lines = printed(new Table(Language.ZH, Integer.MAX_VALUE)
                .column("zone")
                .column("name")
                .number("total")
                .row("320583-01", new Text("昆山", "Kunshan"), new BigDecimal("87.50"))
                .row("320581-02", "常熟服装", new BigDecimal("100")));
        assertThat(lines).hasSize(4);
        assertThat(lines.stream().map(line -> Width.of(line)).distinct()).hasSize(1);
        assertThat(lines.get(2)).contains("昆山").endsWith(" 87.50");
    }

    @Test
    public void whatIsUnknownIsADashAndALineBreakNoNewRow() {
        List<String> lines = printed(new Table(Language.EN, Integer.MAX_VALUE)
                .column("zone")
                .column("name")
                .row(null, "a\n  b"));
        assertThat(lines.get(2)).startsWith("-").endsWith("a b");
    }

    @Test
    public void anEmptyTableSaysSo() {
        assertThat(printed(new Table(Language.EN, Integer.MAX_VALUE).column("zone")))
                .last()
                .isEqualTo("(nothing)");
    }

    @Test
    public void aTableThatDoesNotFitFoldsItsLongTextsAndLosesNone() {
        List<String> lines = printed(new Table(Language.EN, 60)
                .column("fact")
                .number("value")
                .column("name")
                .row(
                        "export.value",
                        new BigDecimal("12345678901234567890.10"),
                        "exports, import 7; exports, import 12"));
        assertThat(lines)
                .hasSize(4)
                .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(60));
        assertThat(lines.get(2))
                .startsWith("export.value")
                .contains("12345678901234567890.10")
                .endsWith("exports, import 7;");
        assertThat(lines.get(3)).endsWith("exports, import 12");
    }

    @Test
    public void keysAndNumbersStayInOnePieceHoweverNarrowTheTerminal() {
        List<String> lines = printed(
                new Table(Language.EN, 10).column("zone").number("total").row("320583-01", new BigDecimal("87.50")));
        assertThat(lines).hasSize(3);
    }

    @Test
    public void chineseIsFoldedBetweenAnyTwoIdeographs() {
        assertThat(Fold.to(6, "出口质量安全示范区")).containsExactly("出口质", "量安全", "示范区");
        assertThat(Fold.to(7, "出口质量")).containsExactly("出口质", "量");
        assertThat(Fold.to(4, "abcdefgh ij")).containsExactly("abcd", "efgh", "ij");
        assertThat(Fold.to(6, "出口额，质量")).containsExactly("出口", "额，质", "量");
        assertThat(Fold.to(1, "出口")).containsExactly("出", "口");
        assertThat(Fold.to(20, "")).containsExactly("");
    }

    private static List<String> printed(Table table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        table.print(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
