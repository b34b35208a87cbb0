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

/**
 * Exports declaration by declaration (出口报关单), item by item. They add up to the yearly exports of an enterprise that has
 * given none for the year.
 */
@Component(service = ImportTarget.class)
public final class ExportDeclarationsTarget extends RecordTarget<ExportDeclarationRow> {
    @Activate
    public ExportDeclarationsTarget(@Reference Database database, @Reference EnterpriseRegistry enterprises) {
        super(database, new ExportDeclarationTable(), enterprises);
    }

    @Override
    public String kind() {
        return "export-declarations";
    }

    @Override
    public Text title() {
        return M.text("export-declarations.title");
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("declaration_no", M.text("column.declaration"), "报关单编号", "申报单号", "declaration"),
                ImportColumn.optional("item", M.text("column.item"), "项号", "序号", "item_no"),
                Columns.ENTERPRISE,
                Columns.HS,
                Columns.DESTINATION,
                ImportColumn.required("date", M.text("column.export-date"), "日期", "申报日期", "出运日期"),
                Columns.EXPORT_VALUE,
                ImportColumn.optional("quantity", M.text("column.quantity"), "出口数量"),
                ImportColumn.optional("batch_no", M.text("column.batch"), "检验批号", "批号", "batch"));
    }

    @Override
    ExportDeclarationRow read(ImportContext context, ImportRow row) {
        Integer item = row.readOptional("item", Cells::item);
        return new ExportDeclarationRow(
                row.read("declaration_no", Cells.number(context)),
                item == null ? 1 : item,
                row.read("enterprise", Cells::enterprise),
                row.read("hs", Cells::hs),
                row.read("destination", Cells::country),
                row.read("date", Cells.pastDate(context)),
                row.read("value_usd", Cells::usd),
                row.readOptional("quantity", Cells::quantity),
                row.readOptional("batch_no", Cells.number(context)));
    }
}
