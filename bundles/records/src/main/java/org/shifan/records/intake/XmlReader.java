// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.shifan.api.text.ShifanException;

import static org.shifan.records.intake.IntakeMessages.refuse;

/**
 * An XML document whose records are the children of its root that have elements of their own. A child that has only a text,
 * such as the date of a report, says it of all records.
 */
final class XmlReader implements DocumentReader {
    private final Path file;
    private final Metered in;
    private final XMLStreamReader xml;
    private final Map<String, String> common = new LinkedHashMap<>();

    XmlReader(Path file, InputStream in) {
        this.file = file;
        this.in =
                new Metered(in, () -> refuse("intake.document.long", file.getFileName(), line(), CsvShape.CELL_LIMIT));
        // That of the JDK, whichever library else is there: no document type, no entity from outside.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            this.xml = factory.createXMLStreamReader(this.in);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    @Override
    public Fields next() throws IOException {
        try {
            int depth = depthOf(xml.getEventType());
            while (xml.hasNext()) {
                int event = event();
                if (event == XMLStreamConstants.DTD) {
                    throw refuse("intake.xml.dtd", file.getFileName(), line());
                }
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                } else if (event == XMLStreamConstants.START_ELEMENT && depth == 0) {
                    depth++;
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    String name = xml.getLocalName();
                    Fields fields = new Fields(file);
                    if (element("", 2, fields)) {
                        return fields;
                    }
                    common.put(name, fields.text(""));
                    if (common.size() > DocumentTable.COLUMNS) {
                        throw refuse("intake.document.columns", file.getFileName(), DocumentTable.COLUMNS);
                    }
                }
            }
            return null;
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException reason) {
                throw reason;
            }
            throw broken(e);
        }
    }

    /** The reader stands before the root, or at the end of one of its children. */
    private static int depthOf(int event) {
        return event == XMLStreamConstants.START_DOCUMENT ? 0 : 1;
    }

    /** Reads an element to its end; whether it has elements or attributes of its own. */
    private boolean element(String path, int depth, Fields fields) throws XMLStreamException {
        if (depth > DEPTH) {
            throw refuse("intake.xml.deep", file.getFileName(), line(), DEPTH);
        }
        boolean parted = false;
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributePrefix(i) == null || xml.getAttributePrefix(i).isEmpty()) {
                fields.add(Fields.below(path, "@" + xml.getAttributeLocalName(i)), xml.getAttributeValue(i), line());
                parted = true;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int event = event(); event != XMLStreamConstants.END_ELEMENT; event = event()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    parted = true;
                    element(Fields.below(path, xml.getLocalName()), depth + 1, fields);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (text.length() + xml.getTextLength() > CsvShape.CELL_LIMIT) {
                        throw refuse("intake.document.long", file.getFileName(), line(), CsvShape.CELL_LIMIT);
                    }
                    text.append(xml.getText());
                }
                default -> {
                    // Comments and instructions say nothing of the record.
                }
            }
        }
        fields.add(path, text.toString(), line());
        return parted;
    }

    private int event() throws XMLStreamException {
        in.next();
        return xml.next();
    }

    private long line() {
        return xml == null ? 1 : xml.getLocation().getLineNumber();
    }

    private ShifanException broken(XMLStreamException e) {
        Location at = e.getLocation();
        String reason = String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError at .*?Message: ", "");
        return refuse(
                "intake.document.broken",
                file.getFileName(),
                at == null ? 1 : at.getLineNumber(),
                at == null ? 1 : at.getColumnNumber(),
                reason);
    }

    @Override
    public Map<String, String> common() {
        return common;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
