// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.quality.Complaint;
import org.shifan.api.quality.Complaints;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.LI;
import static org.shifan.rest.ApiServer.ROOT;
import static org.shifan.rest.ApiServer.header;
import static org.shifan.rest.ApiServer.json;

/** R16: anybody complains, follows and reads the figures without an account; officers handle it with the right to. */
public class ComplaintsTest {
    private static final String COMPLAINTS = "/public/v1/complaints";
    private static final String FORK =
            "{\"bureau\":\"jiangsu\",\"text\":\"The fork broke on the first day.\",\"name\":\"Zhang\",\"contact\":\"13900000000\"}";
    private static final LocalDate JUNE = LocalDate.of(2015, 6, 1);

    private final List<String> asked = new ArrayList<>();
    private final List<String> origins = new ArrayList<>();
    private final Permissions rights = new Rights();
    private Complaint complaint = complaint(Complaint.State.RECEIVED);

    private final ApiServer api = new ApiServer(
            new Province()
                    .services()
                    .with(
                            Complaints.class,
                            Fakes.of(
                                    Complaints.class,
                                    Map.of(
                                            "submit",
                                                    args -> submitted(
                                                            (Complaints.Submission) args[0], (String) args[1]),
                                            "follow", args -> followed((String) args[0]),
                                            "figures", args -> figures((int) args[0]),
                                            "open",
                                                    args -> {
                                                        asked.add("open " + Arrays.asList(args));
                                                        return handled(args[0] != null);
                                                    },
                                            "require", args -> handled(true).get(0),
                                            "take",
                                                    args -> {
                                                        asked.add("take " + Arrays.asList(args));
                                                        complaint = complaint(Complaint.State.IN_HAND);
                                                        return complaint;
                                                    },
                                            "answer",
                                                    args -> {
                                                        asked.add("answer " + Arrays.asList(args));
                                                        return complaint;
                                                    }))),
            Limits.INITIAL);

    @After
    public void close() {
        api.close();
    }

    private static ShifanException refused(String key) {
        return new ShifanException(new Message(key, new Text("不", key), List.of()));
    }

    /** As the desk does: two from one place, then no more. */
    private Complaints.Receipt submitted(Complaints.Submission submission, String origin) {
        asked.add(submission.toString());
        origins.add(origin);
        if (origins.stream().filter(origin::equals).count() > 2) {
            throw refused("quality.complaint.rate");
        }
        return new Complaints.Receipt("7K2MD-0XQ4R-VB91T-H5NWE", LocalDate.of(2015, 8, 30));
    }

    private static Complaints.Followed followed(String code) {
        if (code.startsWith("BR0KE")) {
            throw new IllegalStateException("the desk breaks");
        }
        if (!code.startsWith("7K2MD")) {
            throw refused("quality.complaint.receipt");
        }
        return new Complaints.Followed(
                JUNE,
                LocalDate.of(2015, 8, 30),
                Complaint.State.ANSWERED,
                Complaint.Outcome.CONFIRMED,
                "The batch was called back.",
                JUNE);
    }

    private static List<Complaints.Figures> figures(int year) {
        return List.of("jiangsu", "ningbo").stream()
                .map(bureau -> new Complaints.Figures(
                        BureauCode.of(bureau),
                        year,
                        5,
                        2,
                        3,
                        1,
                        1,
                        Map.of(Complaint.Outcome.CONFIRMED, 3, Complaint.Outcome.UNFOUNDED, 1),
                        12))
                .toList();
    }

    /** As the service does: to who may not handle it, it is refused, or left out of the list. */
    private List<Complaint> handled(boolean refuse) {
        Place place = Place.of(complaint.bureau());
        if (refuse) {
            rights.require("complaint.handle", place);
        }
        return rights.permit("complaint.handle", place) ? List.of(complaint) : List.of();
    }

    private static Complaint complaint(Complaint.State state) {
        return new Complaint(
                4,
                BureauCode.of("jiangsu"),
                JUNE,
                LocalDate.of(2015, 7, 31),
                "Flying Wheel",
                "bicycle",
                "The fork broke on the first day.",
                true,
                null,
                state,
                null,
                "",
                null,
                List.of());
    }

    private HttpResponse<String> nobody(String path) {
        return api.send("GET", path, null, null);
    }

    @Test
    public void r16AnybodyComplainsWithoutAnAccountAndGetsAReceiptOnce() {
        HttpResponse<String> taken = api.post(COMPLAINTS, null, FORK, "Accept-Language", "zh");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(json(taken).at("/code").asText()).isEqualTo("7K2MD-0XQ4R-VB91T-H5NWE");
        assertThat(json(taken).at("/due").asText()).isEqualTo("2015-08-30");
        assertThat(asked).singleElement().asString().contains("name=Zhang, contact=13900000000");
        // The receipt is in no address that is logged with this request, and the answer is kept under no key.
        assertThat(header(taken, "Location")).isEmpty();
        assertThat(api.post(COMPLAINTS, null, FORK, "Idempotency-Key", "k1").statusCode())
                .isEqualTo(400);
        assertThat(api.post(COMPLAINTS, null, "{\"bureau\":\"jiangsu\"}").statusCode())
                .isEqualTo(422);
    }

    @Test
    public void r16TheReceiptAloneTellsWhatBecameOfIt() {
        JsonNode followed = json(nobody(COMPLAINTS + "/7K2MD-0XQ4R-VB91T-H5NWE"));
        assertThat(followed.at("/state").asText()).isEqualTo("ANSWERED");
        assertThat(followed.at("/answer").asText()).isEqualTo("The batch was called back.");
        assertThat(followed.has("text")).isFalse();
        assertThat(header(nobody(COMPLAINTS + "/7K2MD-0XQ4R-VB91T-H5NWE"), "Cache-Control"))
                .isEqualTo("no-store");
        assertThat(nobody(COMPLAINTS + "/AAAAA-AAAAA-AAAAA-AAAAA").statusCode()).isEqualTo(404);
    }

    @Test
    public void r16TheAddressOnlyLimitsHowManyComeFromThere() {
        api.post(COMPLAINTS, null, FORK, "X-Forwarded-For", "203.0.113.1");
        api.post(COMPLAINTS, null, FORK, "X-Forwarded-For", "203.0.113.2");
        HttpResponse<String> third = api.post(COMPLAINTS, null, FORK, "X-Forwarded-For", "203.0.113.3");
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(header(third, "Retry-After")).isEqualTo("3600");
        assertThat(json(third).at("/code").asText()).isEqualTo("quality.complaint.rate");
        // What a header claims is believed of nobody.
        assertThat(origins).containsOnly("127.0.0.1");
    }

    @Test
    public void r16NoLineOfTheAuditLogSaysWhenAndFromWhereOneCame() {
        assertThat(api.post(COMPLAINTS, null, FORK).statusCode()).isEqualTo(201);
        assertThat(api.post("/api/v1/complaints/4/take", ROOT, "{\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(428);
        assertThat(api.tables.requests().changes("", 100))
                .singleElement()
                .satisfies(noted ->
                        assertThat(noted.toString()).contains("complaintTake").doesNotContain("publicComplaint"));
    }

    @Test
    public void r16AFaultLeavesNoReceiptInTheLog() {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            assertThat(nobody(COMPLAINTS + "/BR0KE-0XQ4R-VB91T-H5NWE").statusCode())
                    .isEqualTo(500);
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("GET /public/v1/complaints/{receipt} failed", "the desk breaks")
                .doesNotContain("BR0KE");
    }

    @Test
    public void r16TheFiguresArePublishedByBureauAndYear() {
        JsonNode all = json(nobody("/public/v1/complaint-figures?year=2013"));
        assertThat(all).hasSize(2);
        assertThat(all.at("/0/year").asInt()).isEqualTo(2013);
        assertThat(all.at("/0/outcomes/CONFIRMED").asInt()).isEqualTo(3);
        JsonNode ningbo = json(nobody("/public/v1/complaint-figures?bureau=ningbo"));
        assertThat(ningbo).hasSize(1);
        assertThat(ningbo.at("/0/bureau").asText()).isEqualTo("ningbo");
        assertThat(ningbo.at("/0/year").asInt()).isEqualTo(2014);
    }

    @Test
    public void r16AnOfficerTakesItInHandAndAnswersItAsItWasSeen() {
        assertThat(json(api.send("GET", "/api/v1/complaints?lateOn=2015-08-01", ROOT, null))
                        .at("/items"))
                .hasSize(1);
        assertThat(asked.get(0)).isEqualTo("open [null, 2015-08-01]");

        String path = "/api/v1/complaints/4";
        String tag = header(api.send("GET", path, ROOT, null), "ETag");
        String take = "{\"enterprise\":\"DM0900062\",\"reason\":\"assigned\"}";
        assertThat(api.post(path + "/take", ROOT, take, "If-Match", tag).statusCode())
                .isEqualTo(201);
        assertThat(asked.get(1)).startsWith("take [4, DM0900062, Decision[by=root, on=2015-07-01");
        String answer = "{\"outcome\":\"CONFIRMED\",\"answer\":\"Called back.\",\"reason\":\"test report 12\"}";
        assertThat(api.post(path + "/answer", ROOT, answer, "If-Match", tag).statusCode())
                .isEqualTo(412);
        String now = header(api.send("GET", path, ROOT, null), "ETag");
        assertThat(api.post(path + "/answer", ROOT, answer, "If-Match", now).statusCode())
                .isEqualTo(201);
        assertThat(asked.get(2)).startsWith("answer [4, CONFIRMED, Called back., Decision[by=root");
    }

    @Test
    public void r16WhoMayNotHandleComplaintsReadsNone() {
        assertThat(json(api.send("GET", "/api/v1/complaints", LI, null)).at("/items"))
                .isEmpty();
        assertThat(api.send("GET", "/api/v1/complaints?bureau=jiangsu", LI, null)
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> refused = api.send("GET", "/api/v1/complaints/4", LI, null);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain("fork");
        assertThat(nobody("/api/v1/complaints").statusCode()).isEqualTo(401);
    }
}
