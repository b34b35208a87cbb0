// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.workbook;

import java.util.List;
import java.util.NavigableMap;
import java.util.Set;

/**
 * A sheet of a workbook.
 *
 * @param hidden whether it is not to be seen
 * @param rows the rows that hold something, by their number from 1
 * @param merged the ranges of merged cells
 * @param hiddenRows the rows of {@code rows} that are not to be seen
 * @param hiddenColumns the columns that are not to be seen, from 1
 */
public record Sheet(
        String name,
        boolean hidden,
        NavigableMap<Integer, List<Cell>> rows,
        List<Merged> merged,
        Set<Integer> hiddenRows,
        Set<Integer> hiddenColumns) {

    /**
     * Cells that are merged into one.
     *
     * @param range such as A5:C5
     * @param lastRow the last row that it covers, from 1
     */
    public record Merged(String range, int row, int column, int lastRow, int lastColumn) {}
}
