// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import org.shifan.api.text.Message;

/**
 * A fact provider, scoring function, terms of a bureau or report template of a bundle.
 *
 * @param bundle the bundle's number in the container; -1 for code of the archive, which is installed nowhere
 * @param archived id and version of the criteria whose archived code it is; empty for code of a bundle that is here
 * @param name of the function, or the provider's class
 * @param failures how often in a row it failed, just now
 * @param out whether it was taken out: it is not called until its pause is over, then once on trial
 * @param reason why it failed last; null if it never did
 * @param since when it failed last; null if it never did
 * @param stuck calls that were given up and still run
 * @param leaked threads that it started and that still run
 */
public record SupervisedPlugin(
        long bundle,
        Optional<String> archived,
        String name,
        int failures,
        boolean out,
        Message reason,
        Instant since,
        int stuck,
        int leaked) {

    public SupervisedPlugin {
        Objects.requireNonNull(archived, "archived");
        Objects.requireNonNull(name, "name");
    }

    /** Whether there is nothing to look at. */
    public boolean well() {
        return !out && stuck == 0 && leaked == 0;
    }
}
