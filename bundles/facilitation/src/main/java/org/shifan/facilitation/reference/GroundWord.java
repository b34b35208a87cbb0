// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.reference;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A ground as rules name it: a word, and behind a colon what narrows it, such as {@code zone-level:provincial|national}.
 *
 * @param narrowed what it is narrowed to; empty where the word stands alone
 */
public record GroundWord(String word, Set<String> narrowed) {
    public GroundWord {
        narrowed = Set.copyOf(narrowed);
    }

    static GroundWord of(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new GroundWord(text, Set.of())
                : new GroundWord(
                        text.substring(0, colon),
                        Arrays.stream(text.substring(colon + 1).split("[|]"))
                                .filter(part -> !part.isBlank())
                                .collect(Collectors.toSet()));
    }

    /** Whether whoever fulfils this one fulfils the other too. */
    boolean narrows(GroundWord other) {
        return word.equals(other.word)
                && (other.narrowed.isEmpty() || (!narrowed.isEmpty() && other.narrowed.containsAll(narrowed)));
    }

    @Override
    public String toString() {
        return narrowed.isEmpty() ? word : word + ":" + String.join("|", new TreeSet<>(narrowed));
    }
}
