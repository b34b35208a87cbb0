// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Enterprise;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.quality.ArchiveContributor;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

import static org.shifan.core.CoreMessages.M;

/** Memberships, titles, classes and other grants of an enterprise for its quality archive (Q1). */
@Component
public final class StandingLines implements ArchiveContributor {
    private final Memberships memberships;
    private final Grants grants;

    @Activate
    public StandingLines(@Reference Memberships memberships, @Reference Grants grants) {
        this.memberships = memberships;
        this.grants = grants;
    }

    @Override
    public Text title() {
        return M.text("core.archive.title");
    }

    @Override
    public List<ArchiveLine> lines(Enterprise enterprise) {
        List<ArchiveLine> out = new ArrayList<>();
        for (Membership member : memberships.history(enterprise.code())) {
            Message what = member.end()
                    .map(end -> M.message(
                            "core.archive.member-ended",
                            member.zone(),
                            member.admitted().by(),
                            member.admitted().reason(),
                            end.by(),
                            end.reason()))
                    .orElseGet(() -> M.message(
                            "core.archive.member",
                            member.zone(),
                            member.admitted().by(),
                            member.admitted().reason()));
            out.add(line(member.period().from(), member.period().to(), what, enterprise));
        }
        for (Grant grant : grants.history(Subject.enterprise(enterprise.code()))) {
            Message what = grant.end()
                    .map(end -> M.message(
                            "core.archive.grant-ended",
                            kind(grant.kind()),
                            grant.value(),
                            grant.granted().by(),
                            grant.granted().reason(),
                            end.by(),
                            end.reason()))
                    .orElseGet(() -> M.message(
                            "core.archive.grant",
                            kind(grant.kind()),
                            grant.value(),
                            grant.granted().by(),
                            grant.granted().reason()));
            out.add(line(
                    grant.period().from(),
                    grant.endedOn() == null ? grant.period().to() : grant.endedOn(),
                    what,
                    enterprise));
        }
        return out;
    }

    private static Text kind(Grant.Kind kind) {
        String key = "core.grant-kind." + kind.code();
        return M.has(key) ? M.text(key) : Text.same(kind.code());
    }

    private static ArchiveLine line(LocalDate from, LocalDate to, Message what, Enterprise enterprise) {
        return new ArchiveLine(from, to, ArchiveLine.Chapter.STANDING, null, what.text(), "", enterprise.synthetic());
    }
}
