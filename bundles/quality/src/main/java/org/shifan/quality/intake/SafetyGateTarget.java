// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.intake;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.aries.jpa.template.JpaTemplate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.intake.RowRejected;
import org.shifan.api.quality.Goods;
import org.shifan.api.quality.IncidentKind;
import org.shifan.api.quality.IncidentReport;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Text;

import static org.shifan.quality.QualityMessages.M;

/**
 * Alerts of the EU Safety Gate, formerly RAPEX: the XML of a weekly report, or a table with the same headings. An alert has no
 * day of its own, only that of its report. The headings of the tables have changed more than once: one under which goods, danger or
 * measures cannot be found is refused whole, since its alerts would be of nothing, and every recall a mere notification.
 */
@Component(service = ImportTarget.class)
public final class SafetyGateTarget extends ReportTarget {
    private static final List<ImportColumn> COLUMNS = List.of(
            required("caseNumber", "alert number", "alert_number"),
            required("report_date", "publicationDate", "date", "alert date", "alert_date"),
            required("notifyingCountry", "alert submitted by", "alert_country"),
            optional("reference", "alert link", "url"),
            optional("category", "product category"),
            required("product", "product name"),
            optional("name", "product_name_2"),
            optional("brand", "product brand"),
            optional("type_numberOfModel", "type / number of model", "product model type", "model"),
            optional("batchNumber", "batch number"),
            optional("barcode", "batchNumber_barcode", "batch number / barcode", "product barcode"),
            optional("productionDates", "production dates"),
            optional("description", "product description"),
            optional("packageDescription", "package description"),
            optional("riskType", "risk type", "alert type"),
            optional("level", "risk level", "alert level"),
            required("danger", "risk", "risk description"),
            required("measures", "measures authorities", "measures taken"),
            optional("companyRecallCode", "company recall code"),
            optional("companyRecallPage", "URLrecall", "company recall page"),
            optional("countryOfOrigin", "country of origin", "product country"),
            optional("onlineTrader", "online trader"),
            optional("counterfeit", "product counterfeit"),
            optional("pictures.picture", "picture"));

    /** @param ready the promise that the tables are there */
    @Activate
    public SafetyGateTarget(
            @Reference(target = "(shifan.schema=quality)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-quality)") JpaTemplate jpa,
            @Reference EnterpriseRegistry enterprises) {
        super(jpa, enterprises);
    }

    private static ImportColumn required(String name, String... aliases) {
        return ImportColumn.required(name, Text.same(name), aliases);
    }

    private static ImportColumn optional(String name, String... aliases) {
        return ImportColumn.optional(name, Text.same(name), aliases);
    }

    @Override
    public String kind() {
        return "safety-gate-alerts";
    }

    @Override
    public List<ImportColumn> columns() {
        return COLUMNS;
    }

    @Override
    String numberColumn() {
        return "caseNumber";
    }

    @Override
    IncidentReport read(ImportContext context, ImportRow row) {
        if (joined(row, "product", "name", "brand", "type_numberOfModel").isEmpty()) {
            throw new RowRejected("product", "", M.message("quality.alert.goods"));
        }
        String measures = row.text("measures");
        // A withdrawal, a ban, a rejection at the border is no recall from those who use the goods.
        String plain = measures.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        boolean recall = plain.matches(".*recall[^;]*end[ -]?users?.*");
        return new IncidentReport(
                IncidentReport.SAFETY_GATE,
                row.read("caseNumber", Cells.text("caseNumber", 100)),
                recall ? IncidentKind.RECALL : IncidentKind.NOTIFICATION,
                row.read("report_date", Cells.past(context)),
                row.read("notifyingCountry", Cells::market),
                new Goods(
                        joined(row, "product", "name"),
                        known(row.text("brand")),
                        known(row.text("type_numberOfModel")),
                        known(row.text("barcode")),
                        null),
                "",
                known(row.text("countryOfOrigin")),
                joined(row, "riskType", "danger"),
                measures,
                known(row.text("description")),
                row.text("reference"),
                null,
                raw(row));
    }

    private static String joined(ImportRow row, String... columns) {
        return Stream.of(columns)
                .map(column -> known(row.text(column)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** Alerts write the mark-up of their page, "null" before a text, and "Unknown" for nothing. */
    private static String known(String text) {
        String plain =
                text.replaceAll("<[^<>]*>", " ").replaceAll("\\s+", " ").strip().replaceFirst("^null( |$)", "");
        return plain.equalsIgnoreCase("unknown") ? "" : plain;
    }
}
