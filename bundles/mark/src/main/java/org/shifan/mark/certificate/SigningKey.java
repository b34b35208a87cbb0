// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark.certificate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.shifan.mark.MarkMessages.refuse;

/**
 * The key that signs certificates, in the folder {@code certificate} of {@code etc/}: {@code private.pem} and {@code public.pem}
 * (Ed25519), made when they are first needed and not there. Other public keys in the folder, such as retired ones, are known too.
 */
@Component(service = SigningKey.class)
public final class SigningKey {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKey.class);
    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "private.pem";
    private static final String PUBLIC = "public.pem";
    private static final int ID_DIGITS = 16;

    private final Path folder;

    @Activate
    public SigningKey(BundleContext context) {
        this(Path.of(Optional.ofNullable(context.getProperty("karaf.etc")).orElse("etc"), "certificate"));
    }

    SigningKey(Path folder) {
        this.folder = folder;
    }

    /** What was signed, and with what. */
    record Signed(String key, String signature) {}

    /** @throws org.shifan.api.text.ShifanException {@code certificate.key} */
    synchronized Signed sign(String text) {
        make();
        try {
            PublicKey open = publicKey(folder.resolve(PUBLIC));
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(privateKey());
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] signature = signer.sign();
            if (!verifies(open, text, signature)) {
                throw refuse("certificate.key", folder.resolve(PUBLIC), PRIVATE + " / " + PUBLIC);
            }
            return new Signed(id(open), Base64.getEncoder().encodeToString(signature));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw refuse("certificate.key", folder, String.valueOf(e.getMessage()));
        }
    }

    /** The public key as PEM. */
    synchronized String publicPem() {
        make();
        try {
            return Files.readString(folder.resolve(PUBLIC));
        } catch (IOException e) {
            throw refuse("certificate.key", folder.resolve(PUBLIC), String.valueOf(e.getMessage()));
        }
    }

    /** Whether a text bears a signature of that key; empty when the key is not known here. */
    Optional<Boolean> verifies(String key, String text, String signature) {
        return known(key).map(open -> {
            try {
                byte[] decoded = Base64.getDecoder().decode(signature);
                // The last character has bits that say nothing: only one way of writing it is right.
                return Base64.getEncoder().encodeToString(decoded).equals(signature) && verifies(open, text, decoded);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                // A signature that is none.
                return false;
            }
        });
    }

    private static boolean verifies(PublicKey key, String text, byte[] signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(ALGORITHM);
        verifier.initVerify(key);
        verifier.update(text.getBytes(StandardCharsets.UTF_8));
        return verifier.verify(signature);
    }

    private Optional<PublicKey> known(String id) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".pem"))
                    .filter(f -> !f.endsWith(PRIVATE))
                    .toList()) {
                try {
                    PublicKey key = publicKey(file);
                    if (id(key).equals(id)) {
                        return Optional.of(key);
                    }
                } catch (GeneralSecurityException | IllegalArgumentException e) {
                    LOG.warn("{} is no public key of {}: {}", file, ALGORITHM, e.getMessage());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw refuse("certificate.key", folder, String.valueOf(e.getMessage()));
        }
    }

    /** Only where neither is there: a key that was lost must not be replaced in silence. */
    private void make() {
        Path secret = folder.resolve(PRIVATE);
        if (Files.exists(secret) || Files.exists(folder.resolve(PUBLIC))) {
            return;
        }
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            Files.createDirectories(folder);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(secret, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            Files.writeString(
                    folder.resolve(PUBLIC), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            LOG.info("A key for certificates was made: {} in {}", id(pair.getPublic()), folder);
        } catch (IOException | GeneralSecurityException e) {
            throw refuse("certificate.key", folder, String.valueOf(e.getMessage()));
        }
    }

    private PrivateKey privateKey() throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM)
                .generatePrivate(new PKCS8EncodedKeySpec(decode(folder.resolve(PRIVATE))));
    }

    private static PublicKey publicKey(Path file) throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(decode(file)));
    }

    private static byte[] decode(Path pem) throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(pem).replaceAll("-----[A-Z ]+-----", ""));
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what + "-----\n";
    }

    private static String id(PublicKey key) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
    }
}
