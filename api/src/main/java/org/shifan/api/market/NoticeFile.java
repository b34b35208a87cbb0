// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.shifan.api.code.CountryCode;

/**
 * A notification with all that came after it: one matter, as it stands now.
 *
 * @param symbol of the notification
 * @param complete whether the notification itself was taken in, and not only what came after it
 * @param title of the newest document that has one
 * @param markets the markets that it concerns
 * @param hs the HS codes of all documents, and those that an officer added
 * @param ics the ICS codes of all documents
 * @param commentsUntil the last day for comments by the newest document that names one; null where none does
 * @param adoption by the newest document that names one; may be null
 * @param entryIntoForce by the newest document that names one; may be null
 * @param documents what was taken in, oldest first, in their last revisions
 * @param earlier former contents of documents that came again with other content, oldest first
 */
public record NoticeFile(
        NoticeSymbol symbol,
        boolean complete,
        String title,
        Set<CountryCode> markets,
        List<HsScope> hs,
        List<String> ics,
        LocalDate commentsUntil,
        LocalDate adoption,
        LocalDate entryIntoForce,
        List<Notice> documents,
        List<Notice> earlier) {
    public NoticeFile {
        markets = Set.copyOf(markets);
        hs = List.copyOf(hs);
        ics = List.copyOf(ics);
        documents = List.copyOf(documents);
        earlier = List.copyOf(earlier);
    }

    public Optional<LocalDate> deadline() {
        return Optional.ofNullable(commentsUntil);
    }

    /** Whether comments can still be made on that day: its end is not over, or not known. */
    public boolean open(LocalDate on) {
        return commentsUntil == null || !on.isAfter(commentsUntil);
    }

    /** The day on which the newest document was distributed. */
    public LocalDate newest() {
        return documents.get(documents.size() - 1).distributed();
    }
}
