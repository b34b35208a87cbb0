// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import static org.shifan.records.intake.IntakeMessages.refuse;

/**
 * What one pass over a workbook finds out before anything of it is stored: that it is whole, which sheet is read,
 * which cells are merged, how many rows there are.
 *
 * @param sheet the first sheet's name
 * @param sheets the number of sheets
 * @param merged the merged ranges of the first sheet, such as {@code A1:C1}
 * @param rows the number of its rows
 * @param styles whether it has a part with styles; without one no number is known to be a date
 */
record XlsxSurvey(String sheet, int sheets, List<String> merged, long rows, boolean styles) {
    /** The reader holds the shared texts in memory; more than this is refused. */
    private static final long TEXTS_LIMIT = 64L << 20;

    /** So are more texts than this, be they short: each takes sixty bytes of the heap and more. */
    private static final int TEXTS_MOST = 2_000_000;
    /** Fewer bytes do not hold so many. */
    private static final long COUNTED_FROM = 17L * TEXTS_MOST;

    private static final String TEXTS = "xl/sharedStrings.xml";

    /** A merged range and the row of its first cell. */
    private static final Pattern ROW = Pattern.compile("[A-Za-z]{1,3}([0-9]{1,7})(:[A-Za-z]{1,3}[0-9]{1,7})?");

    private static final int MERGED_LIMIT = 100_000;
    private static final int SHEETS_LIMIT = 10_000;

    /**
     * Surveys a workbook.
     *
     * @throws org.shifan.api.text.ShifanException {@code intake.file.broken} when the file is cut off or is no
     *     workbook, {@code intake.xlsx.doctype}, {@code intake.xlsx.texts}, {@code intake.xlsx.texts.many}
     */
    static XlsxSurvey of(Path file, Watch watch) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            refuseDocumentTypes(file, zip);
            refuseManyTexts(file, zip);
            List<String[]> sheets = sheets(file, zip);
            Map<String, String> targets = targets(file, zip);
            String target = targets.get(sheets.get(0)[1]);
            String part = target == null ? "" : target.startsWith("/") ? target.substring(1) : "xl/" + target;
            List<String> merged = new ArrayList<>();
            long rows = walk(file, zip, part, watch, (element, xml) -> {
                if (element.equals("mergeCell")) {
                    String range = String.valueOf(xml.getAttributeValue(null, "ref"));
                    if (!ROW.matcher(range).matches() || merged.size() == MERGED_LIMIT) {
                        throw refuse("intake.file.broken", file.getFileName());
                    }
                    merged.add(range);
                }
                return element.equals("row");
            });
            return new XlsxSurvey(sheets.get(0)[0], sheets.size(), List.copyOf(merged), rows, hasStyles(file, zip));
        } catch (ZipException e) {
            throw refuse("intake.file.broken", file.getFileName());
        }
    }

    /** By one entities unfold and other files are pulled in. It stands before the first element, so that no part is read whole. */
    private static void refuseDocumentTypes(Path file, ZipFile zip) throws IOException {
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels")) {
                refuseDocumentType(file, zip, entry);
            }
        }
    }

    private static void refuseDocumentType(Path file, ZipFile zip, ZipEntry entry) throws IOException {
        try (Metered in =
                new Metered(zip.getInputStream(entry), () -> refuse("intake.file.broken", file.getFileName()))) {
            XMLStreamReader xml = reader(in);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw refuse("intake.xlsx.doctype", file.getFileName(), entry.getName());
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    break;
                }
            }
            xml.close();
        } catch (XMLStreamException e) {
            throw refuse("intake.file.broken", file.getFileName());
        }
    }

    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in);
    }

    /** How long a part says it is need not be true, so that it is counted. */
    private static void refuseManyTexts(Path file, ZipFile zip) throws IOException {
        ZipEntry texts = zip.getEntry(TEXTS);
        if (texts == null) {
            return;
        }
        long bytes;
        try (InputStream in = zip.getInputStream(texts)) {
            bytes = in.skip(TEXTS_LIMIT + 1);
            for (long more = bytes; more > 0 && bytes <= TEXTS_LIMIT; bytes += more) {
                more = in.skip(TEXTS_LIMIT + 1 - bytes);
            }
        }
        if (bytes > TEXTS_LIMIT) {
            throw refuse("intake.xlsx.texts", file.getFileName(), TEXTS_LIMIT >> 20);
        }
        if (bytes >= COUNTED_FROM && walk(file, zip, TEXTS, (element, xml) -> element.equals("si")) > TEXTS_MOST) {
            throw refuse("intake.xlsx.texts.many", file.getFileName(), TEXTS_MOST);
        }
    }

    private static boolean hasStyles(Path file, ZipFile zip) throws IOException {
        return walk(file, zip, "[Content_Types].xml", (element, xml) -> {
                    String type = String.valueOf(xml.getAttributeValue(null, "ContentType"));
                    String part = String.valueOf(xml.getAttributeValue(null, "PartName"));
                    return type.endsWith("spreadsheetml.styles+xml")
                            && zip.getEntry(part.replaceFirst("^/", "")) != null;
                })
                > 0;
    }

    /** The merged ranges that touch one of the rows up to the given one. */
    List<String> mergedUpTo(long row) {
        return merged.stream()
                .filter(range -> Long.parseLong(ROW.matcher(range).replaceFirst("$1")) <= row)
                .toList();
    }

    private static List<String[]> sheets(Path file, ZipFile zip) throws IOException {
        List<String[]> out = new ArrayList<>();
        walk(file, zip, "xl/workbook.xml", (element, xml) -> {
            if (element.equals("sheet")) {
                if (out.size() == SHEETS_LIMIT) {
                    throw refuse("intake.file.broken", file.getFileName());
                }
                String id = "";
                for (int i = 0; i < xml.getAttributeCount(); i++) {
                    if (xml.getAttributeLocalName(i).equals("id")) {
                        id = xml.getAttributeValue(i);
                    }
                }
                out.add(new String[] {xml.getAttributeValue(null, "name"), id});
            }
            return false;
        });
        if (out.isEmpty()) {
            throw refuse("intake.file.broken", file.getFileName());
        }
        return out;
    }

    private static Map<String, String> targets(Path file, ZipFile zip) throws IOException {
        Map<String, String> out = new HashMap<>();
        walk(file, zip, "xl/_rels/workbook.xml.rels", (element, xml) -> {
            if (element.equals("Relationship")) {
                out.put(xml.getAttributeValue(null, "Id"), xml.getAttributeValue(null, "Target"));
            }
            return false;
        });
        return out;
    }

    @FunctionalInterface
    private interface Visitor {
        boolean counts(String element, XMLStreamReader xml);
    }

    private static long walk(Path file, ZipFile zip, String part, Visitor visitor) throws IOException {
        return walk(file, zip, part, null, visitor);
    }

    /** @param watch told of the part's unpacked bytes with each that counts; null of a part that is short */
    private static long walk(Path file, ZipFile zip, String part, Watch watch, Visitor visitor) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw refuse("intake.file.broken", file.getFileName());
        }
        long count = 0;
        try (Metered in =
                new Metered(zip.getInputStream(entry), () -> refuse("intake.file.broken", file.getFileName()))) {
            XMLStreamReader xml = reader(in);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT && visitor.counts(xml.getLocalName(), xml)) {
                    count++;
                    if (watch != null) {
                        watch.checked(in.position(), Math.max(in.position(), entry.getSize()));
                    }
                }
                if (xml.isStartElement() || xml.isEndElement()) {
                    in.next();
                }
            }
            xml.close();
        } catch (XMLStreamException e) {
            throw refuse("intake.file.broken", file.getFileName());
        }
        return count;
    }
}
