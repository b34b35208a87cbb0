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
        List<String> lines = printed(new Table(Language.ZH)
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
        List<String> lines =
                printed(new Table(Language.EN).column("zone").column("name").row(null, "a\n  b"));
        assertThat(lines.get(2)).startsWith("-").endsWith("a b");
    }

    @Test
    public void anEmptyTableSaysSo() {
        assertThat(printed(new Table(Language.EN).column("zone"))).last().isEqualTo("(nothing)");
    }

    private static List<String> printed(Table table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        table.print(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
