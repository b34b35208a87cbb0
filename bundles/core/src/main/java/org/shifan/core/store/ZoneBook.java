// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import javax.persistence.EntityManager;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Entry;
import org.shifan.api.core.Zone;

/** The entries of zones within one transaction. */
public final class ZoneBook {
    private static final String PRESENT = "select z from ZoneEntity z where z.entryNo ="
            + " (select max(later.entryNo) from ZoneEntity later where later.zone = z.zone)";

    private final EntityManager em;

    public ZoneBook(EntityManager em) {
        this.em = em;
    }

    /** The present entry of every zone, by key. */
    public List<Entry<Zone>> present() {
        return em.createQuery(PRESENT + " order by z.zone", ZoneEntity.class).getResultList().stream()
                .map(ZoneEntity::entry)
                .toList();
    }

    /** The present entry of the zone, if it has one. */
    public Optional<Entry<Zone>> present(ZoneId id) {
        return last(id).map(ZoneEntity::entry);
    }

    /** Every entry of the zone, oldest first. */
    public List<Entry<Zone>> history(ZoneId id) {
        return em
                .createQuery("select z from ZoneEntity z where z.zone = :zone order by z.entryNo", ZoneEntity.class)
                .setParameter("zone", id.value())
                .getResultList()
                .stream()
                .map(ZoneEntity::entry)
                .toList();
    }

    /**
     * Adds an entry; {@link Register#ZONES} must be locked for writing.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.text.long}
     */
    public void enter(Zone zone, Decision decision, Instant recorded) {
        int before = last(zone.id()).map(ZoneEntity::entryNo).orElse(0);
        em.persist(new ZoneEntity(zone, before + 1, decision, recorded));
    }

    private Optional<ZoneEntity> last(ZoneId id) {
        return em
                .createQuery(PRESENT + " and z.zone = :zone", ZoneEntity.class)
                .setParameter("zone", id.value())
                .getResultList()
                .stream()
                .findFirst();
    }
}
