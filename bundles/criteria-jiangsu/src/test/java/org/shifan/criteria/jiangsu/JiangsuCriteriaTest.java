// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.jiangsu;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.Test;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.api.text.Text;
import org.shifan.criteria.tck.CriteriaConformance;
import org.shifan.evaluation.document.Item;

import static org.assertj.core.api.Assertions.assertThat;

public class JiangsuCriteriaTest extends CriteriaConformance {

    @Test
    public void numbersAreMarkedAsDemonstration() {
        assertThat(document().demonstration()).isTrue();
    }

    @Test
    public void bundleIsDataOnly() throws Exception {
        Path document =
                Path.of(getClass().getResource("/" + CriteriaBundle.DOCUMENT).toURI());
        try (Stream<Path> files = Files.walk(document.getParent().getParent())) {
            List<String> java = files.map(Path::toString)
                    .filter(file -> file.endsWith(".class"))
                    .toList();
            assertThat(java).isEmpty();
        }
    }

    @Test
    public void quotesOnlyWordsOfTheOpinionAndSaysThatItsTextIsNotLoaded() {
        List<Text> quoted =
                document().items().flatMap(item -> item.clauseText().stream()).toList();
        assertThat(quoted).hasSize(5);
        assertThat(quoted)
                .allMatch(text -> text.zh().startsWith("原文用语：") && text.zh().endsWith("（未录全文）"));
        assertThat(document().vetoes()).allMatch(veto -> veto.clauseText().isPresent());
    }

    @Test
    public void whatHappenedCannotBeRemedied() {
        assertThat(document().items().filter(item -> !item.remediable()).map(Item::id))
                .containsExactly("penalties", "no-incident");
    }
}
