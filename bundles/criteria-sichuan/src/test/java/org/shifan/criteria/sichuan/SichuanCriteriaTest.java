// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.sichuan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.Test;

import org.shifan.criteria.tck.CriteriaConformance;
import org.shifan.evaluation.document.Descent;

import static org.assertj.core.api.Assertions.assertThat;

public class SichuanCriteriaTest extends CriteriaConformance {

    @Test
    public void numbersAreMarkedAsDemonstration() {
        assertThat(document().demonstration()).isTrue();
    }

    @Test
    public void itStandsOnItsNeighbourAndOnTheBaselineBehindIt() {
        assertThat(document().lineage().bases())
                .extracting(base -> base.id())
                .containsExactly("chongqing-zone-provincial", "national-baseline");
    }

    @Test
    public void everyItemSaysWhoWroteItAndWhoChangedIt() {
        assertThat(origins())
                .contains(
                        "quality-level national-baseline [chongqing-zone-provincial]",
                        "malice national-baseline [chongqing-zone-provincial, sichuan-zone-provincial]",
                        "export-growth chongqing-zone-provincial [sichuan-zone-provincial]",
                        "exporters sichuan-zone-provincial []")
                .noneMatch(origin -> origin.startsWith("leaders"));
    }

    @Test
    public void noNumberOfTheNeighbourBindsATermHere() {
        assertThat(document().lineage().unbound()).isEmpty();
        assertThat(document().lineage().terms())
                .filteredOn(term -> term.id().equals("influence"))
                .allSatisfy(term -> assertThat(term.bindings().get(0).value()).isEqualByComparingTo("15"));
    }

    private List<String> origins() {
        List<String> out = new ArrayList<>();
        document().items().forEach(item -> out.add(item.id() + origin(item.descent())));
        document().vetoes().forEach(veto -> out.add(veto.id() + origin(veto.descent())));
        return out;
    }

    private String origin(Optional<Descent> descent) {
        return " " + descent.map(Descent::set).orElse(document().id()) + " "
                + descent.map(Descent::changes).orElse(List.of()).stream()
                        .map(Descent.Change::set)
                        .toList();
    }
}
