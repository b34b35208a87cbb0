// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.standard;

import java.util.List;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.code.CountryCode;
import org.shifan.api.market.ForeignStandard;
import org.shifan.api.market.HsScope;
import org.shifan.market.store.Lists;

import static org.shifan.market.store.DecisionColumns.within;

/** A row of MKT_STANDARD; never changed. */
@Entity
@Table(name = "MKT_STANDARD")
public class StandardEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "MARKET", nullable = false)
    private String market;

    @Column(name = "CITED", nullable = false)
    private String number;

    @Column(name = "TITLE", nullable = false)
    private String title;

    @Column(name = "HS", nullable = false)
    private String hs;

    protected StandardEntity() {}

    /** @throws org.shifan.api.text.ShifanException {@code market.text.long} */
    StandardEntity(long id, CountryCode market, String number, String title, List<HsScope> hs) {
        this.id = id;
        this.market = market.value();
        this.number = within("number", number, 100);
        this.title = within("title", title, 1000);
        this.hs = within("hs", Lists.column(hs), 1000);
    }

    long id() {
        return id;
    }

    String cited() {
        return market + " " + number;
    }

    ForeignStandard standard(List<ForeignStandard.Version> versions) {
        return new ForeignStandard(id, CountryCode.of(market), number, title, Lists.values(hs, HsScope::of), versions);
    }
}
