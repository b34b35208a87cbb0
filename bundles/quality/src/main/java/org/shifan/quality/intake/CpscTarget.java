// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.aries.jpa.template.JpaTemplate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.CountryCode;
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

/** Recalls of the US Consumer Product Safety Commission, with the fields of its public recall API. */
@Component(service = ImportTarget.class)
public final class CpscTarget extends ReportTarget {
    private static final CountryCode US = CountryCode.of("US");

    private static final List<ImportColumn> COLUMNS = Stream.concat(
                    Stream.of("RecallID", "RecallNumber").map(name -> ImportColumn.required(name, Text.same(name))),
                    Stream.of(
                                    "RecallDate",
                                    "LastPublishDate",
                                    "Title",
                                    "Description",
                                    "URL",
                                    "ConsumerContact",
                                    "Products.Name",
                                    "Products.Description",
                                    "Products.Model",
                                    "Products.Type",
                                    "Products.CategoryID",
                                    "Products.NumberOfUnits",
                                    "ProductUPCs.UPC",
                                    "Manufacturers.Name",
                                    "Manufacturers.CompanyID",
                                    "Manufacturers.Country",
                                    "ManufacturerCountries.Country",
                                    "Importers.Name",
                                    "Importers.CompanyID",
                                    "Distributors.Name",
                                    "Distributors.CompanyID",
                                    "Retailers.Name",
                                    "Retailers.CompanyID",
                                    "SoldAtLabel",
                                    "Hazards.Name",
                                    "Hazards.HazardType",
                                    "Hazards.HazardTypeID",
                                    "Injuries.Name",
                                    "Remedies.Name",
                                    "RemedyOptions.Option",
                                    "Inconjunctions.Country",
                                    "Inconjunctions.URL",
                                    "Images.URL",
                                    "Images.Caption")
                            .map(name -> ImportColumn.optional(name, Text.same(name))))
            .toList();

    /** @param ready the promise that the tables are there */
    @Activate
    public CpscTarget(
            @Reference(target = "(shifan.schema=quality)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-quality)") JpaTemplate jpa,
            @Reference EnterpriseRegistry enterprises) {
        super(jpa, enterprises);
    }

    @Override
    public String kind() {
        return "cpsc-recalls";
    }

    @Override
    public List<ImportColumn> columns() {
        return COLUMNS;
    }

    @Override
    String numberColumn() {
        return "RecallNumber";
    }

    @Override
    IncidentReport read(ImportContext context, ImportRow row) {
        LocalDate on = row.readOptional("RecallDate", Cells.past(context));
        if (on == null) {
            on = row.readOptional("LastPublishDate", Cells.past(context));
        }
        if (on == null) {
            throw new RowRejected("RecallDate", "", M.message("quality.date.missing"));
        }
        String country = row.text("ManufacturerCountries.Country");
        return new IncidentReport(
                IncidentReport.CPSC,
                row.read("RecallNumber", Cells.text("RecallNumber", 100)),
                IncidentKind.RECALL,
                on,
                US,
                new Goods(row.text("Products.Name"), "", row.text("Products.Model"), row.text("ProductUPCs.UPC"), null),
                row.text("Manufacturers.Name"),
                country.isEmpty() ? row.text("Manufacturers.Country") : country,
                joined(row, "Hazards.Name", "Injuries.Name"),
                joined(row, "Remedies.Name", "RemedyOptions.Option"),
                joined(row, "Title", "Description"),
                row.text("URL"),
                null,
                raw(row));
    }

    private static String joined(ImportRow row, String... columns) {
        return Stream.of(columns).filter(row::has).map(row::text).collect(Collectors.joining(" · "));
    }
}
