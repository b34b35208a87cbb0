// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.part;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.market.Participation;
import org.shifan.api.market.Participation.Kind;
import org.shifan.api.market.Participations;
import org.shifan.market.match.Supervisors;
import org.shifan.market.store.Book;
import org.shifan.market.store.Tables;

import static org.shifan.market.MarketMessages.M;
import static org.shifan.market.MarketMessages.refuse;
import static org.shifan.market.MarketMessages.say;

/** Standards that enterprises help to write, promotion bodies and exchanges in MKT_PARTICIPATION. */
@Component(service = Participations.class)
public final class ParticipationDesk implements Participations {
    private static final Set<String> SCOPES = Set.of("international", "national", "industry", "group");

    private final Tables tables;
    private final BureauDirectory bureaus;
    private final Supervisors supervisors;
    private final Ranks ranks;
    private final Permissions permissions;

    @Activate
    public ParticipationDesk(
            @Reference Tables tables,
            @Reference BureauDirectory bureaus,
            @Reference Supervisors supervisors,
            @Reference Ranks ranks,
            @Reference Permissions permissions) {
        this.tables = tables;
        this.bureaus = bureaus;
        this.supervisors = supervisors;
        this.ranks = ranks;
        this.permissions = permissions;
    }

    @Override
    public Participation enter(
            Kind kind,
            BureauCode bureau,
            String title,
            String detail,
            String scope,
            int places,
            LocalDate on,
            Decision decision) {
        BureauCode known = bureaus.require(bureau).code();
        permissions.require("participation.enter", Place.of(known));
        if (title == null || title.isBlank()) {
            throw refuse("market.participation.title");
        }
        String level = scope == null ? "" : scope.strip();
        if (kind == Kind.STANDARD_WORK ? !SCOPES.contains(level) : !level.isEmpty()) {
            throw refuse(
                    "market.participation.scope",
                    level,
                    SCOPES.stream().sorted().collect(Collectors.joining(", ")));
        }
        if (kind == Kind.EXCHANGE ? places < 1 : places != 0) {
            throw refuse("market.participation.places", places);
        }
        return tables.change(book -> {
            ParticipationEntity row = book.add(new ParticipationEntity(
                    book.next(ParticipationEntity.class), kind, known, title, detail, level, places, on, decision));
            book.step(
                    key(row.id()),
                    "participation.entered",
                    say("market.step.participation", M.text("market.participation-kind." + kind.code()), title, on),
                    decision);
            return shown(book, row);
        });
    }

    private static String key(long id) {
        return "participation:" + id;
    }

    @Override
    public Participation takePart(long id, Subject subject, Decision decision) {
        permissions.require("participation.enter", Place.of(require(id).bureau()));
        supervisors.of(subject);
        return tables.change(book -> {
            ParticipationEntity row = row(book, id);
            Participation before = shown(book, row);
            if (before.parties().stream().anyMatch(party -> party.subject().equals(subject))) {
                throw refuse("market.participation.twice", subject, id);
            }
            if (before.kind() == Kind.STANDARD_WORK && subject.kind() != Subject.Kind.ENTERPRISE) {
                throw refuse("market.participation.enterprise", subject);
            }
            int rank = before.kind() == Kind.EXCHANGE ? place(before, subject, decision) : 0;
            book.add(new PartyEntity(book.next(PartyEntity.class), id, subject, rank, decision));
            book.step(
                    key(id),
                    "participation.party",
                    rank == 0
                            ? say("market.step.party", subject, before.title())
                            : say("market.step.place", subject, before.title(), rank),
                    decision);
            return shown(book, row);
        });
    }

    /** The rank of who gets a place; out of turn only on a document that says why. */
    private int place(Participation exchange, Subject subject, Decision decision) {
        if (exchange.parties().size() >= exchange.places()) {
            throw refuse("market.participation.full", exchange.id(), exchange.places());
        }
        int rank = ranks.of(subject, exchange.on()).rank();
        Set<Subject> placed =
                exchange.parties().stream().map(Participation.Party::subject).collect(Collectors.toSet());
        if (decision.evidence().isEmpty()) {
            ranks.titled(exchange.bureau(), exchange.on()).stream()
                    .filter(each -> each.rank() < rank && !placed.contains(each.subject()))
                    .findFirst()
                    .ifPresent(first -> {
                        throw refuse("market.participation.rank", subject, rank, first.subject(), first.title());
                    });
        }
        return rank;
    }

    private static ParticipationEntity row(Book book, long id) {
        ParticipationEntity row = book.find(ParticipationEntity.class, id);
        if (row == null) {
            throw refuse("market.participation.unknown", id);
        }
        return row;
    }

    private static Participation shown(Book book, ParticipationEntity row) {
        return row.participation(book.rows(PartyEntity.class, "e.participation = ?1 order by e.id", row.id()).stream()
                .map(PartyEntity::party)
                .toList());
    }

    @Override
    public Participation require(long id) {
        return tables.read(book -> shown(book, row(book, id)));
    }

    @Override
    public List<Participation> all(Kind kind, BureauCode bureau, Subject subject) {
        return tables.read(book -> {
            Map<Long, List<PartyEntity>> parties = book.rows(PartyEntity.class, "1 = 1 order by e.id").stream()
                    .collect(Collectors.groupingBy(PartyEntity::participation));
            return book.rows(ParticipationEntity.class, "1 = 1 order by e.id desc").stream()
                    .map(row -> row.participation(parties.getOrDefault(row.id(), List.of()).stream()
                            .map(PartyEntity::party)
                            .toList()))
                    .filter(each -> kind == null || each.kind() == kind)
                    .filter(each -> bureau == null || each.bureau().equals(bureau))
                    .filter(each -> subject == null
                            || each.parties().stream()
                                    .anyMatch(party -> party.subject().equals(subject)))
                    .toList();
        });
    }

    @Override
    public List<Candidate> candidates(long id) {
        Participation exchange = require(id);
        if (exchange.kind() != Kind.EXCHANGE) {
            throw refuse("market.participation.exchange", id);
        }
        return ranks.titled(exchange.bureau(), exchange.on());
    }
}
