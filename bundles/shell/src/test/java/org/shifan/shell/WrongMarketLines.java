// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

/** What a person may get wrong about markets: a line, and what its refusal must contain. */
final class WrongMarketLines {
    static final String[][] ALL = {
        {"market-notices --market ZZ", "ZZ"},
        {"market-notices --hs 871", "871"},
        {"market-notices --limit none", "none"},
        {"market-notice", "symbol", "required"},
        {"market-notice USA/1103", "USA/1103", "G/TBT/N/USA/1838"},
        {"market-notice-enter G/TBT/N/USA/1103", "--distributed"},
        {"market-notice-enter G/TBT/N/USA/1103 --distributed soon", "soon"},
        {"market-notice-enter G/TBT/N/USA/1103 --distributed 2016-05-20", "--title"},
        {"market-notice-enter G/TBT/N/USA/1103 --distributed 2016-05-20 --title x --hs 98", "98"},
        {"market-classify G/TBT/N/USA/1103", "--hs"},
        {"market-classify G/TBT/N/USA/1103 --hs 8712", "--reason"},
        {"market-warnings --of nowhere", "nowhere"},
        {"market-warning-read abc", "NUMBER abc"},
        {"market-standards --market ZZ", "ZZ"},
        {"market-standard abc", "NUMBER abc"},
        {"market-standard-enter X", "--market"},
        {"market-standard-enter X --market US", "--title"},
        {"market-standard-enter X --market US --title x", "--hs"},
        {"market-standard-enter X --market US --title x --hs 8712", "--version"},
        {"market-standard-change 1 --version 2", "--from"},
        {"market-standard-change 1 --version 2 --from 2016-01-01", "--change"},
        {"market-standard-change 1 --version 2 --from 2016-01-01 --change x --notice y", "'Y'"},
        {"market-trainings --year soon", "soon"},
        {"market-training-enter --bureau jiangsu", "--topic"},
        {"market-attended 1", "--enterprise"},
        {"market-attended 1 --enterprise DM0900062", "--person"},
        {"trade-concerns --market ZZ", "ZZ"},
        {"trade-concern abc", "NUMBER abc"},
        {"trade-concern-raise 320583-01", "--market"},
        {"trade-concern-raise 320583-01 --market US", "--title"},
        {"trade-concern-step 1", "--text"},
        {"trade-concern-close 1 --outcome won", "won", "resolved, partly, unresolved, withdrawn"},
        {"market-participations --kind party", "party", "exchange"},
        {"market-participation abc", "NUMBER abc"},
        {"market-participation-enter party", "party", "standard-work"},
        {"market-participation-enter exchange --bureau jiangsu --title x --places none", "none"},
        {"market-take-part 1", "--of"},
    };

    private WrongMarketLines() {}
}
