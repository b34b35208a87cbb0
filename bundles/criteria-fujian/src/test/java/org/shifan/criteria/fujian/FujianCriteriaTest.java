// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.fujian;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.Test;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.criteria.tck.CriteriaConformance;

import static org.assertj.core.api.Assertions.assertThat;

public class FujianCriteriaTest extends CriteriaConformance {

    @Test
    public void numbersAreMarkedAsDemonstration() {
        assertThat(document().demonstration()).isTrue();
    }

    @Test
    public void bundleHoldsTheSheetAndItsCasesAndNothingElse() throws IOException, URISyntaxException {
        Path sheet = Path.of(getClass().getResource("/" + CriteriaBundle.SHEET).toURI());
        try (Stream<Path> files = Files.list(sheet.getParent())) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).containsExactlyInAnyOrder("criteria.xlsx", "cases");
        }
    }
}
