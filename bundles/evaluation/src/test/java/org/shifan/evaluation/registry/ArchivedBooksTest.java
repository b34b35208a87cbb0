// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.LocalDate;

import org.junit.Test;

import org.shifan.api.criteria.RuleBook;

import static org.assertj.core.api.Assertions.assertThat;

public class ArchivedBooksTest {
    private final Registry registry = new Registry();
    private final ArchivedBooks books = new ArchivedBooks(registry.criteria, registry.archive);

    @Test
    public void theNewestThatIsHereIsToldUnlessAVersionIsNamed() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").pass(60));
        registry.start(
                Registry.bundle(8, "org.example.other", "1.1.0"),
                SampleDocument.version("1.1.0").pass(70).bytes());
        assertThat(books.book("jiangsu-zone", null, null))
                .get()
                .extracting(RuleBook::version)
                .isEqualTo("1.1.0");
        assertThat(books.book("jiangsu-zone", "1.0.0", null).orElseThrow().passMark())
                .isEqualByComparingTo("60");
    }

    @Test
    public void aSetThatIsGoneIsToldFromTheArchive() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").pass(60));
        registry.criteria.removed(Registry.bundle(7, "1.0.0"));
        assertThat(books.book("jiangsu-zone", null, null)).isEmpty();
        assertThat(books.book("jiangsu-zone", "1.0.0", null).orElseThrow().passMark())
                .isEqualByComparingTo("60");
        assertThat(books.book("jiangsu-zone", "2.0.0", null)).isEmpty();
        assertThat(books.book("nowhere", "1.0.0", null)).isEmpty();
    }

    @Test
    public void theDayIsTheFirstInForceUnlessOneIsNamed() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").from("2015-07-01"));
        assertThat(books.book("jiangsu-zone", null, null).orElseThrow().on()).isEqualTo("2015-07-01");
        assertThat(books.book("jiangsu-zone", null, LocalDate.of(2016, 1, 1))
                        .orElseThrow()
                        .on())
                .isEqualTo("2016-01-01");
    }
}
