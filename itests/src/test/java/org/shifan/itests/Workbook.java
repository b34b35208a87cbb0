// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook with one sheet, written by hand so that it can be as wrong as a test wants it. */
final class Workbook {

    private static final String SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    private Workbook() {}

    /**
     * @param merged a range of merged cells such as {@code A1:B1}, or null
     */
    static Path write(Path file, List<List<String>> rows, String merged) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns='" + PACKAGE + "content-types'>"
                            + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                            + "<Default Extension='xml' ContentType='application/xml'/>"
                            + "<Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/>"
                            + "<Override PartName='/xl/worksheets/sheet1.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'/>"
                            + "<Override PartName='/xl/styles.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml'/>"
                            + "</Types>");
            part(zip, "_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml")));
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relations(relation("rId1", "worksheet", "worksheets/sheet1.xml")
                            + relation("rId2", "styles", "styles.xml")));
            part(zip, "xl/styles.xml", "<styleSheet xmlns='" + SHEETS + "'/>");
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns='" + SHEETS + "' xmlns:r='" + OFFICE
                            + "'><sheets><sheet name='1' sheetId='1' r:id='rId1'/></sheets></workbook>");
            part(zip, "xl/worksheets/sheet1.xml", sheet(rows, merged));
        }
        return file;
    }

    private static String relations(String all) {
        return "<Relationships xmlns='" + PACKAGE + "relationships'>" + all + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id='" + id + "' Type='" + OFFICE + "/" + type + "' Target='" + target + "'/>";
    }

    private static String sheet(List<List<String>> rows, String merged) {
        StringBuilder xml = new StringBuilder("<worksheet xmlns='" + SHEETS + "'><sheetData>");
        for (int r = 0; r < rows.size(); r++) {
            xml.append("<row r='").append(r + 1).append("'>");
            for (int c = 0; c < rows.get(r).size(); c++) {
                xml.append("<c r='")
                        .append((char) ('A' + c))
                        .append(r + 1)
                        .append("' t='inlineStr'><is><t>")
                        .append(rows.get(r).get(c))
                        .append("</t></is></c>");
            }
            xml.append("</row>");
        }
        xml.append("</sheetData>");
        if (merged != null) {
            xml.append("<mergeCells count='1'><mergeCell ref='").append(merged).append("'/></mergeCells>");
        }
        return xml.append("</worksheet>").toString();
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version='1.0' encoding='UTF-8'?>" + xml).getBytes(StandardCharsets.UTF_8));
    }
}
