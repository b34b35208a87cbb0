// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.security.auth.Subject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

import org.shifan.rest.events.EventStream;
import org.shifan.rest.http.Front;
import org.shifan.rest.http.Intake;
import org.shifan.rest.http.Journal;
import org.shifan.rest.http.Limits;
import org.shifan.rest.http.Route;
import org.shifan.rest.security.Gatekeeper;
import org.shifan.rest.security.Login;
import org.shifan.rest.store.RestStore;
import org.shifan.rest.store.RestTables;

/** The API over its real tables on the server of the distribution, with registers that a test tells. */
final class ApiServer implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    static final Clock CLOCK = Clock.fixed(Instant.parse("2015-07-01T04:00:00Z"), ZoneId.of("Asia/Shanghai"));
    static final String LI = basic("li", "li-password");
    static final String ROOT = basic("root", "root-password");

    private static final EventStream.Pace QUICK =
            new EventStream.Pace(Duration.ofMillis(50), Duration.ofMillis(300), Duration.ofSeconds(5));
    private static final RestTables TABLES = new RestTables();

    final Fakes services;
    final RestTables tables = TABLES;
    final RestStore store;
    final Gatekeeper gatekeeper;
    final List<Route> routes;
    private final AllRoutes table;
    final Path folder;
    private final Server server = new Server();
    private final URI base;
    private final HttpClient client = HttpClient.newHttpClient();

    ApiServer(Fakes services, Limits limits) {
        this(services, limits, CLOCK);
    }

    ApiServer(Fakes services, Limits limits, Clock clock) {
        this.services = services;
        TABLES.clear();
        store = TABLES.store(clock);
        services.with(RestStore.class, store).with(Journal.class, store);
        gatekeeper = new Gatekeeper(services, realm(), limits.plainHttp(), clock);
        try {
            folder = Files.createTempDirectory(Path.of("target"), "api");
            table = new AllRoutes(services, gatekeeper, clock, folder, QUICK);
            routes = table.routes();
            Front front = new Front(routes, gatekeeper, services, limits, new Intake(limits, folder));
            ServletContextHandler context = new ServletContextHandler();
            ServletHolder holder = new ServletHolder(front);
            holder.setAsyncSupported(true);
            context.addServlet(holder, "/api/v1/*");
            context.addServlet(holder, "/public/v1/*");
            ServerConnector connector = new ServerConnector(server);
            connector.setHost("127.0.0.1");
            connector.setIdleTimeout(5000);
            server.addConnector(connector);
            server.setHandler(context);
            server.start();
            base = URI.create("http://127.0.0.1:" + connector.getLocalPort());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Login realm() {
        Map<String, List<String>> roles = Map.of("li", List.of(), "root", List.of());
        return (name, password, address) -> {
            if (!roles.containsKey(name) || !new String(password).equals(name + "-password")) {
                return Optional.empty();
            }
            Subject subject = new Subject();
            subject.getPrincipals().add(new UserPrincipal(name));
            roles.get(name).forEach(role -> subject.getPrincipals().add(new RolePrincipal(role)));
            return Optional.of(subject);
        };
    }

    static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    int port() {
        return base.getPort();
    }

    /** A request as somebody; null for nobody. Headers in turn name and value. */
    HttpResponse<String> send(String method, String path, String as, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (as != null) {
            request.header("Authorization", as);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return exchange(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, LI, null, headers);
    }

    HttpResponse<String> post(String path, String as, String json, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return send("POST", path, as, json, all);
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(response.body(), e);
        }
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Override
    public void close() {
        table.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
