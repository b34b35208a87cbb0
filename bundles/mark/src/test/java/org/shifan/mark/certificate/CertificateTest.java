// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark.certificate;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.certificate.Certificate;
import org.shifan.api.certificate.CertificateCheck;
import org.shifan.api.certificate.CertificateCheck.Outcome;
import org.shifan.api.certificate.Certificates;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Aftermath;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.evaluation.VerdictOverride;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.mark.MarkTables;
import org.shifan.mark.Registers;
import org.shifan.mark.store.CertificateStore;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.EveryRole;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Category(EachDatabase.class)
public class CertificateTest {
    private static final Path PROGRAM = Path.of("..", "..", "docs", "certificate", "VerifyCertificate.java");
    private static final LocalDate TODAY = LocalDate.of(2015, 6, 1);
    private static final Signature OFFICER = new Signature(new Actor("wang", ""), TODAY, "政府申请");
    private static final Text NAME = new Text("昆山“自行车”示范区\\", "Kunshan \"bicycles\"");

    private static MarkTables tables;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Map<Long, Evaluation> archive = new HashMap<>();
    private Path keys;
    private CertificateDesk desk;

    @BeforeClass
    public static void migrate() {
        tables = new MarkTables();
    }

    @AfterClass
    public static void drop() {
        tables.close();
    }

    @Before
    public void open() {
        tables.clear();
        keys = folder.getRoot().toPath().resolve("etc").resolve("certificate");
        desk = desk(keys);
        archive.put(7L, evaluation(7, Verdict.PASS));
    }

    private CertificateDesk desk(Path folderOfKeys) {
        return desk(folderOfKeys, (operation, place, actor) -> Optional.empty());
    }

    private CertificateDesk desk(Path folderOfKeys, Permissions permissions) {
        EvaluationService evaluations = (EvaluationService) Proxy.newProxyInstance(
                EvaluationService.class.getClassLoader(),
                new Class<?>[] {EvaluationService.class},
                (proxy, method, args) -> {
                    assertThat(method.getName()).isEqualTo("evaluation");
                    return Optional.ofNullable(archive.get((Long) args[0]));
                });
        return new CertificateDesk(
                evaluations,
                new CertificateStore(() -> "mark", tables),
                new SigningKey(folderOfKeys),
                new Registers().grounds(),
                permissions,
                Clock.fixed(Instant.parse("2015-06-01T01:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    public void o1EveryRoleIssuesAndReadsCertificatesAsTheTableSays() {
        desk.issue(7, OFFICER);
        TableOfRoles roles = new TableOfRoles();
        CertificateDesk asking = desk(keys, roles);
        Signature by = new Signature(new Actor(EveryRole.ACCOUNT, ""), TODAY, "as the table says");
        Place kunshan = new Place(BureauCode.of("jiangsu"), DivisionCode.of("320583"), ZoneId.of("320583-01"), null);
        roles.everyRole(Certificates.class, kunshan)
                .change("issue", () -> asking.issue(7, by))
                .read("issued", () -> asking.issued(7))
                .isAsDocumented(() -> desk.issued(7));
    }

    private static Evaluation evaluation(long number, Verdict verdict) {
        return new Evaluation(
                number,
                new EvaluationRequest(Subject.of("zone:320583-01"), Level.PROVINCIAL, 2014, TODAY, true, "tester"),
                NAME,
                BureauCode.of("jiangsu"),
                new Text("江苏标准", "Criteria of Jiangsu"),
                true,
                null,
                true,
                new Evaluation.Receipt("jiangsu-zone", "1.0.0", "ab12", "1", "cd34", Instant.EPOCH),
                verdict,
                new BigDecimal("79.94"),
                new BigDecimal("79.94"),
                new BigDecimal("79.94"),
                new BigDecimal("100"),
                new BigDecimal("75"),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Aftermath overridden(Verdict verdict) {
        Decision decision = new Decision("局长", TODAY, "现场核查", "");
        return new Aftermath(
                new VerdictOverride(
                        1,
                        7,
                        VerdictOverride.Kind.VERDICT,
                        verdict,
                        null,
                        new Actor("li", ""),
                        decision,
                        Instant.EPOCH,
                        new Actor("zhou", ""),
                        decision),
                null,
                List.of());
    }

    private static void refused(String code, Runnable work, String named) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(ShifanException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).contains(named);
        });
    }

    /** What the program says that a receiver has, and how it ends. */
    private String program(String certificate, Path key) throws IOException, InterruptedException {
        Path file = folder.newFile().toPath();
        Files.writeString(file, certificate);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=UTF-8",
                        "-Dfile.encoding=UTF-8",
                        PROGRAM.toString(),
                        file.toString(),
                        key.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + "exit " + process.waitFor();
    }

    @Test
    public void aCertificateIsVerifiedHereAndByAProgramThatKnowsNothingButThePublicKey() throws Exception {
        Certificate certificate = desk.issue(7, OFFICER);
        CertificateCheck check = desk.check(certificate.text());

        assertThat(check.outcome()).isEqualTo(Outcome.GENUINE);
        assertThat(check.evaluation()).isEqualTo(7);
        assertThat(check.since()).isEmpty();
        assertThat(check.reason().in(Language.EN)).isEqualTo("The certificate is genuine: evaluation 7, PASS.");
        String said = program(certificate.text(), keys.resolve("public.pem"));
        assertThat(said)
                .startsWith("GENUINE, signed with the key " + certificate.key())
                .endsWith("exit 0");
        assertThat(said).contains("\"total\":\"79.94\"", "昆山“自行车”示范区", "\"demonstration-numbers\":true");
        assertThat(desk.publicKey()).isEqualTo(Files.readString(keys.resolve("public.pem")));
    }

    @Test
    public void whateverIsAlteredIsNoticed() throws Exception {
        String text = desk.issue(7, OFFICER).text();
        String passed = text.replace("79.94", "99.94");

        assertThat(desk.check(passed).outcome()).isEqualTo(Outcome.FORGED);
        assertThat(desk.check(passed).evaluation()).isZero();
        assertThat(program(passed, keys.resolve("public.pem")))
                .startsWith("NOT GENUINE")
                .endsWith("exit 1");
        for (int i = 0; i < text.length(); i++) {
            // The other one differs in the lowest bit only, which the end of a signature does not need.
            for (char other : new char[] {'7', (char) (text.charAt(i) ^ 1)}) {
                if (other != text.charAt(i)) {
                    String altered = text.substring(0, i) + other + text.substring(i + 1);
                    assertThat(outcome(altered)).as("character %d", i).isNotEqualTo("GENUINE");
                }
            }
        }
    }

    private String outcome(String text) {
        try {
            return desk.check(text).outcome().name();
        } catch (ShifanException e) {
            return e.code();
        }
    }

    @Test
    public void aCertificateSaysWhatCountedThenAndTheCheckWhatCountsNow() {
        String before = desk.issue(7, OFFICER).text();
        archive.put(7L, evaluation(7, Verdict.PASS).with(overridden(Verdict.FAIL)));
        String after = desk.issue(7, OFFICER).text();

        assertThat(before).contains("\"verdict\":\"PASS\"", "\"computed-verdict\":\"PASS\"");
        assertThat(after).contains("\"verdict\":\"FAIL\"", "\"computed-verdict\":\"PASS\"");
        assertThat(desk.check(before).since())
                .extracting(message -> message.in(Language.EN))
                .containsExactly("Since it was issued the verdict was changed: FAIL counts.");
        assertThat(desk.check(after).since()).isEmpty();
        assertThat(desk.issued(7)).extracting(Certificate::text).containsExactly(after, before);
    }

    @Test
    public void aResultThatDecidesNothingIsNotCertified() {
        archive.put(8L, evaluation(8, Verdict.INDETERMINATE));
        archive.put(9L, evaluation(9, Verdict.ERROR));

        refused("certificate.evaluation", () -> desk.issue(4711, OFFICER), "4711");
        refused("certificate.undecided", () -> desk.issue(8, OFFICER), "INDETERMINATE");
        refused("certificate.undecided", () -> desk.issue(9, OFFICER), "ERROR");
        assertThat(desk.issued(8)).isEmpty();
    }

    @Test
    public void theKeyIsMadeOnceAndForItsOwnerOnly() throws IOException {
        String first = desk.issue(7, OFFICER).key();
        assertThat(desk(keys).issue(7, OFFICER).key()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("private.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    public void aRetiredKeyIsKnownAndAStrangeOneIsNot() throws IOException {
        String old = desk.issue(7, OFFICER).text();
        Files.move(keys.resolve("public.pem"), keys.resolve("retired-2015.pem"));
        Files.delete(keys.resolve("private.pem"));
        assertThat(desk.check(desk.issue(7, OFFICER).text()).outcome()).isEqualTo(Outcome.GENUINE);
        assertThat(desk.check(old).outcome()).isEqualTo(Outcome.GENUINE);

        CertificateDesk elsewhere = desk(folder.getRoot().toPath().resolve("elsewhere"));
        assertThat(elsewhere.check(old).outcome()).isEqualTo(Outcome.UNKNOWN_KEY);
    }

    @Test
    public void aKeyThatWasLostOrMixedUpIsNotReplacedInSilence() throws IOException {
        desk.issue(7, OFFICER);
        Path secret = keys.resolve("private.pem");
        String own = Files.readString(secret);
        Files.delete(secret);
        refused("certificate.key", () -> desk.issue(7, OFFICER), "private.pem");
        assertThat(secret).doesNotExist();

        Path other = folder.getRoot().toPath().resolve("other");
        desk(other).issue(7, OFFICER);
        Files.copy(other.resolve("private.pem"), secret);
        refused("certificate.key", () -> desk.issue(7, OFFICER), "of one pair");
        Files.writeString(secret, "-----BEGIN PRIVATE KEY-----\nnothing\n");
        refused("certificate.key", () -> desk.issue(7, OFFICER), "certificate");
        Files.writeString(secret, own);
        assertThat(desk.issue(7, OFFICER)).isNotNull();
        assertThat(desk.issued(7)).hasSize(3);
    }

    @Test
    public void whatIsNoCertificateIsRefused() {
        for (String text : new String[] {null, "", "{}", "{\"certificate\":{}}", "x".repeat(100_000)}) {
            refused("certificate.form", () -> desk.check(text), "no certificate");
        }
    }
}
