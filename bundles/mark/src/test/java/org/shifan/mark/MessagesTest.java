// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark;

import java.util.stream.Stream;

import org.junit.Test;

import org.shifan.api.mark.MarkUse;
import org.shifan.api.mark.MarkVerification.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.mark.MarkMessages.M;

public class MessagesTest {
    @Test
    public void bothLanguagesHaveTheSameKeys() {
        assertThat(M.keys()).isNotEmpty();
        assertThat(M.unpaired()).isEmpty();
    }

    @Test
    public void everyUseAndOutcomeHasAWord() {
        assertThat(Stream.of(MarkUse.values()).map(use -> "mark.use." + use.code()))
                .allMatch(M::has);
        assertThat(Stream.of(Outcome.values())
                        .filter(outcome -> outcome != Outcome.UNKNOWN)
                        .map(outcome -> "mark.verify." + outcome.code()))
                .allMatch(M::has);
    }
}
