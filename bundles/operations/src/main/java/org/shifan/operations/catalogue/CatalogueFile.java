// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.catalogue;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;

import static org.shifan.operations.OperationsMessages.M;

/**
 * Reads a catalogue: YAML, and so JSON too.
 *
 * <pre>
 * catalogue: shifan-catalogue/1
 * criteria:
 *   - id: jiangsu-zone-provincial
 *     version: 1.1.0
 *     digest: 64 hexadecimal digits
 *     url: jiangsu-zone-provincial-1.1.0.jar      # relative to the catalogue, or an address
 * </pre>
 */
final class CatalogueFile {
    static final String FORMAT = "shifan-catalogue/1";

    private static final Map<String, Pattern> FIELDS = Map.of(
            "id", Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*"),
            "version", Pattern.compile("(0|[1-9][0-9]{0,5})(\\.(0|[1-9][0-9]{0,5})){2}"),
            "digest", Pattern.compile("[0-9a-f]{64}"),
            "url", Pattern.compile("\\S+"));
    private static final Set<String> TOP = Set.of("catalogue", "criteria");

    private final URI address;

    private CatalogueFile(URI address) {
        this.address = address;
    }

    /** An entry as it stands there, with an absolute address. */
    record Entry(String id, String version, String digest, String url) {}

    /** @throws ShifanException {@code catalogue.form} */
    static List<Entry> read(URI address, byte[] text) {
        return new CatalogueFile(address).entries(text);
    }

    private List<Entry> entries(byte[] text) {
        Node root;
        try {
            root = new Compose(LoadSettings.builder().setUseMarks(true).build())
                    .composeString(new String(text, StandardCharsets.UTF_8))
                    .orElseThrow(() -> wrong(null, M.message("catalogue.form.format", FORMAT)));
        } catch (MarkedYamlEngineException e) {
            throw new ShifanException(at(e.getProblemMark().orElse(null), String.valueOf(e.getProblem())), e);
        } catch (YamlEngineException e) {
            throw new ShifanException(at(null, String.valueOf(e.getMessage())), e);
        }
        Map<String, Node> top = fields(root, TOP);
        Node format = top.get("catalogue");
        if (!(format instanceof ScalarNode scalar) || !scalar.getValue().equals(FORMAT)) {
            throw wrong(format == null ? root : format, M.message("catalogue.form.format", FORMAT));
        }
        if (!(top.get("criteria") instanceof SequenceNode criteria)) {
            throw wrong(top.getOrDefault("criteria", root), M.message("catalogue.form.list"));
        }
        List<Entry> out = new ArrayList<>();
        criteria.getValue().forEach(node -> out.add(entry(node)));
        return out;
    }

    private Entry entry(Node node) {
        Map<String, Node> fields = fields(node, FIELDS.keySet());
        return new Entry(
                text(node, fields, "id"),
                text(node, fields, "version"),
                text(node, fields, "digest"),
                resolved(node, text(node, fields, "url")));
    }

    private String text(Node entry, Map<String, Node> fields, String name) {
        Node node = fields.get(name);
        if (node == null) {
            throw wrong(entry, M.message("catalogue.form.missing", name));
        }
        if (!(node instanceof ScalarNode scalar)
                || !FIELDS.get(name).matcher(scalar.getValue()).matches()) {
            String found = node instanceof ScalarNode scalar
                    ? scalar.getValue()
                    : node.getNodeType().name();
            throw wrong(node, M.message("catalogue.form.field." + name, found));
        }
        return scalar.getValue();
    }

    private String resolved(Node entry, String url) {
        try {
            return address.resolve(new URI(url)).toString();
        } catch (URISyntaxException e) {
            throw new ShifanException(
                    at(entry.getStartMark().orElse(null), M.message("catalogue.form.field.url", url)), e);
        }
    }

    private Map<String, Node> fields(Node node, Set<String> allowed) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, M.message("catalogue.form.mapping"));
        }
        Map<String, Node> out = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!allowed.contains(key) || out.put(key, tuple.getValueNode()) != null) {
                throw wrong(
                        tuple.getKeyNode(),
                        M.message(
                                "catalogue.form.key",
                                key,
                                String.join(", ", allowed.stream().sorted().toList())));
            }
        }
        return out;
    }

    private ShifanException wrong(Node node, Message what) {
        return new ShifanException(at(node == null ? null : node.getStartMark().orElse(null), what));
    }

    private Message at(Mark mark, Object what) {
        int line = mark == null ? 1 : mark.getLine() + 1;
        int column = mark == null ? 1 : mark.getColumn() + 1;
        return M.message("catalogue.form", address, line, column, what);
    }
}
