// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Level;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.criteria.Problem;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.Header;

import static org.shifan.evaluation.registry.RegistryMessages.M;

/** Says why nothing is in force, in the words of the people who ask. */
final class Explanation {
    private Explanation() {}

    static Message none(Shelves shelves, BureauDirectory bureaus, CriteriaKey key, LocalDate on) {
        List<Message> reasons = new ArrayList<>();
        List<Message> unread = new ArrayList<>();
        for (Shelf shelf : shelves.all()) {
            Optional<Message> reason = reason(shelf, key);
            reason.ifPresent(reasons::add);
            if (reason.isEmpty()) {
                unread(shelf).ifPresent(unread::add);
            }
        }
        if (reasons.isEmpty()) {
            reasons.add(M.message("evaluation.criteria.none.installed"));
            reasons.addAll(unread);
        }
        return M.message(
                "evaluation.criteria.none",
                authority(bureaus, key.authority()),
                M.text("subject." + key.subject().code()),
                level(key.level()),
                on,
                reasons.stream()
                        .reduce((a, b) -> M.message("evaluation.criteria.and", a, b))
                        .orElseThrow());
    }

    private static Optional<Message> reason(Shelf shelf, CriteriaKey key) {
        Optional<Accepted> served = shelf.served().filter(a -> a.key().equals(key));
        if (!shelf.retired()) {
            Optional<Message> reason = served.filter(a -> !a.active()).map(Explanation::waiting);
            reason = reason.or(() ->
                    shelf.serving().filter(a -> a.key().equals(key)).findFirst().map(Explanation::period));
            if (reason.isPresent()) {
                return reason;
            }
        }
        Optional<Attempt> present = shelf.present()
                .filter(p -> p.header().flatMap(Header::key).filter(key::equals).isPresent());
        Optional<String> id = served.map(a -> a.content().id())
                .or(() -> present.flatMap(Attempt::header).map(Header::id));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        String bundle = shelf.bundle().toString();
        return switch (shelf.standing()) {
            case STOPPED -> Optional.of(M.message("evaluation.criteria.none.stopped", id.get(), bundle));
            case REMOVED -> Optional.of(M.message("evaluation.criteria.none.removed", id.get(), bundle));
            case STARTED, AWAY ->
                present.filter(p -> !p.problems().isEmpty())
                        .map(p -> M.message(
                                p.waits() ? "evaluation.criteria.none.waiting" : "evaluation.criteria.none.refused",
                                id.get(),
                                bundle,
                                problem(p.problems().get(0))));
        };
    }

    private static Optional<Message> unread(Shelf shelf) {
        String bundle = shelf.bundle().toString();
        if (shelf.served().isPresent() || shelf.retired()) {
            return Optional.empty();
        }
        if (shelf.standing() == Shelf.Standing.AWAY) {
            return Optional.of(M.message("evaluation.criteria.none.away", bundle));
        }
        if (shelf.present().isEmpty()) {
            return Optional.of(M.message("evaluation.criteria.none.examined", bundle));
        }
        return shelf.present()
                .filter(p -> p.header().flatMap(Header::key).isEmpty())
                .map(p -> M.message(
                        "evaluation.criteria.none.unread",
                        bundle,
                        problem(p.problems().get(0))));
    }

    private static Message waiting(Accepted set) {
        Release release = set.release();
        if (release.endedBy(CriteriaStep.Kind.ROLLED_BACK)) {
            CriteriaStep end = release.last().orElseThrow();
            return M.message("evaluation.criteria.none.rolled-back", set, end.by(), end.reason());
        }
        if (release.stage() == Release.Stage.HALTED) {
            return M.message(
                    "evaluation.criteria.none.halted",
                    set,
                    release.last().orElseThrow().reason());
        }
        if (release.stage() == Release.Stage.WITHDRAWN) {
            CriteriaStep end = release.last().orElseThrow();
            return M.message("evaluation.criteria.none.withdrawn", set, end.by(), end.reason());
        }
        if (release.stage() == Release.Stage.APPROVED) {
            return M.message(
                    "evaluation.criteria.none.approved",
                    set,
                    release.last().orElseThrow().day());
        }
        return M.message(
                release.stage() == Release.Stage.SUBMITTED
                        ? "evaluation.criteria.none.submitted"
                        : "evaluation.criteria.none.checked",
                set);
    }

    private static Message period(Accepted accepted) {
        DateRange inForce = accepted.plan().document().inForce();
        return inForce.lastDay()
                .map(last -> M.message(
                        "evaluation.criteria.none.period.ended",
                        accepted.content().id(),
                        inForce.from(),
                        last))
                .orElseGet(() -> M.message(
                        "evaluation.criteria.none.period", accepted.content().id(), inForce.from()));
    }

    private static Message problem(Problem problem) {
        String place =
                problem.line() > 0 ? problem.file() + ":" + problem.line() + ":" + problem.column() : problem.file();
        return M.message("evaluation.criteria.problem", place, problem.message());
    }

    private static Text authority(BureauDirectory bureaus, BureauCode authority) {
        return bureaus.bureau(authority)
                .map(Bureau::name)
                .orElseGet(() ->
                        authority.equals(BureauCode.AQSIQ) ? M.text("authority.aqsiq") : Text.same(authority.value()));
    }

    private static Text level(Level level) {
        String key = "level." + level.code();
        return M.has(key) ? M.text(key) : Text.same(level.code());
    }
}
