// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Types into a workbook as an officer does, cell by cell, and knows no more of its layout than the row of keys. */
final class OfficersSheet {
    private static final String SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final int KEYS = 2;

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    static OfficersSheet open(Path file) throws Exception {
        OfficersSheet out = new OfficersSheet();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                out.parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        NodeList strings = out.xml("xl/sharedStrings.xml").getElementsByTagNameNS(SHEETS, "si");
        for (int i = 0; i < strings.getLength(); i++) {
            out.texts.add(strings.item(i).getTextContent());
        }
        NodeList sheets = out.xml("xl/workbook.xml").getElementsByTagNameNS(SHEETS, "sheet");
        for (int i = 0; i < sheets.getLength(); i++) {
            out.names.add(((Element) sheets.item(i)).getAttribute("name"));
        }
        return out;
    }

    /**
     * The set of {@link CriteriaJar#ningbo} as an officer types it, with a golden case.
     *
     * @param weight of its only item, as typed
     * @param expected points of the item in the case
     */
    OfficersSheet ningbo(String version, String weight, String expected) throws Exception {
        return identity("id", "ningbo-sheet-provincial")
                .identity("authority", "ningbo")
                .identity("version", version)
                .identity("title.zh", "宁波测试标准")
                .identity("title.en", "Ningbo test criteria")
                .identity("demonstration", "yes")
                .identity("status.zh", "仅供测试")
                .identity("status.en", "for tests only")
                .identity("in-force.from", "2014-04-22")
                .identity("total", "10")
                .identity("pass", "7")
                .row("评分表", "part", "only", "title.zh", "唯一部分", "title.en", "The only part")
                .row(
                        "评分表",
                        "item",
                        "value",
                        "title.zh",
                        "数值",
                        "title.en",
                        "Value",
                        "clause",
                        "四(一)",
                        "weight",
                        weight,
                        "rule",
                        "linear",
                        "rule.fact",
                        "ningbo.test.value",
                        "rule.unit",
                        "count")
                .row("评分表", "line", "from", "rule.at", "0", "rule.points", "0")
                .row("评分表", "line", "to", "rule.at", "10", "rule.points", "10")
                .row("用例", "case", "eightOfTen", "year", "2014", "as-of", "2015-06-30")
                .row("用例", "key", "ningbo.test.value", "value", "8")
                .row("用例", "line", "expect.items", "key", "value", "value", expected);
    }

    /** Fills in the value beside a key of the first sheet. */
    OfficersSheet identity(String key, String value) throws Exception {
        Document sheet = sheet(0);
        NodeList rows = sheet.getElementsByTagNameNS(SHEETS, "row");
        for (int i = 0; i < rows.getLength(); i++) {
            Element row = (Element) rows.item(i);
            String at = cells(row).entrySet().stream()
                    .filter(cell -> cell.getValue().equals(key))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("");
            if (!at.isEmpty()) {
                put(sheet, row, column(sheet, "value"), value);
                write(0, sheet);
                return this;
            }
        }
        throw new IllegalArgumentException("the blank sheet has no row for " + key);
    }

    /** Types a row below what the sheet has: key, value, key, value. */
    OfficersSheet row(String name, String... cells) throws Exception {
        int index = index(name);
        Document sheet = sheet(index);
        Element data =
                (Element) sheet.getElementsByTagNameNS(SHEETS, "sheetData").item(0);
        Element last = null;
        NodeList rows = data.getElementsByTagNameNS(SHEETS, "row");
        for (int i = 0; i < rows.getLength(); i++) {
            Element each = (Element) rows.item(i);
            if (number(each) <= KEYS || !cells(each).isEmpty()) {
                last = each;
            }
        }
        int number = number(last) + 1;
        Element row = find(rows, number);
        if (row == null) {
            row = sheet.createElementNS(SHEETS, "row");
            row.setAttribute("r", String.valueOf(number));
            data.insertBefore(row, last.getNextSibling());
        }
        for (int i = 0; i < cells.length; i += 2) {
            put(sheet, row, column(sheet, cells[i]), cells[i + 1]);
        }
        write(index, sheet);
        return this;
    }

    Path save(Path file) throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return file;
    }

    private int index(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).startsWith(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no sheet " + name + " in " + names);
    }

    private String column(Document sheet, String key) {
        Element keys = find(sheet.getElementsByTagNameNS(SHEETS, "row"), KEYS);
        return cells(keys).entrySet().stream()
                .filter(cell -> cell.getValue().equals(key))
                .map(cell -> cell.getKey().replaceAll("[0-9]", ""))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column " + key + " in " + cells(keys)));
    }

    private static Element find(NodeList rows, int number) {
        for (int i = 0; i < rows.getLength(); i++) {
            if (number((Element) rows.item(i)) == number) {
                return (Element) rows.item(i);
            }
        }
        return null;
    }

    private static int number(Element row) {
        return Integer.parseInt(row.getAttribute("r"));
    }

    /** The filled cells of a row. */
    private Map<String, String> cells(Element row) {
        Map<String, String> out = new LinkedHashMap<>();
        NodeList cells = row.getElementsByTagNameNS(SHEETS, "c");
        for (int i = 0; i < cells.getLength(); i++) {
            Element cell = (Element) cells.item(i);
            String text = cell.getTextContent();
            if (!text.isEmpty()) {
                out.put(
                        cell.getAttribute("r"),
                        cell.getAttribute("t").equals("s") ? texts.get(Integer.parseInt(text)) : text);
            }
        }
        return out;
    }

    private static void put(Document sheet, Element row, String column, String value) {
        String at = column + row.getAttribute("r");
        Element cell = null;
        Element next = null;
        NodeList cells = row.getElementsByTagNameNS(SHEETS, "c");
        for (int i = cells.getLength() - 1; i >= 0; i--) {
            Element each = (Element) cells.item(i);
            String letters = each.getAttribute("r").replaceAll("[0-9]", "");
            if (letters.equals(column)) {
                cell = each;
            } else if (letters.length() > column.length()
                    || (letters.length() == column.length() && letters.compareTo(column) > 0)) {
                next = each;
            }
        }
        if (cell == null) {
            cell = sheet.createElementNS(SHEETS, "c");
            cell.setAttribute("r", at);
            row.insertBefore(cell, next);
        }
        while (cell.hasChildNodes()) {
            cell.removeChild(cell.getFirstChild());
        }
        boolean typedNumber = value.matches("-?[0-9]+(\\.[0-9]+)?");
        cell.setAttribute("t", typedNumber ? "n" : "inlineStr");
        Element content = sheet.createElementNS(SHEETS, typedNumber ? "v" : "is");
        if (typedNumber) {
            content.setTextContent(value);
        } else {
            Element text = sheet.createElementNS(SHEETS, "t");
            text.setTextContent(value);
            content.appendChild(text);
        }
        cell.appendChild(content);
    }

    private Document sheet(int index) throws Exception {
        return xml("xl/worksheets/sheet" + (index + 1) + ".xml");
    }

    private Document xml(String part) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(parts.get(part)));
    }

    private void write(int index, Document sheet) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(sheet), new StreamResult(out));
        parts.put("xl/worksheets/sheet" + (index + 1) + ".xml", out.toByteArray());
    }
}
