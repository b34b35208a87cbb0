// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.training;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.market.Training;
import org.shifan.api.market.Trainings;
import org.shifan.market.store.Book;
import org.shifan.market.store.Tables;

import static org.shifan.market.MarketMessages.refuse;
import static org.shifan.market.MarketMessages.say;

/** Trainings in MKT_TRAINING. */
@Component(service = Trainings.class)
public final class TrainingDesk implements Trainings {
    private static final String READ = "training.read";

    private final Tables tables;
    private final BureauDirectory bureaus;
    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;
    private final Memberships memberships;
    private final Permissions permissions;

    @Activate
    public TrainingDesk(
            @Reference Tables tables,
            @Reference BureauDirectory bureaus,
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises,
            @Reference Memberships memberships,
            @Reference Permissions permissions) {
        this.tables = tables;
        this.bureaus = bureaus;
        this.zones = zones;
        this.enterprises = enterprises;
        this.memberships = memberships;
        this.permissions = permissions;
    }

    @Override
    public Training hold(
            BureauCode bureau,
            ZoneId zone,
            LocalDate on,
            String topic,
            String place,
            List<String> references,
            Decision decision) {
        BureauCode known = bureaus.require(bureau).code();
        permissions.require("training.enter", zone == null ? Place.of(known) : Place.of(zones.require(zone, known)));
        if (topic == null || topic.isBlank()) {
            throw refuse("market.training.topic");
        }
        if (on.isAfter(tables.today())) {
            throw refuse("market.day.future", on, tables.today());
        }
        return tables.change(book -> {
            TrainingEntity row = book.add(new TrainingEntity(
                    book.next(TrainingEntity.class), known, zone, on, topic, place, references, decision));
            book.step(
                    "training:" + row.id(),
                    "training.held",
                    say("market.step.training", topic, on, zone == null ? known : zone),
                    decision);
            return shown(book, row);
        });
    }

    @Override
    public Training attended(long id, String anyCode, String person, Decision decision) {
        permissions.require("training.enter", place(known(id)));
        Enterprise enterprise = enterprises.require(anyCode);
        if (person == null || person.isBlank()) {
            throw refuse("market.training.person", id);
        }
        return tables.change(book -> {
            TrainingEntity row = row(book, id);
            Training.Participant who = new Training.Participant(enterprise.code(), person.strip());
            if (shown(book, row).participants().contains(who)) {
                throw refuse("market.training.twice", person, enterprise.code(), id);
            }
            book.add(new ParticipantEntity(book.next(ParticipantEntity.class), id, enterprise.code(), person));
            book.step(
                    "training:" + id,
                    "training.attended",
                    say("market.step.attended", person, enterprise.code()),
                    decision);
            return shown(book, row);
        });
    }

    private static TrainingEntity row(Book book, long id) {
        TrainingEntity row = book.find(TrainingEntity.class, id);
        if (row == null) {
            throw refuse("market.training.unknown", id);
        }
        return row;
    }

    private static Training shown(Book book, TrainingEntity row) {
        return row.training(book.rows(ParticipantEntity.class, "e.training = ?1 order by e.id", row.id()).stream()
                .map(ParticipantEntity::participant)
                .toList());
    }

    @Override
    public Training require(long id) {
        Training training = known(id);
        permissions.require(READ, place(training));
        return training;
    }

    private Training known(long id) {
        return tables.read(book -> shown(book, row(book, id)));
    }

    /** In the zone for which it was held, or of the bureau that held it. */
    private Place place(Training training) {
        return training.zone() == null ? Place.of(training.bureau()) : Place.of(zones.require(training.zone()));
    }

    @Override
    public List<Training> trainings(BureauCode bureau, ZoneId zone, Integer year) {
        Map<Place, Boolean> asked = new HashMap<>();
        return all(bureau, zone, year).stream()
                .filter(each -> asked.computeIfAbsent(place(each), its -> permissions.permit(READ, its)))
                .toList();
    }

    private List<Training> all(BureauCode bureau, ZoneId zone, Integer year) {
        return tables.read(book -> {
            Map<Long, List<ParticipantEntity>> participants =
                    book.rows(ParticipantEntity.class, "1 = 1 order by e.id").stream()
                            .collect(Collectors.groupingBy(ParticipantEntity::training));
            return book.rows(TrainingEntity.class, "1 = 1").stream()
                    .map(row -> row.training(participants.getOrDefault(row.id(), List.of()).stream()
                            .map(ParticipantEntity::participant)
                            .toList()))
                    .filter(each -> bureau == null || each.bureau().equals(bureau))
                    .filter(each -> zone == null || zone.equals(each.zone()))
                    .filter(each -> year == null || each.on().getYear() == year)
                    .sorted(Comparator.comparing(Training::on)
                            .thenComparing(Training::id)
                            .reversed())
                    .toList();
        });
    }

    @Override
    public List<OrganisationCode> unreached(ZoneId zone, int year) {
        permissions.require(READ, Place.of(zones.require(zone)));
        LocalDate end = LocalDate.of(year, 12, 31);
        LocalDate day = end.isAfter(tables.today()) ? tables.today() : end;
        Set<OrganisationCode> members = memberships.members(zones.require(zone).id(), day);
        Set<OrganisationCode> reached = all(null, null, year).stream()
                .flatMap(each -> each.participants().stream())
                .map(Training.Participant::enterprise)
                .collect(Collectors.toSet());
        return members.stream().filter(code -> !reached.contains(code)).sorted().toList();
    }
}
