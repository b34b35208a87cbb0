// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.fact;

import java.math.BigDecimal;
import java.util.List;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shifan.api.Refusals.refused;

public class FactTypesTest {
    private static final FactValue.Source SOURCE = new FactValue.Source("table: 3", "import 7", false);

    @Test
    public void aFactsNameIsWordsJoinedByDots() {
        assertThat(FactId.of("export.value")).hasToString("export.value");
        assertThat(FactId.of("zhejiang.brand-2.count")).isGreaterThan(FactId.of("export.value"));
        for (String wrong : List.of("export", "Export.value", "export..value", ".value", "export.wert_usd", "")) {
            refused("fact.id.form", () -> FactId.of(wrong), "'" + wrong + "'");
        }
        refused("fact.id.form", () -> FactId.of("a." + "b".repeat(80)));
    }

    @Test
    public void aKnownValueNamesItsSources() {
        assertThat(FactValue.known(3, SOURCE)).isEqualTo(FactValue.known(new BigDecimal("3"), SOURCE));
        assertThatThrownBy(() -> FactValue.known(3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void yesIsOneAndNoIsZeroAndMissingIsNeither() {
        assertThat(FactValue.truth(true, SOURCE)).isEqualTo(FactValue.known(1, SOURCE));
        assertThat(FactValue.truth(false, SOURCE)).isEqualTo(FactValue.known(0, SOURCE));
        assertThatThrownBy(() -> FactValue.missing(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    public void unitsAreComparedByTheirCode() {
        assertThat(Unit.of(" USD ")).isEqualTo(Unit.USD);
        assertThat(Unit.of("per-100m-usd")).isEqualTo(Unit.PER_100M_USD);
        assertThatThrownBy(() -> Unit.of("100 USD")).isInstanceOf(IllegalArgumentException.class);
    }
}
