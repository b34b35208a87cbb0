// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.AfterClass;
import org.junit.BeforeClass;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

/** A running server with TLS, a sample province and people in eight roles, whom a test lets attack it. */
abstract class AttackedServer {
    static final String PASSWORD = "keystore-of-the-test";
    /** Of modules that a request needs and that are only slow to come. */
    static final int AWAY = 503;

    static final Pattern CLASS = Pattern.compile("org\\.shifan\\.[a-z.]*[A-Z]");

    /** Answers that tell of the moment, or of whoever asks, or may be a second old. */
    static final Set<String> OF_THE_MOMENT = Set.of(
            "events",
            "health",
            "audit",
            "auditEntries",
            "auditHead",
            "auditExport",
            "me",
            "tokens",
            "accounts",
            "plugins",
            "supervisedPlugins",
            "backups",
            "imports",
            "batches",
            "import",
            "batch",
            "run",
            "replay",
            "account",
            "accountHistory",
            "factValues",
            "publicOpenapi");

    static KarafProcess karaf;
    static String plain;
    static String secure;
    static HttpClient client;

    @BeforeClass
    public static void aServerWithTlsAndASampleProvince() throws Exception {
        karaf = KarafProcess.unpack(Path.of("target/attacks"));
        karaf.person("kunshan", "government@zone:320583-01");
        karaf.person("officer", "bureau-officer@bureau:jiangsu");
        karaf.person("beijing", "aqsiq");
        karaf.person("operator", "administrator");
        karaf.person("auditor", "auditor");
        karaf.person("stranger", "enterprise@enterprise:D21430012");
        karaf.person("head", "bureau-head@bureau:jiangsu");
        karaf.person("assessor", "assessor@bureau:fujian");
        Path etc = karaf.home().resolve("etc");
        Files.writeString(etc.resolve("org.shifan.rest.cfg"), "per.account = 1000000\nper.address = 1000000\n");
        Path keys = etc.resolve("https.p12");
        KarafProcess.run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "https",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD,
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2"));
        String port = Distribution.freePort();
        karaf.setting("org.ops4j.pax.web.cfg", "org.ops4j.pax.web.listening.addresses", "0.0.0.0");
        karaf.setting("org.ops4j.pax.web.cfg", "org.osgi.service.http.secure.enabled", "true");
        Files.writeString(
                etc.resolve("org.ops4j.pax.web.cfg"),
                String.join(
                        "\n",
                        "",
                        "org.osgi.service.http.port.secure = " + port,
                        "org.ops4j.pax.web.ssl.keystore = ${karaf.etc}/https.p12",
                        "org.ops4j.pax.web.ssl.keystore.type = PKCS12",
                        "org.ops4j.pax.web.ssl.keystore.password = " + PASSWORD,
                        "org.ops4j.pax.web.ssl.key.password = " + PASSWORD,
                        "org.ops4j.pax.web.ssl.protocols.included = TLSv1.2, TLSv1.3",
                        ""),
                StandardOpenOption.APPEND);
        karaf.start("shifan:sample-load --bureau jiangsu");
        assertTrue(karaf.output(0).contains("is loaded"));
        plain = "http://127.0.0.1:" + karaf.port();
        secure = "https://127.0.0.1:" + port;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trusting(keys))
                .build();
    }

    static SSLContext trusting(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("https", store.getCertificate("https"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @AfterClass
    public static void nothingRunsOn() throws Exception {
        if (karaf != null) {
            karaf.kill();
        }
    }

    static String basic(String name) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
    }

    static HttpResponse<String> send(
            String method, String address, String authorization, String mediaType, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (mediaType != null && !mediaType.isEmpty()) {
            request.header("Content-Type", mediaType);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(method + " " + address, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static HttpResponse<String> send(ApiDocument.Sent sent, String as, String... headers) {
        return send(sent.method(), plain + sent.path(), basic(as), sent.mediaType(), sent.body(), headers);
    }

    static ApiDocument document(String path) {
        return new ApiDocument(
                ApiDocument.read(send("GET", plain + path, null, null, null).body()), 20140701);
    }

    static ApiDocument internal() {
        return document("/api/v1/openapi.json");
    }

    /** Nothing of the server's inside, and no fault of it. */
    static void sound(String what, HttpResponse<String> answer) {
        String told = what + " -> " + answer.statusCode() + " " + answer.body();
        assertTrue(told, answer.statusCode() < 500 || answer.statusCode() == AWAY);
        for (String inside : List.of("Exception", "java.", "\tat ", "jdbc:")) {
            // What somebody sent may be repeated to them.
            assertTrue(told, !answer.body().contains(inside) || what.contains(inside));
        }
        assertFalse(told, CLASS.matcher(answer.body()).find());
    }

    /** What whoever may read everything reads, in lists and of those of the sample that a request names when its values fit. */
    static Map<String, String> state() {
        Map<String, String> out = new TreeMap<>();
        ApiDocument document = internal();
        for (ApiDocument.Operation each : document.operations()) {
            if (!each.changes() && !OF_THE_MOMENT.contains(each.id())) {
                HttpResponse<String> answer = send(document.fitting(each), "beijing");
                // A workbook says when it was written.
                boolean lists =
                        answer.headers().firstValue("Content-Type").orElse("").contains("json");
                if (answer.statusCode() == 200 && lists) {
                    out.put(each.id(), answer.body());
                }
            }
        }
        assertTrue("lists: " + out.keySet(), out.size() > 15);
        return out;
    }
}
