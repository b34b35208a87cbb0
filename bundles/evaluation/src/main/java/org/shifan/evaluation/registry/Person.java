// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import org.shifan.api.text.ShifanException;

import static org.shifan.evaluation.registry.RegistryMessages.M;

/** Who decides, and why. */
public record Person(String name, String reason) {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 1000;

    /** @throws ShifanException {@code release.by.missing}, {@code release.reason.missing}, {@code release.long} */
    public Person {
        name = name == null ? "" : name.strip();
        reason = reason == null ? "" : reason.strip();
        if (name.isEmpty()) {
            throw new ShifanException(M.message("release.by.missing"));
        }
        if (reason.isEmpty()) {
            throw new ShifanException(M.message("release.reason.missing"));
        }
        if (name.length() > LONGEST_NAME || reason.length() > LONGEST_REASON) {
            throw new ShifanException(M.message("release.long", LONGEST_NAME, LONGEST_REASON));
        }
    }

    /** Whether it is the same person, however the name is spaced and its letters are written. */
    boolean is(String other) {
        return plain(name).equals(plain(other));
    }

    private static String plain(String name) {
        return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
