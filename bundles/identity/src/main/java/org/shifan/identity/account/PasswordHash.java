// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.account;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) in the form of the PHC strings: the parameters stand with the hash, so that they can be raised and
 * the hashes of before still be read. At most as many at once as there are processors: each takes its memory.
 */
public final class PasswordHash {
    /** KiB of memory, passes, lanes: the least that OWASP names, 19 MiB, some 30 ms. */
    static final Cost PRESENT = new Cost(19_456, 2, 1);

    private static final int SALT = 16;
    private static final int LENGTH = 32;
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=([0-9]{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Semaphore AT_ONCE =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    /** What one hash costs. */
    record Cost(int memory, int passes, int lanes) {}

    private PasswordHash() {}

    public static String of(char[] password) {
        return of(password, PRESENT);
    }

    static String of(char[] password, Cost cost) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memory + ",t=" + cost.passes + ",p=" + cost.lanes + "$"
                + encoder.encodeToString(salt) + "$" + encoder.encodeToString(digest(password, salt, cost, LENGTH));
    }

    /** Whether it is the password of the hash; never of one that cannot be read. */
    public static boolean matches(char[] password, String hash) {
        Matcher form = FORM.matcher(hash);
        if (!form.matches()) {
            return false;
        }
        byte[] kept = Base64.getDecoder().decode(form.group(5));
        byte[] salt = Base64.getDecoder().decode(form.group(4));
        return MessageDigest.isEqual(kept, digest(password, salt, cost(form), kept.length));
    }

    /** Whether it costs less, or other, than hashes do now. */
    public static boolean outdated(String hash) {
        Matcher form = FORM.matcher(hash);
        return !form.matches() || !cost(form).equals(PRESENT);
    }

    private static Cost cost(Matcher form) {
        return new Cost(
                Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
    }

    private static byte[] digest(char[] password, byte[] salt, Cost cost, int length) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] bytes = Arrays.copyOfRange(encoded.array(), encoded.arrayOffset(), encoded.limit());
        AT_ONCE.acquireUninterruptibly();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(cost.memory)
                    .withIterations(cost.passes)
                    .withParallelism(cost.lanes)
                    .withSalt(salt)
                    .build());
            byte[] out = new byte[length];
            generator.generateBytes(bytes, out);
            return out;
        } finally {
            AT_ONCE.release();
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }
}
