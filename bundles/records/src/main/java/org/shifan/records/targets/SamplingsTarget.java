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

/** Lots that authorities sample in supervision (监督抽查). */
@Component(service = ImportTarget.class)
public final class SamplingsTarget extends RecordTarget<SamplingRow> {
    @Activate
    public SamplingsTarget(@Reference Database database, @Reference EnterpriseRegistry enterprises) {
        super(database, new SamplingTable(), enterprises);
    }

    @Override
    public String kind() {
        return "samplings";
    }

    @Override
    public Text title() {
        return M.text("samplings.title");
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("sample_no", M.text("column.sample"), "抽样编号", "样品编号", "sample"),
                Columns.ENTERPRISE,
                Columns.HS,
                ImportColumn.required("date", M.text("column.sampling-date"), "日期", "抽样日期"),
                Tested.RESULT,
                Tested.FAILED_ITEMS,
                ImportColumn.optional("sampled_by", M.text("column.sampled-by"), "抽样单位", "监管部门"));
    }

    @Override
    SamplingRow read(ImportContext context, ImportRow row) {
        Tested tested = Tested.read(row);
        return new SamplingRow(
                row.read("sample_no", Cells.number(context)),
                row.read("enterprise", Cells::enterprise),
                row.read("hs", Cells::hs),
                row.read("date", Cells.pastDate(context)),
                tested.passed(),
                tested.failedItems(),
                row.readOptional("sampled_by", Cells.text(200)));
    }
}
