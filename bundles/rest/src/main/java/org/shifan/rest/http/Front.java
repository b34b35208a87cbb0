// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.io.IOException;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.stream.Collectors;

import javax.security.auth.Subject;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.shifan.api.audit.CalledFrom;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.operations.LogReference;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;

/**
 * The door of the HTTP API: finds the route of a request, asks who comes, reads what goes in, lets the route work as that
 * person, and writes what comes out. Whatever goes wrong becomes a problem document.
 */
public class Front extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Front.class);

    /** Names the request in the log. */
    private static final String REFERENCE = "Shifan-Reference";

    private final transient List<Route> routes;
    private final transient Door door;
    private final transient Limits limits;
    private final transient Intake intake;
    private final transient Repeats repeats;
    private final transient Services services;
    private final transient Rates addresses;
    private final transient Rates accounts;
    private final transient Turns turns = new Turns();
    private final transient Recent recent = new Recent(System::nanoTime);
    private final transient Map<String, List<Route>> byArea;

    public Front(List<Route> routes, Door door, Services services, Limits limits, Intake intake) {
        this.routes = List.copyOf(routes);
        this.byArea = routes.stream().collect(Collectors.groupingBy(route -> route.method() + area(route.path())));
        this.door = door;
        this.services = services;
        this.limits = limits;
        this.intake = intake;
        this.repeats = new Repeats(services);
        this.addresses = new Rates(limits.perAddress(), System::nanoTime);
        this.accounts = new Rates(limits.perAccount(), System::nanoTime);
    }

    /** All that is logged while it is answered carries the reference of the request, which the answer names. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String reference = LogReference.next();
        response.setHeader(REFERENCE, reference);
        try (MDC.MDCCloseable logged = MDC.putCloseable(LogReference.KEY, reference)) {
            serve(request, response, reference);
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, String reference) throws IOException {
        Language language = Negotiation.language(request.getHeader("Accept-Language"));
        Reply reply = new Reply(request, response);
        reply.secure(request.getRequestURI().startsWith("/public/"));
        try {
            answer(request, response, reply, language);
        } catch (ShifanException e) {
            if (!response.isCommitted()) {
                reply.refuse(e, language);
            }
        } catch (IOException e) {
            if (response.isCommitted()) {
                LOG.debug("{}", asked(request), e);
            } else if (Faults.gone(e)) {
                // Whoever has gone does not read it; whoever is only slow must not take silence for a yes.
                reply.refuse(Faults.slow(), language);
            } else {
                fault(request, reference, reply, language, e);
            }
        } catch (RuntimeException | LinkageError e) {
            fault(request, reference, reply, language, e);
        }
    }

    /** What was asked for, for the log: never its address, in which there can be a secret such as the receipt of a complaint. */
    private String asked(HttpServletRequest request) {
        try {
            Found found = find(request.getMethod(), Paths.checked(request));
            return found == null ? request.getMethod() + " without a route" : found.route.toString();
        } catch (ShifanException e) {
            return request.getMethod() + " of an address that cannot be read";
        }
    }

    private void fault(HttpServletRequest request, String reference, Reply reply, Language language, Throwable e)
            throws IOException {
        LOG.error("{} failed", asked(request), e);
        reply.fail(reference, language);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Reply reply, Language language)
            throws IOException {
        String address = request.getRemoteAddr();
        slowDown(addresses.take(address));
        Origins.check(request, response, limits.origin());
        String path = Paths.checked(request);
        Found found = find(request.getMethod(), path);
        if (found == null) {
            options(path, request, response);
            return;
        }
        Caller caller = found.route.access() == Route.Access.PUBLIC
                ? Caller.nobody(address)
                : door.caller(request.getHeader("Authorization"), address, secure(request));
        if (caller.loggedIn()) {
            slowDown(accounts.take(caller.account()));
        }
        if (!found.route.changes()) {
            read(request, reply, found, caller, language);
            return;
        }
        change(request, reply, found, caller, language);
    }

    private void read(HttpServletRequest request, Reply reply, Found found, Caller caller, Language language)
            throws IOException {
        try {
            if (found.route.brief()) {
                brief(request, reply, found, caller, language);
            } else {
                reply.send(call(found, intake.read(request, found.route, found.values, caller, language)));
            }
        } catch (Refusal e) {
            throw e;
        } catch (ShifanException e) {
            // Who only reads is in conflict with nothing and sends no body: the address is what is wrong.
            int status = Status.of(e);
            throw new Refusal(status == 409 || status == 422 ? 400 : status, e.message());
        }
    }

    private void brief(HttpServletRequest request, Reply reply, Found found, Caller caller, Language language)
            throws IOException {
        // By account: what one may read another may not.
        String key = caller.account() + " " + request.getRequestURI() + "?" + request.getQueryString();
        Written known = recent.of(key, () -> {
            Answer answer = call(found, intake.read(request, found.route, found.values, caller, language));
            return Written.of(answer.mediaType(), Json.write(answer.json()));
        });
        reply.send(known);
    }

    private void change(HttpServletRequest request, Reply reply, Found found, Caller caller, Language language)
            throws IOException {
        int status = 500;
        Repeats.Done done;
        try (Intake.Read read = intake.take(request, found.route, found.values, caller, language)) {
            // Inside: whoever asks again for an answer has changed themselves what they once saw.
            done = repeats.once(request, found.route, read, reply, () -> {
                try (CalledFrom address = CalledFrom.here(caller.address())) {
                    return guarded(request, found, read.call());
                }
            });
            status = done.status();
        } catch (ShifanException e) {
            status = Status.of(e);
            throw e;
        } catch (IOException e) {
            status = Faults.gone(e) ? Faults.slow().status() : status;
            throw e;
        } finally {
            recent.forget();
            if (!found.route.isUnnoted()) {
                note(caller, found, request, status);
            }
        }
        // Nobody is told of a change that the audit log does not know yet.
        done.answer().send();
    }

    private void note(Caller caller, Found found, HttpServletRequest request, int status) {
        try {
            services.need(Journal.class).note(caller, found.route.operation(), request.getRequestURI(), status);
        } catch (RuntimeException e) {
            LOG.error(
                    "{} by '{}' from {} ended with {} and could not be noted",
                    found.route,
                    caller.account(),
                    caller.address(),
                    status,
                    e);
        }
    }

    /** Makes a change; one that is guarded while nobody else changes the same through this door. */
    private Answer guarded(HttpServletRequest request, Found found, Call call) throws IOException {
        if (found.route.guardedBy() == null) {
            return call(found, call);
        }
        Route read = routes.stream()
                .filter(route -> route.operation().equals(found.route.guardedBy()))
                .findFirst()
                .orElseThrow();
        Call look = intake.guarding(read, found.values, call.caller(), call.language());
        // By what was read and not by how it was written: 1 and 01 are one number.
        Lock turn = turns.of(read + " " + look.values());
        turn.lock();
        try {
            guard(request, new Found(read, found.values), look, call);
            return call(found, call);
        } finally {
            turn.unlock();
        }
    }

    /** What is to be changed is still what the caller has seen. */
    private void guard(HttpServletRequest request, Found read, Call look, Call call) throws IOException {
        String seen = request.getHeader("If-Match");
        if (seen == null) {
            throw Refusal.of(428, "rest.if-match.needed", read.route.operation());
        }
        Answer now = call(read, look);
        if (!Etag.names(seen, Etag.of(Json.write(now.json())), false)) {
            throw Refusal.of(412, "rest.if-match.changed", read.route.operation());
        }
        if (!seen.strip().equals("*")) {
            call.seen(now.json());
        }
    }

    private Answer call(Found found, Call call) throws IOException {
        Subject subject = call.caller().subject();
        if (subject == null) {
            return found.route.handler().handle(call);
        }
        try {
            return Subject.doAs(subject, (PrivilegedExceptionAction<Answer>) () -> {
                if (found.route.permission() != null) {
                    services.need(Permissions.class).require(found.route.permission(), Place.COUNTRY);
                }
                return found.route.handler().handle(call);
            });
        } catch (PrivilegedActionException e) {
            throw Faults.unwrapped(e);
        }
    }

    private static void slowDown(long seconds) {
        if (seconds > 0) {
            throw Refusal.of(429, "rest.rate", seconds).with("Retry-After", Long.toString(seconds));
        }
    }

    private static boolean secure(HttpServletRequest request) {
        return request.isSecure() || Paths.loopback(request.getRemoteAddr());
    }

    /** The first three parts of a path, such as {@code /api/v1/zones}: no route has a parameter there. */
    private static String area(String path) {
        int end = 0;
        for (int part = 0; part < 3 && end >= 0; part++) {
            end = path.indexOf('/', end + 1);
        }
        return end < 0 ? path : path.substring(0, end);
    }

    private record Found(Route route, Map<String, String> values) {}

    private Found find(String method, String path) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        for (Route route : byArea.getOrDefault(wanted + area(path), List.of())) {
            Map<String, String> values = route.match(path);
            if (values != null) {
                return new Found(route, values);
            }
        }
        return null;
    }

    /** No such route: perhaps another method has one. */
    private void options(String path, HttpServletRequest request, HttpServletResponse response) {
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            if (route.match(path) != null) {
                allowed.add(route.method());
            }
        }
        if (allowed.isEmpty()) {
            throw Refusal.of(404, "rest.path", path);
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        allowed.add("OPTIONS");
        String allow = String.join(", ", allowed);
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("Allow", allow);
            response.setStatus(204);
            Origins.preflight(request, response, allow);
            return;
        }
        throw Refusal.of(405, "rest.method", request.getMethod(), allow).with("Allow", allow);
    }
}
