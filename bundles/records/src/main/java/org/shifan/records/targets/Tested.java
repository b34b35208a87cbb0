// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.util.function.Function;

import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.RowRejected;

import static org.shifan.records.targets.Cells.M;

/**
 * What became of a batch or lot that was tested.
 *
 * @param failedItems what failed, or null
 */
record Tested(boolean passed, String failedItems) {
    static final ImportColumn RESULT = ImportColumn.required("result", M.text("column.result"), "检验结果", "结论");
    static final ImportColumn FAILED_ITEMS =
            ImportColumn.optional("failed_items", M.text("column.failed-items"), "不合格项", "不合格原因");

    private static final int LONGEST = 500;

    private enum Result {
        PASS("合格"),
        FAIL("不合格");

        private final String zh;

        Result(String zh) {
            this.zh = zh;
        }
    }

    private static final Function<String, Result> WORDS = Cells.word(Result.values(), result -> result.zh);

    /** @throws RowRejected also when it passed and yet items that failed are named */
    static Tested read(ImportRow row) {
        boolean passed = row.read("result", WORDS) == Result.PASS;
        String items = row.readOptional("failed_items", Cells.text(LONGEST));
        if (passed && items != null) {
            throw new RowRejected("failed_items", items, M.message("records.inspection.passed-with-items"));
        }
        return new Tested(passed, items);
    }

    /** The word of a result in a file. */
    static String word(boolean passed) {
        return (passed ? Result.PASS : Result.FAIL).name();
    }
}
