// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.reference;

import java.sql.SQLTransactionRollbackException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import javax.persistence.EntityManager;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Decision;
import org.shifan.api.core.DivisionDirectory;
import org.shifan.api.core.Entry;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.core.store.GrantBook;
import org.shifan.core.store.Origin;
import org.shifan.core.store.ReferenceFileEntity;
import org.shifan.core.store.Register;
import org.shifan.core.store.ZoneBook;

import static org.shifan.core.CoreMessages.M;

/**
 * Brings the real zones and their levels into the registers, once for each content of the two files. A later content is
 * added as new entries and lines; what somebody else decided about a zone meanwhile is left alone.
 */
@Component(immediate = true)
public final class ReferenceLoader implements ReferenceLoaded {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceLoader.class);
    private static final int ATTEMPTS = 20;

    private final BureauDirectory bureaus;
    private final DivisionDirectory divisions;
    private final Clock clock;

    @Activate
    public ReferenceLoader(
            @Reference(target = "(shifan.schema=core)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-core)") JpaTemplate jpa,
            @Reference BureauDirectory bureaus,
            @Reference DivisionDirectory divisions) {
        this(
                jpa,
                bureaus,
                divisions,
                Clock.system(java.time.ZoneId.of("Asia/Shanghai")),
                new ReferenceFile("zones.csv"),
                new ReferenceFile("zone-levels.csv"));
    }

    ReferenceLoader(
            JpaTemplate jpa,
            BureauDirectory bureaus,
            DivisionDirectory divisions,
            Clock clock,
            ReferenceFile zones,
            ReferenceFile levels) {
        this.bureaus = bureaus;
        this.divisions = divisions;
        this.clock = clock;
        for (int attempt = 1; !load(jpa, zones, levels, attempt); attempt++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
    }

    /** False when Derby refused an insert at once, as it does while other modules make their tables at a first start. */
    private boolean load(JpaTemplate jpa, ReferenceFile zones, ReferenceFile levels, int attempt) {
        try {
            jpa.tx(TransactionType.Required, em -> {
                load(em, zones, this::loadZones);
                load(em, levels, this::loadLevels);
            });
            return true;
        } catch (RuntimeException e) {
            if (attempt == ATTEMPTS || !wasBusy(e)) {
                throw e;
            }
            LOG.info("The database was busy, the reference data are loaded once more: {}", e.getMessage());
            return false;
        }
    }

    private static boolean wasBusy(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransactionRollbackException) {
                return true;
            }
        }
        return false;
    }

    /** How the rows of one file get into the registers. */
    private interface Loading {
        int load(EntityManager em, ReferenceFile file);
    }

    private void load(EntityManager em, ReferenceFile file, Loading loading) {
        String digest = file.digest();
        if (isLoaded(em, file, digest)) {
            return;
        }
        Register.ZONES.write(em);
        if (isLoaded(em, file, digest)) {
            return; // by another node, while this one waited
        }
        int added = loading.load(em, file);
        em.persist(new ReferenceFileEntity(file.name(), digest, clock.instant()));
        LOG.info("Reference data {}: {} new", file.name(), added);
    }

    private static boolean isLoaded(EntityManager em, ReferenceFile file, String digest) {
        return ReferenceFileEntity.lastDigest(em, file.name()).equals(Optional.of(digest));
    }

    private int loadZones(EntityManager em, ReferenceFile file) {
        ZoneBook book = new ZoneBook(em);
        Map<ZoneId, Entry<Zone>> before = new HashMap<>();
        book.present().forEach(entry -> before.put(entry.value().id(), entry));
        Decision decision = decision(file);
        int added = 0;
        for (Zone zone : file.rows(this::zone)) {
            Optional<Entry<Zone>> present = Optional.ofNullable(before.get(zone.id()));
            if (present.isPresent() && !present.get().decision().by().equals(decision.by())) {
                LOG.info(
                        "Zone {} was changed by {}; the reference data leave it alone",
                        zone.id(),
                        present.get().decision().by());
            } else if (present.map(Entry::value).filter(zone::equals).isEmpty()) {
                book.enter(zone, decision, clock.instant());
                added++;
            }
        }
        return added;
    }

    private Zone zone(NamedCsvRecord row) {
        DivisionCode division = DivisionCode.of(row.getField("division"));
        divisions.require(division, LocalDate.parse(row.getField("division_as_of")));
        BureauCode bureau =
                bureaus.require(BureauCode.of(row.getField("bureau"))).code();
        String headings = row.getField("headings");
        return new Zone(
                ZoneId.of(row.getField("id")),
                new Text(row.getField("name_zh"), row.getField("name_en")),
                division,
                bureau,
                new Text(row.getField("product_zh"), row.getField("product_en")),
                headings.isEmpty()
                        ? List.of()
                        : Arrays.stream(headings.split(" ")).map(HsCode::of).toList(),
                row.getField("industry"),
                row.getField("source"),
                row.getField("notes"));
    }

    private int loadLevels(EntityManager em, ReferenceFile file) {
        Register.GRANTS.write(em);
        List<Grant> levels = file.rows(ReferenceLoader::level);
        GrantBook book = new GrantBook(em);
        book.read(levels.stream().map(Grant::subject).toList());
        int added = 0;
        for (Grant level : levels) {
            if (book.of(level.subject()).stream().anyMatch(g -> sameLine(g, level))) {
                continue;
            }
            try {
                replaceEarlier(book, level);
                book.grant(level, clock.instant(), Origin.DECIDED);
                added++;
            } catch (ShifanException e) {
                LOG.warn("Reference data {}: {}", file.name(), e.message());
            }
        }
        return added;
    }

    /** A renewal takes the place of the line that it renews, from its first day on. */
    private void replaceEarlier(GrantBook book, Grant level) {
        LocalDate before = level.period().from().minusDays(1);
        book.of(level.subject()).stream()
                .filter(g -> g.kind().equals(level.kind()) && g.value().equals(level.value()) && g.holdsOn(before))
                .filter(g -> GrantBook.held(g).overlaps(level.period()))
                .findFirst()
                .ifPresent(g -> book.withdraw(book.numbered(g), before, level.granted(), clock.instant()));
    }

    private static boolean sameLine(Grant one, Grant other) {
        return one.kind().equals(other.kind())
                && one.value().equals(other.value())
                && one.period().from().equals(other.period().from());
    }

    private static Grant level(NamedCsvRecord row) {
        return new Grant(
                0,
                Subject.zone(ZoneId.of(row.getField("zone"))),
                Grant.Kind.ZONE_LEVEL,
                row.getField("level"),
                DateRange.from(LocalDate.parse(row.getField("from"))),
                Grant.Precision.valueOf(row.getField("precision")),
                new Decision(
                        row.getField("decided_by"),
                        LocalDate.parse(row.getField("decided_on")),
                        row.getField("reason"),
                        evidence(row)),
                null,
                null);
    }

    private static String evidence(NamedCsvRecord row) {
        String document = row.getField("evidence");
        return document.isEmpty() ? row.getField("source") : document + " ; " + row.getField("source");
    }

    private Decision decision(ReferenceFile file) {
        return new Decision(
                both("core.reference.by"),
                LocalDate.now(clock),
                both("core.reference.reason"),
                file.name() + " sha256:" + file.digest().substring(0, 16));
    }

    /** Both languages in one text, since a decision is stored as one. */
    private static String both(String key) {
        Text text = M.text(key);
        return text.zh() + " / " + text.en();
    }
}
