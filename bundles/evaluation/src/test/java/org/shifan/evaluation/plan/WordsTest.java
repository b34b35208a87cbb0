// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class WordsTest {
    @Test
    public void bothLanguagesHaveTheSameKeys() {
        assertThat(Words.M.unpaired()).isEmpty();
        assertThat(Words.M.keys()).isNotEmpty();
    }
}
