// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;

import static org.shifan.sample.SampleMessages.refuse;

/** Makes the sample of a bureau: its real zones of longest standing, invented enterprises and records. */
@Component(service = SampleGenerator.class)
public final class SampleGenerator {
    static final long SEED = 237;
    static final int FROM = 2010;
    static final int TO = 2014;

    private static final int YEARS_MOST = 20;

    private final BureauDirectory bureaus;
    private final ZoneRegistry zones;
    private final Grants grants;

    @Activate
    public SampleGenerator(
            @Reference BureauDirectory bureaus, @Reference ZoneRegistry zones, @Reference Grants grants) {
        this.bureaus = bureaus;
        this.zones = zones;
        this.grants = grants;
    }

    /**
     * Writes the files of a bureau's sample; the same arguments give the same bytes.
     *
     * @param from the first year
     * @param to the last year
     * @return the files by kind of import, in the order in which they are to be imported
     * @throws org.shifan.api.text.ShifanException {@code sample.zones.none}, {@code sample.years}, or {@code
     *     core.bureau.unknown}
     */
    Map<String, Path> generate(BureauCode bureau, long seed, int from, int to, Path folder) {
        return SampleFiles.write(province(bureau, seed, from, to), folder);
    }

    /**
     * The sample of a bureau; the same arguments give the same one.
     *
     * @throws org.shifan.api.text.ShifanException as {@link #generate}
     */
    SampleProvince province(BureauCode bureau, long seed, int from, int to) {
        if (from < 1990 || to < from || to - from >= YEARS_MOST) {
            throw refuse("sample.years", from, to, YEARS_MOST);
        }
        List<Bureau> all = bureaus.bureaus();
        int number = all.indexOf(bureaus.require(bureau));
        List<Profile> profiles = Profile.all();
        List<Zone> chosen = chosen(bureau, profiles.size());
        if (chosen.isEmpty()) {
            throw refuse("sample.zones.none", bureau);
        }
        List<SampleZone> sample = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            sample.add(SampleZone.of(chosen.get(i), profiles.get(i)));
        }
        return SampleProvince.of(bureau, number, sample, seed, from, to);
    }

    /** Those with the earliest grant of a level, so that the choice is the same on every machine. */
    private List<Zone> chosen(BureauCode bureau, int most) {
        return zones.zones(bureau).stream()
                .sorted(Comparator.comparing(this::recognised).thenComparing(Zone::id))
                .limit(most)
                .toList();
    }

    private LocalDate recognised(Zone zone) {
        return grants.history(Subject.zone(zone.id())).stream()
                .filter(grant -> grant.kind().equals(Grant.Kind.ZONE_LEVEL))
                .map(grant -> grant.period().from())
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
    }
}
