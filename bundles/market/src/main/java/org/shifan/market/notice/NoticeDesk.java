// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.notice;

import java.time.LocalDate;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Decision;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.market.Concerned;
import org.shifan.api.market.HsScope;
import org.shifan.api.market.Notice;
import org.shifan.api.market.NoticeFile;
import org.shifan.api.market.NoticeSymbol;
import org.shifan.api.market.Notices;
import org.shifan.market.match.Exporters;
import org.shifan.market.match.Readers;
import org.shifan.market.match.Supervisors;
import org.shifan.market.store.Tables;

import static org.shifan.market.MarketMessages.M;
import static org.shifan.market.MarketMessages.refuse;

/** The register of notifications in MKT_NOTICE. */
@Component(service = {Notices.class, NoticeDesk.class})
public final class NoticeDesk implements Notices {
    private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

    private final Tables tables;
    private final Exporters exporters;
    private final Supervisors supervisors;
    private final Permissions permissions;

    @Activate
    public NoticeDesk(
            @Reference Tables tables,
            @Reference Exporters exporters,
            @Reference Supervisors supervisors,
            @Reference Permissions permissions) {
        this.tables = tables;
        this.exporters = exporters;
        this.supervisors = supervisors;
        this.permissions = permissions;
    }

    /** Who took in a document, from where. */
    Decision entry(String by, String evidence) {
        return new Decision(
                by == null || by.isBlank() ? "-" : by,
                tables.today(),
                M.text("market.step.received").both(),
                evidence);
    }

    @Override
    public NoticeFile enter(Notice notice, String by) {
        permissions.require("notice.enter", Place.COUNTRY);
        return tables.change(book -> {
            NoticeBook notices = new NoticeBook(book, tables.today());
            notices.enter(notice, entry(by, ""), tables.now());
            return notices.require(notice.symbol());
        });
    }

    @Override
    public NoticeFile require(NoticeSymbol symbol) {
        return tables.read(book -> new NoticeBook(book, tables.today()).require(symbol));
    }

    @Override
    public List<NoticeFile> files(Query query) {
        LocalDate since = query.openOn() == null ? EVER : query.openOn().minusYears(1);
        return files(since).stream()
                .filter(file -> query.market() == null || file.markets().contains(query.market()))
                .filter(file -> query.hs() == null || file.hs().stream().anyMatch(query.hs()::touches))
                .filter(file -> query.openOn() == null || file.open(query.openOn()))
                .skip(query.offset())
                .limit(query.limit())
                .toList();
    }

    /** The files with a document, or a term for comments, from that day on. */
    public List<NoticeFile> files(LocalDate since) {
        return tables.read(book -> new NoticeBook(book, tables.today()).files(since));
    }

    @Override
    public NoticeFile classify(NoticeSymbol symbol, List<HsScope> hs, Decision decision) {
        permissions.require("notice.enter", Place.COUNTRY);
        if (hs.isEmpty()) {
            throw refuse("market.hs.none", symbol);
        }
        return tables.change(book -> {
            NoticeBook notices = new NoticeBook(book, tables.today());
            notices.classify(notices.require(symbol), hs, decision);
            return notices.require(symbol);
        });
    }

    @Override
    public List<Concerned> concerned(NoticeSymbol symbol) {
        NoticeFile file = require(symbol);
        return new Readers(permissions, supervisors, "warning.see")
                .mine(exporters.concerned(file.hs(), file.markets(), tables.today()));
    }
}
