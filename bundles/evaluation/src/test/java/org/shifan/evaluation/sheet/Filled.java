// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A criteria sheet as an officer types it, cell by cell; null leaves a cell empty. */
final class Filled {
    private final Map<String, List<Object[]>> sheets = new LinkedHashMap<>();
    private final Map<String, BiConsumer<Workbook, Worksheet>> more = new LinkedHashMap<>();

    private Filled() {}

    /** A sound sheet of one item; its rows are counted on. */
    static Filled sound() {
        Filled out = new Filled();
        out.sheet(
                "基本信息",
                row("项目", null, null),
                row("#", "key", "value"),
                row("格式", "format", "shifan-criteria/1"),
                row("标识", "id", "fujian-test"),
                row("制定机构", "authority", "fujian"),
                row("评估对象", "subject", "zone"),
                row("级别", "level", "provincial"),
                row("版本", "version", "1.0.0"),
                row("名称", "title.zh", "福建标准"),
                row("名称", "title.en", "Fujian criteria"),
                row("施行", "in-force.from", "2014-04-22"),
                row("总分", "total", 10),
                row("合格线", "pass", 6),
                row("舍入", "rounding.item", 2),
                row("舍入", "rounding.total", 2),
                row("舍入", "rounding.mode", "half-up"));
        out.sheet(
                "评分表",
                row("指标", null, null, null, null, null, null, null, null, null, null, null, null, "备注"),
                row(
                        "part",
                        "item",
                        "title.zh",
                        "title.en",
                        "clause",
                        "weight",
                        "rule",
                        "rule.fact",
                        "rule.unit",
                        "line",
                        "rule.from",
                        "rule.to",
                        "rule.points",
                        "#"),
                row("basic", null, "基本条件", "Basic conditions"),
                row(null, "scale", "出口规模", "Export scale", "四(二)", 10, "bands", "export.value", "USD"),
                row(null, null, null, null, null, null, null, null, null, null, null, 5, 0),
                row(null, null, null, null, null, null, null, null, null, null, 5, 20, 6),
                row(null, null, null, null, null, null, null, null, null, null, 20, null, 10));
        return out;
    }

    static Object[] row(Object... cells) {
        return cells;
    }

    Filled sheet(String name, Object[]... rows) {
        sheets.put(name, new ArrayList<>(List.of(rows)));
        return this;
    }

    Filled without(String name) {
        sheets.remove(name);
        return this;
    }

    Filled renamed(String name, String to) {
        sheets.put(to, sheets.remove(name));
        return this;
    }

    /** Sets a cell, named as in a workbook. */
    Filled with(String sheet, String cell, Object value) {
        List<Object[]> rows = sheets.get(sheet);
        int row = Integer.parseInt(cell.replaceAll("[A-Z]", "")) - 1;
        int column = cell.charAt(0) - 'A';
        while (rows.size() <= row) {
            rows.add(new Object[0]);
        }
        Object[] cells = java.util.Arrays.copyOf(rows.get(row), Math.max(rows.get(row).length, column + 1));
        cells[column] = value;
        rows.set(row, cells);
        return this;
    }

    /** Does something else to a sheet. */
    Filled doing(String sheet, BiConsumer<Workbook, Worksheet> what) {
        more.put(sheet, what);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            for (Map.Entry<String, List<Object[]>> sheet : sheets.entrySet()) {
                Worksheet worksheet = workbook.newWorksheet(sheet.getKey());
                for (int row = 0; row < sheet.getValue().size(); row++) {
                    Object[] cells = sheet.getValue().get(row);
                    for (int column = 0; column < cells.length; column++) {
                        write(worksheet, row, column, cells[column]);
                    }
                }
                more.getOrDefault(sheet.getKey(), (w, s) -> {}).accept(workbook, worksheet);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(Worksheet sheet, int row, int column, Object value) {
        if (value instanceof Number number) {
            sheet.value(row, column, number);
        } else if (value instanceof String text && text.startsWith("=")) {
            sheet.formula(row, column, text.substring(1));
        } else if (value instanceof Boolean truth) {
            sheet.value(row, column, truth);
        } else if (value != null) {
            sheet.value(row, column, value.toString());
        }
    }
}
