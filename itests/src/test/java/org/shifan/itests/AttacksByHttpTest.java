// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.Assume;
import org.junit.Test;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

/**
 * The running server under attack, from its own OpenAPI documents: hostile values, wrong and huge and slow bodies, paths that lead elsewhere,
 * forged tokens, people without the right, and requests that are sent again. No fault, no trace of its inside, nothing changed.
 */
public class AttacksByHttpTest extends AttackedServer {
    private static final String EVALUATION =
            "{\"subject\":\"zone:320583-01\",\"level\":\"provincial\",\"year\":2014,\"asOf\":\"2015-06-30\"}";
    private static final int ROUNDS = 4;
    /** Operations after which what is kept is compared: reading all of it takes longer than they do. */
    private static final int AT_ONCE = 25;
    /** What the table of roles allows them, and changes nothing. */
    private static final Set<String> ALLOWED = Set.of(
            "auditVerify auditor",
            "auditVerify operator",
            "tokenRevoke operator",
            "draft auditor",
            "whatIf auditor",
            "sweep auditor",
            "leastChange auditor",
            "robustness auditor",
            "bureauRobustness auditor",
            "crossEvaluation auditor",
            "backCast auditor",
            "criteriaImpact auditor",
            "replayStart auditor",
            "replayCancel auditor",
            "integrityCheck auditor",
            "integrityCheck operator",
            "rollupCheck operator",
            "backupStart operator",
            // A document that is checked is kept nowhere: whoever is logged in may.
            "criteriaCheck stranger",
            "criteriaCheck assessor",
            "criteriaCheck auditor",
            "criteriaCheck operator");

    @Test
    public void whoeverHasNotTheRightChangesNothingByAnyOperation() {
        Map<String, String> before = state();
        ApiDocument document = internal();
        int tried = 0;
        List<String> done = new ArrayList<>();
        for (ApiDocument.Operation operation : document.operations()) {
            if (!operation.changes() || operation.id().equals("tokenIssue")) {
                continue;
            }
            for (String who : List.of("stranger", "assessor", "auditor", "operator")) {
                if (who.equals("operator") && operation.id().startsWith("account")) {
                    continue; // its own work
                }
                ApiDocument.Sent sent = document.fitting(operation);
                HttpResponse<String> answer = send(sent, who, "If-Match", "*");
                sound(operation.id() + " as " + who + " " + sent, answer);
                if (answer.statusCode() < 400 && !ALLOWED.contains(operation.id() + " " + who)) {
                    done.add(operation.id() + " as " + who + ": " + answer.statusCode());
                }
                tried++;
            }
            HttpResponse<String> nobody =
                    send(operation.method(), plain + document.fitting(operation).path(), null, null, null);
            assertEquals(operation.id() + " " + nobody.body(), 401, nobody.statusCode());
        }
        assertTrue("tried: " + tried, tried > 150);
        assertEquals("what was let through", List.of(), done);
        assertEquals(before, state());
    }

    @Test
    public void hostileValuesAreRefusedByEveryOperationAndChangeNothing() {
        Map<String, String> before = state();
        int sent = 0;
        for (String where : List.of("/api/v1/openapi.json", "/public/v1/openapi.json")) {
            ApiDocument document = document(where);
            for (ApiDocument.Operation operation : document.operations()) {
                // What streams without an end, and the whole log, in which anything may stand.
                if (Set.of("events", "auditExport").contains(operation.id())) {
                    continue;
                }
                for (int round = 0; round < ROUNDS; round++) {
                    ApiDocument.Sent request = document.hostile(operation);
                    // Whoever may read everything, and change nothing.
                    sound(request.toString(), send(request, "auditor", "If-Match", "\"x\""));
                    sent++;
                }
            }
        }
        assertTrue("sent: " + sent, sent > 500);
        assertEquals(before, state());
    }

    /**
     * Whoever may change something is let further in than whoever may not: what they send wrong changes nothing either, but for what the list
     * says to be taken as it is.
     */
    @Test
    public void hostileValuesOfThoseWhoMayChangeSomethingAreRefusedWithoutATraceOrListed() throws IOException {
        ApiDocument document = internal();
        LetIn listed = LetIn.read();
        // Of what is not there nothing is let in either.
        evaluated();
        List<ApiDocument.Operation> refusing = new ArrayList<>();
        List<ApiDocument.Operation> letting = new ArrayList<>();
        for (ApiDocument.Operation operation : document.operations()) {
            // What takes no value at all is only what it is: a backup, a check.
            if (operation.changes() && !operation.withoutValues()) {
                (listed.names(operation) ? letting : refusing).add(operation);
            }
        }
        int tried = refusing.size() + letting.size();
        assertTrue("tried: " + tried, tried > 100);
        List<String> wrong = new ArrayList<>();
        // First, while nothing that is let in is at work.
        Map<String, String> before = state();
        for (int from = 0; from < refusing.size(); from += AT_ONCE) {
            List<ApiDocument.Operation> some = refusing.subList(from, Math.min(refusing.size(), from + AT_ONCE));
            some.forEach(operation -> wrong.addAll(listed.others(operation, letIn(document, operation))));
            if (wrong.isEmpty()) {
                assertNoTrace(document, some, before);
            }
        }
        for (ApiDocument.Operation operation : letting) {
            List<ApiDocument.Sent> let = letIn(document, operation);
            wrong.addAll(
                    let.isEmpty()
                            ? List.of(operation.id() + " is listed and lets nothing in")
                            : listed.others(operation, let));
        }
        listed.without(document.operations()).forEach(name -> wrong.add(name + " is listed and there is none"));
        assertEquals("see " + LetIn.FILE, "", String.join("\n", wrong));
    }

    /** Compares once for some operations, and tries fewer and fewer of them again to name the one that changed something. */
    private static void assertNoTrace(
            ApiDocument document, List<ApiDocument.Operation> some, Map<String, String> before) {
        Map<String, String> after = state();
        if (before.equals(after)) {
            return;
        }
        if (some.size() > 1) {
            for (List<ApiDocument.Operation> half :
                    List.of(some.subList(0, some.size() / 2), some.subList(some.size() / 2, some.size()))) {
                Map<String, String> now = state();
                half.forEach(operation -> letIn(document, operation));
                assertNoTrace(document, half, now);
            }
        }
        assertEquals(
                "what was refused by "
                        + some.stream().map(ApiDocument.Operation::id).toList(),
                before,
                after);
    }

    /** Which of some requests with a hostile value are not refused, by whomever of those who may change something they are sent. */
    private static List<ApiDocument.Sent> letIn(ApiDocument document, ApiDocument.Operation operation) {
        List<ApiDocument.Sent> out = new ArrayList<>();
        for (String who : List.of("kunshan", "officer", "head", "beijing", "operator")) {
            for (int round = 0; round < ROUNDS; round++) {
                ApiDocument.Sent request = document.hostile(operation);
                HttpResponse<String> answer = send(request, who, "If-Match", "*");
                sound(operation.id() + " as " + who + " " + request, answer);
                if (answer.statusCode() < 400) {
                    out.add(request);
                }
            }
        }
        return out;
    }

    @Test
    public void bodiesOfAnotherKindOrTooLargeAreRefusedByEveryOperationThatTakesOne() {
        ApiDocument document = internal();
        String large = "{\"reason\":\"" + "a".repeat(1_200_000) + "\"}";
        int tried = 0;
        for (ApiDocument.Operation operation : document.operations()) {
            if (!operation.mediaType().equals("application/json")
                    || !operation
                            .told()
                            .at("/requestBody/content/application~1json/schema")
                            .has("$ref")) {
                continue;
            }
            ApiDocument.Sent sent = document.fitting(operation);
            String address = plain + sent.path();
            for (String type :
                    List.of("text/xml", "multipart/form-data; boundary=x", "application/x-java-serialized-object")) {
                HttpResponse<String> other = send(
                        sent.method(),
                        address,
                        basic("auditor"),
                        type,
                        "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>",
                        "If-Match",
                        "*");
                assertEquals(sent + " " + other.body(), 415, other.statusCode());
            }
            HttpResponse<String> tooLarge =
                    send(sent.method(), address, basic("auditor"), "application/json", large, "If-Match", "*");
            assertEquals(sent + " " + tooLarge.body(), 413, tooLarge.statusCode());
            HttpResponse<String> deep = send(
                    sent.method(), address, basic("auditor"), "application/json", "[".repeat(20_000), "If-Match", "*");
            sound(sent.path(), deep);
            assertTrue(deep.body(), deep.statusCode() >= 400);
            tried++;
        }
        assertTrue("tried: " + tried, tried > 40);
    }

    @Test
    public void aBodyThatStallsHoldsUpNobodyAndIsGivenUp() throws Exception {
        String head = "POST /api/v1/cases HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: "
                + basic("kunshan") + "\r\nContent-Length: 500\r\n\r\n{\"subject\":";
        List<Socket> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(karaf.port()));
                socket.setSoTimeout(60_000);
                OutputStream out = socket.getOutputStream();
                out.write(head.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                stalled.add(socket);
            }
            long begun = System.nanoTime();
            assertEquals(
                    200,
                    send("GET", plain + "/api/v1/zones", basic("kunshan"), null, null)
                            .statusCode());
            assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun) < 20);
            for (Socket socket : stalled) {
                byte[] answer = socket.getInputStream().readNBytes(12);
                assertEquals("HTTP/1.1 408", new String(answer, StandardCharsets.US_ASCII));
            }
        } finally {
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }

    @Test
    public void pathsThatLeadElsewhereLeadNowhere() throws Exception {
        for (String path : List.of(
                "/api/v1/../../etc/users.properties",
                "/api/v1/%2e%2e/%2e%2e/etc/users.properties",
                "/api/v1/cases/..%2f..%2fetc%2fusers.properties",
                "/api/v1/zones/..;/accounts",
                "/api/v1//zones",
                "/public/v1/../../api/v1/cases",
                "/public/v1/..%2f..%2fapi/v1/cases",
                "/api/v1/zones/%00",
                "/api/v1/zones\\..\\cases")) {
            String answer =
                    raw("GET " + path.replace("\\", "%5C") + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertTrue(path + " " + answer, answer.matches("(?s)HTTP/1.1 4\\d\\d .*"));
            assertTrue(answer, !answer.contains("karaf =") && !answer.contains("\"items\""));
        }
        for (String name : List.of(
                "../../etc/users.properties",
                "..\\..\\x.txt",
                "/etc/passwd",
                "a\u0000.txt",
                "x/y.txt",
                ".",
                "con:.txt")) {
            HttpResponse<String> answer = send(
                    "POST",
                    plain + "/api/v1/cases/1/papers?kind=application&reason=x&file=" + ApiDocument.encoded(name),
                    basic("kunshan"),
                    "application/octet-stream",
                    "content");
            sound(name, answer);
            assertTrue(name + " " + answer.body(), answer.statusCode() >= 400);
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(karaf.port()))) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    public void forgedAlteredAndRevokedTokensOpenNothing() {
        HttpResponse<String> issued = send(
                "POST",
                plain + "/api/v1/tokens",
                basic("officer"),
                "application/json",
                "{\"label\":\"attack\",\"days\":1}");
        assertEquals(issued.body(), 201, issued.statusCode());
        JsonNode answer = ApiDocument.read(issued.body());
        String token = answer.get("token").asText();
        assertEquals(200, me("Bearer " + token));
        char last = token.charAt(token.length() - 1);
        List<String> forged = new ArrayList<>(List.of(
                token.substring(0, token.length() - 1),
                token.substring(0, token.length() - 2) + (last == 'A' ? "BB" : "AA"),
                token.toUpperCase(java.util.Locale.ROOT),
                "shf_" + "A".repeat(43),
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJrYXJhZiJ9.",
                "' or '1'='1",
                "x".repeat(5000)));
        forged.forEach(each -> assertEquals(each, 401, me("Bearer " + each)));
        for (String header : List.of(
                "Basic !!!",
                "Basic " + Base64.getEncoder().encodeToString("officer".getBytes(StandardCharsets.UTF_8)),
                "Basic " + Base64.getEncoder().encodeToString("karaf:".getBytes(StandardCharsets.UTF_8)),
                "Negotiate x",
                "Bearer")) {
            assertEquals(header, 401, me(header));
        }
        long number = answer.at("/listed/id").asLong();
        HttpResponse<String> revoked = send(
                "POST",
                plain + "/api/v1/tokens/" + number + "/revocation",
                basic("officer"),
                "application/json",
                "{\"reason\":\"the test is over\"}");
        assertTrue(revoked.body(), revoked.statusCode() < 300);
        assertEquals(401, me("Bearer " + token));
    }

    private static int me(String authorization) {
        return send("GET", plain + "/api/v1/me", authorization, null, null).statusCode();
    }

    @Test
    public void aRequestThatIsSentAgainIsDoneOnceAndNobodyElseIsToldWhatCameOfIt() {
        String order =
                "{\"subject\":\"zone:320583-01\",\"procedure\":\"exit\",\"title\":\"provincial\",\"reason\":\"again\"}";
        String key = "replayed-" + System.nanoTime();
        String address = plain + "/api/v1/cases";
        HttpResponse<String> first =
                send("POST", address, basic("kunshan"), "application/json", order, "Idempotency-Key", key);
        assertEquals(first.body(), 201, first.statusCode());
        HttpResponse<String> second =
                send("POST", address, basic("kunshan"), "application/json", order, "Idempotency-Key", key);
        assertEquals(first.body(), second.body());
        HttpResponse<String> other =
                send("POST", address, basic("stranger"), "application/json", order, "Idempotency-Key", key);
        assertEquals(other.body(), 403, other.statusCode());
        HttpResponse<String> changed = send(
                "POST",
                address,
                basic("kunshan"),
                "application/json",
                order.replace("again", "another"),
                "Idempotency-Key",
                key);
        assertEquals(changed.body(), 422, changed.statusCode());
        long number = ApiDocument.read(first.body()).get("number").asLong();
        JsonNode cases = ApiDocument.read(
                send("GET", address + "?subject=zone:320583-01&procedure=exit&open=true", basic("officer"), null, null)
                        .body());
        assertEquals(cases.toString(), 1, cases.get("items").size());
        assertEquals(number, cases.at("/items/0/number").asLong());
    }

    /** Where an official evaluation stands that is made now. */
    private static String evaluated() {
        HttpResponse<String> made =
                send("POST", plain + "/api/v1/evaluations", basic("officer"), "application/json", EVALUATION);
        assertEquals(made.body(), 201, made.statusCode());
        return "/api/v1/evaluations/" + ApiDocument.read(made.body()).get("id").asLong();
    }

    @Test
    public void whatIsNotOnesOwnToReadIsRefusedAndWhatIsPublishedNeedsNoAccount() {
        JsonNode zones = ApiDocument.read(
                send("GET", plain + "/public/v1/zones", null, null, null).body());
        assertTrue(zones.toString(), zones.get("items").size() > 0);
        for (String path : List.of("notices", "announcements", "enterprises", "statistics", "complaint-figures")) {
            HttpResponse<String> open = send("GET", plain + "/public/v1/" + path, null, null, null);
            assertEquals(open.body(), 200, open.statusCode());
        }
        String evaluation = evaluated();
        assertEquals(
                200,
                send("GET", plain + evaluation, basic("officer"), null, null).statusCode());
        // Asked for a moment ago by somebody who may.
        assertEquals(
                200,
                send("GET", plain + evaluation, basic("kunshan"), null, null).statusCode());
        for (String part : List.of("", "/receipt", "/explanation", "/report", "/overrides")) {
            HttpResponse<String> refused = send("GET", plain + evaluation + part, basic("stranger"), null, null);
            assertEquals(part + refused.body(), 403, refused.statusCode());
            assertTrue(refused.body(), refused.body().contains("identity.refused"));
        }
        HttpResponse<String> draft =
                send("POST", plain + "/api/v1/drafts", basic("stranger"), "application/json", EVALUATION);
        assertEquals(draft.body(), 403, draft.statusCode());
        for (String list : List.of(
                "cases",
                "evaluations",
                "incidents",
                "complaints",
                "deadlines",
                "risks",
                "decided-treatments",
                "measure-stops",
                "measure-checks",
                "monitoring-plans",
                "project-consignments",
                "proofs",
                "works",
                "marks",
                "market/warnings",
                "market/concerns",
                "market/trainings",
                "rankings?level=provincial")) {
            HttpResponse<String> seen = send("GET", plain + "/api/v1/" + list, basic("stranger"), null, null);
            assertEquals(list + seen.body(), 200, seen.statusCode());
            assertEquals(
                    list + seen.body(),
                    0,
                    ApiDocument.read(seen.body()).get("items").size());
        }
        for (String one : List.of(
                "facts/values?subject=zone:320583-01&year=2014",
                "zones/320583-01/duties",
                "zones/320583-01/aims?from=2013&to=2014",
                "zones/320583-01/peers?year=2014",
                "measure-benefits?zone=320583-01&from=2014-01&to=2014-12",
                "enterprises/DM0900011/ratings",
                "enterprises/DM0900011/risk?hs=8712&market=US",
                "control-chart?bureau=jiangsu&hs=8712",
                "accounts")) {
            HttpResponse<String> refused = send("GET", plain + "/api/v1/" + one, basic("stranger"), null, null);
            assertEquals(one + refused.body(), 403, refused.statusCode());
        }
        assertTrue(ApiDocument.read(send("GET", plain + "/api/v1/evaluations", basic("officer"), null, null)
                                .body())
                        .get("items")
                        .size()
                > 0);
    }

    @Test
    public void passwordsGoOverTlsOrFromThisMachineAndNotOtherwise() throws Exception {
        assertEquals(
                200,
                send("GET", secure + "/api/v1/zones", basic("officer"), null, null)
                        .statusCode());
        assertEquals(
                200, send("GET", secure + "/public/v1/zones", null, null, null).statusCode());
        Optional<String> own = outside();
        Assume.assumeTrue("this machine has an address of its own", own.isPresent());
        String outside = "http://" + own.get() + ":" + karaf.port();
        HttpResponse<String> refused = send("GET", outside + "/api/v1/zones", basic("officer"), null, null);
        assertEquals(refused.body(), 403, refused.statusCode());
        assertTrue(refused.body(), refused.body().contains("rest.login.plain"));
        HttpResponse<String> wrong = send("GET", outside + "/api/v1/zones", "Basic bm9ib2R5Om5vYm9keQ==", null, null);
        assertEquals("right or wrong, the same", 403, wrong.statusCode());
        assertEquals(
                200, send("GET", outside + "/public/v1/zones", null, null, null).statusCode());
    }

    /** An address of this machine by which it is another one to itself. */
    private static Optional<String> outside() throws IOException {
        for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(each.getInetAddresses())) {
                if (address instanceof Inet4Address && !address.isLoopbackAddress()) {
                    return Optional.of(address.getHostAddress());
                }
            }
        }
        return Optional.empty();
    }
}
