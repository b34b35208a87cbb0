// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.complaint;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Decision;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.ReceiptCode;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.quality.Complaint;
import org.shifan.api.quality.Complaints;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.ShifanException;
import org.shifan.quality.store.Texts;

import static org.shifan.quality.QualityMessages.M;
import static org.shifan.quality.QualityMessages.refuse;

/** Complaints in QUAL_COMPLAINT. */
@Component(service = Complaints.class, configurationPid = "org.shifan.quality.complaints")
@Designate(ocd = ComplaintDesk.House.class)
public final class ComplaintDesk implements Complaints {

    /** How complaints are taken, and who may know of the reporter. */
    @ObjectClassDefinition(name = "Shifan: complaints / 投诉举报")
    public @interface House {
        @AttributeDefinition(min = "1", max = "3650", description = "Days for an answer / 答复期限（天）")
        int answer_days() default 60;

        @AttributeDefinition(
                min = "1",
                max = "10000",
                description = "How many may come from one place in an hour / 同一来源每小时最多条数")
        int hourly_from_one() default 5;

        @AttributeDefinition(
                min = "1",
                max = "1000000",
                description = "How many may come from all places in an hour / 每小时最多条数")
        int hourly_from_all() default 500;

        @AttributeDefinition(
                description =
                        "Files with the keys that seal who complains, 32 bytes in base 64 each; the first seals, all open"
                                + " / 封存举报人身份的密钥文件（32 字节，base64）；第一个用于封存，全部可用于启封")
        String[] key_files() default {};

        @AttributeDefinition(description = "Accounts that may open the seal / 可以启封举报人身份的账号")
        String[] officers() default {};
    }

    private static final String HANDLE = "complaint.handle";
    private static final Logger LOG = LoggerFactory.getLogger(ComplaintDesk.class);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int SHORTEST = 10;
    private static final int LONGEST = 4000;
    private static final String BETWEEN = "\n";

    private final JpaTemplate jpa;
    private final BureauDirectory bureaus;
    private final EnterpriseRegistry enterprises;
    private final int answerDays;
    private final RateLimit limit;
    private final Seal seal;
    private final Set<String> officers;
    private final Permissions permissions;
    private final Clock clock;

    /** @param ready the promise that the tables are there */
    @Activate
    public ComplaintDesk(
            @Reference(target = "(shifan.schema=quality)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-quality)") JpaTemplate jpa,
            @Reference BureauDirectory bureaus,
            @Reference EnterpriseRegistry enterprises,
            @Reference Permissions permissions,
            House house) {
        this(
                jpa,
                bureaus,
                enterprises,
                house.answer_days(),
                new RateLimit(house.hourly_from_one(), house.hourly_from_all(), Clock.systemUTC()),
                seal(house.key_files()),
                Set.copyOf(List.of(house.officers())),
                permissions,
                Clock.systemUTC());
    }

    ComplaintDesk(
            JpaTemplate jpa,
            BureauDirectory bureaus,
            EnterpriseRegistry enterprises,
            int answerDays,
            RateLimit limit,
            Seal seal,
            Set<String> officers,
            Permissions permissions,
            Clock clock) {
        this.permissions = permissions;
        this.jpa = jpa;
        this.bureaus = bureaus;
        this.enterprises = enterprises;
        this.answerDays = answerDays;
        this.limit = limit;
        this.seal = seal;
        this.officers = officers;
        this.clock = clock;
    }

    /** A key that cannot be read takes only the sealing away: complaints without a name are taken on. */
    private static Seal seal(String[] files) {
        try {
            return Seal.of(Arrays.stream(files)
                    .filter(file -> !file.isBlank())
                    .map(file -> Path.of(file.strip()))
                    .toList());
        } catch (ShifanException e) {
            LOG.error("{}", e.getMessage());
            return Seal.of(List.of());
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(CHINA));
    }

    @Override
    public Receipt submit(Submission raw, String origin) {
        bureaus.require(raw.bureau());
        permissions.require("complaint.submit", Place.of(raw.bureau()));
        Submission clean = new Submission(
                raw.bureau(),
                Texts.within("about", raw.about(), 300),
                Texts.within("goods", raw.goods(), 300),
                Texts.within("text", raw.text(), LONGEST),
                Texts.within("name", raw.name(), 200).replace(BETWEEN, " "),
                Texts.within("contact", raw.contact(), 300));
        if (clean.text().length() < SHORTEST) {
            throw refuse("quality.complaint.short", clean.text().length(), SHORTEST);
        }
        if (origin != null && !origin.isBlank() && !limit.take(origin.strip())) {
            throw refuse("quality.complaint.rate");
        }
        String code = ReceiptCode.fresh();
        LocalDate due = today().plusDays(answerDays);
        change(book -> {
            ComplaintEntity row = new ComplaintEntity(book.next(), clean, ReceiptCode.digest(code), today(), due);
            if (!clean.name().isEmpty() || !clean.contact().isEmpty()) {
                row.seal(seal.seal(row.id(), clean.name() + BETWEEN + clean.contact()));
            }
            book.enter(row);
            return row.id();
        });
        return new Receipt(code, due);
    }

    @Override
    public Followed follow(String code) {
        return read(book -> book.byReceipt(ReceiptCode.digest(code)).followed());
    }

    @Override
    public Complaint require(long id) {
        Complaint found = found(id);
        permissions.require(HANDLE, Place.of(found.bureau()));
        return found;
    }

    private Complaint found(long id) {
        return read(book -> book.complaint(book.require(id)));
    }

    /** What somebody reports is read by those who handle it. */
    private boolean handles(Complaint complaint) {
        return permissions.permit(HANDLE, Place.of(complaint.bureau()));
    }

    @Override
    public List<Complaint> open(BureauCode bureau, LocalDate lateOn) {
        if (bureau != null) {
            permissions.require(HANDLE, Place.of(bureau));
        }
        return read(book -> book.open().stream()
                .map(row -> row.complaint(List.of()))
                .filter(this::handles)
                .filter(each -> bureau == null || each.bureau().equals(bureau))
                .filter(each -> lateOn == null || each.late(lateOn))
                .toList());
    }

    @Override
    public List<Complaint> about(OrganisationCode enterprise) {
        return read(book -> book.about(enterprise).stream()
                .map(row -> row.complaint(List.of()))
                .filter(this::handles)
                .toList());
    }

    @Override
    public Complaint take(long id, String anyCode, Decision decision) {
        OrganisationCode about = anyCode == null || anyCode.isBlank()
                ? null
                : enterprises.require(anyCode).code();
        return work(id, decision, (book, row) -> {
            row.take(about);
            book.step(
                    id,
                    "taken",
                    about == null
                            ? M.message("quality.complaint.taken")
                            : M.message("quality.complaint.taken-about", about),
                    decision,
                    clock.instant());
        });
    }

    @Override
    public Complaint answer(long id, Complaint.Outcome outcome, String answer, Decision decision) {
        String words = Texts.within("answer", answer, LONGEST);
        if (words.isEmpty()) {
            throw refuse("quality.complaint.answer", id);
        }
        return work(id, decision, (book, row) -> {
            row.answer(outcome, words, today());
            book.step(
                    id,
                    "answered",
                    M.message("quality.complaint.done", M.text("quality.complaint-outcome." + outcome.code())),
                    decision,
                    clock.instant());
        });
    }

    @Override
    public Reporter reporter(long id, Actor officer, String reason) {
        if (!officer.loggedIn() || !officers.contains(officer.account())) {
            throw refuse("quality.complaint.officer", officer.by());
        }
        permissions.require("complaint.reporter", Place.of(found(id).bureau()), officer);
        Decision decision = new Decision(officer.account(), today(), reason, officer.onBehalfOf());
        String opened = change(book -> {
            Seal.Sealed sealed = book.require(id).sealed();
            if (sealed == null) {
                throw refuse("quality.complaint.anonymous", id);
            }
            String text = seal.open(id, sealed);
            book.step(id, "opened", M.message("quality.complaint.opened"), decision, clock.instant());
            return text;
        });
        int end = opened.indexOf(BETWEEN);
        return new Reporter(opened.substring(0, end), opened.substring(end + 1));
    }

    @Override
    public List<Figures> figures(int year) {
        LocalDate today = today();
        return read(book -> book.received(year).stream()
                        .map(row -> row.complaint(List.of()))
                        .toList())
                .stream()
                .collect(Collectors.groupingBy(Complaint::bureau, java.util.TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(bureau -> Count.of(bureau.getKey(), year, bureau.getValue(), today))
                .toList();
    }

    /** Something that is done with a complaint that is not answered yet. */
    @FunctionalInterface
    private interface Work {
        void on(ComplaintBook book, ComplaintEntity row);
    }

    private Complaint work(long id, Decision decision, Work work) {
        return change(book -> {
            ComplaintEntity row = book.require(id);
            permissions.require(HANDLE, Place.of(row.complaint(List.of()).bureau()), new Actor(decision.by(), ""));
            if (row.complaint(List.of()).state() == Complaint.State.ANSWERED) {
                throw refuse("quality.complaint.answered", id);
            }
            work.on(book, row);
            return book.complaint(row);
        });
    }

    private <T> T read(Function<ComplaintBook, T> work) {
        return jpa.txExpr(TransactionType.Required, em -> work.apply(ComplaintBook.read(em)));
    }

    private <T> T change(Function<ComplaintBook, T> work) {
        return jpa.txExpr(TransactionType.Required, em -> work.apply(ComplaintBook.write(em)));
    }
}
