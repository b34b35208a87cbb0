// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.copy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

public class TableSumTest {
    private static final long SEED = 20150630;

    private static String sum(List<String[]> rows) {
        TableSum sum = new TableSum();
        for (String[] row : rows) {
            for (String value : row) {
                sum.value(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
            }
            sum.row();
        }
        assertThat(sum.rows()).isEqualTo(rows.size());
        return sum.checksum();
    }

    private static List<String[]> rows(Random random) {
        List<String[]> out = new ArrayList<>();
        for (int i = random.nextInt(20) + 2; i > 0; i--) {
            out.add(new String[] {"zone" + i, random.nextBoolean() ? null : "v" + random.nextInt(3)});
        }
        return out;
    }

    @Test
    public void theOrderOfTheRowsDoesNotMatter() {
        Random random = new Random(SEED);
        for (int run = 0; run < 200; run++) {
            List<String[]> rows = rows(random);
            String before = sum(rows);
            Collections.shuffle(rows, random);
            assertThat(sum(rows)).isEqualTo(before).hasSize(64);
        }
    }

    @Test
    public void whatIsMissingDoubledOrAlteredChangesIt() {
        Random random = new Random(SEED);
        for (int run = 0; run < 200; run++) {
            List<String[]> rows = rows(random);
            String before = sum(rows);
            int one = random.nextInt(rows.size());
            List<String[]> missing = new ArrayList<>(rows);
            String[] row = missing.remove(one);
            assertThat(sum(missing)).isNotEqualTo(before);
            List<String[]> doubled = new ArrayList<>(rows);
            doubled.add(row);
            doubled.add(row);
            assertThat(sum(doubled)).isNotEqualTo(before);
            List<String[]> altered = new ArrayList<>(rows);
            altered.set(one, new String[] {row[0], row[1] == null ? "" : null});
            assertThat(sum(altered)).isNotEqualTo(before);
        }
    }

    @Test
    public void aLetterThatMovesToTheNextColumnChangesIt() {
        assertThat(sum(List.of(new String[][] {{"ab", "c"}}))).isNotEqualTo(sum(List.of(new String[][] {{"a", "bc"}})));
    }
}
