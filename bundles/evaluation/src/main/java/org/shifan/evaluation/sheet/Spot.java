// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import java.util.Optional;

import org.shifan.api.text.Message;
import org.shifan.evaluation.document.Place;
import org.shifan.workbook.Cell;

/** A cell in its sheet. */
record Spot(String sheet, Cell cell) {

    Place place() {
        return new Place(sheet, cell.row(), cell.column(), "");
    }

    String text() {
        return cell.text();
    }

    Optional<Message> trouble() {
        return cell.trouble();
    }
}
