// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.warning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.market.Concerned;
import org.shifan.api.market.ForeignStandard;
import org.shifan.api.market.NoticeFile;
import org.shifan.api.market.Warning;
import org.shifan.api.market.WarningListener;
import org.shifan.api.market.Warnings;
import org.shifan.api.operations.Supervisor;
import org.shifan.market.match.Exporters;
import org.shifan.market.match.Readers;
import org.shifan.market.match.Supervisors;
import org.shifan.market.notice.NoticeDesk;
import org.shifan.market.standard.StandardDesk;
import org.shifan.market.store.Book;
import org.shifan.market.store.Tables;

import static org.shifan.market.MarketMessages.M;
import static org.shifan.market.MarketMessages.refuse;
import static org.shifan.market.MarketMessages.say;
import static org.shifan.market.store.DecisionColumns.within;

/**
 * Warns by comparing and not by listening: whatever brought a notification in, or moved its term, on whatever node, the next look finds
 * who was not warned of it yet. A term that moved is warned of anew.
 */
@Component(
        service = {Warnings.class, WarningDesk.class},
        configurationPid = "org.shifan.market.warnings")
@Designate(ocd = WarningDesk.Terms.class)
public final class WarningDesk implements Warnings {
    private static final Logger LOG = LoggerFactory.getLogger(WarningDesk.class);

    /** When is warned; no document that we know says so. */
    @ObjectClassDefinition(name = "Shifan: warnings of foreign markets / 技术性贸易措施预警")
    public @interface Terms {
        @AttributeDefinition(
                min = "1",
                max = "365",
                description =
                        "Days before the end of the comment period: whoever is warned later is warned late, and what nobody has read by"
                                + " then is said again / 评议截止前的天数：晚于此即为迟发预警；届时无人阅读的再次提醒")
        int days_before() default 20;

        @AttributeDefinition(
                min = "0",
                max = "365",
                description =
                        "Days after the end, or without an end after the distribution, for which it is still warned / 截止后（或无截止日的，"
                                + "自分发起）仍予预警的天数")
        int days_after() default 30;
    }

    private final Tables tables;
    private final NoticeDesk notices;
    private final StandardDesk standards;
    private final Exporters exporters;
    private final Supervisors supervisors;
    private final Permissions permissions;
    private final int before;
    private final int after;

    private final Listeners listeners;

    @Activate
    public WarningDesk(
            @Reference Tables tables,
            @Reference NoticeDesk notices,
            @Reference StandardDesk standards,
            @Reference Exporters exporters,
            @Reference Supervisors supervisors,
            @Reference Permissions permissions,
            @Reference Supervisor supervisor,
            Terms terms) {
        this(
                tables,
                notices,
                standards,
                exporters,
                supervisors,
                permissions,
                supervisor,
                terms.days_before(),
                terms.days_after());
    }

    WarningDesk(
            Tables tables,
            NoticeDesk notices,
            StandardDesk standards,
            Exporters exporters,
            Supervisors supervisors,
            Permissions permissions,
            Supervisor supervisor,
            int before,
            int after) {
        this.listeners = new Listeners(supervisor);
        this.tables = tables;
        this.notices = notices;
        this.standards = standards;
        this.exporters = exporters;
        this.supervisors = supervisors;
        this.permissions = permissions;
        this.before = before;
        this.after = after;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "listenerWent")
    void listenerCame(ComponentServiceObjects<WarningListener> offer, Map<String, Object> properties) {
        listeners.come(offer, properties);
    }

    void listenerWent(ComponentServiceObjects<WarningListener> offer, Map<String, Object> properties) {
        listeners.go(offer, properties);
    }

    /** The same with listeners, for where no container brings them. */
    WarningDesk with(List<WarningListener> told) {
        told.forEach(listener -> listeners.add(listener, listener, 7));
        return this;
    }

    @Override
    public List<Warning> look() {
        permissions.require("warning.look", Place.COUNTRY);
        LocalDate today = tables.today();
        exporters.forget();
        Map<Change, List<Concerned>> found = new HashMap<>();
        changes(today).forEach(change -> found.put(change, exporters.concerned(change.hs(), change.markets(), today)));
        List<Warning> said = tables.change(book -> {
            List<Warning> out = raise(book, found, today);
            out.addAll(remind(book, today));
            return out;
        });
        if (!said.isEmpty()) {
            LOG.info("{} warnings of foreign markets were raised or said again", said.size());
            listeners.tell(said);
        }
        Readers readers = readers();
        return said.stream()
                .filter(warning -> readers.may(warning.subject(), warning.bureau()))
                .toList();
    }

    /** What is warned of today. */
    private List<Change> changes(LocalDate today) {
        List<Change> out = new ArrayList<>();
        LocalDate since = today.minusDays(after);
        for (NoticeFile file : notices.files(since)) {
            LocalDate last = file.deadline().orElse(file.newest());
            if (!last.isBefore(since)) {
                out.add(Change.of(file));
            }
        }
        for (ForeignStandard standard : standards.standards(null, null)) {
            // A first version is no change: it stands for what holds already.
            standard.versions().stream()
                    .skip(1)
                    .filter(version -> !version.from().isBefore(since))
                    .forEach(version -> out.add(Change.of(standard, version)));
        }
        return out;
    }

    private List<Warning> raise(Book book, Map<Change, List<Concerned>> found, LocalDate today) {
        List<Warning> out = new ArrayList<>();
        found.forEach((change, concerned) -> {
            Set<String> known = new HashSet<>();
            book.rows(
                            WarningEntity.class,
                            "e.kind = ?1 and e.reference = ?2",
                            change.kind().name(),
                            change.reference())
                    .forEach(row -> known.add(row.key()));
            boolean late =
                    change.due() != null && change.due().minusDays(before).isBefore(today);
            for (Concerned each : concerned) {
                String subject = each.subject().toString();
                if (known.add(WarningEntity.key(change.kind(), change.reference(), subject, change.due()))) {
                    WarningEntity row =
                            book.add(new WarningEntity(book.next(WarningEntity.class), change, each, today, late));
                    book.step(
                            subject,
                            "warning.raised",
                            say(
                                    late ? "market.step.warned-late" : "market.step.warned",
                                    row.id(),
                                    change.reference(),
                                    change.due() == null ? "-" : change.due()),
                            own(today, "market.step.warned-why"));
                    out.add(row.warning(List.of()));
                }
            }
        });
        return out;
    }

    /** Says once again what nobody has read shortly before its time is over. */
    private List<Warning> remind(Book book, LocalDate today) {
        List<Warning> out = new ArrayList<>();
        List<WarningEntity> unread = book.rows(
                WarningEntity.class,
                "e.due >= ?1 and e.due <= ?2 and e.reminded is null and e.raised < ?1"
                        + " and e.id not in (select r.warning from ReceiptEntity r) order by e.id",
                today,
                today.plusDays(before));
        for (WarningEntity row : unread) {
            row.remind(today);
            Warning warning = row.warning(List.of());
            book.step(
                    warning.subject().toString(),
                    "warning.reminded",
                    say("market.step.reminded", warning.id(), warning.reference(), warning.due()),
                    own(today, "market.step.reminded-why"));
            out.add(warning);
        }
        return out;
    }

    private static Decision own(LocalDate today, String why) {
        return new Decision("shifan", today, M.text(why).both(), "");
    }

    @Override
    public List<Warning> warnings(Query query) {
        Readers readers = readers();
        return readers.page(
                query.bureau(),
                query.offset(),
                query.limit(),
                (at, most) -> kept(query, at, most),
                warning -> readers.may(warning.subject(), warning.bureau()));
    }

    private Readers readers() {
        return new Readers(permissions, supervisors, "warning.see");
    }

    private List<Warning> kept(Query query, int offset, int limit) {
        List<Object> arguments = new ArrayList<>();
        StringBuilder where = new StringBuilder("1 = 1");
        if (query.bureau() != null) {
            arguments.add(query.bureau().value());
            where.append(" and e.bureau = ?").append(arguments.size());
        }
        if (query.subject() != null) {
            arguments.add(query.subject().toString());
            where.append(" and e.subject = ?").append(arguments.size());
        }
        if (query.unread()) {
            where.append(" and e.id not in (select r.warning from ReceiptEntity r)");
        }
        return tables.read(book -> shown(
                book,
                book.page(WarningEntity.class, offset, limit, where + " order by e.id desc", arguments.toArray())));
    }

    /** Those that were raised from one day to another, oldest first. */
    public List<Warning> raised(LocalDate from, LocalDate to) {
        return tables.read(book -> {
            List<WarningEntity> rows =
                    book.rows(WarningEntity.class, "e.raised between ?1 and ?2 order by e.id", from, to);
            Map<Long, List<ReceiptEntity>> receipts = book
                    .rows(
                            ReceiptEntity.class,
                            "e.warning in (select w.id from WarningEntity w where w.raised between ?1 and ?2) order by e.id",
                            from,
                            to)
                    .stream()
                    .collect(Collectors.groupingBy(ReceiptEntity::warning));
            return rows.stream()
                    .map(row -> row.warning(receipts.getOrDefault(row.id(), List.of()).stream()
                            .map(ReceiptEntity::receipt)
                            .toList()))
                    .toList();
        });
    }

    private static List<Warning> shown(Book book, List<WarningEntity> rows) {
        return rows.stream()
                .map(row ->
                        row.warning(book.rows(ReceiptEntity.class, "e.warning = ?1 order by e.id", row.id()).stream()
                                .map(ReceiptEntity::receipt)
                                .toList()))
                .toList();
    }

    @Override
    public Warning require(long id) {
        Warning warning =
                tables.read(book -> shown(book, List.of(row(book, id))).get(0));
        readers().require(warning.subject(), warning.bureau());
        return warning;
    }

    private static WarningEntity row(Book book, long id) {
        WarningEntity row = book.find(WarningEntity.class, id);
        if (row == null) {
            throw refuse("market.warning.unknown", id);
        }
        return row;
    }

    @Override
    public Warning read(long id, String by) {
        String reader = within("by", by, 200);
        if (reader.isEmpty()) {
            throw refuse("market.reader.missing", id);
        }
        Subject subject = require(id).subject();
        permissions.require("warning.read", supervisors.of(subject));
        LocalDate today = tables.today();
        return tables.change(book -> {
            WarningEntity row = row(book, id);
            if (book.rows(ReceiptEntity.class, "e.warning = ?1 and e.reader = ?2", id, reader)
                    .isEmpty()) {
                book.add(new ReceiptEntity(book.next(ReceiptEntity.class), id, reader, today));
                Warning warning = row.warning(List.of());
                book.step(
                        subject.toString(),
                        "warning.read",
                        say("market.step.read", id, warning.reference()),
                        new Decision(
                                reader, today, M.text("market.step.read-why").both(), ""));
            }
            return shown(book, List.of(row)).get(0);
        });
    }
}
