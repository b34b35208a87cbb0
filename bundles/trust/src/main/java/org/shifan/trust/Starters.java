// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.service.component.ComponentConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.text.Message;

import static org.shifan.trust.TrustMessages.M;

/** The classes of a bundle that the container runs by itself when the bundle starts, each with why that must not be. */
final class Starters {
    private static final Logger LOG = LoggerFactory.getLogger(Starters.class);

    private Starters() {}

    static Map<String, Message> of(Bundle bundle) {
        Map<String, Message> out = new HashMap<>();
        String activator = bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATOR);
        if (activator != null) {
            out.put(activator.strip(), M.message("class.activator"));
        }
        String descriptions = bundle.getHeaders("").get(ComponentConstants.SERVICE_COMPONENT);
        if (descriptions == null) {
            return out;
        }
        for (String description : descriptions.split(",")) {
            int slash = description.lastIndexOf('/');
            var files = bundle.findEntries(
                    description.substring(0, Math.max(0, slash)).strip(),
                    description.substring(slash + 1).strip(),
                    false);
            while (files != null && files.hasMoreElements()) {
                read(files.nextElement(), out);
            }
        }
        return out;
    }

    private static void read(URL description, Map<String, Message> out) {
        try (InputStream in = description.openStream()) {
            read(in, out);
        } catch (IOException | XMLStreamException e) {
            // Declarative Services reads the same and makes no component of it.
            LOG.debug("{} cannot be read", description, e);
        }
    }

    /** A component is made at the start when it says so, or provides no service by which it could be asked for. */
    static void read(InputStream description, Map<String, Message> out) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(description);
        String type = null;
        boolean immediate = false;
        boolean provides = false;
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "component" -> {
                            type = null;
                            provides = xml.getAttributeValue(null, "factory") != null;
                            immediate = Boolean.parseBoolean(xml.getAttributeValue(null, "immediate"));
                        }
                        case "implementation" -> type = xml.getAttributeValue(null, "class");
                        case "provide" -> provides = true;
                        default -> {
                            // What else a component says is of no use here.
                        }
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("component")
                        && type != null
                        && (immediate || !provides)) {
                    out.put(type.strip(), M.message("class.immediate"));
                }
            }
        } finally {
            xml.close();
        }
    }
}
