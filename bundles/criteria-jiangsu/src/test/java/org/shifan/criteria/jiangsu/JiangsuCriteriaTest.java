// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.jiangsu;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.Test;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.criteria.tck.CriteriaConformance;

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
}
