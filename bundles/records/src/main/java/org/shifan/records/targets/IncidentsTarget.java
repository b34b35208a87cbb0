// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

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

/** Foreign notifications, recalls and returns (境外通报、召回、退运), and the report of a year without any. */
@Component(service = ImportTarget.class)
public final class IncidentsTarget extends RecordTarget<IncidentRow> {
    private static final Function<String, IncidentRow.Kind> KINDS =
            Cells.word(IncidentRow.Kind.values(), IncidentRow.Kind::zh);
    private static final Function<String, IncidentRow.Cause> CAUSES =
            Cells.word(IncidentRow.Cause.values(), IncidentRow.Cause::zh);

    @Activate
    public IncidentsTarget(@Reference Database database, @Reference EnterpriseRegistry enterprises) {
        super(database, new IncidentTable(), enterprises);
    }

    @Override
    public String kind() {
        return "incidents";
    }

    @Override
    public Text title() {
        return M.text("incidents.title");
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("number", M.text("column.incident-number"), "编号", "退运编号", "通报编号", "no"),
                ImportColumn.required("kind", M.text("column.incident-kind"), "类型", "类别"),
                ImportColumn.optional(
                        "enterprise",
                        M.text("column.enterprise"),
                        Columns.ENTERPRISE.aliases().toArray(String[]::new)),
                ImportColumn.optional(
                        "hs", M.text("column.hs"), Columns.HS.aliases().toArray(String[]::new)),
                ImportColumn.optional("market", M.text("column.market"), "通报国", "市场", "国别", "country"),
                ImportColumn.required("date", M.text("column.date"), "发生日期", "通报日期"),
                ImportColumn.optional("cause", M.text("column.cause"), "事件原因"),
                ImportColumn.optional("attributed", M.text("column.attributed"), "责任已认定", "已归属"),
                ImportColumn.optional("major", M.text("column.major"), "是否重大"),
                ImportColumn.optional("text", M.text("column.text"), "情况说明", "备注", "description"));
    }

    @Override
    IncidentRow read(ImportContext context, ImportRow row) {
        String number = row.read("number", Cells.number(context));
        IncidentRow.Kind kind = row.read("kind", KINDS);
        LocalDate date = row.read("date", Cells.pastDate(context));
        String text = row.readOptional("text", Cells.text(2000));
        if (kind == IncidentRow.Kind.NIL) {
            if (row.has("enterprise")) {
                throw new RowRejected("enterprise", row.text("enterprise"), M.message("records.incident.nil"));
            }
            return new IncidentRow(number, kind, null, null, null, date, null, false, false, text);
        }
        String enterprise = row.readOptional("enterprise", Cells::enterprise);
        boolean attributed = row.read("attributed", Cells::yesNo);
        if (attributed && enterprise == null) {
            throw new RowRejected("enterprise", "", M.message("records.incident.attributed"));
        }
        Boolean major = row.readOptional("major", Cells::yesNo);
        return new IncidentRow(
                number,
                kind,
                enterprise,
                row.read("hs", Cells::hs),
                row.read("market", Cells::country),
                date,
                row.read("cause", CAUSES),
                attributed,
                major != null && major,
                text);
    }
}
