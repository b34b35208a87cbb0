// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.audit;

import org.shifan.api.text.Message;

/**
 * Something that is not as it was kept.
 *
 * @param kind what is wrong
 * @param number the first bad entry; 0 where it is something that has no entry
 * @param source whose change it is; empty where the entry is gone
 * @param message what was found and what would be right
 */
public record AuditFault(Kind kind, long number, String source, Message message) {

    /** What can be wrong. */
    public enum Kind {
        /** The entry's content is not that of its hash. */
        EDITED,
        /** The entry was changed together with its hash, but the one after it names another. */
        REPLACED,
        /** The entry is not there. */
        MISSING,
        /** The log is not that of the head that was exported. */
        OTHER_CHAIN,
        /** What the entry tells reads otherwise at its source. */
        SOURCE_EDITED,
        /** What the entry tells is no more at its source. */
        SOURCE_MISSING,
        /** Something stands at the source between changes that the log has, and the log does not have it. */
        SOURCE_ADDED,
        /** The source cannot be read, so that nothing can be said of it. */
        SOURCE_UNREADABLE
    }
}
