// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class ReadableRowsTest {
    private final List<Integer> read = new ArrayList<>();

    private List<Integer> page(int offset, int limit) {
        return ReadableRows.page(
                offset,
                limit,
                (from, most) -> {
                    read.add(from);
                    return IntStream.range(from, Math.min(from + most, 1200))
                            .boxed()
                            .toList();
                },
                number -> number % 300 == 0);
    }

    @Test
    public void aPageIsFullThoughLittleOfWhatIsReadMayBeRead() {
        assertThat(page(0, 3)).containsExactly(0, 300, 600);
        assertThat(read).as("no further than it needs").containsExactly(0, 500);
    }

    @Test
    public void whatIsLeftOutBeforeAPageIsCountedByWhatMayBeRead() {
        assertThat(page(1, 2)).containsExactly(300, 600);
        assertThat(page(3, 9)).containsExactly(900);
        assertThat(page(4, 9)).isEmpty();
    }
}
