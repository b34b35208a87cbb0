// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class ReadingTest {
    @Test
    public void bothLanguagesHaveTheSameKeys() {
        assertThat(Reading.M.unpaired()).isEmpty();
        assertThat(Reading.M.keys()).isNotEmpty();
    }

    @Test
    public void aProblemMakesEverythingAboveItUnsoundAndNothingBeside() {
        Reading reading = new Reading("x.yaml");
        reading.problem(new Place(3, 4, "parts[1].items[0].weight"), "criteria.list.empty");
        assertThat(reading.sound("parts[1].items[0].weight")).isFalse();
        assertThat(reading.sound("parts[1]")).isFalse();
        assertThat(reading.sound("parts[0]")).isTrue();
        assertThat(reading.sound("parts[1].items[0].rule")).isTrue();
        assertThat(reading.broken("parts[1]")).isFalse();
        assertThat(reading.broken("parts[1].items[0].weight")).isTrue();
    }
}
