// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.util.List;
import java.util.Locale;

/**
 * The level of a zone (§三(二)), as a code: {@link #CULTIVATING} 培育, {@link #PROVINCIAL} 省级 and
 * {@link #NATIONAL} 国家级 are loaded; a bureau that knows a municipal level adds its code by
 * configuration, which is why this is no enumeration.
 */
public record Level(String code) {
    public static final Level CULTIVATING = new Level("cultivating");
    public static final Level PROVINCIAL = new Level("provincial");
    public static final Level NATIONAL = new Level("national");

    /** The levels of the policy, from the lowest; a zone moves up one step at a time (§三(二)). */
    public static final List<Level> LADDER = List.of(CULTIVATING, PROVINCIAL, NATIONAL);

    public Level {
        code = code == null ? "" : code.strip().toLowerCase(Locale.ROOT);
        if (!code.matches("[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("level code '" + code + "'");
        }
    }

    public static Level of(String code) {
        return new Level(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
