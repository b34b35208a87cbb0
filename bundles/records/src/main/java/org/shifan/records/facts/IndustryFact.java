// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.util.Set;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.Unit;

/** The facts that exports and customs statistics yield together, of the headings with which a zone is registered. */
@SuppressWarnings("ImmutableEnumChecker") // its records cannot be changed
enum IndustryFact {
    ZONE("industry.export.zone", Unit.USD),
    PROVINCE("industry.export.province", Unit.USD),
    NATIONAL("industry.export.national", Unit.USD),
    SHARE_PROVINCE("industry.share.province", Unit.PERCENT),
    SHARE_NATIONAL("industry.share.national", Unit.PERCENT),
    GROWTH_PROVINCE("industry.growth.province", Unit.PERCENT),
    GROWTH_NATIONAL("industry.growth.national", Unit.PERCENT);

    private final FactId id;
    private final Unit unit;

    IndustryFact(String id, Unit unit) {
        this.id = FactId.of(id);
        this.unit = unit;
    }

    FactId id() {
        return id;
    }

    FactDefinition definition() {
        return new FactDefinition(
                id,
                ComputedFact.M.text("fact." + id + ".title"),
                ComputedFact.M.text("fact." + id + ".meaning"),
                FactType.NUMBER,
                unit,
                FactPeriod.YEAR,
                Set.of(Subject.Kind.ZONE),
                ComputedFact.M.text("fact.owed-by"),
                "四(二)");
    }
}
