// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.intake.RowRejected;
import org.shifan.api.text.Text;
import org.shifan.records.store.Database;

import static org.shifan.records.targets.Cells.M;

/** Inspected export batches. */
@Component(service = ImportTarget.class)
public final class InspectionsTarget extends RecordTarget<InspectionRow> {
    enum Result {
        PASS("合格"),
        FAIL("不合格");

        private final String zh;

        Result(String zh) {
            this.zh = zh;
        }

        String zh() {
            return zh;
        }
    }

    @Activate
    public InspectionsTarget(@Reference Database database, @Reference EnterpriseRegistry enterprises) {
        super(database, new InspectionTable(), enterprises);
    }

    @Override
    public String kind() {
        return "inspections";
    }

    @Override
    public Text title() {
        return M.text("inspections.title");
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("batch_no", M.text("column.batch"), "批次", "批号", "报检号", "batch"),
                Columns.ENTERPRISE,
                Columns.HS,
                ImportColumn.required("date", M.text("column.inspection-date"), "日期", "检验时间"),
                ImportColumn.required("value_usd", M.text("column.batch-value"), "货值", "金额", "value"),
                ImportColumn.required("result", M.text("column.result"), "检验结果", "结论"),
                ImportColumn.optional("failed_items", M.text("column.failed-items"), "不合格项", "不合格原因"));
    }

    @Override
    InspectionRow read(ImportContext context, ImportRow row) {
        boolean passed = row.read("result", Cells.word(Result.values(), Result::zh)) == Result.PASS;
        String items = row.readOptional("failed_items", Cells.text(500));
        if (passed && items != null) {
            throw new RowRejected("failed_items", items, M.message("records.inspection.passed-with-items"));
        }
        return new InspectionRow(
                row.read("batch_no", Cells.text(40)),
                row.read("enterprise", Cells::enterprise),
                row.read("hs", Cells::hs),
                row.read("date", Cells.pastDate(context)),
                row.read("value_usd", Cells::usd),
                passed,
                items);
    }
}
