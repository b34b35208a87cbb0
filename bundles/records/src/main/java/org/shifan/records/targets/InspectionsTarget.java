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
import org.shifan.api.text.Text;
import org.shifan.records.store.Database;

import static org.shifan.records.targets.Cells.M;

/** Inspected export batches. */
@Component(service = ImportTarget.class)
public final class InspectionsTarget extends RecordTarget<InspectionRow> {
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
                Tested.RESULT,
                Tested.FAILED_ITEMS);
    }

    @Override
    InspectionRow read(ImportContext context, ImportRow row) {
        Tested tested = Tested.read(row);
        return new InspectionRow(
                row.read("batch_no", Cells.number(context)),
                row.read("enterprise", Cells::enterprise),
                row.read("hs", Cells::hs),
                row.read("date", Cells.pastDate(context)),
                row.read("value_usd", Cells::usd),
                tested.passed(),
                tested.failedItems());
    }
}
