// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

import org.shifan.api.evaluation.Verdict;

/** The sheet as a workbook, computed by Apache POI; Excel's numbers are floating point. */
final class Poi implements Peer {
    private final List<Sheet.Line> lines = Sheet.lines("sheet.xlsx.txt");
    private final List<String> inputs = Sheet.inputs(lines);
    private final List<Map<String, Object>> zones =
            Zones.all().stream().map(Zones::values).toList();
    private final Workbook workbook = new XSSFWorkbook();
    private final List<Cell> facts = new ArrayList<>();
    private final List<Cell> formulas = new ArrayList<>();
    private final FormulaEvaluator evaluator;

    Poi() {
        org.apache.poi.ss.usermodel.Sheet sheet = workbook.createSheet("facts");
        for (String name : inputs) {
            Row row = sheet.createRow(facts.size());
            row.createCell(0).setCellValue(name);
            facts.add(row.createCell(1));
            Name cell = workbook.createName();
            cell.setNameName(name);
            cell.setRefersToFormula("facts!$B$" + facts.size());
        }
        sheet = workbook.createSheet("sheet");
        for (Sheet.Line line : lines) {
            formula(sheet, line.name(), line.expression());
        }
        formula(sheet, "total", "ROUND(SUM(B1:B27)+MIN(SUM(B28:B30),3),2)");
        formula(sheet, "verdict", "IF(B31,\"FAIL_VETO\",IF(AND(B32>=70,B5>=5,B7>=4,B16>=4),\"PASS\",\"FAIL\"))");
        evaluator = workbook.getCreationHelper().createFormulaEvaluator();
    }

    private void formula(org.apache.poi.ss.usermodel.Sheet sheet, String name, String formula) {
        Row row = sheet.createRow(formulas.size());
        row.createCell(0).setCellValue(name);
        Cell cell = row.createCell(1);
        cell.setCellFormula(formula);
        formulas.add(cell);
    }

    @Override
    public Object evaluate(int zone) {
        Doubles trace = new Doubles();
        Map<String, Object> values = zones.get(zone);
        for (int i = 0; i < inputs.size(); i++) {
            Object value = values.get(inputs.get(i));
            if (value instanceof Boolean truth) {
                facts.get(i).setCellValue(truth);
                trace.in(truth);
            } else {
                double number = ((Number) value).doubleValue();
                facts.get(i).setCellValue(number);
                trace.in(number);
            }
        }
        evaluator.clearAllCachedResultValues();
        for (int i = 0; i < Sheet.ITEMS; i++) {
            trace.item(evaluator.evaluate(formulas.get(i)).getNumberValue());
        }
        trace.total = evaluator.evaluate(formulas.get(Sheet.ITEMS + 1)).getNumberValue();
        trace.verdict = Verdict.valueOf(
                evaluator.evaluate(formulas.get(Sheet.ITEMS + 2)).getStringValue());
        return trace;
    }

    @Override
    public Outcome read(Object result) {
        return ((Doubles) result).outcome();
    }

    @Override
    public boolean exact() {
        return false;
    }
}
