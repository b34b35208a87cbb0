// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A scoring function as a component description of Declarative Services tells it.
 *
 * @param function its name
 * @param type the class
 * @param bound whether it asks for services or for something in its constructor, or is set up after that
 */
record Component(String function, String type, boolean bound) {
    private static final String NAME = "shifan.scoring.function.name";

    /** By these it is handed what an archive does not hold; where nothing is, they are not written. */
    private static final List<String> HANDED = List.of("init", "activate", "modified", "activation-fields");

    /** The scoring functions of a description; none when it describes something else. */
    static List<Component> read(byte[] description) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(description));
        List<Component> out = new ArrayList<>();
        String function = null;
        String type = null;
        boolean bound = false;
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("component")
                        && function != null
                        && type != null) {
                    out.add(new Component(function, type, bound));
                }
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "component" -> {
                        function = null;
                        type = null;
                        bound = HANDED.stream().anyMatch(each -> xml.getAttributeValue(null, each) != null);
                    }
                    case "property" -> {
                        if (NAME.equals(xml.getAttributeValue(null, "name"))) {
                            String value = xml.getAttributeValue(null, "value");
                            function =
                                    value != null ? value : xml.getElementText().strip();
                        }
                    }
                    case "implementation" -> type = xml.getAttributeValue(null, "class");
                    case "reference" -> bound = true;
                    default -> {
                        // What else a component says is of no use here.
                    }
                }
            }
        } finally {
            xml.close();
        }
        return out;
    }
}
