// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verifies a certificate of an evaluation with nothing of the system that issued it, and without a network. Usage: {@code java
 * VerifyCertificate.java CERTIFICATE PUBLIC-KEY}; the key is the file that the bureau publishes (PEM, Ed25519). Prints the certificate
 * and ends with 0 when it is genuine, with 1 when it is not, with 2 when it could not be examined.
 */
public final class VerifyCertificate {
    /** The signature is over the characters of the certificate as they stand in the line, in UTF-8. */
    private static final Pattern LINE = Pattern.compile(
            "\\{\"certificate\":(\\{.*\\}),\"key\":\"([0-9a-f]{16})\",\"signature\":\"([A-Za-z0-9+/=]+)\"\\}");

    private VerifyCertificate() {}

    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("Usage: java VerifyCertificate.java CERTIFICATE PUBLIC-KEY");
            System.exit(2);
        }
        try {
            Matcher line = LINE.matcher(Files.readString(Path.of(args[0])).strip());
            if (!line.matches()) {
                System.err.println(args[0] + " is no certificate.");
                System.exit(2);
            }
            if (!genuine(line.group(1), line.group(3), key(Path.of(args[1])))) {
                System.out.println("NOT GENUINE: it was altered, or signed with another key (" + line.group(2) + ").");
                System.exit(1);
            }
            System.out.println("GENUINE, signed with the key " + line.group(2));
            System.out.println(line.group(1));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            System.err.println("It could not be examined: " + e.getMessage());
            System.exit(2);
        }
    }

    private static PublicKey key(Path pem) throws IOException, GeneralSecurityException {
        String base64 = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    }

    private static boolean genuine(String text, String signature, PublicKey key) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(text.getBytes(StandardCharsets.UTF_8));
        byte[] decoded = Base64.getDecoder().decode(signature);
        // The last character has bits that say nothing: only one way of writing it is right.
        return Base64.getEncoder().encodeToString(decoded).equals(signature) && verifier.verify(decoded);
    }
}
