// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.trust.TrustedKey;

import static org.shifan.trust.TrustMessages.M;

/**
 * The keys that count, as they were found in a folder: for each a file {@code NAME.properties} and the certificate. A file
 * with a mistake yields no key.
 */
final class TrustStore {
    private static final String ENDING = ".properties";
    private static final List<String> CERTIFICATES = List.of(".cer", ".crt", ".pem");
    private static final Set<String> SETTINGS = Set.of("authority", "certificate", "from", "to", "revoked-on", "why");

    private final Map<X509Certificate, TrustedKey> keys = new LinkedHashMap<>();
    private final List<Message> problems = new ArrayList<>();

    private TrustStore() {}

    /** Reads the folder; one that is not there has no keys. */
    static TrustStore read(Path folder) {
        TrustStore out = new TrustStore();
        if (!Files.isDirectory(folder)) {
            return out;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
                out.add(file);
            }
        } catch (IOException e) {
            out.problems.add(M.message("store.unreadable", folder, String.valueOf(e.getMessage())));
        }
        return out;
    }

    /** A number that changes with any file of the folder. */
    static long stamp(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            long out = 1;
            for (Path file : files.sorted().toList()) {
                out = 31 * out + file.getFileName().hashCode();
                out = 31 * out + Files.getLastModifiedTime(file).hashCode();
                out = 31 * out + Files.size(file);
            }
            return out;
        } catch (IOException e) {
            return -1;
        }
    }

    Optional<TrustedKey> key(X509Certificate certificate) {
        return Optional.ofNullable(keys.get(certificate));
    }

    List<TrustedKey> keys() {
        return List.copyOf(keys.values());
    }

    List<Message> problems() {
        return List.copyOf(problems);
    }

    private void add(Path file) {
        try {
            Properties settings = new Properties();
            try (Reader in = Files.newBufferedReader(file)) {
                settings.load(in);
            }
            Set<String> unknown = new TreeSet<>(settings.stringPropertyNames());
            unknown.removeAll(SETTINGS);
            if (!unknown.isEmpty()) {
                throw new ShifanException(M.message(
                        "store.setting.unknown",
                        file,
                        String.join(", ", unknown),
                        String.join(", ", new TreeSet<>(SETTINGS))));
            }
            X509Certificate certificate = certificate(file, settings);
            TrustedKey key = key(file, settings, certificate);
            TrustedKey first = keys.putIfAbsent(certificate, key);
            if (first != null) {
                problems.add(M.message("store.twice", file, first.name()));
            }
        } catch (ShifanException e) {
            problems.add(e.message());
        } catch (IOException | IllegalArgumentException e) {
            problems.add(M.message("store.unreadable", file, String.valueOf(e.getMessage())));
        }
    }

    private static TrustedKey key(Path file, Properties settings, X509Certificate certificate) {
        LocalDate from = later(day(certificate.getNotBefore().toInstant()), date(file, settings, "from"));
        LocalDate to = earlier(day(certificate.getNotAfter().toInstant()), date(file, settings, "to"));
        if (to.isBefore(from)) {
            throw new ShifanException(M.message("store.period", file, from, to));
        }
        LocalDate revoked = date(file, settings, "revoked-on");
        String why = value(settings, "why");
        if (revoked != null && why.isEmpty()) {
            throw new ShifanException(M.message("store.why", file));
        }
        return new TrustedKey(
                name(file), authority(file, settings), fingerprint(certificate), DateRange.of(from, to), revoked, why);
    }

    private static BureauCode authority(Path file, Properties settings) {
        String authority = value(settings, "authority");
        if (authority.isEmpty()) {
            throw new ShifanException(M.message("store.authority", file));
        }
        try {
            return BureauCode.of(authority);
        } catch (ShifanException e) {
            throw new ShifanException(M.message("store.setting.wrong", file, "authority", e.message()), e);
        }
    }

    private static X509Certificate certificate(Path file, Properties settings) {
        String named = value(settings, "certificate");
        List<String> names = named.isEmpty()
                ? CERTIFICATES.stream().map(ending -> name(file) + ending).toList()
                : List.of(named);
        Path found = names.stream()
                .map(file::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() ->
                        new ShifanException(M.message("store.certificate.absent", file, String.join(", ", names))));
        try (InputStream in = Files.newInputStream(found)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | GeneralSecurityException e) {
            throw new ShifanException(M.message("store.certificate.unreadable", found), e);
        }
    }

    private static LocalDate date(Path file, Properties settings, String name) {
        String text = value(settings, name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new ShifanException(M.message("store.date", file, name, text), e);
        }
    }

    private static LocalDate day(java.time.Instant at) {
        return at.atZone(TrustGuard.CHINA).toLocalDate();
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return b == null || a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return b == null || a.isBefore(b) ? a : b;
    }

    private static String value(Properties settings, String name) {
        return settings.getProperty(name, "").strip();
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
