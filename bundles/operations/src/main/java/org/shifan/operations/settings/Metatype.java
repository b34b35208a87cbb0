// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.settings;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import org.shifan.api.text.Text;

/**
 * Reads what a bundle declares under {@code OSGI-INF/metatype}. Read here, since the metatype service keeps the limits of a
 * value to itself.
 */
final class Metatype {
    private static final Logger LOG = LoggerFactory.getLogger(Metatype.class);
    private static final String FOLDER = "OSGI-INF/metatype";
    private static final Pattern BOTH = Pattern.compile("(.*\\S) / (\\S.*)", Pattern.DOTALL);

    private Metatype() {}

    static List<Declared> of(Bundle bundle) {
        Enumeration<URL> files = bundle.findEntries(FOLDER, "*.xml", false);
        List<Declared> out = new ArrayList<>();
        for (URL file : files == null ? List.<URL>of() : Collections.list(files)) {
            try (InputStream in = file.openStream()) {
                out.addAll(read(in));
            } catch (IOException | SAXException | ParserConfigurationException e) {
                LOG.warn("{} of {} cannot be read: {}", file, bundle.getSymbolicName(), e.getMessage());
            }
        }
        return out;
    }

    static List<Declared> read(InputStream in) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Element root = factory.newDocumentBuilder().parse(in).getDocumentElement();
        Map<String, String> pids = new HashMap<>();
        for (Element designate : elements(root, "Designate")) {
            for (Element object : elements(designate, "Object")) {
                pids.put(object.getAttribute("ocdref"), designate.getAttribute("pid"));
            }
        }
        List<Declared> out = new ArrayList<>();
        for (Element ocd : elements(root, "OCD")) {
            String pid = pids.getOrDefault(ocd.getAttribute("id"), "");
            for (Element ad : elements(ocd, "AD")) {
                out.add(declared(pid, ad));
            }
        }
        return out;
    }

    private static Declared declared(String pid, Element ad) {
        String cardinality = ad.getAttribute("cardinality");
        return new Declared(
                pid,
                ad.getAttribute("id"),
                ad.getAttribute("type"),
                !cardinality.isEmpty() && !cardinality.equals("0"),
                ad.getAttribute("default"),
                limit(ad, "min"),
                limit(ad, "max"),
                elements(ad, "Option").stream()
                        .map(option -> option.getAttribute("value"))
                        .toList(),
                meaning(ad));
    }

    private static BigDecimal limit(Element ad, String name) {
        try {
            return ad.getAttribute(name).isEmpty() ? null : new BigDecimal(ad.getAttribute(name));
        } catch (NumberFormatException e) {
            // Of a character or a text, which any bundle may declare; one of them must not end the guard of all others.
            return null;
        }
    }

    /** Descriptions are written as ENGLISH / 中文, like those of the commands; without one the name has to do. */
    private static Text meaning(Element ad) {
        String said = Stream.of("description", "name", "id")
                .map(attribute -> ad.getAttribute(attribute).strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("?");
        Matcher both = BOTH.matcher(said);
        return both.matches() ? new Text(both.group(2), both.group(1)) : Text.same(said);
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> out = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            out.add((Element) found.item(i));
        }
        return out;
    }
}
