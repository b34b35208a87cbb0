// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import org.junit.Test;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.Unit;

import static org.assertj.core.api.Assertions.assertThat;

public class FactTableTest {

    @Test
    public void readsUnitPeriodAndSubjectsOfEveryRow() {
        FactDefinition exports = FactTable.definitions().get(FactId.of("export.value"));
        assertThat(exports.unit()).isEqualTo(Unit.USD);
        assertThat(exports.type()).isEqualTo(FactType.NUMBER);
        assertThat(exports.period()).isEqualTo(FactPeriod.YEAR);
        assertThat(exports.subjects()).containsExactlyInAnyOrder(Subject.Kind.ZONE, Subject.Kind.ENTERPRISE);
        FactDefinition body = FactTable.definitions().get(FactId.of("org.coordinating-body"));
        assertThat(body.type()).isEqualTo(FactType.TRUTH);
        assertThat(body.period()).isEqualTo(FactPeriod.DAY);
        assertThat(body.subjects()).containsExactly(Subject.Kind.ZONE);
    }

    @Test
    public void readsTheWholeCatalogue() {
        assertThat(FactTable.definitions()).hasSizeGreaterThan(60);
    }
}
