// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.schema.SchemaReady;
import org.shifan.evaluation.document.CanonicalJson;

/** Bytes in the table EVAL_CONTENT. */
@Component
public final class JpaContentArchive implements ContentArchive {
    private final JpaTemplate jpa;
    /** What is surely there, so that nobody asks for every result. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** @param ready the promise that the tables are there */
    @Activate
    public JpaContentArchive(
            @Reference(target = "(shifan.schema=evaluation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-evaluation)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    @Override
    public String keep(Kind kind, byte[] content) {
        String digest = CanonicalJson.sha256(content);
        if (!known.contains(digest)) {
            try {
                insert(digest, kind, content);
            } catch (RuntimeException e) {
                // Somebody else may have kept the same in this moment.
                if (content(digest).isEmpty()) {
                    throw e;
                }
            }
            known.add(digest);
        }
        return digest;
    }

    private void insert(String digest, Kind kind, byte[] content) {
        jpa.tx(TransactionType.Required, em -> {
            if (em.find(ContentEntity.class, digest) == null) {
                em.persist(new ContentEntity(digest, kind.name(), content, System.currentTimeMillis()));
            }
        });
    }

    @Override
    public Optional<byte[]> content(String digest) {
        Optional<byte[]> out = jpa.txExpr(
                TransactionType.Required,
                em -> Optional.ofNullable(em.find(ContentEntity.class, digest)).map(ContentEntity::content));
        out.filter(bytes -> !CanonicalJson.sha256(bytes).equals(digest)).ifPresent(bytes -> {
            throw new IllegalStateException("what is kept under " + digest + " has another digest");
        });
        return out;
    }
}
