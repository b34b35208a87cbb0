// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.SocialCreditCode;

/**
 * The invented enterprises of a bureau's real zones and of the area around them.
 *
 * @param bureauNumber the bureau's place in the official list, part of each code so that no two bureaus share one
 * @param from the first year
 * @param to the last year
 */
record SampleProvince(
        BureauCode bureau,
        int bureauNumber,
        List<SampleZone> zones,
        List<SampleEnterprise> enterprises,
        long seed,
        int from,
        int to) {

    /** Enterprises in all, members or not. */
    static final int ENTERPRISES = 1200;

    static SampleProvince of(BureauCode bureau, int bureauNumber, List<SampleZone> zones, long seed, int from, int to) {
        Dice dice = new Dice(seed, bureau + " enterprises");
        List<SampleEnterprise> enterprises = new ArrayList<>(ENTERPRISES);
        for (int zone = 0; zone < zones.size(); zone++) {
            for (int i = 0; i < zones.get(zone).profile().enterprises() && enterprises.size() < ENTERPRISES; i++) {
                enterprises.add(member(bureauNumber, enterprises.size() + 1, zones, zone, dice, from, to));
            }
        }
        while (enterprises.size() < ENTERPRISES) {
            enterprises.add(neighbour(bureauNumber, enterprises.size() + 1, zones, dice));
        }
        return new SampleProvince(bureau, bureauNumber, List.copyOf(zones), List.copyOf(enterprises), seed, from, to);
    }

    private static SampleEnterprise member(
            int bureauNumber, int number, List<SampleZone> zones, int zone, Dice dice, int from, int to) {
        List<Stay> stays = new ArrayList<>();
        LocalDate first = LocalDate.of(from, 1, 1);
        if (dice.chance(0.10)) {
            first = LocalDate.of(dice.from(from, to), dice.from(1, 12), 1);
        }
        if (dice.chance(0.05)) {
            // Leaves, and half of these join another zone at once.
            LocalDate last = dice.day(dice.from(from, to));
            if (!last.isBefore(first)) {
                stays.add(new Stay(zone, first, last));
                if (zones.size() > 1 && dice.chance(0.5)) {
                    stays.add(new Stay((zone + dice.from(1, zones.size() - 1)) % zones.size(), last.plusDays(1), null));
                }
                return enterprise(bureauNumber, number, zones, zone, dice, stays);
            }
        }
        stays.add(new Stay(zone, first, null));
        return enterprise(bureauNumber, number, zones, zone, dice, stays);
    }

    private static SampleEnterprise neighbour(int bureauNumber, int number, List<SampleZone> zones, Dice dice) {
        return enterprise(bureauNumber, number, zones, dice.from(0, zones.size() - 1), dice, List.of());
    }

    private static SampleEnterprise enterprise(
            int bureauNumber, int number, List<SampleZone> zones, int home, Dice dice, List<Stay> stays) {
        SampleZone zone = zones.get(home);
        // No real code begins so: registered ones are digits, or MA and more.
        String body = String.format(Locale.ROOT, "DM%02d%04d", bureauNumber, number);
        OrganisationCode code = OrganisationCode.of(body + OrganisationCode.checkCharacter(body));
        String credit = "91" + zone.division() + code;
        List<String> headings = new ArrayList<>(zone.headings());
        while (headings.size() > (dice.chance(0.4) ? 1 : 2)) {
            headings.remove(dice.from(0, headings.size() - 1));
        }
        if (stays.isEmpty() && dice.chance(0.5)) {
            headings = new ArrayList<>(List.of(dice.of(SampleZone.headings("other"))));
        }
        return new SampleEnterprise(
                number,
                code,
                SocialCreditCode.of(credit + SocialCreditCode.checkCharacter(credit)),
                String.format(Locale.ROOT, "演示企业%04d（%s%s）", number, zone.product(), stays.isEmpty() ? "·区外" : ""),
                zone.division(),
                home,
                List.copyOf(headings),
                dice.size(),
                List.copyOf(stays));
    }

    /** The years, oldest first. */
    List<Integer> years() {
        List<Integer> years = new ArrayList<>();
        for (int year = from; year <= to; year++) {
            years.add(year);
        }
        return years;
    }

    Dice dice(String purpose) {
        return new Dice(seed, bureau + " " + purpose);
    }

    /** How a number of a kind is written: the bureau's key, the kind's letter, year and running number. */
    String number(String letter, int year, int running) {
        return String.format(Locale.ROOT, "DM%02d%s%d%06d", bureauNumber, letter, year, running);
    }
}
