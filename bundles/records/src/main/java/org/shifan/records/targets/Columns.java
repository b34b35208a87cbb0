// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import org.shifan.api.intake.ImportColumn;

import static org.shifan.records.targets.Cells.M;

/** Columns that several kinds of record have. */
final class Columns {
    static final ImportColumn ENTERPRISE = ImportColumn.required(
            "enterprise",
            M.text("column.enterprise"),
            "企业",
            "企业代码",
            "统一社会信用代码",
            "信用代码",
            "组织机构代码",
            "credit_code",
            "organisation_code",
            "code");
    static final ImportColumn YEAR = ImportColumn.required("year", M.text("column.year"), "年份", "统计年度");
    static final ImportColumn HS =
            ImportColumn.required("hs", M.text("column.hs"), "商品编码", "hs编码", "hs_code", "heading");

    private Columns() {}
}
