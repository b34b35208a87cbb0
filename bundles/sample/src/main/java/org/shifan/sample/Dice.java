// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Chance from a seed: the same seed and purpose give the same throws on every machine. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed, String purpose) {
        random = new SplittableRandom(seed * 1_000_003L + purpose.hashCode());
    }

    /** A whole number from the first to the last. */
    int from(int first, int last) {
        return random.nextInt(first, last + 1);
    }

    boolean chance(double part) {
        return random.nextDouble() < part;
    }

    <T> T of(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A factor around 1, skewed like the sizes of firms: many small ones, few large ones. */
    double size() {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        // StrictMath gives the same digits everywhere; Math need not.
        return StrictMath.exp((sum - 6) * 0.9);
    }

    /** A factor between 1 - spread and 1 + spread. */
    double around(double spread) {
        return 1 - spread + 2 * spread * random.nextDouble();
    }

    LocalDate day(int year) {
        return LocalDate.ofYearDay(year, from(1, LocalDate.of(year, 12, 31).getDayOfYear()));
    }
}
