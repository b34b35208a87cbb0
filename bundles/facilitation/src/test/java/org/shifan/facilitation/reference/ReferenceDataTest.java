// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.Test;

import org.shifan.api.code.HsCode;
import org.shifan.api.facilitation.Treatment.SupervisionMode;
import org.shifan.api.text.ShifanException;
import org.shifan.facilitation.national.NationalRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class ReferenceDataTest {
    private static final LocalDate DAY = LocalDate.of(2016, 5, 1);
    private static final List<String> CLASSES = List.of("1", "2", "3", "4", ReferenceData.NO_CLASS);

    private final ReferenceData data =
            new ReferenceData(NationalRules.of("1.0.0").tables());

    @Test
    public void f1_theTableOfModesHasEveryClassAndRisk() {
        for (String enterpriseClass : CLASSES) {
            for (ProductRisk risk : ProductRisk.values()) {
                assertThat(data.mode(enterpriseClass, risk, DAY))
                        .as("%s %s", enterpriseClass, risk)
                        .isPresent();
            }
        }
    }

    @Test
    public void f1_aWorseClassOrAHigherRiskIsNeverTreatedMoreMildly() {
        for (int c = 0; c < CLASSES.size(); c++) {
            for (ProductRisk risk : ProductRisk.values()) {
                if (c > 0) {
                    assertThat(mode(c, risk)).isGreaterThanOrEqualTo(mode(c - 1, risk));
                }
                if (risk.ordinal() > 0) {
                    assertThat(mode(c, risk)).isGreaterThanOrEqualTo(mode(c, ProductRisk.values()[risk.ordinal() - 1]));
                }
            }
        }
    }

    @Test
    public void f1_everyLineOfTheTableOfModesIsMarkedAsDemonstration() {
        for (String enterpriseClass : CLASSES) {
            assertThat(data.mode(enterpriseClass, ProductRisk.HIGH, DAY)
                            .orElseThrow()
                            .evidence())
                    .isEqualTo(Evidence.DEMONSTRATION);
        }
    }

    @Test
    public void theLineWithTheMostDigitsWins() {
        assertThat(data.statutory().find(HsCode.of("85166050"), DAY).value()).isTrue();
        assertThat(data.statutory().find(HsCode.of("85168000"), DAY).value()).isFalse();
        assertThat(data.statutory().find(HsCode.of("85011000"), DAY).value()).isFalse();
    }

    @Test
    public void aCodeThatIsTooShortIsTreatedAsTheStrictestOfItsParts() {
        Found<Boolean> found = data.statutory().find(HsCode.of("8516"), DAY);

        assertThat(found.state()).isEqualTo(Found.State.AMBIGUOUS);
        assertThat(found.value()).isTrue();
    }

    @Test
    public void goodsThatNoLineSpeaksOfAreListedAndOfHighRisk() {
        HsCode fuel = HsCode.of("27101922");

        assertThat(data.statutory().find(fuel, DAY)).isEqualTo(new Found<>(Found.State.UNKNOWN, true, List.of()));
        assertThat(data.risk().find(fuel, DAY).value()).isEqualTo(ProductRisk.HIGH);
    }

    @Test
    public void aLineHoldsOnBothOfItsDays() {
        HsCode knife = HsCode.of("82119200");

        assertThat(data.statutory().find(knife, LocalDate.of(2015, 12, 31)).value())
                .isTrue();
        assertThat(data.statutory().find(knife, LocalDate.of(2016, 1, 1)).value())
                .isFalse();
    }

    @Test
    public void aBadFieldIsRefusedWithFileLineAndColumn() {
        assertThatThrownBy(() -> replaced("hs,listed,from,to,grade,source\n", "9503,maybe,2009-01-01,,D,x\n"))
                .isInstanceOf(ShifanException.class)
                .hasMessage("statutory-goods.csv, line 2, column listed: found 'maybe', right would be: yes, no");
        assertThatThrownBy(() -> replaced("hs,listed,from,to,grade,source\n", "9503,yes,2009-1-1,,D,x\n"))
                .hasMessageContaining("line 2, column from: found '2009-1-1'");
        assertThatThrownBy(() -> replaced("hs,listed,from,to,grade,source\n", "950,yes,2009-01-01,,D,x\n"))
                .hasMessageContaining("line 2, column hs: found '950'");
        assertThatThrownBy(() -> replaced("hs,listed,from,to,source\n", "9503,yes,2009-01-01,,x\n"))
                .hasMessageContaining("column grade");
    }

    @Test
    public void twoLinesForTheSameDayAreRefused() {
        assertThatThrownBy(() -> replaced(
                        "hs,listed,from,to,grade,source\n",
                        "9503,yes,2009-01-01,2015-12-31,D,x\n9503,no,2015-12-31,,D,x\n"))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("statutory-goods.csv, line 3")
                .hasMessageContaining("line 2");
    }

    @Test
    public void everyMessageExistsInBothLanguages() {
        assertThat(CsvFile.M.unpaired()).isEmpty();
    }

    private static ReferenceData replaced(String header, String lines) {
        Map<String, String> tables = new TreeMap<>(NationalRules.of("1.0.0").tables());
        tables.put("statutory-goods.csv", header + lines);
        return new ReferenceData(tables);
    }

    private SupervisionMode mode(int enterpriseClass, ProductRisk risk) {
        return data.mode(CLASSES.get(enterpriseClass), risk, DAY).orElseThrow().value();
    }
}
