// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;
import javax.persistence.TypedQuery;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.schema.SchemaReady;
import org.shifan.rest.http.Caller;
import org.shifan.rest.http.Journal;
import org.shifan.rest.http.Refusal;

/** Tokens and requests in the tables RST_…; those of tokens and requests are added and never changed. */
@Component(service = {RestStore.class, Journal.class})
public final class RestStore implements Journal {
    /** So long an answer is kept for whoever asks again. */
    private static final Duration KEPT = Duration.ofDays(1);
    /** Longer answers than these are not kept: the request is done, and the resource has to be read. */
    private static final int LONGEST_BODY = 200_000;

    private static final int LONGEST_PATH = 190;

    private static final long KNOWN_NANOS = 2_000_000_000L;
    private static final int MOST_KNOWN = 1000;

    private final JpaTemplate jpa;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong revocations = new AtomicLong();

    /** @param read when, by {@link System#nanoTime} */
    private record Known(Token token, long read) {}

    /** @param ready the promise that the tables are there */
    @Activate
    public RestStore(
            @Reference(target = "(shifan.schema=rest)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-rest)") JpaTemplate jpa) {
        this(jpa, Clock.systemUTC());
    }

    RestStore(JpaTemplate jpa, Clock clock) {
        this.jpa = jpa;
        this.clock = clock;
    }

    /** Keeps a token, by its digest alone. */
    public Token issue(String digest, String account, String principals, String label, Instant expires, String by) {
        return jpa.txExpr(TransactionType.Required, em -> {
            TokenEntity row = new TokenEntity(digest, account, principals, label, clock.instant(), expires, by);
            em.persist(row);
            em.flush();
            return row.token(null);
        });
    }

    /** The token with this digest, as it was two seconds ago or later; what this server revoked is revoked at once. */
    public Optional<Token> byDigest(String digest) {
        Known there = known.get(digest);
        if (there != null && System.nanoTime() - there.read < KNOWN_NANOS) {
            return Optional.of(there.token);
        }
        long now = System.nanoTime();
        long before = revocations.get();
        Optional<Token> read = readByDigest(digest);
        read.ifPresent(token -> {
            if (known.size() >= MOST_KNOWN) {
                known.clear();
            }
            known.put(digest, new Known(token, now));
            // One that was read beside a revocation may be out of date already.
            if (revocations.get() != before) {
                known.remove(digest);
            }
        });
        return read;
    }

    private Optional<Token> readByDigest(String digest) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> em
                        .createQuery("select t from TokenEntity t where t.digest = :digest", TokenEntity.class)
                        .setParameter("digest", digest)
                        .getResultList()
                        .stream()
                        .findFirst()
                        .map(row -> token(em, row)));
    }

    /** Those of an account, or of all when it is null, newest first. */
    public List<Token> tokens(String account) {
        return jpa.txExpr(TransactionType.Required, em -> {
            TypedQuery<TokenEntity> query = em.createQuery(
                    "select t from TokenEntity t" + (account == null ? "" : " where t.account = :account")
                            + " order by t.id desc",
                    TokenEntity.class);
            if (account != null) {
                query.setParameter("account", account);
            }
            return query.getResultList().stream().map(row -> token(em, row)).toList();
        });
    }

    /**
     * Revokes a token for good.
     *
     * @param of only a token of this account; null for any
     * @throws Refusal 404 for an unknown token, or somebody else's; 409 for one that is revoked already
     */
    public Token revoke(long id, String of, String by, String reason) {
        try {
            return revoked(id, of, by, reason);
        } finally {
            revocations.incrementAndGet();
            known.clear();
        }
    }

    private Token revoked(long id, String of, String by, String reason) {
        return jpa.txExpr(TransactionType.Required, em -> {
            TokenEntity row = em.find(TokenEntity.class, id);
            if (row == null || (of != null && !row.token(null).account().equals(of))) {
                throw Refusal.of(404, "rest.token.unknown", id);
            }
            Token before = token(em, row);
            if (before.revoked() != null) {
                throw Refusal.of(409, "rest.token.ended", id, before.revoked(), before.revokedBy());
            }
            em.persist(new RevocationEntity(id, clock.instant(), by, reason));
            em.flush();
            return token(em, row);
        });
    }

    private static Token token(EntityManager em, TokenEntity row) {
        return row.token(em
                .createQuery("select r from RevocationEntity r where r.token = :token", RevocationEntity.class)
                .setParameter("token", row.token(null).id())
                .getResultList()
                .stream()
                .findFirst()
                .orElse(null));
    }

    @Override
    public void note(Caller caller, String operation, String path, int status) {
        String shown = path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH);
        jpa.tx(
                TransactionType.Required,
                em -> em.persist(new RequestEntity(
                        clock.instant(),
                        caller.account(),
                        caller.token(),
                        caller.address(),
                        operation,
                        shown,
                        status)));
    }

    @Override
    public Optional<Kept> begin(String account, String key, String requestDigest) {
        Optional<Kept> before = kept(account, key);
        if (before.isPresent()) {
            return before;
        }
        try {
            jpa.tx(TransactionType.Required, em -> {
                em.createQuery("delete from ReplyEntity r where r.received < :old")
                        .setParameter("old", clock.instant().minus(KEPT).toEpochMilli())
                        .executeUpdate();
                em.persist(new ReplyEntity(account, key, requestDigest, clock.instant()));
                em.flush();
            });
            return Optional.empty();
        } catch (PersistenceException e) {
            // Another one with the same key was faster by a moment: the table has a key once.
            Optional<Kept> other = kept(account, key);
            if (other.isEmpty()) {
                throw e;
            }
            return other;
        }
    }

    private Optional<Kept> kept(String account, String key) {
        return jpa.txExpr(TransactionType.Required, em -> row(em, account, key).map(ReplyEntity::kept));
    }

    private static Optional<ReplyEntity> row(EntityManager em, String account, String key) {
        return em
                .createQuery(
                        "select r from ReplyEntity r where r.account = :account and r.key = :key", ReplyEntity.class)
                .setParameter("account", account)
                .setParameter("key", key)
                .getResultList()
                .stream()
                .findFirst();
    }

    @Override
    public void end(String account, String key, Kept answer) {
        Kept kept = answer.body().length() <= LONGEST_BODY
                ? answer
                : new Kept(answer.requestDigest(), 204, answer.headers(), "");
        jpa.tx(TransactionType.Required, em -> row(em, account, key).ifPresent(row -> row.ended(kept)));
    }

    @Override
    public void forget(String account, String key) {
        jpa.tx(TransactionType.Required, em -> row(em, account, key).ifPresent(em::remove));
    }
}
