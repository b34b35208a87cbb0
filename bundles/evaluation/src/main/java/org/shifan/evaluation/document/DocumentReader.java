// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.shifan.api.criteria.Problem;

/** Reads criteria documents. */
public final class DocumentReader {
    private DocumentReader() {}

    /**
     * Reads a document; bad input is answered with problems, never with an exception.
     *
     * @param file its name, for the problems
     */
    public static ReadResult read(String file, byte[] bytes) {
        return read(file, reading -> tree(reading, bytes));
    }

    /** The tree of a document that comes from elsewhere; empty when there was any problem on the way. */
    public static Optional<Node> tree(String file, Function<Reading, Optional<Node>> tree) {
        Reading reading = new Reading(file);
        return tree.apply(reading).filter(root -> reading.problems().isEmpty());
    }

    /** What was wrong on the way to a document's tree. */
    public static List<Problem> problems(String file, Function<Reading, Optional<Node>> tree) {
        Reading reading = new Reading(file);
        Optional<Node> root = tree.apply(reading);
        root.ifPresent(reading::root);
        return reading.problems();
    }

    /** The tree of a text; empty when it is refused, with the reason in the reading. */
    public static Optional<Node> tree(Reading reading, byte[] bytes) {
        return Source.text(reading, bytes).flatMap(text -> TreeReader.read(reading, text));
    }

    /** The tree of a value that is written in one place of something else, such as a cell; every part of it is said to stand there. */
    public static Optional<Node> tree(Reading reading, String text, Node parent, String step, Place spot) {
        return TreeReader.read(reading, text, parent, step, spot);
    }

    /**
     * Reads a document whose tree comes from elsewhere.
     *
     * @param tree makes the tree, and tells the reading what is wrong with it
     */
    public static ReadResult read(String file, Function<Reading, Optional<Node>> tree) {
        return read(file, tree, Bases.NONE);
    }

    /**
     * Reads a document that may extend another; what comes of it is the document in effect, complete in itself.
     *
     * @param tree makes the tree, and tells the reading what is wrong with it
     * @param bases the sets that are here
     */
    public static ReadResult read(String file, Function<Reading, Optional<Node>> tree, Bases bases) {
        Reading reading = new Reading(file);
        Optional<Node> root = tree.apply(reading);
        root.ifPresent(reading::root);
        if (root.filter(Layering::extendsAnother).isEmpty()) {
            return read(reading, root, Optional.empty(), Map.of(), false);
        }
        Layering layering = new Layering(reading, (Node.MapNode) root.get(), bases);
        Optional<Node> whole = layering.resolve();
        if (whole.isPresent()) {
            return read(reading, whole, layering.base(), layering.dropped(), layering.ownSheet());
        }
        Reading head = new Reading(file);
        Optional<Header> header = Header.of(head, Sections.document(head, root.get()));
        return new ReadResult(
                Optional.empty(),
                header,
                reading.problems(),
                layering.waits(),
                Optional.empty(),
                reading.keys(),
                Optional.empty());
    }

    private static ReadResult read(
            Reading reading,
            Optional<Node> tree,
            Optional<CriteriaDocument> base,
            Map<String, Place> dropped,
            boolean ownSheet) {
        Optional<CriteriaDocument> document = tree.map(root -> {
            reading.root(root);
            return Sections.document(reading, root);
        });
        document.ifPresent(d -> new Checks(reading, d).all());
        document.filter(d -> ownSheet).ifPresent(d -> new LineageChecks(reading, d).termsAreUsed());
        Optional<Header> header = document.flatMap(d -> Header.of(reading, d));
        boolean sound = reading.problems().isEmpty();
        Map<String, Place> keys = reading.keys();
        keys.putAll(dropped);
        Optional<Draft> draft =
                sound || reading.broken("") ? Optional.empty() : document.map(d -> new Draft(d, reading::sound));
        return new ReadResult(
                sound ? document : Optional.empty(), header, reading.problems(), false, base, keys, draft);
    }
}
