// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.workbook;

import org.shifan.api.text.Message;

/**
 * Something that a workbook has and must not have.
 *
 * @param sheet empty when it concerns the whole workbook
 * @param row from 1; 0 when it concerns the whole sheet
 */
public record Finding(String sheet, int row, Message message) {
    static Finding of(String key, Object... arguments) {
        return new Finding("", 0, Workbook.M.message(key, arguments));
    }
}
