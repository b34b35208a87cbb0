// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.intake.ImportContext;

/** A row of QUAL_PRODUCT. */
@Entity
@Table(name = "QUAL_PRODUCT")
public class ProductEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "ENTERPRISE", nullable = false)
    private String enterprise;

    @Column(name = "NAME", nullable = false)
    private String name;

    @Column(name = "BRAND", nullable = false)
    private String brand;

    @Column(name = "MODEL", nullable = false)
    private String model;

    @Column(name = "BARCODE", nullable = false)
    private String barcode;

    @Column(name = "HS", nullable = false)
    private String hs;

    @Column(name = "MAKER", nullable = false)
    private String maker;

    @Column(name = "BRAND_KEY", nullable = false)
    private String brandKey;

    @Column(name = "MODEL_KEY", nullable = false)
    private String modelKey;

    @Column(name = "MAKER_KEY", nullable = false)
    private String makerKey;

    @Column(name = "SYNTHETIC", nullable = false)
    private boolean synthetic;

    @Column(name = "IMPORT_ID", nullable = false)
    private long importId;

    protected ProductEntity() {}

    ProductEntity(long id, ImportContext context, Product product) {
        this.id = id;
        enterprise = product.enterprise().value();
        name = product.name();
        brand = product.brand();
        model = product.model();
        barcode = product.barcode();
        hs = product.hs().value();
        maker = product.maker();
        brandKey = Texts.key(brand);
        modelKey = Texts.key(model);
        makerKey = Texts.key(maker);
        synthetic = context.synthetic();
        importId = context.importId();
    }

    Product product() {
        return new Product(id, OrganisationCode.of(enterprise), name, brand, model, barcode, HsCode.of(hs), maker);
    }
}
