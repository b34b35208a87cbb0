// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import javax.persistence.EntityManager;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseLine;

/** The entries of enterprises within one transaction. */
public final class EnterpriseBook {
    private final EntityManager em;
    private final Map<OrganisationCode, EnterpriseEntity> read = new HashMap<>();

    public EnterpriseBook(EntityManager em) {
        this.em = em;
    }

    /** Reads the enterprises with these codes, a few in one question; unknown ones are left out. */
    public Map<OrganisationCode, Enterprise> read(Collection<OrganisationCode> codes) {
        List<String> keys =
                codes.stream().map(OrganisationCode::value).distinct().toList();
        for (List<String> some : Parts.lookedUp(keys)) {
            em.createQuery("select e from EnterpriseEntity e where e.code in :codes", EnterpriseEntity.class)
                    .setParameter("codes", some)
                    .getResultList()
                    .forEach(e -> read.put(e.enterprise().code(), e));
        }
        Map<OrganisationCode, Enterprise> out = new HashMap<>();
        codes.forEach(code -> present(code).ifPresent(e -> out.put(code, e)));
        return out;
    }

    /** The present entry of one of the enterprises that were read or entered. */
    public Optional<Enterprise> present(OrganisationCode code) {
        return Optional.ofNullable(read.get(code))
                .filter(row -> !row.isRemoved())
                .map(EnterpriseEntity::enterprise);
    }

    /**
     * Adds an entry for one of the enterprises whose codes were read; {@link Register#ENTERPRISES} must be locked for
     * writing.
     *
     * @param origin how it came
     * @throws org.shifan.api.text.ShifanException {@code core.text.long}
     */
    public void enter(Enterprise enterprise, Decision decision, Instant recorded, Origin origin) {
        EnterpriseEntity row = read.get(enterprise.code());
        boolean isNew = row == null;
        int entryNo = isNew ? 1 : row.entryNo() + 1;
        EnterpriseEntryEntity entry = new EnterpriseEntryEntity(enterprise, entryNo, decision, recorded, origin, false);
        if (isNew) {
            row = new EnterpriseEntity(enterprise.code());
        }
        row.become(enterprise);
        if (isNew) {
            em.persist(row);
            read.put(enterprise.code(), row);
        }
        em.persist(entry);
    }

    /**
     * Takes an enterprise back that was read and is there; the lock is that of {@link #enter}. Its entries stay.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.text.long}
     */
    public void remove(OrganisationCode code, Decision decision, Instant recorded, Origin origin) {
        EnterpriseEntity row = read.get(code);
        em.persist(new EnterpriseEntryEntity(row.enterprise(), row.entryNo() + 1, decision, recorded, origin, true));
        row.remove();
    }

    /** Whether an enterprise that was read was there and was taken back. */
    public boolean wasRemoved(OrganisationCode code) {
        return read.containsKey(code) && read.get(code).isRemoved();
    }

    /** Every entry of the enterprise, oldest first. */
    public List<EnterpriseLine> history(OrganisationCode code) {
        return em
                .createQuery(
                        "select e from EnterpriseEntryEntity e where e.code = :code order by e.entryNo",
                        EnterpriseEntryEntity.class)
                .setParameter("code", code.value())
                .getResultList()
                .stream()
                .map(EnterpriseEntryEntity::line)
                .toList();
    }

    /** A page of the bureau's enterprises, by code. */
    public List<Enterprise> page(BureauCode bureau, int offset, int limit) {
        return enterprises(em.createQuery(
                        "select e from EnterpriseEntity e where e.bureau = :bureau and e.removedBy = 0 order by e.code",
                        EnterpriseEntity.class)
                .setParameter("bureau", bureau.value())
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList());
    }

    /** How many enterprises the bureau has. */
    public long count(BureauCode bureau) {
        return em.createQuery(
                        "select count(e) from EnterpriseEntity e where e.bureau = :bureau and e.removedBy = 0",
                        Long.class)
                .setParameter("bureau", bureau.value())
                .getSingleResult();
    }

    /** Enterprises whose name contains the text, without regard to case, by code. */
    public List<Enterprise> find(String partOfName, int limit) {
        return enterprises(em.createQuery(
                        "select e from EnterpriseEntity e where lower(e.name) like lower(:part) escape '!'"
                                + " and e.removedBy = 0 order by e.code",
                        EnterpriseEntity.class)
                .setParameter("part", "%" + literal(partOfName) + "%")
                .setMaxResults(limit)
                .getResultList());
    }

    /** The codes that begin so, in any case, in order. */
    public List<OrganisationCode> codes(String beginning, int limit) {
        return em
                .createQuery(
                        "select e.code from EnterpriseEntity e where e.code like :beginning escape '!'"
                                + " and e.removedBy = 0 order by e.code",
                        String.class)
                .setParameter("beginning", literal(beginning).toUpperCase(Locale.ROOT) + "%")
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(OrganisationCode::of)
                .toList();
    }

    private static String literal(String text) {
        return text.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static List<Enterprise> enterprises(List<EnterpriseEntity> rows) {
        return rows.stream().map(EnterpriseEntity::enterprise).toList();
    }
}
