// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.archive;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.code.HsCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.Server;
import org.shifan.api.operations.Supervisor;
import org.shifan.api.quality.Archive;
import org.shifan.api.quality.ArchiveContributor;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.quality.Archives;
import org.shifan.api.text.Text;
import org.shifan.quality.guest.Guest;
import org.shifan.quality.guest.Guests;

/** Puts the archive of an enterprise together from what each module knows of it. */
@Component
public final class ArchiveRoom implements Archives {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveRoom.class);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Comparator<ArchiveLine> BY_TIME = Comparator.comparing(
                    ArchiveLine::from, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ArchiveLine::chapter)
            .thenComparing(line -> line.what().en());

    private final EnterpriseRegistry enterprises;
    private final Permissions permissions;
    private final Clock clock;

    private final Guests<ArchiveContributor> contributors;

    @Activate
    public ArchiveRoom(
            @Reference EnterpriseRegistry enterprises,
            @Reference Permissions permissions,
            @Reference Supervisor supervisor) {
        this(enterprises, permissions, supervisor, Clock.systemUTC());
    }

    ArchiveRoom(EnterpriseRegistry enterprises, Permissions permissions, Supervisor supervisor, Clock clock) {
        this.permissions = permissions;
        this.enterprises = enterprises;
        this.contributors = new Guests<>(supervisor, "archive");
        this.clock = clock;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "went")
    void came(ComponentServiceObjects<ArchiveContributor> offer) {
        contributors.come(offer);
    }

    void went(ComponentServiceObjects<ArchiveContributor> offer) {
        contributors.go(offer);
    }

    /** The same with contributors, for where no container brings them. */
    ArchiveRoom with(List<ArchiveContributor> modules) {
        contributors.are(modules);
        return this;
    }

    /** The same with a contributor of another bundle. */
    ArchiveRoom withForeign(ArchiveContributor guest) {
        contributors.add(guest, 7);
        return this;
    }

    @Override
    public Archive archive(String anyCode, HsCode heading) {
        Enterprise enterprise = enterprises.require(anyCode);
        permissions.require("archive.read", Place.of(enterprise));
        List<ArchiveLine> lines = new ArrayList<>();
        List<Text> read = new ArrayList<>();
        List<Text> gaps = new ArrayList<>();
        for (Guest<ArchiveContributor> contributor : contributors.all()) {
            Text title = Text.same(contributor.name());
            try {
                title = contributor.ask(enterprise.code(), ArchiveRoom::title);
                lines.addAll(lines(contributor, enterprise));
                read.add(title);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                LOG.warn("{} failed for the archive of {}", contributor.name(), enterprise.code(), e);
                gaps.add(title);
            }
        }
        Comparator<Text> byName = Comparator.comparing(Text::en);
        read.sort(byName);
        gaps.sort(byName);
        return new Archive(
                enterprise,
                heading == null ? null : heading.heading(),
                LocalDate.now(clock.withZone(CHINA)),
                lines.stream()
                        .filter(line -> heading == null || line.concerns(heading))
                        .sorted(BY_TIME)
                        .toList(),
                read,
                gaps);
    }

    /** Whoever may read the archive reads all that the platform has, also what they could not ask for by itself. */
    private static List<ArchiveLine> lines(Guest<ArchiveContributor> contributor, Enterprise enterprise) {
        return contributor.own()
                ? Server.does(() -> contributor.service().lines(enterprise))
                : contributor.ask(enterprise.code(), guest -> List.copyOf(guest.lines(enterprise)));
    }

    private static Text title(ArchiveContributor contributor) {
        return new Text(contributor.title().zh(), contributor.title().en());
    }
}
