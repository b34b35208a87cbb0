// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.national;

import java.util.List;

import org.junit.Test;

import org.shifan.api.text.Text;
import org.shifan.criteria.tck.CriteriaConformance;
import org.shifan.evaluation.document.Item;
import org.shifan.evaluation.document.Part;

import static org.assertj.core.api.Assertions.assertThat;

public class NationalCriteriaTest extends CriteriaConformance {

    @Test
    public void c94_saysThatTheAnnexIsNotLoaded() {
        assertThat(document().demonstration()).isTrue();
        assertThat(document().status().orElseThrow().zh()).contains("附件未加载");
        assertThat(document().status().orElseThrow().en()).contains("annex not loaded");
    }

    @Test
    public void r12_hasTheSixPartsOfTheNationalAssessment() {
        assertThat(document().parts().stream().map(Part::title).map(t -> t.zh()).toList())
                .isEqualTo(List.of("基本条件", "建设保障体系", "质量安全监管体系", "风险管理体系", "公共服务体系", "建设成效"));
    }

    @Test
    public void o3_theFourConditionsOfSectionFourAreKeyItems() {
        List<String> keys = document().parts().get(0).items().stream()
                .filter(item -> item.key().isPresent())
                .map(item -> item.clause())
                .toList();
        assertThat(keys).containsExactly("四(一)", "四(二)", "四(三)", "四(四)");
    }

    @Test
    public void c01_quotesOnlyWordsOfTheOpinionAndSaysThatItsTextIsNotLoaded() {
        List<Text> quoted =
                document().items().flatMap(item -> item.clauseText().stream()).toList();
        assertThat(quoted).hasSize(5);
        assertThat(document().vetoes()).allMatch(veto -> veto.clauseText().isPresent());
        assertThat(quoted).allSatisfy(text -> {
            assertThat(text.zh()).startsWith("原文用语：").endsWith("（未录全文）");
            assertThat(text.en()).startsWith("Words of the opinion:").endsWith("full text is not loaded");
        });
    }

    @Test
    public void whatHappenedInThreeYearsCannotBeRemedied() {
        assertThat(document().items().filter(item -> !item.remediable()).map(Item::id))
                .containsExactly("no-incident");
    }

    @Test
    public void aShareOfMoreThanAllIsCountedAndFlagged() {
        assertThat(document().plausible())
                .filteredOn(range -> range.fact().fact().value().contains("share"))
                .hasSize(5)
                .allMatch(range ->
                        range.from().orElseThrow().signum() == 0 && range.to().isPresent());
    }
}
