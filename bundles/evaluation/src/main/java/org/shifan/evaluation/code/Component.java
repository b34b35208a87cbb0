// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A component as a description of Declarative Services tells it.
 *
 * @param function the name of the scoring function that it is, if it has one
 * @param type the class
 * @param bound whether it asks for services or for something in its constructor, or is set up after that
 * @param offered whether it is there as soon as its bundle is: one that is switched off, or made by a factory, waits for somebody
 * @param services the interfaces under which it is registered
 */
record Component(Optional<String> function, String type, boolean bound, boolean offered, Set<String> services) {
    Component {
        services = Set.copyOf(services);
    }

    private static final String NAME = "shifan.scoring.function.name";

    /** By these it is handed what an archive does not hold; where nothing is, they are not written. */
    private static final List<String> HANDED = List.of("init", "activate", "modified", "activation-fields");

    /** Whether it is registered as such a service. */
    boolean registers(Class<?> service) {
        return offered && services.contains(service.getName());
    }

    /** The components of a description; none when it describes something else. */
    static List<Component> read(byte[] description) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(description));
        List<Component> out = new ArrayList<>();
        String function = null;
        String type = null;
        boolean bound = false;
        boolean offered = true;
        Set<String> services = new HashSet<>();
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("component")
                        && type != null) {
                    out.add(new Component(Optional.ofNullable(function), type, bound, offered, services));
                }
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "component" -> {
                        function = null;
                        type = null;
                        bound = HANDED.stream().anyMatch(each -> xml.getAttributeValue(null, each) != null);
                        offered = !"false".equals(xml.getAttributeValue(null, "enabled"))
                                && xml.getAttributeValue(null, "factory") == null;
                        services.clear();
                    }
                    case "property" -> {
                        if (NAME.equals(xml.getAttributeValue(null, "name"))) {
                            String value = xml.getAttributeValue(null, "value");
                            function =
                                    value != null ? value : xml.getElementText().strip();
                        }
                    }
                    case "implementation" -> type = xml.getAttributeValue(null, "class");
                    case "provide" ->
                        Optional.ofNullable(xml.getAttributeValue(null, "interface"))
                                .ifPresent(services::add);
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
