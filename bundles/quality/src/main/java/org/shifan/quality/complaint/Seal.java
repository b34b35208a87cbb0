// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.complaint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.shifan.quality.store.Texts;

import static org.shifan.quality.QualityMessages.refuse;

/**
 * Seals texts with AES-256-GCM, each to the number it belongs to, so that none can be put under another. The first key seals; all
 * open what they sealed.
 */
final class Seal {
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A sealed text, and which key opens it. */
    record Sealed(String key, String text) {}

    private final Map<String, SecretKeySpec> keys;

    private Seal(Map<String, SecretKeySpec> keys) {
        this.keys = keys;
    }

    /**
     * Reads the keys, each a file with 32 bytes in base 64.
     *
     * @throws org.shifan.api.text.ShifanException {@code quality.complaint.key} with the file
     */
    static Seal of(List<Path> files) {
        Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
        for (Path file : files) {
            byte[] key = read(file);
            keys.put(
                    Texts.sha256(Base64.getEncoder().encodeToString(key)).substring(0, 16),
                    new SecretKeySpec(key, "AES"));
        }
        return new Seal(keys);
    }

    private static byte[] read(Path file) {
        try {
            byte[] key = Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (key.length == KEY) {
                return key;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw refuse("quality.complaint.key", file, KEY);
        }
        throw refuse("quality.complaint.key", file, KEY);
    }

    /** @throws org.shifan.api.text.ShifanException {@code quality.complaint.no-key} */
    Sealed seal(long number, String text) {
        String key = keys.keySet().stream().findFirst().orElseThrow(() -> refuse("quality.complaint.no-key"));
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed =
                cipher(Cipher.ENCRYPT_MODE, keys.get(key), nonce, number, text.getBytes(StandardCharsets.UTF_8));
        byte[] out = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, out, nonce.length, sealed.length);
        return new Sealed(key, Base64.getEncoder().encodeToString(out));
    }

    /** @throws org.shifan.api.text.ShifanException {@code quality.complaint.no-key}, {@code quality.complaint.altered} */
    String open(long number, Sealed sealed) {
        SecretKeySpec key = keys.get(sealed.key());
        if (key == null) {
            throw refuse("quality.complaint.no-key");
        }
        byte[] all = Base64.getDecoder().decode(sealed.text());
        byte[] text = cipher(
                Cipher.DECRYPT_MODE,
                key,
                Arrays.copyOf(all, NONCE),
                number,
                Arrays.copyOfRange(all, NONCE, all.length));
        return new String(text, StandardCharsets.UTF_8);
    }

    private static byte[] cipher(int mode, SecretKeySpec key, byte[] nonce, long number, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(("complaint " + number).getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw refuse("quality.complaint.altered", number);
        }
    }
}
