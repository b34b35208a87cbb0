// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.desk;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Actor;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.text.Text;
import org.shifan.lifecycle.machine.Effect;
import org.shifan.lifecycle.store.CaseStore;

/** Enters what the platform itself found about a title: why it is reviewed out of turn, and what has drifted since. */
@Component(service = ReviewDesk.class)
public final class ReviewDesk {
    private static final Actor PLATFORM = Actor.named("shifan");
    /** The highest first: who reviews that one reviews what it rests on. */
    private static final List<Title> TITLES = List.of(Title.NATIONAL, Title.PROVINCIAL, Title.DEMONSTRATION_ENTERPRISE);

    private final Ledger ledger;
    private final CaseStore store;
    private final Opening opening;
    private final Titles titles;

    @Activate
    public ReviewDesk(
            @Reference Ledger ledger,
            @Reference CaseStore store,
            @Reference Opening opening,
            @Reference Titles titles) {
        this.ledger = ledger;
        this.store = store;
        this.opening = opening;
        this.titles = titles;
    }

    /** The highest title that the subject holds on the day. */
    public Optional<Title> title(Subject subject, LocalDate on) {
        return TITLES.stream()
                .filter(title -> title.holder() == subject.kind())
                .filter(title -> titles.held(subject, title, on).isPresent())
                .findFirst();
    }

    /** Whether the subject held the title on the day. */
    public boolean held(Subject subject, Title title, LocalDate on) {
        return titles.held(subject, title, on).isPresent();
    }

    /**
     * Enters a cause in the review of the title that is open, or in one that is opened for it; once, whatever became of that
     * review.
     */
    public boolean cause(Subject subject, Title title, String key, LocalDate day, Text why) {
        if (about(store.find(subject, null, "", false).stream(), title)
                .anyMatch(file -> has(file, CaseEntry.Kind.CAUSE, key))) {
            return false;
        }
        Signature by = new Signature(PLATFORM, ledger.today(), why.both());
        return ledger.write(writing -> {
            if (about(writing.store().find(subject).stream(), title)
                    .anyMatch(file -> has(file, CaseEntry.Kind.CAUSE, key))) {
                return false;
            }
            CaseFile review = opening.review(writing, subject, title, by);
            writing.note(review, CaseEntry.Kind.CAUSE, key, "", by, Map.of("day", day.toString()));
            return true;
        });
    }

    /** Enters an alarm, unless it stands: in the case by which the title is held, or in a review where it is older than the cases. */
    public boolean alarm(Subject subject, Title title, String key, Text why, Map<String, String> details) {
        Signature by = new Signature(PLATFORM, ledger.today(), why.both());
        return ledger.write(writing -> {
            List<CaseFile> files =
                    about(writing.store().find(subject).stream(), title).toList();
            if (files.stream().anyMatch(file -> file.alarms().containsKey(key))) {
                return false;
            }
            CaseFile file = files.stream()
                    .filter(ReviewDesk::gives)
                    .max(Comparator.comparing((CaseFile f) -> f.standing().day())
                            .thenComparing(f -> f.head().number()))
                    .orElseGet(() -> opening.review(writing, subject, title, by));
            writing.note(file, CaseEntry.Kind.ALARM, key, "", by, details);
            return true;
        });
    }

    /** Enters that an alarm is over. */
    public boolean over(Subject subject, Title title, String key, Text why) {
        Signature by = new Signature(PLATFORM, ledger.today(), why.both());
        return ledger.write(writing -> {
            Optional<CaseFile> file = about(writing.store().find(subject).stream(), title)
                    .filter(f -> f.alarms().containsKey(key))
                    .findFirst();
            file.ifPresent(f -> writing.note(f, CaseEntry.Kind.ALARM_OVER, key, "", by, Map.of()));
            return file.isPresent();
        });
    }

    /** The alarms that stand, by their keys. */
    public Map<String, CaseEntry> alarms(Subject subject, Title title) {
        Map<String, CaseEntry> out = new HashMap<>();
        about(store.find(subject, null, "", false).stream(), title).forEach(file -> out.putAll(file.alarms()));
        return out;
    }

    private Stream<CaseFile> about(Stream<CaseStore.Kept> all, Title title) {
        return all.filter(kept -> kept.head().title().equals(title))
                .map(kept -> CaseFile.of(kept, ledger.machine(kept.head().procedure())));
    }

    private static boolean has(CaseFile file, CaseEntry.Kind kind, String what) {
        return file.entries().stream()
                .anyMatch(e -> e.kind() == kind && e.what().equals(what));
    }

    private static boolean gives(CaseFile file) {
        return file.last()
                && file.machine()
                        .move(file.standing().what())
                        .map(move -> move.effect() == Effect.GRANT || move.effect() == Effect.RENEW)
                        .orElse(false);
    }
}
