// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.junit.After;
import org.junit.Test;

import org.shifan.api.certificate.Certificate;
import org.shifan.api.certificate.CertificateCheck;
import org.shifan.api.certificate.Certificates;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Assessments;
import org.shifan.api.evaluation.Evidence;
import org.shifan.api.evaluation.Judgement;
import org.shifan.api.identity.Account;
import org.shifan.api.identity.Accounts;
import org.shifan.api.identity.Assignment;
import org.shifan.api.identity.Role;
import org.shifan.api.identity.RoleTable;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.mark.MarkCode;
import org.shifan.api.mark.MarkPermit;
import org.shifan.api.mark.MarkRequest;
import org.shifan.api.mark.MarkUsage;
import org.shifan.api.mark.MarkVerification;
import org.shifan.api.mark.Marks;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.rest.http.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.rest.ApiServer.ROOT;
import static org.shifan.rest.ApiServer.header;
import static org.shifan.rest.ApiServer.json;

/** Accounts, certificates, marks, registers and what people say for an evaluation, by HTTP in the name of the account that calls. */
public class AdministrationTest {
    private static final MarkCode CODE = MarkCode.draw(new java.security.SecureRandom());

    private final List<String> called = new ArrayList<>();
    private final Fakes services = new Province().services();
    private final ApiServer api;

    public AdministrationTest() {
        services.with(Accounts.class, Fakes.of(Accounts.class, accounts()));
        services.with(
                RoleTable.class,
                () -> List.of(new RoleTable.Rule(
                        "zone.register",
                        Text.same("x"),
                        List.of(),
                        Map.of(Role.AQSIQ, RoleTable.Reach.ALL, Role.BUREAU_HEAD, RoleTable.Reach.OWN))));
        services.with(Certificates.class, Fakes.of(Certificates.class, certificates()));
        services.with(Marks.class, Fakes.of(Marks.class, marks()));
        services.with(Memberships.class, Fakes.of(Memberships.class, Map.of("admit", this::member, "end", this::left)));
        services.with(EnterpriseRegistry.class, Province.enterprises());
        services.with(Assessments.class, Fakes.of(Assessments.class, assessments()));
        api = new ApiServer(services, Limits.INITIAL);
    }

    @After
    public void stop() {
        api.close();
    }

    private Map<String, Function<Object[], Object>> accounts() {
        return Map.of(
                "list",
                args -> List.of(account("lihua")),
                "require",
                args -> account((String) args[0]),
                "history",
                args -> List.of(new Accounts.Step(1, "lihua", "add", Instant.EPOCH, "root", "", "new")),
                "add",
                args -> {
                    called.add("add " + args[0] + " console " + args[2] + " " + ((char[]) args[3]).length);
                    return account((String) args[0]);
                },
                "grant",
                args -> done("grant", args),
                "revoke",
                args -> done("revoke", args),
                "block",
                args -> done("block", args),
                "unblock",
                args -> done("unblock", args),
                "unlock",
                args -> called.add("unlock " + args[0]),
                "password",
                args -> done("password", args[0], args[3]));
    }

    private Account done(String what, Object... args) {
        called.add(what + " " + Arrays.asList(args));
        if (args[0].equals("nobody")) {
            throw new ShifanException(
                    new Message("identity.account.unknown", Text.same("no account {0}"), List.of(args[0])));
        }
        return account((String) args[0]);
    }

    private static Account account(String name) {
        return new Account(
                name,
                "Li Hua",
                false,
                false,
                List.of(Assignment.of("bureau-officer@bureau:jiangsu")),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private Map<String, Function<Object[], Object>> certificates() {
        return Map.of(
                "issued",
                args -> List.of(),
                "issue",
                args -> new Certificate(3, (Long) args[0], "ab", "{}", Instant.EPOCH, ((Signature) args[1]).actor()),
                "check",
                args -> new CertificateCheck(
                        CertificateCheck.Outcome.FORGED,
                        0,
                        new Message("certificate.forged", Text.same("altered"), List.of()),
                        List.of()),
                "publicKey",
                args -> "-----BEGIN PUBLIC KEY-----");
    }

    private Map<String, Function<Object[], Object>> marks() {
        return Map.of(
                "permit",
                args -> {
                    Signature by = (Signature) args[2];
                    return new MarkPermit(
                            CODE,
                            (MarkRequest) args[0],
                            new MarkPermit.Entry(Instant.EPOCH, by.on(), by.actor(), by.reason(), (String) args[1]),
                            null,
                            null);
                },
                "record",
                args -> new MarkUsage(
                        1,
                        (MarkCode) args[0],
                        (java.time.LocalDate) args[1],
                        (String) args[2],
                        "",
                        MarkVerification.Outcome.VALID,
                        Instant.EPOCH,
                        (org.shifan.api.core.Actor) args[4]));
    }

    private Object member(Object... args) {
        return new Membership(
                4, (OrganisationCode) args[0], (ZoneId) args[1], (DateRange) args[2], (Decision) args[3], null);
    }

    private Object left(Object... args) {
        called.add("end " + args[0] + " " + args[1]);
        return member(Province.TITLED, ZoneId.of("320583-01"), DateRange.year(2015), args[2]);
    }

    private Map<String, Function<Object[], Object>> assessments() {
        return Map.of(
                "judge",
                args -> new Judgement(
                        1,
                        (Subject) args[0],
                        (Integer) args[1],
                        (String) args[2],
                        (String) args[3],
                        (String) args[4],
                        (Decision) args[5]),
                "submit",
                args -> evidence(args, true),
                "absent",
                args -> evidence(args, false));
    }

    private static Evidence evidence(Object[] args, boolean there) {
        return new Evidence(2, (Subject) args[0], (String) args[1], there, null, null, (Decision) args[there ? 3 : 2]);
    }

    private HttpResponse<String> made(String path, String body) {
        HttpResponse<String> answer = api.post(path, ROOT, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    @Test
    public void anAdministratorAddsAnAccountWithoutTheConsoleAndGivesItRoles() {
        HttpResponse<String> added = made(
                "/api/v1/accounts",
                "{\"name\":\"lihua\",\"person\":\"Li Hua\",\"password\":\"seven-wet-cranes\",\"reason\":\"new\"}");
        assertThat(header(added, "Location")).isEqualTo("/api/v1/accounts/lihua");
        assertThat(added.body()).doesNotContain("cranes");
        made("/api/v1/accounts/lihua/roles", "{\"role\":\"auditor\",\"reason\":\"audit\"}");
        made("/api/v1/accounts/lihua/roles/revocation", "{\"role\":\"auditor\",\"reason\":\"over\"}");
        made("/api/v1/accounts/lihua/block", "{\"reason\":\"leave\"}");
        made("/api/v1/accounts/lihua/unblock", "{\"reason\":\"back\"}");
        made("/api/v1/accounts/lihua/password", "{\"password\":\"six-dry-storks\",\"reason\":\"forgotten\"}");
        assertThat(called)
                .containsExactly(
                        "add lihua console false 16",
                        "grant [lihua, auditor, audit]",
                        "revoke [lihua, auditor, over]",
                        "block [lihua, leave]",
                        "unblock [lihua, back]",
                        "password [lihua, forgotten]");
        assertThat(api.post("/api/v1/accounts/nobody/block", ROOT, "{\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.post("/api/v1/accounts/lihua/roles", ROOT, "{\"role\":\"emperor\",\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    public void aWaitAfterWrongPasswordsIsEnded() {
        for (String what : List.of("lihua", "10.0.0.7")) {
            HttpResponse<String> ended =
                    api.post("/api/v1/accounts/" + what + "/unlock", ROOT, "{\"reason\":\"called\"}");
            assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
            assertThat(json(ended).get("waited").asBoolean()).isTrue();
        }
        assertThat(called).containsExactly("unlock lihua", "unlock 10.0.0.7");
    }

    @Test
    public void whatIsReadIsAsTheDocumentSays() {
        Conformance conformance = new Conformance(json(api.get("/api/v1/openapi.json")));
        for (String path : List.of(
                "/api/v1/accounts",
                "/api/v1/accounts/lihua",
                "/api/v1/accounts/lihua/history",
                "/api/v1/roles",
                "/api/v1/evaluations/7/certificates")) {
            assertThat(api.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(conformance.faults("GET", path, api.get(path))).as(path).isEmpty();
        }
        assertThat(json(api.get("/api/v1/roles"))
                        .at("/items/0/reaches/bureau-head")
                        .asText())
                .isEqualTo("own");
    }

    @Test
    public void aCertificateIsIssuedByAnOfficerAndExaminedByAnybody() {
        assertThat(json(made("/api/v1/evaluations/7/certificates", "{\"reason\":\"asked for\"}"))
                        .at("/by/account")
                        .asText())
                .isEqualTo("root");
        HttpResponse<String> forged = api.post("/public/v1/certificate-checks", null, "{\"text\":\"{}\"}");
        assertThat(forged.statusCode()).as(forged.body()).isEqualTo(200);
        assertThat(json(forged).get("outcome").asText()).isEqualTo("FORGED");
        assertThat(api.send("GET", "/public/v1/certificate-key", null, null).body())
                .contains("PUBLIC KEY");
    }

    @Test
    public void b1AMarkIsPermittedAndItsUseRecorded() {
        HttpResponse<String> permitted = made(
                "/api/v1/marks",
                "{\"holder\":\"enterprise:" + Province.TITLED + "\",\"title\":\"national\",\"zone\":\"320583-01\","
                        + "\"use\":\"FAIR\",\"place\":\"Canton\",\"to\":\"2015-12-31\",\"reason\":\"asked\"}");
        assertThat(header(permitted, "Location")).isEqualTo("/api/v1/marks/" + CODE);
        assertThat(json(permitted).at("/request/period/from").asText()).isEqualTo("2015-07-01");
        HttpResponse<String> used = made("/api/v1/marks/" + CODE + "/usages", "{\"place\":\"hall 3\"}");
        assertThat(json(used).at("/by/account").asText()).isEqualTo("root");
    }

    @Test
    public void r7AMemberIsAdmittedAndItsMembershipEndsOnTheDayOfTheDecision() {
        HttpResponse<String> admitted = made(
                "/api/v1/zones/320583-01/memberships",
                "{\"enterprise\":\"" + Province.TITLED + "\",\"reason\":\"agreed\"}");
        assertThat(json(admitted).at("/period/from").asText()).isEqualTo("2015-07-01");
        made("/api/v1/memberships/4/end", "{\"reason\":\"moved away\"}");
        assertThat(called).containsExactly("end 4 2015-07-01");
    }

    @Test
    public void r11AnItemIsJudgedAndEvidenceIsHandedInOrStatedToBeMissing() {
        HttpResponse<String> judged = made(
                "/api/v1/judgements",
                "{\"subject\":\"zone:320583-01\",\"year\":2014,\"criteria\":\"a\",\"item\":\"b\",\"value\":\"good\","
                        + "\"reason\":\"seen\"}");
        assertThat(json(judged).at("/decision/by").asText()).isEqualTo("root");
        String of = "{\"subject\":\"zone:320583-01\",\"name\":\"founding\",\"reason\":\"filed\"";
        assertThat(json(made("/api/v1/evidence", of + ",\"evidence\":\"No. 7\"}"))
                        .get("there")
                        .asBoolean())
                .isTrue();
        assertThat(json(made("/api/v1/evidence", of + ",\"absent\":true}"))
                        .get("there")
                        .asBoolean())
                .isFalse();
        assertThat(api.post("/api/v1/evidence", ROOT, "{\"name\":\"x\"}").statusCode())
                .isEqualTo(422);
    }
}
