// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.persistence.EntityManager;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Membership;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.RowRejected;
import org.shifan.api.intake.RowSink;
import org.shifan.core.intake.MembershipsTarget.Candidate;
import org.shifan.core.registry.CaseGuard;
import org.shifan.core.store.MembershipBook;
import org.shifan.core.store.Origin;
import org.shifan.core.store.Register;

import static org.shifan.core.CoreMessages.M;
import static org.shifan.core.CoreMessages.refuse;
import static org.shifan.core.intake.Cells.refusable;

/**
 * Corrects and deletes memberships by rows. A line is found by its number, or by enterprise and first day. A row has what the line should have been: an
 * end that was decided on its own stays one while the row has a last day, and is taken back without.
 */
final class ChangedMemberships {
    private final JpaTemplate jpa;
    private final CaseGuard cases;
    private final Clock clock;

    ChangedMemberships(JpaTemplate jpa, CaseGuard cases, Clock clock) {
        this.jpa = jpa;
        this.cases = cases;
        this.clock = clock;
    }

    /** The lines that a chunk changes, and those that it made itself. */
    private record Lines(MembershipBook book, Map<Long, Membership> seen, Set<Long> made) {
        /** As a case knows it: of a line that somebody else changed since, nobody was asked. */
        Membership unchanged(Membership line) {
            if (!made.contains(line.id()) && !line.equals(seen.get(line.id()))) {
                throw refuse("core.membership.changed", line.enterprise(), line.zone());
            }
            return line;
        }
    }

    /** @return the enterprises whose memberships may have changed */
    Set<OrganisationCode> take(ImportContext context, List<Candidate> candidates, RowSink sink) {
        // Before the register is locked: who steps in a case locks the case first.
        Map<Long, Membership> seen = jpa.txExpr(TransactionType.Required, em -> found(em, candidates));
        Set<OrganisationCode> touched = new HashSet<>();
        candidates.forEach(each -> touched.add(each.enterprise()));
        seen.values().forEach(line -> touched.add(line.enterprise()));
        Map<Long, RowRejected> decided = decided(seen);
        Trial.tx(jpa, context, em -> {
            Register.MEMBERSHIPS.write(em);
            MembershipBook book = new MembershipBook(em);
            book.read(touched);
            Lines lines = new Lines(book, seen, new HashSet<>());
            for (Candidate candidate : candidates) {
                try {
                    change(context, lines, decided, candidate, sink);
                } catch (RowRejected e) {
                    sink.rejected(candidate.row(), e);
                }
            }
        });
        return touched;
    }

    private static Map<Long, Membership> found(EntityManager em, List<Candidate> candidates) {
        MembershipBook book = new MembershipBook(em);
        List<OrganisationCode> enterprises =
                candidates.stream().map(Candidate::enterprise).distinct().toList();
        book.read(enterprises);
        Map<Long, Membership> out = new HashMap<>(book.numbered(candidates.stream()
                .map(Candidate::number)
                .filter(number -> number > 0)
                .toList()));
        enterprises.forEach(code -> book.of(code).forEach(line -> out.put(line.id(), line)));
        return out;
    }

    /** Those that a case decided, with what is said of each. */
    private Map<Long, RowRejected> decided(Map<Long, Membership> seen) {
        Map<Long, RowRejected> out = new HashMap<>();
        List<Membership> lines = new ArrayList<>(seen.values());
        for (Membership line : lines) {
            try {
                refusable("zone", line.zone().value(), () -> cases.refuseDecided(line));
            } catch (RowRejected e) {
                out.put(line.id(), e);
            }
        }
        return out;
    }

    private void change(ImportContext context, Lines lines, Map<Long, RowRejected> decided, Candidate c, RowSink sink) {
        boolean deletes = context.mode() == ImportMode.DELETE;
        MembershipBook book = lines.book();
        Optional<Membership> there = line(lines, c);
        if (there.isEmpty()) {
            if (deletes && book.wasVoided(c.enterprise(), c.zone(), c.period().from())) {
                sink.unchanged(c.row());
                return;
            }
            throw c.number() > 0
                    ? new RowRejected(
                            "membership", c.row().text("membership"), M.message("core.membership.unknown", c.number()))
                    : new RowRejected(
                            "from",
                            c.row().text("from"),
                            M.message(
                                    "core.membership.none",
                                    c.enterprise(),
                                    c.period().from()));
        }
        Membership wrong = there.get();
        Membership as = new Membership(
                wrong.id(),
                c.enterprise(),
                c.zone(),
                c.period(),
                c.decision(),
                c.period().to() == null ? null : wrong.ended());
        if (!deletes && as.equals(wrong)) {
            sink.unchanged(c.row());
            return;
        }
        if (decided.containsKey(wrong.id())) {
            throw decided.get(wrong.id());
        }
        if (deletes && !as.equals(wrong)) {
            throw new RowRejected(
                    "from",
                    c.row().text("from"),
                    M.message(
                            "core.membership.delete-differs",
                            c.enterprise(),
                            wrong.zone(),
                            wrong.period(),
                            wrong.admitted().by(),
                            wrong.admitted().on()));
        }
        String from = "import:" + context.importId();
        refusable("from", c.row().text("from"), () -> {
            lines.unchanged(wrong);
            if (deletes) {
                book.delete(wrong.id(), Cells.why(context, context.file()), clock.instant(), from);
            } else {
                lines.made()
                        .add(book.correct(
                                        as,
                                        Cells.why(context, context.file()),
                                        clock.instant(),
                                        Origin.of(context),
                                        from)
                                .numbered()
                                .id());
            }
        });
        sink.stored(c.row());
    }

    private static Optional<Membership> line(Lines lines, Candidate c) {
        if (c.number() == 0) {
            return lines.book().began(c.enterprise(), c.period().from()).map(MembershipBook.Began::membership);
        }
        return Optional.ofNullable(lines.book().numbered(List.of(c.number())).get(c.number()));
    }
}
