// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

/**
 * What one examination found.
 *
 * @param check its stable name, such as {@code database}
 * @param title what was looked at
 * @param grade how bad it is
 * @param reasons what was found; where something is to be done, also what
 * @param took how long the look took
 */
public record Finding(String check, Text title, Grade grade, List<Message> reasons, Duration took) {

    public Finding {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(grade, "grade");
        Objects.requireNonNull(took, "took");
        reasons = List.copyOf(reasons);
    }

    /** How bad it is, from good to bad. */
    public enum Grade {
        /** Nothing to do. */
        WELL,
        /** Works, and somebody should look at it. */
        WARNING,
        /** Officers cannot work, or soon will not be able to. */
        ILL,
        /** The examination itself broke or took too long. */
        UNKNOWN
    }
}
