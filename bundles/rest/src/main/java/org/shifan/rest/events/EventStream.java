// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.events;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.security.auth.Subject;

import com.fasterxml.jackson.core.JsonProcessingException;

import org.shifan.api.audit.AuditEntry;
import org.shifan.api.audit.AuditLog;
import org.shifan.api.code.BureauCode;
import org.shifan.api.identity.Identities;
import org.shifan.api.identity.Identity;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.Role;
import org.shifan.api.identity.Server;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.Json;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Services;

/**
 * One stream of server-sent events. An event's id is the number of the last audit entry and that of the last line of a case, so
 * that whoever comes back with Last-Event-ID misses nothing: audit entries are kept for good, and where lines of cases are
 * lost the event {@code gap} says so.
 */
public final class EventStream {
    private static final Pattern ID = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})");
    private static final int AT_ONCE = 200;
    private static final String CASE_READ = "case.read";
    private static final String EVALUATION_READ = "evaluation.read";
    /** What of the audit log is told, by source. */
    private static final Map<String, Told> TOLD = Map.of(
            "evaluation.result", new Told("decision", EVALUATION_READ),
            "evaluation.override", new Told("override", EVALUATION_READ),
            "evaluation.confirmation", new Told("override", EVALUATION_READ),
            "evaluation.step", new Told("criteria", null),
            "core.grant", new Told("title", null),
            "core.grant-end", new Told("title", null),
            "core.grant-void", new Told("title", null),
            // The steps of an incident are those of its trace too.
            "quality.incident", new Told("incident", "trace.read"),
            "facilitation.stop", new Told("measure", "measure.see"),
            "facilitation.reminder", new Told("reminder", "treatment.read"));

    /**
     * What is told of a source.
     *
     * @param operation by which the same is read elsewhere; null for what everybody may read
     */
    private record Told(String type, String operation) {}

    /** Whether the caller may see it. */
    @FunctionalInterface
    private interface Seen {
        boolean test(String operation, Place place);
    }

    private final Services services;
    private final Places places;
    private final Seen seen;
    private final Pace pace;
    private long audit;
    private long line;
    private boolean gap;

    /**
     * How a stream goes.
     *
     * @param turn after which it looks for news
     * @param alive after which it says that it is still there
     * @param length after which it ends: whoever follows comes back, and is asked again who they are
     */
    public record Pace(Duration turn, Duration alive, Duration length) {
        public static final Pace USUAL =
                new Pace(Duration.ofSeconds(2), Duration.ofSeconds(15), Duration.ofMinutes(10));
    }

    private EventStream(Services services, Seen seen, Pace pace) {
        this.services = services;
        this.places = new Places(services);
        this.seen = seen;
        this.pace = pace;
    }

    /** @param bureau only events of this one; null for all that the caller may see */
    static EventStream from(Services services, Call call, BureauCode bureau, Pace pace) {
        Predicate<Place> own = own(services, call);
        EventStream out = new EventStream(
                services,
                (operation, of) -> own.test(of)
                        && (bureau == null || bureau.equals(of.bureau()))
                        && (operation == null || may(services, call, operation, of)),
                pace);
        AuditLog log = services.need(AuditLog.class);
        CaseFeed feed = services.need(CaseFeed.class);
        String last = call.header("Last-Event-ID");
        Matcher id = ID.matcher(last);
        if (last.isEmpty()) {
            out.audit = Server.does(() -> log.head().number());
            out.line = feed.last();
        } else if (id.matches()) {
            out.audit = Long.parseLong(id.group(1));
            out.line = Long.parseLong(id.group(2));
            out.gap = feed.lost(out.line);
            out.line = out.gap ? feed.last() : out.line;
        } else {
            throw Refusal.of(400, "rest.events.id", last.length() > 100 ? "…" : last);
        }
        return out;
    }

    /** Asks by the table of roles; the events are written when the call itself, and with it its subject, is over. */
    private static boolean may(Services services, Call call, String operation, Place of) {
        // While nobody can say who may, the stream breaks off, and whoever comes back misses nothing.
        Permissions permissions = services.need(Permissions.class);
        return Subject.doAs(
                call.caller().subject(), (PrivilegedAction<Boolean>) () -> permissions.permit(operation, of));
    }

    /** Whoever has a role sees what is their own by it; what is nobody's is for those who see the whole country. */
    private static Predicate<Place> own(Services services, Call call) {
        Optional<Identity> identity = services.find(Identities.class).map(Identities::who);
        if (identity.isEmpty()) {
            // Who sees what nobody can say without it.
            throw Refusal.of(503, "rest.away", "identity", Identities.class.getSimpleName())
                    .with("Retry-After", "10");
        }
        if (!identity.get().loggedIn()
                || identity.get().assignments().stream().allMatch(each -> each.role() == Role.PUBLIC)) {
            throw Refusal.of(403, "rest.role", call.caller().account());
        }
        return of -> identity.get().assignments().stream()
                .filter(each -> each.role() != Role.PUBLIC)
                .anyMatch(each -> each.jurisdiction().covers(of));
    }

    void write(OutputStream out, BooleanSupplier closed) throws IOException {
        long end = System.nanoTime() + pace.length().toNanos();
        long alive = System.nanoTime();
        send(out, "retry: 3000\n\n");
        if (gap) {
            send(out, event("gap", Map.of("lost", "case")));
        }
        while (!closed.getAsBoolean() && System.nanoTime() < end) {
            boolean told = tell(out);
            if (!told && System.nanoTime() - alive > pace.alive().toNanos()) {
                send(out, ":\n\n");
                told = true;
            }
            alive = told ? System.nanoTime() : alive;
            try {
                Thread.sleep(pace.turn().toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean tell(OutputStream out) throws IOException {
        boolean audited = tellAudit(out);
        return tellCases(out) || audited;
    }

    private boolean tellCases(OutputStream out) throws IOException {
        boolean told = false;
        Optional<CaseFeed> feed = services.find(CaseFeed.class);
        for (CaseFeed.Line each : feed.map(all -> all.after(line)).orElse(List.of())) {
            line = each.number();
            if (seen.test(CASE_READ, Server.does(() -> places.of(each.subject().toString())))) {
                send(out, event("case", each.data()));
                told = true;
            }
        }
        return told;
    }

    private boolean tellAudit(OutputStream out) throws IOException {
        boolean told = false;
        for (AuditEntry each : Server.does(this::news)) {
            audit = each.number();
            Told what = TOLD.get(each.source());
            if (what != null
                    && seen.test(
                            what.operation(),
                            Server.does(() -> places.of(each.change().subject())))) {
                send(out, event(what.type(), view(each)));
                told = true;
            }
        }
        return told;
    }

    /** The entries behind the last one, oldest first. */
    private List<AuditEntry> news() {
        AuditLog log = services.find(AuditLog.class).orElse(null);
        List<AuditEntry> out = new ArrayList<>();
        if (log == null || log.head().number() <= audit) {
            return out;
        }
        // From just behind the last one, in case that it is long ago.
        long before = Math.min(log.head().number(), audit + AT_ONCE) + 1;
        for (AuditEntry entry : log.entries(AuditLog.Query.ALL, before, AT_ONCE)) {
            if (entry.number() > audit) {
                out.add(entry);
            }
        }
        Collections.reverse(out);
        return out;
    }

    private static Map<String, Object> view(AuditEntry entry) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("subject", entry.change().subject());
        data.put("action", entry.change().action());
        data.put("at", entry.change().at() == null ? null : entry.change().at().toString());
        data.put("after", entry.change().after());
        return data;
    }

    private String event(String type, Map<String, Object> data) throws JsonProcessingException {
        return "id: " + audit + "." + line + "\nevent: " + type + "\ndata: " + Json.MAPPER.writeValueAsString(data)
                + "\n\n";
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
