// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.intake;

import java.util.ArrayList;
import java.util.List;

import org.apache.aries.jpa.template.JpaTemplate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.intake.ImportColumn;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.intake.RowRejected;
import org.shifan.api.intake.RowSink;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Text;
import org.shifan.quality.store.Product;
import org.shifan.quality.store.ProductBook;
import org.shifan.quality.store.RegisterEntity;

import static org.shifan.quality.QualityMessages.M;
import static org.shifan.quality.intake.Cells.orEmpty;

/** The goods that enterprises make, with brand, model and barcode: what foreign reports are compared with (Q1). */
@Component(service = ImportTarget.class)
public final class ProductsTarget implements ImportTarget {
    private static final List<ImportColumn> COLUMNS = List.of(
            ImportColumn.required("enterprise", M.text("quality.column.enterprise"), "企业代码", "统一社会信用代码", "组织机构代码"),
            ImportColumn.required("product", M.text("quality.column.product"), "产品", "产品名称", "商品名称"),
            ImportColumn.required("hs", M.text("quality.column.hs"), "商品编码", "hs编码", "hs_code"),
            ImportColumn.optional("brand", M.text("quality.column.brand"), "品牌"),
            ImportColumn.optional("model", M.text("quality.column.model"), "型号", "规格型号"),
            ImportColumn.optional("barcode", M.text("quality.column.barcode"), "条码", "gtin", "upc", "ean"),
            ImportColumn.optional("maker", M.text("quality.column.maker-abroad"), "外文名称", "英文名称", "manufacturer"));

    private record Candidate(ImportRow row, Product product) {}

    private final JpaTemplate jpa;
    private final EnterpriseRegistry enterprises;

    /** @param ready the promise that the tables are there */
    @Activate
    public ProductsTarget(
            @Reference(target = "(shifan.schema=quality)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-quality)") JpaTemplate jpa,
            @Reference EnterpriseRegistry enterprises) {
        this.jpa = jpa;
        this.enterprises = enterprises;
    }

    @Override
    public String kind() {
        return "products";
    }

    @Override
    public Text title() {
        return M.text("quality.import.products");
    }

    @Override
    public List<ImportColumn> columns() {
        return COLUMNS;
    }

    @Override
    public boolean previews() {
        return true;
    }

    @Override
    public void take(ImportContext context, List<ImportRow> rows, RowSink sink) {
        List<Candidate> candidates = new ArrayList<>(rows.size());
        for (ImportRow row : rows) {
            try {
                candidates.add(new Candidate(row, read(context, row)));
            } catch (RowRejected e) {
                sink.rejected(row, e);
            }
        }
        Trial.tx(jpa, context, em -> {
            RegisterEntity.write(em);
            ProductBook book = new ProductBook(em);
            for (Candidate candidate : candidates) {
                if (book.enter(context, candidate.product())) {
                    sink.stored(candidate.row());
                } else {
                    sink.unchanged(candidate.row());
                }
            }
        });
    }

    private Product read(ImportContext context, ImportRow row) {
        OrganisationCode code = row.read("enterprise", Cells::enterprise);
        Enterprise enterprise = enterprises
                .enterprise(code)
                .orElseThrow(() -> new RowRejected(
                        "enterprise", row.text("enterprise"), M.message("quality.enterprise.unknown", code)));
        if (!enterprise.bureau().equals(context.bureau())) {
            throw new RowRejected(
                    "enterprise",
                    row.text("enterprise"),
                    M.message("quality.enterprise.other-bureau", code, enterprise.bureau(), context.bureau()));
        }
        return new Product(
                0,
                code,
                row.read("product", Cells.text("product", 300)),
                orEmpty(row.readOptional("brand", Cells.text("brand", 200))),
                orEmpty(row.readOptional("model", Cells.text("model", 200))),
                orEmpty(row.readOptional("barcode", ProductsTarget::barcode)),
                row.read("hs", HsCode::of),
                orEmpty(row.readOptional("maker", Cells.text("maker", 300))));
    }

    /** A UPC or EAN: 8, 12, 13 or 14 digits. */
    private static String barcode(String cell) {
        String digits = cell.replaceAll("[ -]", "");
        if (!digits.matches("[0-9]{8}|[0-9]{12,14}")) {
            throw org.shifan.quality.QualityMessages.refuse("quality.barcode.form");
        }
        return "0".repeat(14 - digits.length()) + digits;
    }
}
