// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import java.util.Objects;

/**
 * What the conformance checks have to say about a criteria bundle. The build of its author and the door of the server make the
 * same checks with the same code.
 *
 * @param level how much it weighs
 * @param check which check found it, such as {@code code.clock}; stable, so that an author can let one pass by name
 * @param problem what was found, where, and what would be right
 */
public record Remark(Level level, String check, Problem problem) {

    /** How much a remark weighs. */
    public enum Level {
        /** The bundle is refused. */
        REQUIRED,
        /** The bundle is accepted; the author's test fails until it is mended or let pass by name. */
        RECOMMENDED,
        /** Good to know. */
        INFORMATION
    }

    public Remark {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(problem, "problem");
    }
}
