// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

/** What a person may get wrong about bureaus, zones, enterprises, records: a line, and what its refusal must contain. */
final class WrongRegisterLines {
    static final String[][] ALL = {
        {"bureaus --lang fr", "fr"},
        {"bureaus surplus", "Too many arguments"},
        {"zones --bureau atlantis", "unknown atlantis"},
        {"zones --level foo", "foo", "cultivating, provincial, national"},
        {"zones --on 30.6.2015", "30.6.2015", "2015-06-30"},
        {"zone", "zone", "required"},
        {"zone 320599-09", "320599-09"},
        {"zone kunshan", "kunshan"},
        {"zone 320583-01 --on abc", "abc", "2015-06-30"},
        {"zone 320583-01 --foo", "--foo", "--on", "--json"},
        {"zone 320583-01 --on", "--on", "no value"},
        {"zone 320583-01 320584-01", "320584-01", "too many"},
        {"enterprises", "--bureau", "--zone", "--find"},
        {"enterprises --bureau atlantis", "unknown atlantis"},
        {"enterprises --bureau jiangsu --limit abc", "--limit abc", "whole number from 1"},
        {"enterprises --bureau jiangsu --offset -1", "--offset -1", "whole number from 0"},
        {"enterprises --zone 320599-09", "320599-09"},
        {"enterprise", "code", "required"},
        {"enterprise nobody --lang fr", "fr"},
        {"enterprise nobody", "unknown nobody"},
        {"import-kinds potatoes", "potatoes", "import-kinds"},
        {"import exports", "file", "required"},
        {"import exports empty.csv", "--bureau"},
        {"import exports empty.csv --bureau atlantis", "unknown atlantis"},
        {"import exports empty.csv --bureau jiangsu --year 2014", "--year", "--by"},
        {"import exports empty.csv --bureau jiangsu", "unknown empty.csv"},
        {"import exports empty.csv --bureau jiangsu --correct --delete", "--correct", "--delete"},
        {"record-history", "kind", "required"},
        {"record-history exports", "--bureau"},
        {"record-history exports --bureau atlantis", "unknown atlantis"},
        {"rollup-check --lang fr", "fr"},
        {"rollup-check all", "Too many arguments"},
        {"standing", "subject", "required"},
        {"standing 320599-09", "320599-09"},
        {"standing 320583-01 --known 30.6.2015", "30.6.2015"},
        {"enterprise-rate DM0900062 --element luck=good", "luck", "quality-system"},
        {"enterprise-rate DM0900062 --element staff=superb", "superb", "good, fair, poor"},
        {"enterprise-rate DM0900062 --all-good", "--class"},
        {"enterprise-ratings", "enterprise", "required"},
    };

    private WrongRegisterLines() {}
}
