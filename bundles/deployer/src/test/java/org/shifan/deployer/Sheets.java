// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Workbooks for tests. */
final class Sheets {
    private Sheets() {}

    /** A workbook of one sheet with these rows. */
    static byte[] of(String name, Object[]... rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(name);
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows[row].length; column++) {
                    sheet.value(row, column, (String) rows[row][column]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The head of a criteria sheet. */
    static byte[] criteria(String id, String version) {
        return of(
                "基本信息",
                new Object[] {"项目"},
                new Object[] {"#", "key", "value"},
                new Object[] {"格式", "format", "shifan-criteria/1"},
                new Object[] {"标识", "id", id},
                new Object[] {"机构", "authority", "fujian"},
                new Object[] {"版本", "version", version});
    }
}
