// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import java.time.Instant;
import java.util.Optional;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EntityManager;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;

/** A row of CORE_REFERENCE_FILE: a content of a reference file that was loaded. */
@Entity
@Table(name = "CORE_REFERENCE_FILE")
public class ReferenceFileEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "NAME", nullable = false, updatable = false)
    private String name;

    @Column(name = "SHA256", nullable = false, updatable = false)
    private String sha256;

    @Column(name = "RECORDED", nullable = false, updatable = false)
    private long recorded;

    protected ReferenceFileEntity() {}

    public ReferenceFileEntity(String name, String sha256, Instant recorded) {
        this.name = name;
        this.sha256 = sha256;
        this.recorded = recorded.toEpochMilli();
    }

    /** The digest of the content that was loaded last under this name. */
    public static Optional<String> lastDigest(EntityManager em, String name) {
        return em
                .createQuery(
                        "select f.sha256 from ReferenceFileEntity f where f.name = :name order by f.id desc",
                        String.class)
                .setParameter("name", name)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }
}
