// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.security;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.Subject;

/**
 * Logins by password of the last two seconds, so that a program which sends its password with every request does not have it hashed
 * every time: that is made to be slow. Kept is a keyed digest of the password under a key that lives as long as the server. What the
 * account may, and whether it is blocked, the services ask with every request anyway.
 */
final class RecentLogins {
    private static final long KEPT_NANOS = 2_000_000_000L;
    private static final int MOST = 1000;
    private static final String MAC = "HmacSHA256";

    private final LongSupplier nanoTime;
    private final Mac keyed;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    /** By the digest, in which the name is. */
    private final Map<String, CompletableFuture<Optional<Subject>>> underWay = new ConcurrentHashMap<>();

    RecentLogins(LongSupplier nanoTime) {
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

    private record Entry(byte[] digest, Subject subject, long at) {}

    /**
     * The subject of a login with the same password a moment ago, or of the realm's. Who come at the same moment with the same
     * password are one login: the realm counts tries before it looks at them.
     *
     * @param still whether a subject of a moment ago is still somebody; if not the realm is asked
     */
    Optional<Subject> login(String name, char[] password, Predicate<Subject> still, Supplier<Optional<Subject>> realm) {
        byte[] digest = digest(name, password);
        Entry entry = entries.get(name);
        if (entry != null
                && nanoTime.getAsLong() - entry.at <= KEPT_NANOS
                && MessageDigest.isEqual(entry.digest, digest)
                && still.test(entry.subject)) {
            return Optional.of(entry.subject);
        }
        String key = HexFormat.of().formatHex(digest);
        CompletableFuture<Optional<Subject>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Subject>> first = underWay.putIfAbsent(key, mine);
        if (first != null) {
            return first.join();
        }
        try {
            Optional<Subject> subject = realm.get();
            subject.ifPresent(let -> keep(name, new Entry(digest, let, nanoTime.getAsLong())));
            mine.complete(subject);
            return subject;
        } finally {
            underWay.remove(key);
            // When the realm threw: who waited is refused as with a wrong password.
            mine.complete(Optional.empty());
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
