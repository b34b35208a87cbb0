// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.market;

import java.time.LocalDate;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.CountryCode;
import org.shifan.api.core.Decision;

/** The register of TBT and SPS notifications (§六(二), T1); Shifan implements it. Documents are added, never overwritten. */
@ProviderType
public interface Notices {
    /**
     * Takes a document in. The same content again changes nothing; other content under the same symbol becomes its next
     * revision, and the former stays.
     *
     * @return the file that it belongs to
     * @throws org.shifan.api.text.ShifanException {@code market.notice.future}, {@code market.notice.title}, {@code
     *     market.notice.term} (a last day for comments before the day of distribution), {@code market.member.unknown}, {@code
     *     market.notice.revisions}, {@code market.text.long}
     */
    NoticeFile enter(Notice notice, String by);

    /**
     * The file of a notification, by its symbol or that of a document in it.
     *
     * @throws org.shifan.api.text.ShifanException {@code market.notice.unknown}
     */
    NoticeFile require(NoticeSymbol symbol);

    /** Files by their newest document, newest first. */
    List<NoticeFile> files(Query query);

    /**
     * Adds HS codes that the documents do not name, such as where they speak of goods in words only.
     *
     * @throws org.shifan.api.text.ShifanException {@code market.notice.unknown}, {@code market.hs.none}
     */
    NoticeFile classify(NoticeSymbol symbol, List<HsScope> hs, Decision decision);

    /** Which zones and enterprises it concerns, by HS and market, zones first; of them those whose warnings the caller may see. */
    List<Concerned> concerned(NoticeSymbol symbol);

    /**
     * What is asked for; what is null is not looked at.
     *
     * @param market only of this one
     * @param hs only about such goods
     * @param openOn only those that can be commented on that day
     * @param limit 1 or more
     */
    record Query(CountryCode market, HsScope hs, LocalDate openOn, int offset, int limit) {}
}
