// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

/** A set, or one version of it, as people write it: {@code ID} or {@code ID@VERSION}. */
record SetVersion(String set, String version) {
    /** @param text null for any set */
    static SetVersion of(String text) {
        if (text == null) {
            return new SetVersion(null, null);
        }
        int at = text.indexOf('@');
        return at < 0
                ? new SetVersion(text.strip(), null)
                : new SetVersion(text.substring(0, at), text.substring(at + 1));
    }
}
