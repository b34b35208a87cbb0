// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.intake;

import java.util.List;

import org.apache.aries.jpa.template.JpaTemplate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.HsCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.quality.Goods;
import org.shifan.api.quality.IncidentReport;
import org.shifan.api.schema.SchemaReady;

import static org.shifan.quality.QualityMessages.M;
import static org.shifan.quality.intake.Cells.orEmpty;

/** A bureau's own reports of incidents, under its own numbers. */
@Component(service = ImportTarget.class)
public final class OwnReportsTarget extends ReportTarget {
    private static final List<ImportColumn> COLUMNS = List.of(
            ImportColumn.required("number", M.text("quality.column.number"), "编号", "通报编号", "退运编号", "no"),
            ImportColumn.required("kind", M.text("quality.column.kind"), "类型", "类别"),
            ImportColumn.required("date", M.text("quality.column.date"), "发生日期", "通报日期"),
            ImportColumn.required("market", M.text("quality.column.market"), "通报国", "市场", "国别", "country"),
            ImportColumn.required("product", M.text("quality.column.product"), "产品", "产品名称", "商品名称"),
            ImportColumn.optional("brand", M.text("quality.column.brand"), "品牌"),
            ImportColumn.optional("model", M.text("quality.column.model"), "型号", "规格型号"),
            ImportColumn.optional("barcode", M.text("quality.column.barcode"), "条码", "gtin", "upc", "ean"),
            ImportColumn.optional("hs", M.text("quality.column.hs"), "商品编码", "hs编码", "hs_code"),
            ImportColumn.optional("maker", M.text("quality.column.maker"), "生产企业", "制造商", "manufacturer"),
            ImportColumn.optional("enterprise", M.text("quality.column.enterprise"), "企业代码", "统一社会信用代码", "组织机构代码"),
            ImportColumn.optional("origin", M.text("quality.column.origin"), "原产国"),
            ImportColumn.optional("hazard", M.text("quality.column.hazard"), "危害", "风险", "不合格项目"),
            ImportColumn.optional("measures", M.text("quality.column.measures"), "处置", "处理措施"),
            ImportColumn.optional("text", M.text("quality.column.text"), "情况说明", "备注"),
            ImportColumn.optional("url", M.text("quality.column.url"), "网址", "链接"));

    /** @param ready the promise that the tables are there */
    @Activate
    public OwnReportsTarget(
            @Reference(target = "(shifan.schema=quality)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-quality)") JpaTemplate jpa,
            @Reference EnterpriseRegistry enterprises) {
        super(jpa, enterprises);
    }

    @Override
    public String kind() {
        return "incident-reports";
    }

    @Override
    public List<ImportColumn> columns() {
        return COLUMNS;
    }

    @Override
    String numberColumn() {
        return "number";
    }

    @Override
    IncidentReport read(ImportContext context, ImportRow row) {
        return new IncidentReport(
                IncidentReport.OWN,
                row.read("number", Cells.text("number", 100)),
                row.read("kind", Cells::kind),
                row.read("date", Cells.past(context)),
                row.read("market", Cells::market),
                new Goods(
                        row.read("product", Cells.text("product", 1000)),
                        text(row, "brand", 500),
                        text(row, "model", 1000),
                        text(row, "barcode", 1000),
                        row.readOptional("hs", HsCode::of)),
                text(row, "maker", 1000),
                text(row, "origin", 200),
                text(row, "hazard", 2000),
                text(row, "measures", 2000),
                text(row, "text", 4000),
                text(row, "url", 1000),
                row.readOptional("enterprise", Cells::enterprise),
                raw(row));
    }

    private static String text(ImportRow row, String column, int limit) {
        return orEmpty(row.readOptional(column, Cells.text(column, limit)));
    }
}
