// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.ProcedureType;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.text.Message;

import static org.shifan.lifecycle.LifecycleMessages.M;
import static org.shifan.lifecycle.LifecycleMessages.refuse;

/** The people who assess on site, and those who object. */
@Component(service = PanelDesk.class)
public final class PanelDesk {
    static final String PASS = "pass";
    static final String FAIL = "fail";
    static final String UPHELD = "upheld";
    static final String DISMISSED = "dismissed";

    /** Characters of a unified social credit code, and where in it the organisation code begins. */
    private static final int CREDIT_CODE = 18;

    private static final int CODE_WITHIN = 8;
    /** Decimals of points on site; every set's steps are coarser. */
    private static final int DECIMALS = 6;

    private final Ledger ledger;
    private final Conditions conditions;
    private final Memberships memberships;
    private final EnterpriseRegistry enterprises;

    @Activate
    public PanelDesk(
            @Reference Ledger ledger,
            @Reference Conditions conditions,
            @Reference Memberships memberships,
            @Reference EnterpriseRegistry enterprises) {
        this.ledger = ledger;
        this.conditions = conditions;
        this.memberships = memberships;
        this.enterprises = enterprises;
    }

    void evaluation(long number, long evaluation, Signature by) {
        change(number, by, ProcedureType.Role.AUTHORITY, (writing, file, role) -> {
            Evaluation named = conditions.named(file, evaluation);
            writing.note(
                    file,
                    CaseEntry.Kind.EVALUATION,
                    named.receipt().criteriaId() + " " + named.receipt().version(),
                    role,
                    by,
                    Map.of(CaseFile.EVALUATION, Long.toString(evaluation)));
        });
    }

    void assessor(long number, String name, String organisation, Signature by) {
        change(number, by, ProcedureType.Role.AUTHORITY, (writing, file, role) -> {
            String called = name.strip();
            if (called.isEmpty() || organisation.isBlank()) {
                throw refuse("lifecycle.panel.incomplete", called, organisation);
            }
            if (file.panel().stream().anyMatch(a -> Persons.same(a.name(), called))) {
                throw refuse("lifecycle.panel.twice", called, number);
            }
            Message ground = conflict(file, called, organisation.strip(), by.on());
            if (ground != null) {
                throw refuse("lifecycle.panel.conflict", called, number, ground);
            }
            writing.note(
                    file,
                    CaseEntry.Kind.ASSESSOR,
                    called,
                    role,
                    by,
                    Map.of(CaseFile.ORGANISATION, organisation.strip()));
        });
    }

    /** Why somebody cannot assess: they come from whom it is about, or have acted for them in the case; null when they can. */
    private Message conflict(CaseFile file, String name, String organisation, LocalDate on) {
        Subject subject = file.head().subject();
        Set<OrganisationCode> own = subject.kind() == Subject.Kind.ZONE
                ? memberships.members(subject.zoneId(), on)
                : Set.of(subject.organisationCode());
        if (isOneOf(own, organisation)) {
            return M.message("conflict.organisation", organisation, subject);
        }
        return file.entries().stream()
                .filter(e -> e.role().equals(Procedure.Role.GOVERNMENT.code())
                        || e.role().equals(Procedure.Role.ENTERPRISE.code()))
                .filter(e -> Persons.behind(e, name))
                .findFirst()
                .map(e -> M.message("conflict.acted", e.number(), e.day(), M.text("role." + e.role())))
                .orElse(null);
    }

    /** Whether an organisation is one of those, by either of its codes or by its name, however they are written. */
    private boolean isOneOf(Set<OrganisationCode> codes, String organisation) {
        String written = plain(organisation);
        boolean byCode = codes.stream()
                .anyMatch(code -> written.equals(code.value())
                        || (written.length() == CREDIT_CODE && written.startsWith(code.value(), CODE_WITHIN)));
        return byCode
                || enterprises.enterprises(codes).values().stream()
                        .anyMatch(enterprise -> plain(enterprise.name()).equals(written));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Pd}]+", "")
                .toUpperCase(Locale.ROOT);
    }

    void dismiss(long number, String name, Signature by) {
        change(
                number,
                by,
                ProcedureType.Role.AUTHORITY,
                (writing, file, role) -> writing.note(
                        file, CaseEntry.Kind.ASSESSOR_LEFT, member(file, name).name(), role, by, Map.of()));
    }

    void score(long number, String assessor, String item, BigDecimal points, Signature by) {
        change(number, by, null, (writing, file, role) -> {
            Case.Assessor member = member(file, assessor);
            if (!Persons.is(by.actor(), member.name())) {
                throw refuse(
                        "lifecycle.panel.not-self", member.name(), by.actor().by());
            }
            if (file.evaluation() == 0) {
                throw refuse("lifecycle.panel.no-evaluation", number);
            }
            Evaluation.Item found = conditions
                    .item(file.evaluation(), item)
                    .orElseThrow(() -> refuse("lifecycle.panel.item", item, file.evaluation()));
            // Written out, a number of a billion decimals would not fit into memory.
            if (points.signum() < 0
                    || points.compareTo(found.maximum()) > 0
                    || points.stripTrailingZeros().scale() > DECIMALS) {
                throw refuse(
                        "lifecycle.panel.points",
                        points.toString(),
                        item,
                        found.maximum().toPlainString(),
                        DECIMALS);
            }
            Map<String, String> details = new HashMap<>();
            details.put(CaseFile.ASSESSOR, member.name());
            details.put(CaseFile.POINTS, points.toPlainString());
            details.put(CaseFile.MAXIMUM, found.maximum().toPlainString());
            if (found.points() != null) {
                details.put(CaseFile.ENGINE, found.points().toPlainString());
            }
            writing.note(file, CaseEntry.Kind.SCORE, item, Procedure.Role.ASSESSOR.code(), by, details);
        });
    }

    void conclude(long number, boolean pass, Signature by) {
        change(number, by, null, (writing, file, role) -> {
            Case.Assessor member = file.panel().stream()
                    .filter(a -> Persons.is(by.actor(), a.name()))
                    .findFirst()
                    .orElseThrow(
                            () -> refuse("lifecycle.panel.stranger", by.actor().by(), number, names(file)));
            writing.note(
                    file,
                    CaseEntry.Kind.CONCLUSION,
                    member.name(),
                    Procedure.Role.ASSESSOR.code(),
                    by,
                    Map.of(CaseFile.OUTCOME, pass ? PASS : FAIL));
        });
    }

    /** @return the number of its line */
    int object(long number, Signature by, Map<String, String> details) {
        ledger.check(by);
        return ledger.write(writing -> {
            CaseFile file = writing.lock(number);
            boolean notice = file.machine()
                    .state(file.state())
                    .map(state -> state.term() == Procedure.Term.PUBLIC_NOTICE)
                    .orElse(false);
            LocalDate end = file.due().orElse(LocalDate.MIN);
            if (!notice
                    || by.on().isAfter(end)
                    || by.on().isBefore(file.standing().day())) {
                throw refuse("lifecycle.objection.no-notice", number, notice ? end : "-");
            }
            file.entries().stream()
                    .filter(e -> e.kind() == CaseEntry.Kind.OBJECTION
                            && e.number() > file.standing().number()
                            && e.reason().equals(by.reason())
                            && e.by().equals(by.actor().by())
                            && e.onBehalfOf().equals(by.actor().onBehalfOf()))
                    .findFirst()
                    .ifPresent(e -> {
                        throw refuse("lifecycle.objection.same", e.number(), number);
                    });
            return writing.note(file, CaseEntry.Kind.OBJECTION, "", "public", by, details);
        });
    }

    void answer(long number, int objection, boolean upheld, Signature by) {
        change(number, by, ProcedureType.Role.AUTHORITY, (writing, file, role) -> {
            if (file.objections().stream().noneMatch(o -> o.entry() == objection)) {
                throw refuse("lifecycle.objection.unknown", objection, number);
            }
            writing.note(
                    file,
                    CaseEntry.Kind.OBJECTION_ANSWERED,
                    "",
                    role,
                    by,
                    Map.of(
                            CaseFile.OBJECTION,
                            Integer.toString(objection),
                            CaseFile.OUTCOME,
                            upheld ? UPHELD : DISMISSED));
        });
    }

    private interface Change {
        void in(Ledger.Writing writing, CaseFile file, String role);
    }

    /** @param role null for an assessor, who is known by name */
    private void change(long number, Signature by, ProcedureType.Role role, Change change) {
        ledger.check(by);
        ledger.write(writing -> {
            CaseFile file = writing.lock(number);
            file.refuseLast();
            file.refuseBefore(by.on());
            Procedure.Role acting =
                    role == null ? Procedure.Role.ASSESSOR : role.of(file.head().title());
            ledger.require(by, acting, file.head().bureau(), file.head().subject());
            change.in(writing, file, acting.code());
            return null;
        });
    }

    private static Case.Assessor member(CaseFile file, String name) {
        return file.panel().stream()
                .filter(a -> Persons.same(a.name(), name))
                .findFirst()
                .orElseThrow(() ->
                        refuse("lifecycle.panel.stranger", name, file.head().number(), names(file)));
    }

    private static String names(CaseFile file) {
        List<String> names = file.panel().stream().map(Case.Assessor::name).toList();
        return names.isEmpty() ? "-" : String.join(", ", names);
    }
}
