// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;

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
 * @param needs what has to be there before it is registered
 */
record Component(
        Optional<String> function, String type, boolean bound, boolean offered, Set<String> services, Needs needs) {
    Component {
        services = Set.copyOf(services);
    }

    /**
     * What a component waits for.
     *
     * @param configuration the name of the configuration without which it is not made, if there is one
     * @param references the interfaces of the services without which it is not made
     */
    record Needs(Optional<String> configuration, Set<String> references) {
        Needs {
            references = Set.copyOf(references);
        }
    }

    private static final String NAME = "shifan.scoring.function.name";

    /** By these it is handed what an archive does not hold; where nothing is, they are not written. */
    private static final List<String> HANDED = List.of("init", "activate", "modified", "activation-fields");

    /** Whether it is registered as such a service. */
    boolean registers(Class<?> service) {
        return registers(service.getName());
    }

    boolean registers(String service) {
        return offered && services.contains(service);
    }

    /**
     * The components of a description; none when it describes something else.
     *
     * @param files of the bundle by path, for properties that stand in one of them
     */
    static List<Component> read(byte[] description, Function<String, Optional<byte[]>> files)
            throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(description));
        List<Component> out = new ArrayList<>();
        Draft draft = new Draft();
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("component")
                        && draft.type != null) {
                    out.add(draft.component());
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (xml.getLocalName().equals("component")) {
                        draft = new Draft();
                    }
                    draft.read(xml, files);
                }
            }
        } finally {
            xml.close();
        }
        return out;
    }

    /** A component as far as its description was read. */
    private static final class Draft {
        private final Set<String> services = new HashSet<>();
        private final Set<String> references = new HashSet<>();
        private String function;
        private String type;
        private String configuration;
        private boolean bound;
        private boolean offered = true;

        Component component() {
            return new Component(
                    Optional.ofNullable(function),
                    type,
                    bound,
                    offered,
                    services,
                    // By custom a component without a name has that of its class.
                    new Needs(Optional.ofNullable("".equals(configuration) ? type : configuration), references));
        }

        void read(XMLStreamReader xml, Function<String, Optional<byte[]>> files) throws XMLStreamException {
            switch (xml.getLocalName()) {
                case "component" -> component(xml);
                case "property" -> {
                    if (NAME.equals(xml.getAttributeValue(null, "name"))) {
                        String value = xml.getAttributeValue(null, "value");
                        function = value != null ? value : xml.getElementText().strip();
                    }
                }
                case "properties" ->
                    Optional.ofNullable(xml.getAttributeValue(null, "entry"))
                            .flatMap(files)
                            .flatMap(Draft::name)
                            .ifPresent(name -> function = name);
                case "implementation" -> type = xml.getAttributeValue(null, "class");
                case "provide" ->
                    Optional.ofNullable(xml.getAttributeValue(null, "interface"))
                            .ifPresent(services::add);
                case "reference" -> reference(xml);
                default -> {
                    // What else a component says is of no use here.
                }
            }
        }

        private void component(XMLStreamReader xml) {
            bound = HANDED.stream().anyMatch(each -> xml.getAttributeValue(null, each) != null);
            offered = !"false".equals(xml.getAttributeValue(null, "enabled"))
                    && xml.getAttributeValue(null, "factory") == null;
            if ("require".equals(xml.getAttributeValue(null, "configuration-policy"))) {
                String named = xml.getAttributeValue(null, "configuration-pid");
                String name = xml.getAttributeValue(null, "name");
                configuration = named != null && !named.equals("$") ? named : name == null ? "" : name;
            }
        }

        /** A reference of which nothing is said asks for exactly one service. */
        private void reference(XMLStreamReader xml) {
            bound = true;
            String cardinality = xml.getAttributeValue(null, "cardinality");
            String service = xml.getAttributeValue(null, "interface");
            if (service != null && (cardinality == null || cardinality.startsWith("1"))) {
                references.add(service);
            }
        }

        private static Optional<String> name(byte[] properties) {
            Properties read = new Properties();
            try {
                read.load(new ByteArrayInputStream(properties));
            } catch (IOException | IllegalArgumentException e) {
                // As where no name is written.
                return Optional.empty();
            }
            return Optional.ofNullable(read.getProperty(NAME));
        }
    }
}
