// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;

import org.apache.aries.jpa.template.JpaTemplate;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Level;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.RowSink;
import org.shifan.api.market.NoticeSymbol;
import org.shifan.api.records.Volumes;
import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.market.concern.ConcernDesk;
import org.shifan.market.match.Exporters;
import org.shifan.market.match.Reaches;
import org.shifan.market.match.Supervisors;
import org.shifan.market.notice.NoticeDesk;
import org.shifan.market.notice.NoticeTarget;
import org.shifan.market.part.ParticipationDesk;
import org.shifan.market.part.Ranks;
import org.shifan.market.standard.StandardDesk;
import org.shifan.market.store.Tables;
import org.shifan.market.training.TrainingDesk;
import org.shifan.testdatabases.LocalTransactions;
import org.shifan.testdatabases.TestDatabase;
import org.shifan.testroles.TableOfRoles;

/** The bundle over an own database, with two zones and two enterprises, one of them in a zone; it is 1 June 2016. */
public final class MarketFixture implements AutoCloseable {
    public static final BureauCode JIANGSU = BureauCode.of("jiangsu");
    public static final BureauCode NINGBO = BureauCode.of("ningbo");
    public static final ZoneId KUNSHAN = ZoneId.of("320583-01");
    public static final ZoneId CIXI = ZoneId.of("330282-01");
    /** Makes bicycles at Kunshan, in the zone there, for the United States and Germany. */
    public static final OrganisationCode BICYCLES = OrganisationCode.of("DM0900062");
    /** Makes scooters at Ningbo, in no zone, for the United States. */
    public static final OrganisationCode SCOOTERS = OrganisationCode.of("D21430012");

    private final TestDatabase database = TestDatabase.of("db/market.xml");
    private final EntityManagerFactory factory;
    private final JpaTemplate jpa;
    private final Map<OrganisationCode, Enterprise> enterprises = new TreeMap<>();
    private final Map<ZoneId, Zone> zones = new TreeMap<>();
    private final List<Membership> members = new ArrayList<>();
    private final Map<OrganisationCode, List<Volumes.Exported>> exports = new HashMap<>();
    private final Map<Subject, Level> levels = new HashMap<>();
    private final Set<Subject> demonstration = new java.util.HashSet<>();
    private LocalDate today = LocalDate.of(2016, 6, 1);
    private long imports;

    /** Operations that nobody may, each with the places at which it was asked for. */
    public final Map<String, List<Place>> forbidden = new TreeMap<>();

    /** Who may what, where a test asks the shipped table; it is open until then. */
    public final TableOfRoles roles = new TableOfRoles();

    public final Permissions permissions = (operation, place, actor) -> {
        List<Place> asked = forbidden.get(operation);
        if (asked == null) {
            return roles.refusal(operation, place, actor);
        }
        asked.add(place);
        return Optional.of(new Message("identity.refused", Text.same("refused: " + operation), List.of()));
    };

    public final Supervisors supervisors;
    public final Tables tables;
    public final Exporters exporters;
    public final NoticeDesk notices;
    public final NoticeTarget target;
    public final StandardDesk standards;
    public final TrainingDesk trainings;
    public final ConcernDesk concerns;
    public final ParticipationDesk participations;

    public MarketFixture() {
        // A property wins over the data source that persistence.xml names, which only a container has.
        factory = Persistence.createEntityManagerFactory(
                "shifan-market",
                Map.of(
                        "javax.persistence.nonJtaDataSource",
                        database.source(),
                        "eclipselink.logging.level",
                        "WARNING"));
        jpa = new LocalTransactions(factory);
        enterprise(BICYCLES, JIANGSU);
        enterprise(SCOOTERS, NINGBO);
        zone(KUNSHAN, JIANGSU, "8712");
        zone(CIXI, NINGBO, "8516");
        member(BICYCLES, KUNSHAN);
        exported(BICYCLES, 2015, "8712", "US", 5_000_000);
        exported(BICYCLES, 2014, "8712", "DE", 1_000_000);
        exported(SCOOTERS, 2016, "8711", "US", 2_000_000);
        Clock clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return Clock.fixed(instant(), zone);
            }

            @Override
            public Instant instant() {
                return today.atTime(4, 0).toInstant(ZoneOffset.UTC);
            }
        };
        tables = Tables.of(jpa, clock);
        exporters = Reaches.threeYears(bureaus(), registry(), memberships(), zoneRegistry(), volumes());
        supervisors = new Supervisors(zoneRegistry(), registry());
        notices = new NoticeDesk(tables, exporters, supervisors, permissions);
        target = new NoticeTarget(tables, notices);
        standards = new StandardDesk(tables, notices, exporters, supervisors, permissions);
        trainings = new TrainingDesk(tables, bureaus(), zoneRegistry(), registry(), memberships(), permissions);
        concerns = new ConcernDesk(tables, supervisors, permissions);
        participations = new ParticipationDesk(
                tables, bureaus(), supervisors, new Ranks(zoneRegistry(), registry(), grants()), permissions);
    }

    public LocalDate today() {
        return today;
    }

    public void day(String day) {
        today = LocalDate.parse(day);
    }

    private void enterprise(OrganisationCode code, BureauCode bureau) {
        enterprises.put(code, new Enterprise(code, null, "企业 " + code, DivisionCode.of("320583"), bureau, true));
    }

    private void zone(ZoneId id, BureauCode bureau, String heading) {
        zones.put(
                id,
                new Zone(
                        id,
                        Text.same(id.value()),
                        DivisionCode.of("320583"),
                        bureau,
                        Text.same(heading),
                        List.of(HsCode.of(heading)),
                        "C37",
                        "test",
                        ""));
    }

    public Enterprise enterprise(OrganisationCode code) {
        return enterprises.get(code);
    }

    public void member(OrganisationCode code, ZoneId zone) {
        members.add(new Membership(
                members.size() + 1L,
                code,
                zone,
                DateRange.of(LocalDate.of(2014, 1, 1), null),
                decision("head", "admitted"),
                null));
    }

    public void exported(OrganisationCode code, int year, String heading, String market, long usd) {
        exports.computeIfAbsent(code, each -> new ArrayList<>())
                .add(new Volumes.Exported(
                        year, HsCode.of(heading), CountryCode.of(market), BigDecimal.valueOf(usd), true));
    }

    public void level(ZoneId zone, Level level) {
        levels.put(Subject.zone(zone), level);
    }

    public void demonstration(OrganisationCode code) {
        demonstration.add(Subject.enterprise(code));
    }

    public static Decision decision(String by, String reason) {
        return new Decision(by, LocalDate.of(2016, 6, 1), reason, "");
    }

    public static Decision documented(String by, String reason) {
        return new Decision(by, LocalDate.of(2016, 6, 1), reason, "paper 7");
    }

    public static NoticeSymbol symbol(String text) {
        return NoticeSymbol.of(text);
    }

    public static Map<String, String> row(String... cells) {
        Map<String, String> out = new TreeMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            out.put(cells[i], cells[i + 1]);
        }
        return out;
    }

    /** A row of the export as it reads for a draft about bicycles, with some cells other. */
    public static Map<String, String> bicycles(String... other) {
        Map<String, String> out = row(
                "symbol", "G/TBT/N/USA/1103",
                "distributed", "20/05/2016",
                "member", "United States of America",
                "title", "Requirements for bicycles",
                "products", "Bicycles (HS 8712.00)",
                "objective", "Protection of human health or safety",
                "comments_until", "19/07/2016",
                "type", "Regular notification");
        out.putAll(row(other));
        return out;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public final List<String> take(Map<String, String>... rows) {
        return take(false, rows);
    }

    /** What became of rows, as {@code stored}, {@code unchanged}, or the column and reason of a rejection. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final List<String> take(boolean preview, Map<String, String>... rows) {
        Map<Long, String> outcomes = new TreeMap<>();
        List<ImportRow> numbered = new ArrayList<>();
        Arrays.stream(rows).forEach(row -> numbered.add(new ImportRow(numbered.size() + 1, row)));
        target.take(
                new ImportContext(
                        ++imports,
                        JIANGSU,
                        "officer",
                        today,
                        "eping.xlsx",
                        false,
                        org.shifan.api.intake.ImportMode.ADD,
                        preview),
                numbered,
                new RowSink() {
                    @Override
                    public void stored(ImportRow row) {
                        outcomes.put(row.line(), "stored");
                    }

                    @Override
                    public void unchanged(ImportRow row) {
                        outcomes.put(row.line(), "unchanged");
                    }

                    @Override
                    public void rejected(ImportRow row, String column, String value, Message reason) {
                        outcomes.put(row.line(), row.line() + " " + column + ": " + reason.in(Language.EN));
                    }
                });
        return List.copyOf(outcomes.values());
    }

    /** Answers by the names of methods; what is not named is not asked. */
    private static <T> T fake(Class<T> type, Map<String, java.util.function.Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            java.util.function.Function<Object[], Object> answer =
                    answers.get(method.getName() + (args == null ? 0 : args.length));
            if (answer == null) {
                throw new AssertionError(method);
            }
            return answer.apply(args);
        }));
    }

    private static ShifanException unknown(String key, Object what) {
        return new ShifanException(new Message(key, Text.same("unknown: " + what), List.of()));
    }

    private BureauDirectory bureaus() {
        List<Bureau> both = java.util.stream.Stream.of(JIANGSU, NINGBO)
                .map(code -> new Bureau(
                        code,
                        Text.same(code.value()),
                        DivisionCode.of("320583"),
                        DivisionCode.of("320000"),
                        "province",
                        "",
                        "",
                        "",
                        ""))
                .toList();
        return fake(
                BureauDirectory.class,
                Map.of(
                        "bureaus0",
                        args -> both,
                        "require1",
                        args -> both.stream()
                                .filter(each -> each.code().equals(args[0]))
                                .findFirst()
                                .orElseThrow(() -> unknown("core.bureau.unknown", args[0]))));
    }

    private EnterpriseRegistry registry() {
        return fake(
                EnterpriseRegistry.class,
                Map.of(
                        "require1",
                        args -> Optional.ofNullable(enterprises.get(OrganisationCode.of((String) args[0])))
                                .orElseThrow(() -> unknown("core.enterprise.unknown", args[0])),
                        "enterprises3",
                        args -> enterprises.values().stream()
                                .filter(each -> each.bureau().equals(args[0]))
                                .skip((Integer) args[1])
                                .limit((Integer) args[2])
                                .toList()));
    }

    private ZoneRegistry zoneRegistry() {
        return fake(
                ZoneRegistry.class,
                Map.of(
                        "zones0",
                        args -> List.copyOf(zones.values()),
                        "zones1",
                        args -> zones.values().stream()
                                .filter(each -> each.bureau().equals(args[0]))
                                .toList(),
                        "require1",
                        args -> zone((ZoneId) args[0]),
                        "require2",
                        args -> {
                            Zone zone = zone((ZoneId) args[0]);
                            if (!zone.bureau().equals(args[1])) {
                                throw unknown("core.zone.other-bureau", args[0]);
                            }
                            return zone;
                        }));
    }

    private Zone zone(ZoneId id) {
        return Optional.ofNullable(zones.get(id)).orElseThrow(() -> unknown("core.zone.unknown", id));
    }

    public Memberships memberships() {
        return fake(
                Memberships.class,
                Map.of(
                        "memberships2",
                        args -> members.stream()
                                .filter(each -> ((Collection<?>) args[0]).contains(each.enterprise())
                                        && each.period().contains((LocalDate) args[1]))
                                .collect(Collectors.toMap(Membership::enterprise, each -> each)),
                        "members2",
                        args -> members.stream()
                                .filter(each -> each.zone().equals(args[0])
                                        && each.period().contains((LocalDate) args[1]))
                                .map(Membership::enterprise)
                                .collect(Collectors.toSet())));
    }

    private Grants grants() {
        return fake(
                Grants.class,
                Map.of(
                        "level2",
                        args -> levels.getOrDefault(Subject.zone((ZoneId) args[0]), Level.CULTIVATING),
                        "held3",
                        args -> args[0] instanceof Subject one
                                ? Optional.of(one)
                                        .filter(demonstration::contains)
                                        .map(this::title)
                                : ((Collection<?>) args[0])
                                        .stream()
                                                .map(Subject.class::cast)
                                                .filter(demonstration::contains)
                                                .collect(Collectors.toMap(each -> each, this::title))));
    }

    private Grant title(Subject subject) {
        return new Grant(
                1,
                subject,
                Grant.Kind.DEMONSTRATION_ENTERPRISE,
                "",
                DateRange.of(LocalDate.of(2015, 1, 1), null),
                Grant.Precision.DAY,
                decision("head", "granted"),
                null,
                null);
    }

    private Volumes volumes() {
        return fake(
                Volumes.class,
                Map.of(
                        "exports3",
                        args -> exports.getOrDefault((OrganisationCode) args[0], List.of()).stream()
                                .filter(each -> each.year() >= (Integer) args[1] && each.year() <= (Integer) args[2])
                                .toList()));
    }

    @Override
    public void close() {
        factory.close();
        database.close();
    }
}
