// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.market.Concerned;
import org.shifan.api.market.NoticeFile;
import org.shifan.api.market.NoticeSymbol;
import org.shifan.api.market.Notices;

/** Shows a notification with its documents and whom it concerns. */
@Service
@Command(
        scope = "shifan",
        name = "market-notice",
        description = "Show a notification, its documents and whom it concerns / 查看通报、其文件及涉及的示范区和企业")
public class MarketNoticeCommand extends OneArgumentCommand<MarketNoticeCommand.Shown> {

    @Argument(name = "symbol", required = true, description = "Its symbol, such as G/TBT/N/USA/1838 / 通报编号")
    String symbol;

    /** A file with whom it concerns. */
    record Shown(NoticeFile file, List<Concerned> concerned) {}

    @Override
    Shown answer() {
        NoticeSymbol wanted = NoticeSymbol.of(symbol);
        Notices notices = service(Notices.class);
        return new Shown(notices.require(wanted), notices.concerned(wanted));
    }

    @Override
    void show(Shown shown) {
        MarketView.file(this, shown.file(), shown.concerned());
    }
}
