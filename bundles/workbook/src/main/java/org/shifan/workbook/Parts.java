// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.workbook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamException;

/** How the parts of a workbook hang together, and which of them a table of values has no use for. */
final class Parts {
    /** Parts that a workbook must not have, by what their names contain, and the message for each. */
    private static final Map<String, String> REFUSED = new LinkedHashMap<>();

    static {
        REFUSED.put("vbaproject", "workbook.macros");
        REFUSED.put("vbadata", "workbook.macros");
        REFUSED.put("/macrosheets/", "workbook.macros");
        REFUSED.put("/dialogsheets/", "workbook.macros");
        REFUSED.put("/activex/", "workbook.macros");
        REFUSED.put("customui/", "workbook.macros");
        REFUSED.put("/externallinks/", "workbook.links");
        REFUSED.put("/connections.xml", "workbook.links");
        REFUSED.put("/querytables/", "workbook.links");
        REFUSED.put("/model/", "workbook.links");
        REFUSED.put("/embeddings/", "workbook.embedded");
    }

    private static final byte[] NOTHING = "<none/>".getBytes(StandardCharsets.UTF_8);

    private final Container container;
    private final List<Finding> findings;

    Parts(Container container, List<Finding> findings) {
        this.container = container;
        this.findings = findings;
    }

    private record Link(String type, String target, boolean external) {}

    private record Named(String name, String link, boolean hidden) {}

    /** Reads all sheets with cells. */
    void sheets(List<Sheet> out) throws XMLStreamException {
        refuseParts();
        String workbook = links("").values().stream()
                .filter(link -> link.type.endsWith("/officeDocument"))
                .map(Link::target)
                .findFirst()
                .orElse("xl/workbook.xml");
        if (workbook.endsWith(".bin") || container.part(workbook).isEmpty()) {
            findings.add(Finding.of(workbook.endsWith(".bin") ? "workbook.old" : "workbook.none"));
            return;
        }
        Map<String, Link> links = links(workbook);
        List<Named> named = new ArrayList<>();
        boolean[] date1904 = {false};
        Xml.walk(container.part(workbook).get(), (element, xml) -> {
            if (element.equals("sheet")) {
                String state = Xml.attribute(xml, "state");
                named.add(new Named(
                        Xml.attribute(xml, "name"),
                        Xml.attribute(xml, "id"),
                        state.equals("hidden") || state.equals("veryHidden")));
            } else if (element.equals("workbookPr")) {
                date1904[0] = Xml.truth(xml, "date1904");
            }
        });
        Content content = new Content(texts(links), Styles.read(part(links, "/styles")), date1904[0]);
        for (Named each : named) {
            Link link = links.get(each.link);
            if (link != null && link.type.endsWith("/worksheet") && !link.external) {
                byte[] part = container.part(link.target).orElse(null);
                if (part == null) {
                    findings.add(Finding.of("workbook.damaged", link.target));
                } else {
                    out.add(new SheetReader(each.name, each.hidden, content).read(part));
                }
            }
        }
    }

    private void refuseParts() throws XMLStreamException {
        Map<String, List<String>> refused = new LinkedHashMap<>();
        for (String name : container.names()) {
            REFUSED.entrySet().stream()
                    .filter(entry -> name.contains(entry.getKey()))
                    .findFirst()
                    .ifPresent(entry -> refused.computeIfAbsent(entry.getValue(), k -> new ArrayList<>())
                            .add(name));
        }
        Xml.walk(container.part("[Content_Types].xml").orElse(NOTHING), (element, xml) -> {
            String type = Xml.attribute(xml, "ContentType");
            if (type.contains("macroEnabled") && !refused.containsKey("workbook.macros")) {
                refused.computeIfAbsent("workbook.macros", k -> new ArrayList<>())
                        .add(type);
            }
        });
        refused.forEach((key, names) -> findings.add(Finding.of(key, String.join(", ", names))));
        for (String name : container.names()) {
            if (name.endsWith(".rels")) {
                refuseExternal(name);
            }
        }
    }

    /** A hyperlink is what Excel makes of any address that is typed; everything else outside would be fetched. */
    private void refuseExternal(String rels) throws XMLStreamException {
        Xml.walk(container.part(rels).orElseThrow(), (element, xml) -> {
            if (Xml.attribute(xml, "TargetMode").equals("External")
                    && !Xml.attribute(xml, "Type").endsWith("/hyperlink")
                    && !rels.contains("/externallinks/")) {
                findings.add(Finding.of("workbook.links", Xml.attribute(xml, "Target")));
            }
        });
    }

    private List<String> texts(Map<String, Link> links) throws XMLStreamException {
        SharedTexts texts = new SharedTexts();
        Xml.walk(part(links, "/sharedStrings"), texts);
        return texts.all();
    }

    private byte[] part(Map<String, Link> links, String type) {
        return links.values().stream()
                .filter(link -> link.type.endsWith(type) && !link.external)
                .findFirst()
                .flatMap(link -> container.part(link.target))
                .orElse(NOTHING);
    }

    /** Where a part points to, by the ids that it uses; that of the package itself is the empty name. */
    private Map<String, Link> links(String part) throws XMLStreamException {
        int slash = part.lastIndexOf('/') + 1;
        String folder = part.substring(0, slash);
        byte[] rels = container
                .part(folder + "_rels/" + part.substring(slash) + ".rels")
                .orElse(null);
        Map<String, Link> out = new HashMap<>();
        if (rels != null) {
            Xml.walk(rels, (element, xml) -> {
                if (element.equals("Relationship")) {
                    String target = Xml.attribute(xml, "Target");
                    out.put(
                            Xml.attribute(xml, "Id"),
                            new Link(
                                    Xml.attribute(xml, "Type"),
                                    target.startsWith("/") ? target.substring(1) : folder + target,
                                    Xml.attribute(xml, "TargetMode").equals("External")));
                }
            });
        }
        return out;
    }
}
