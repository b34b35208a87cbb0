// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.standard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.CountryCode;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.market.Concerned;
import org.shifan.api.market.ForeignStandard;
import org.shifan.api.market.ForeignStandard.Version;
import org.shifan.api.market.ForeignStandards;
import org.shifan.api.market.HsScope;
import org.shifan.market.match.Exporters;
import org.shifan.market.match.Readers;
import org.shifan.market.match.Supervisors;
import org.shifan.market.notice.NoticeDesk;
import org.shifan.market.store.Book;
import org.shifan.market.store.Tables;

import static org.shifan.market.MarketMessages.refuse;
import static org.shifan.market.MarketMessages.say;

/** The register of foreign standards in MKT_STANDARD. */
@Component(service = {ForeignStandards.class, StandardDesk.class})
public final class StandardDesk implements ForeignStandards {
    private final Tables tables;
    private final NoticeDesk notices;
    private final Exporters exporters;
    private final Supervisors supervisors;
    private final Permissions permissions;

    @Activate
    public StandardDesk(
            @Reference Tables tables,
            @Reference NoticeDesk notices,
            @Reference Exporters exporters,
            @Reference Supervisors supervisors,
            @Reference Permissions permissions) {
        this.tables = tables;
        this.notices = notices;
        this.exporters = exporters;
        this.supervisors = supervisors;
        this.permissions = permissions;
    }

    @Override
    public ForeignStandard register(CountryCode market, String number, String title, List<HsScope> hs, Version first) {
        permissions.require("foreign-standard.enter", Place.COUNTRY);
        if (blank(number) || blank(title)) {
            throw refuse("market.standard.empty");
        }
        if (hs.isEmpty()) {
            throw refuse("market.hs.none", number);
        }
        check(first);
        return tables.change(book -> {
            StandardEntity row = new StandardEntity(book.next(StandardEntity.class), market, number, title, hs);
            book.rows(StandardEntity.class, "1 = 1").stream()
                    .filter(other -> plain(other.cited()).equals(plain(row.cited())))
                    .findFirst()
                    .ifPresent(other -> {
                        throw refuse("market.standard.known", row.cited(), other.id());
                    });
            book.add(row);
            add(book, row, first, "standard.registered", "market.step.standard");
            return shown(book, row);
        });
    }

    /** A number without case and blanks: the same standard is cited in many ways. */
    private static String plain(String cited) {
        return cited.replaceAll("[\\s-]+", "").toUpperCase(java.util.Locale.ROOT);
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    /** A version that names a notification which nobody took in names it wrongly. */
    private void check(Version version) {
        if (blank(version.version()) || blank(version.change())) {
            throw refuse("market.standard.empty");
        }
        if (version.notice() != null) {
            notices.require(version.notice());
        }
    }

    private static void add(Book book, StandardEntity row, Version version, String action, String told) {
        book.add(new VersionEntity(book.next(VersionEntity.class), row.id(), version));
        book.step(
                "standard:" + row.id(),
                action,
                say(told, row.cited(), version.version(), version.from(), version.change()),
                version.entered());
    }

    @Override
    public ForeignStandard change(long id, Version next) {
        permissions.require("foreign-standard.enter", Place.COUNTRY);
        check(next);
        return tables.change(book -> {
            StandardEntity row = row(book, id);
            ForeignStandard standard = shown(book, row);
            if (standard.versions().stream()
                    .anyMatch(old -> old.version().equals(next.version().strip()))) {
                throw refuse("market.standard.version", row.cited(), next.version());
            }
            if (!next.from().isAfter(standard.newest().from())) {
                throw refuse(
                        "market.standard.order",
                        next.from(),
                        standard.newest().version(),
                        standard.newest().from());
            }
            add(book, row, next, "standard.changed", "market.step.standard-changed");
            return shown(book, row);
        });
    }

    private static StandardEntity row(Book book, long id) {
        StandardEntity row = book.find(StandardEntity.class, id);
        if (row == null) {
            throw refuse("market.standard.unknown", id);
        }
        return row;
    }

    private static ForeignStandard shown(Book book, StandardEntity row) {
        return row.standard(book.rows(VersionEntity.class, "e.standard = ?1 order by e.id", row.id()).stream()
                .map(VersionEntity::version)
                .toList());
    }

    @Override
    public ForeignStandard require(long id) {
        return tables.read(book -> shown(book, row(book, id)));
    }

    @Override
    public List<ForeignStandard> standards(CountryCode market, HsScope hs) {
        return tables.read(book -> {
            Map<Long, List<VersionEntity>> versions = book.rows(VersionEntity.class, "1 = 1 order by e.id").stream()
                    .collect(Collectors.groupingBy(VersionEntity::standard));
            return book.rows(StandardEntity.class, "1 = 1 order by e.market, e.number").stream()
                    .map(row -> row.standard(versions.get(row.id()).stream()
                            .map(VersionEntity::version)
                            .toList()))
                    .filter(standard -> market == null || standard.market().equals(market))
                    .filter(standard -> hs == null || standard.hs().stream().anyMatch(hs::touches))
                    .toList();
        });
    }

    @Override
    public List<Concerned> concerned(long id) {
        ForeignStandard standard = require(id);
        return new Readers(permissions, supervisors, "warning.see")
                .mine(exporters.concerned(standard.hs(), Set.of(standard.market()), tables.today()));
    }
}
