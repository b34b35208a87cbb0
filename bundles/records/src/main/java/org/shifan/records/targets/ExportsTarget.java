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

/** Yearly exports by HS code and destination. */
@Component(service = ImportTarget.class)
public final class ExportsTarget extends RecordTarget<ExportRow> {
    @Activate
    public ExportsTarget(@Reference Database database, @Reference EnterpriseRegistry enterprises) {
        super(database, new ExportTable(), enterprises);
    }

    @Override
    public String kind() {
        return "exports";
    }

    @Override
    public Text title() {
        return M.text("exports.title");
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                Columns.ENTERPRISE,
                Columns.YEAR,
                Columns.HS,
                Columns.DESTINATION,
                Columns.EXPORT_VALUE,
                ImportColumn.optional("quantity", M.text("column.quantity"), "出口数量"));
    }

    @Override
    ExportRow read(ImportContext context, ImportRow row) {
        return new ExportRow(
                row.read("enterprise", Cells::enterprise),
                row.read("year", Cells.year(context)),
                row.read("hs", Cells::hs),
                row.read("destination", Cells::country),
                row.read("value_usd", Cells::usd),
                row.readOptional("quantity", Cells::quantity));
    }
}
