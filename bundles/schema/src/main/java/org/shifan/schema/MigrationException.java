// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.schema;

/** A migration that did not come to its end; the message names the change set and the reason, on one line. */
final class MigrationException extends Exception {

    MigrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
