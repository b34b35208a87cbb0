// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.DivisionCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.text.Text;
import org.shifan.records.store.Database;

import static org.shifan.records.targets.Cells.M;

/** Customs statistics (海关统计) of the country and of provinces: what shares of an industry are parts of. */
@Component(service = ImportTarget.class)
public final class StatisticsTarget extends RecordTarget<StatisticRow> {
    private static final String COUNTRY = "000000";
    private static final Set<String> COUNTRY_WORDS = Set.of("cn", "全国", "中国", COUNTRY);

    @Activate
    public StatisticsTarget(@Reference Database database, @Reference EnterpriseRegistry enterprises) {
        super(database, new StatisticTable(), enterprises);
    }

    @Override
    public String kind() {
        return "statistics";
    }

    @Override
    public Text title() {
        return M.text("statistics.title");
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("region", M.text("column.region"), "行政区划", "行政区划代码", "省份代码", "division"),
                Columns.YEAR,
                Columns.HS,
                ImportColumn.required("value_usd", M.text("column.export-value"), "出口额", "出口金额", "金额", "value"),
                ImportColumn.optional("quantity", M.text("column.quantity"), "出口数量"));
    }

    @Override
    StatisticRow read(ImportContext context, ImportRow row) {
        return new StatisticRow(
                row.read("region", StatisticsTarget::region),
                row.read("year", Cells.year(context)),
                row.read("hs", Cells::hs),
                row.read("value_usd", Cells::usd),
                row.readOptional("quantity", Cells::quantity));
    }

    private static String region(String cell) {
        if (COUNTRY_WORDS.contains(cell.toLowerCase(Locale.ROOT))) {
            return COUNTRY;
        }
        DivisionCode division = DivisionCode.of(cell);
        if (!division.equals(division.province())) {
            throw Cells.refuse("records.region.form", division);
        }
        return division.value();
    }
}
