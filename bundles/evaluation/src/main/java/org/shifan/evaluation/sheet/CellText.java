// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A value of a document as the text of a cell: as it is, unless it could be taken for something else. */
final class CellText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CellText() {}

    /** The cell of a scalar. */
    static String of(String scalar) {
        boolean mistaken = scalar.isBlank()
                || !scalar.equals(scalar.strip())
                || isFlow(scalar)
                || scalar.startsWith("\"")
                || scalar.startsWith("'")
                || scalar.contains("_x")
                || scalar.chars().anyMatch(CellText::isOdd);
        return mistaken ? quoted(scalar) : scalar;
    }

    /** In double quotes, as JSON and YAML have it. */
    static String quoted(String scalar) {
        try {
            StringBuilder out = new StringBuilder();
            JSON.writeValueAsString(scalar).replace("_x", "\\u005fx").chars().forEach(c -> {
                if (isOdd(c)) {
                    out.append(String.format("\\u%04x", c));
                } else {
                    out.append((char) c);
                }
            });
            return out.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A character that a workbook or YAML does not hold as it is; pairs of surrogates pay for single ones. */
    private static boolean isOdd(int c) {
        return (c < 0x20 && c != '\n' && c != '\t')
                || (c >= 0x7F && c < 0xA0)
                || c == 0x2028
                || c == 0x2029
                || Character.isSurrogate((char) c)
                || c == 0xFEFF
                || c >= 0xFFFE;
    }

    /** Whether a cell holds a list or a map in the flow style of YAML. */
    static boolean isFlow(String cell) {
        String text = cell.strip();
        return text.length() > 1
                && ((text.startsWith("{") && text.endsWith("}")) || (text.startsWith("[") && text.endsWith("]")));
    }

    /** Whether a cell that could name a kind holds a value instead. */
    static boolean isWhole(String cell) {
        return isFlow(cell) || cell.strip().startsWith("\"");
    }

    /** The scalar of a cell: without the double quotes if it is well quoted. */
    static String scalar(String cell) {
        String text = cell.strip();
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            try {
                return JSON.readValue(text, String.class);
            } catch (JsonProcessingException e) {
                return text;
            }
        }
        return text;
    }
}
