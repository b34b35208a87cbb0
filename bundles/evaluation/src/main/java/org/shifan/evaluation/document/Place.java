// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

/**
 * Where an element stands in its document, for messages now and later.
 *
 * @param line from 1
 * @param column from 1
 * @param path such as {@code parts[1].items[0].weight}; empty for the whole
 */
public record Place(int line, int column, String path) {
    /** The whole document. */
    public static final Place WHOLE = new Place(0, 0, "");
}
