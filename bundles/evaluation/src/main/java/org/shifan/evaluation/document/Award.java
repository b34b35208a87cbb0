// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a rule that asks a question gives.
 *
 * @param points for yes; empty means the item's weight
 * @param otherwise for no; empty means 0
 */
public record Award(Optional<Amount> points, Optional<Amount> otherwise) {
    Stream<Amount> amounts() {
        return Stream.concat(points.stream(), otherwise.stream());
    }

    static Award read(Fields fields) {
        return new Award(fields.find("points", Values::amount), fields.find("otherwise", Values::amount));
    }
}
