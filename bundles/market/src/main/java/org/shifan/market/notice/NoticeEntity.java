// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.notice;

import java.time.Instant;
import java.time.LocalDate;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.market.HsScope;
import org.shifan.api.market.Notice;
import org.shifan.api.market.NoticeSymbol;
import org.shifan.market.store.Lists;

import static org.shifan.market.store.DecisionColumns.within;

/** A row of MKT_NOTICE: a revision of a document; never changed. */
@Entity
@Table(name = "MKT_NOTICE")
public class NoticeEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "CORE", nullable = false)
    private String core;

    @Column(name = "SYMBOL", nullable = false)
    private String symbol;

    @Column(name = "REVISION", nullable = false)
    private int revision;

    @Column(name = "ALSO", nullable = false)
    private String also;

    @Column(name = "DISTRIBUTED", nullable = false)
    private LocalDate distributed;

    @Column(name = "MEMBER", nullable = false)
    private String member;

    @Column(name = "TITLE", nullable = false)
    private String title;

    @Column(name = "PRODUCTS", nullable = false)
    private String products;

    @Column(name = "HS", nullable = false)
    private String hs;

    @Column(name = "ICS", nullable = false)
    private String ics;

    @Column(name = "OBJECTIVE", nullable = false)
    private String objective;

    @Column(name = "KEYWORDS", nullable = false)
    private String keywords;

    @Column(name = "DESCRIPTION", nullable = false)
    private String description;

    @Column(name = "COMMENTS_UNTIL")
    private LocalDate commentsUntil;

    @Column(name = "ADOPTION")
    private LocalDate adoption;

    @Column(name = "IN_FORCE")
    private LocalDate inForce;

    @Column(name = "DOCUMENT_TYPE", nullable = false)
    private String type;

    @Column(name = "LINK", nullable = false)
    private String link;

    @Column(name = "ENTERED_BY", nullable = false)
    private String by;

    @Column(name = "RECORDED", nullable = false)
    private long recorded;

    protected NoticeEntity() {}

    /** @throws org.shifan.api.text.ShifanException {@code market.text.long} */
    NoticeEntity(long id, int revision, Notice notice, String by, Instant at) {
        this.id = id;
        this.revision = revision;
        core = notice.symbol().core().value();
        symbol = notice.symbol().value();
        also = within("also", Lists.column(notice.also()), 2000);
        distributed = notice.distributed();
        member = within("member", notice.member(), 300);
        title = within("title", notice.title(), 4000);
        products = within("products", notice.products(), 4000);
        hs = within("hs", Lists.column(notice.hs()), 4000);
        ics = within("ics", Lists.column(notice.ics()), 1000);
        objective = within("objective", notice.objective(), 4000);
        keywords = within("keywords", notice.keywords(), 1000);
        description = within("description", notice.description(), 8000);
        commentsUntil = notice.commentsUntil();
        adoption = notice.adoption();
        inForce = notice.entryIntoForce();
        type = within("type", notice.type(), 100);
        link = within("link", notice.link(), 2000);
        this.by = within("by", by, 200);
        recorded = at.toEpochMilli();
    }

    String core() {
        return core;
    }

    String symbol() {
        return symbol;
    }

    int revision() {
        return revision;
    }

    LocalDate distributed() {
        return distributed;
    }

    Notice notice() {
        return new Notice(
                NoticeSymbol.of(symbol),
                Lists.values(also, NoticeSymbol::of),
                distributed,
                member,
                title,
                products,
                Lists.values(hs, HsScope::of),
                Lists.values(ics, text -> text),
                objective,
                keywords,
                description,
                commentsUntil,
                adoption,
                inForce,
                type,
                link);
    }
}
