// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.criteria.Problem;
import org.shifan.api.fact.FactDefinition;
import org.shifan.evaluation.document.Bases;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.document.Node;
import org.shifan.evaluation.document.ReadResult;
import org.shifan.evaluation.document.Reading;
import org.shifan.workbook.Workbook;

/** Criteria documents in both of their forms: a text in YAML, and a criteria sheet in a workbook. */
public final class Documents {
    private Documents() {}

    /** Reads a document in either form; bad input is answered with problems, never with an exception. */
    public static ReadResult read(String file, byte[] bytes) {
        return read(file, bytes, Bases.NONE);
    }

    /** Reads a document in either form that may extend one of the sets that are here. */
    public static ReadResult read(String file, byte[] bytes, Bases bases) {
        return DocumentReader.read(file, reading -> tree(reading, bytes), bases);
    }

    /** What is wrong with the form of a document, whatever it says. */
    static List<Problem> problemsOfForm(String file, byte[] bytes) {
        return DocumentReader.problems(file, reading -> tree(reading, bytes));
    }

    /**
     * The document as text: a text as it is, that of a criteria sheet in YAML. Both have the same digest.
     *
     * @return empty for a workbook that is no criteria sheet
     */
    public static Optional<byte[]> text(String file, byte[] bytes) {
        if (!Workbook.isWorkbook(bytes)) {
            return Optional.of(bytes);
        }
        return DocumentReader.tree(file, reading -> SheetTree.read(reading, bytes))
                .map(root -> TreeText.document(root).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The criteria sheet of a document whose form has no problems.
     *
     * @param facts those to choose from
     * @throws org.shifan.api.text.ShifanException {@code sheet.cell.long}, {@code sheet.write}
     */
    static byte[] sheet(String file, byte[] document, List<FactDefinition> facts) {
        Node.MapNode root = DocumentReader.tree(file, reading -> tree(reading, document))
                .filter(Node.MapNode.class::isInstance)
                .map(Node.MapNode.class::cast)
                .orElseThrow(() -> new SheetException("sheet.write", file));
        byte[] sheet = SheetWriter.write(SheetRows.of(root), facts);
        Optional<Node> back = DocumentReader.tree(file, reading -> SheetTree.read(reading, sheet));
        // What is written is law: rather no sheet than one that says something else.
        if (back.isEmpty() || !Trees.equal(root, back.get())) {
            throw new SheetException("sheet.write", file);
        }
        return sheet;
    }

    /** A sheet to fill in. */
    static byte[] blank(List<FactDefinition> facts) {
        return SheetWriter.write(Map.of(Tab.IDENTITY, BlankSheet.identity()), facts);
    }

    private static Optional<Node> tree(Reading reading, byte[] bytes) {
        return Workbook.isWorkbook(bytes) ? SheetTree.read(reading, bytes) : DocumentReader.tree(reading, bytes);
    }
}
