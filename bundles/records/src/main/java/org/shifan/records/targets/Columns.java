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
    static final ImportColumn DESTINATION = ImportColumn.required(
            "destination", M.text("column.destination"), "目的国", "目的地", "输往国家", "国别", "country", "market");
    static final ImportColumn EXPORT_VALUE =
            ImportColumn.required("value_usd", M.text("column.export-value"), "出口额", "出口金额", "金额", "出口额usd", "value");

    private Columns() {}
}
