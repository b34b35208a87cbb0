// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.fact;

import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/**
 * The stable name of a fact, such as {@code export.value}: small letters, digits and hyphens in words
 * joined by dots. A bureau's own facts begin with its key: {@code zhejiang.brand.count}.
 */
public record FactId(String value) implements Comparable<FactId> {

    /** @throws ShifanException {@code fact.id.form} */
    public FactId {
        value = value == null ? "" : value.strip();
        if (!value.matches("[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+") || value.length() > 80) {
            throw new ShifanException(Messages.of(FactId.class).message("fact.id.form", value));
        }
    }

    public static FactId of(String value) {
        return new FactId(value);
    }

    @Override
    public int compareTo(FactId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
