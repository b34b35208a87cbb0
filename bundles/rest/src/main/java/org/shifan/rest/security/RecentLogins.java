// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.security;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.Subject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.rest.http.Caller;

/**
 * Logins by password of a moment ago, so that a program which sends its password with every request does not have it hashed every
 * time: that is made to be slow. Kept is a keyed digest of the password under a key that lives as long as the server. A login is good
 * for a minute while the password is known to be the one of then, and for two seconds where nobody knows that, such as of a directory.
 * Towards its end it is made anew beside the requests, so that none of them waits for the hash. What the account may, and whether it is
 * blocked, is asked with every request anyway.
 */
final class RecentLogins {
    private static final Logger LOG = LoggerFactory.getLogger(RecentLogins.class);
    private static final long SECOND = 1_000_000_000L;
    private static final long KEPT_NANOS = 2 * SECOND;
    private static final long KEPT_UNCHANGED_NANOS = 60 * SECOND;
    private static final int MOST = 1000;
    private static final String MAC = "HmacSHA256";

    private final Accounts accounts;
    private final Executor beside;
    private final LongSupplier nanoTime;
    private final Mac keyed;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    /** By the digest, in which the name is. */
    private final Map<String, CompletableFuture<Optional<Caller>>> underWay = new ConcurrentHashMap<>();

    /** What is known of accounts at this moment. */
    interface Accounts {
        /** Whether a subject of a moment ago is still somebody. */
        boolean still(Subject subject);

        /** When the password of the account was set; empty where that is not known. */
        Optional<Instant> passwordSince(String account);
    }

    /** Asks the realm. */
    @FunctionalInterface
    interface Realm {
        Optional<Caller> login(char[] password);
    }

    /** @param beside where logins are made anew */
    RecentLogins(Accounts accounts, Executor beside, LongSupplier nanoTime) {
        this.accounts = accounts;
        this.beside = beside;
        this.nanoTime = nanoTime;
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        try {
            keyed = Mac.getInstance(MAC);
            keyed.init(new SecretKeySpec(bytes, MAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows " + MAC, e);
        }
    }

    /** A login; equal to itself only. */
    private static final class Entry {
        private final byte[] digest;
        private final Caller caller;
        private final Optional<Instant> passwordSince;
        private final long at;
        private final AtomicBoolean renewing = new AtomicBoolean();

        /** @param passwordSince as it was before the realm was asked: a change beside it must not go unseen */
        Entry(byte[] digest, Caller caller, Optional<Instant> passwordSince, long at) {
            this.digest = digest;
            this.caller = caller;
            this.passwordSince = passwordSince;
            this.at = at;
        }

        long kept() {
            return passwordSince.isPresent() ? KEPT_UNCHANGED_NANOS : KEPT_NANOS;
        }
    }

    /**
     * Who logged in with the same password a moment ago, or whom the realm lets in. Who come at the same moment with the same
     * password are one login: the realm counts tries before it looks at them.
     */
    Optional<Caller> login(String name, char[] password, String address, Realm realm) {
        byte[] digest = digest(name, password);
        Entry entry = entries.get(name);
        if (entry != null) {
            long age = nanoTime.getAsLong() - entry.at;
            if (age <= entry.kept() && MessageDigest.isEqual(entry.digest, digest) && good(name, entry)) {
                if (age > entry.kept() / 4 * 3 && entry.renewing.compareAndSet(false, true)) {
                    renew(name, entry, password.clone(), realm);
                }
                return Optional.of(entry.caller.from(address));
            }
        }
        return ofRealm(name, password, digest, realm).map(caller -> caller.from(address));
    }

    private boolean good(String name, Entry entry) {
        return accounts.still(entry.caller.subject())
                && accounts.passwordSince(name).equals(entry.passwordSince);
    }

    private Optional<Caller> ofRealm(String name, char[] password, byte[] digest, Realm realm) {
        String key = HexFormat.of().formatHex(digest);
        CompletableFuture<Optional<Caller>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Caller>> first = underWay.putIfAbsent(key, mine);
        if (first != null) {
            return first.join();
        }
        try {
            Optional<Entry> made = entry(name, password, digest, realm);
            made.ifPresent(each -> keep(name, each));
            Optional<Caller> caller = made.map(each -> each.caller);
            mine.complete(caller);
            return caller;
        } finally {
            underWay.remove(key);
            // When the realm threw: who waited is refused as with a wrong password.
            mine.complete(Optional.empty());
        }
    }

    private Optional<Entry> entry(String name, char[] password, byte[] digest, Realm realm) {
        Optional<Instant> since = accounts.passwordSince(name);
        return realm.login(password).map(caller -> new Entry(digest, caller, since, nanoTime.getAsLong()));
    }

    /** Asks the realm again while the login is good; one that fails is good no more. @param password a copy, which ends here */
    private void renew(String name, Entry former, char[] password, Realm realm) {
        try {
            beside.execute(() -> {
                try {
                    Optional<Entry> made = entry(name, password, former.digest, realm);
                    if (made.isPresent()) {
                        entries.replace(name, former, made.get());
                    } else {
                        entries.remove(name, former);
                    }
                } catch (RuntimeException e) {
                    entries.remove(name, former);
                    LOG.debug("The login of '{}' was not made anew", name, e);
                } finally {
                    Arrays.fill(password, ' ');
                }
            });
        } catch (RejectedExecutionException e) {
            // It ends in its time, and the next request asks by itself.
            Arrays.fill(password, ' ');
        }
    }

    private void keep(String name, Entry entry) {
        if (entries.size() >= MOST) {
            entries.clear();
        }
        entries.put(name, entry);
    }

    private byte[] digest(String name, char[] password) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] bytes = encoded.array();
        try {
            Mac mac = (Mac) keyed.clone();
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            mac.update(bytes, 0, encoded.limit());
            return mac.doFinal();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the " + MAC + " of Java can be cloned", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
