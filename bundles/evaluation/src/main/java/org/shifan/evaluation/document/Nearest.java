// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the known word that somebody probably meant. */
public final class Nearest {
    private Nearest() {}

    static Optional<String> of(String found, Collection<String> known) {
        return all(found, known).findFirst();
    }

    /** Those that differ from it in at most a third of its letters and in no more than three, the nearest first. */
    public static Stream<String> all(String found, Collection<String> known) {
        int most = Math.max(1, Math.min(3, found.length() / 3));
        return known.stream()
                .filter(word -> distance(found, word) <= most)
                .sorted(Comparator.comparingInt((String word) -> distance(found, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
