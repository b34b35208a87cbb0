// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Subject;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.mark.MarkCode;
import org.shifan.api.mark.MarkPermit;
import org.shifan.api.mark.MarkRequest;
import org.shifan.api.mark.MarkUsage;
import org.shifan.api.mark.MarkVerification;
import org.shifan.api.mark.MarkVerification.Outcome;
import org.shifan.api.mark.Marks;
import org.shifan.api.text.Message;
import org.shifan.mark.store.PermitStore;

import static org.shifan.mark.MarkMessages.M;
import static org.shifan.mark.MarkMessages.refuse;

/** Permits and verifies. Whether the title still stands is asked of the registers each time, so that a mark ends with it. */
@Component
public final class MarkDesk implements Marks {
    private static final String READ = "mark.read";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int MOST_PLACE = 400;
    private static final int MOST_NOTE = 2000;
    private static final int LEAST_PIXELS = 80;
    private static final int MOST_PIXELS = 2000;

    private final PermitStore store;
    private final Grounds grounds;
    private final VerificationAddress address;
    private final Permissions permissions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public MarkDesk(
            @Reference PermitStore store,
            @Reference Grounds grounds,
            @Reference VerificationAddress address,
            @Reference Permissions permissions) {
        this(store, grounds, address, permissions, Clock.system(CHINA));
    }

    MarkDesk(PermitStore store, Grounds grounds, VerificationAddress address, Permissions permissions, Clock clock) {
        this.permissions = permissions;
        this.store = store;
        this.grounds = grounds;
        this.address = address;
        this.clock = clock;
    }

    @Override
    public MarkPermit permit(MarkRequest request, String evidence, Signature by) {
        refuseFuture(by.on());
        BureauCode bureau = grounds.bureau(request.holder());
        permissions.require("mark.permit", Place.of(bureau), by.actor());
        grounds.missing(request, request.period().from()).ifPresent(reason -> {
            throw refuse("mark.ground", reason);
        });
        grounds.missing(request, request.period().to()).ifPresent(reason -> {
            throw refuse("mark.term", request.period().to(), reason);
        });
        return store.add(MarkCode.draw(random), request, bureau, by, text(evidence), clock.instant());
    }

    @Override
    public MarkPermit withdraw(MarkCode code, LocalDate lastDay, String evidence, Signature by) {
        refuseFuture(by.on());
        MarkPermit permit = known(code);
        permissions.require(
                "mark.withdraw", Place.of(grounds.bureau(permit.request().holder())), by.actor());
        MarkRequest request = permit.request();
        LocalDate earliest = request.period().from().minusDays(1);
        if (lastDay.isBefore(earliest) || lastDay.isAfter(request.period().to())) {
            throw refuse(
                    "mark.last-day", lastDay, code, earliest, request.period().to());
        }
        return store.withdraw(code, lastDay, by, text(evidence), clock.instant());
    }

    @Override
    public MarkUsage record(MarkCode code, LocalDate on, String place, String note, Actor by) {
        MarkPermit permit = known(code);
        permissions.require(
                "mark.record", Place.of(grounds.bureau(permit.request().holder())), by);
        refuseFuture(on);
        String where = text(place);
        String seen = text(note);
        if (where.isEmpty() || where.length() > MOST_PLACE) {
            throw refuse("mark.usage.place", where.length(), MOST_PLACE);
        }
        if (seen.length() > MOST_NOTE) {
            throw refuse("mark.usage.note", seen.length(), MOST_NOTE);
        }
        Outcome outcome = outcome(permit, on).outcome();
        return store.record(code, on, where, seen, outcome, by, clock.instant());
    }

    private void refuseFuture(LocalDate day) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        if (day.isAfter(today)) {
            throw refuse("mark.usage.day", day, today);
        }
    }

    private MarkPermit known(MarkCode code) {
        return store.find(code).orElseThrow(() -> refuse("mark.unknown", code));
    }

    @Override
    public MarkPermit require(MarkCode code) {
        MarkPermit permit = known(code);
        permissions.require(READ, place(permit.request()));
        return permit;
    }

    /** Whose the holder is, and the zone whose title it uses. */
    private Place place(MarkRequest request) {
        Place holder = grounds.place(request.holder());
        return request.zone() == null ? holder : holder.in(request.zone());
    }

    @Override
    public List<MarkPermit> find(Subject holder, BureauCode bureau, LocalDate on) {
        return store.find(holder, bureau, on).stream()
                .filter(permit -> permissions.permit(READ, place(permit.request())))
                .toList();
    }

    @Override
    public List<MarkUsage> usages(MarkCode code) {
        return store.usages(require(code).code());
    }

    @Override
    public MarkVerification verify(MarkCode code, LocalDate on) {
        Optional<MarkPermit> found = store.find(code);
        if (found.isEmpty()) {
            return new MarkVerification(
                    code,
                    on,
                    Outcome.UNKNOWN,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    M.message("mark.unknown", code));
        }
        MarkPermit permit = found.get();
        MarkRequest request = permit.request();
        Finding finding = outcome(permit, on);
        return new MarkVerification(
                code,
                on,
                finding.outcome(),
                grounds.name(request.holder()),
                Grounds.title(request.title()),
                request.zone() == null ? null : grounds.name(Subject.zone(request.zone())),
                M.text("mark.use." + request.use().code()),
                request.place(),
                request.period().from(),
                until(permit),
                finding.reason());
    }

    private record Finding(Outcome outcome, Message reason) {}

    private Finding outcome(MarkPermit permit, LocalDate on) {
        MarkRequest request = permit.request();
        if (permit.lastDay() != null && on.isAfter(permit.lastDay())) {
            return new Finding(Outcome.WITHDRAWN, M.message("mark.verify.withdrawn", permit.lastDay()));
        }
        if (on.isBefore(request.period().from())) {
            return new Finding(
                    Outcome.NOT_YET,
                    M.message("mark.verify.not-yet", request.period().from()));
        }
        if (on.isAfter(request.period().to())) {
            return new Finding(
                    Outcome.EXPIRED,
                    M.message("mark.verify.expired", request.period().to()));
        }
        return grounds.missing(request, on)
                .map(reason -> new Finding(Outcome.TITLE_ENDED, M.message("mark.verify.title-ended", reason)))
                .orElseGet(() -> new Finding(Outcome.VALID, M.message("mark.verify.valid", until(permit))));
    }

    private static LocalDate until(MarkPermit permit) {
        return permit.lastDay() != null
                ? permit.lastDay()
                : permit.request().period().to();
    }

    @Override
    public byte[] picture(MarkCode code, int pixels) {
        if (pixels < LEAST_PIXELS || pixels > MOST_PIXELS) {
            throw refuse("mark.picture.size", pixels, LEAST_PIXELS, MOST_PIXELS);
        }
        return QrPicture.of(address.of(known(code).code()), pixels);
    }

    private static String text(String given) {
        return given == null ? "" : given.strip();
    }
}
