// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.market.Notice;
import org.shifan.api.market.NoticeFile;
import org.shifan.api.market.NoticeSymbol;
import org.shifan.api.market.Notices;

/** Enters a notification, or an addendum to it, by hand. */
@Service
@Command(
        scope = "shifan",
        name = "market-notice-enter",
        description = "Enter a TBT or SPS notification or an addendum by hand / 手工登记 TBT 或 SPS 通报及其补遗")
public class MarketNoticeEnterCommand extends OneArgumentCommand<NoticeFile> {

    @Argument(name = "symbol", required = true, description = "Its symbol, such as G/TBT/N/USA/1838 / 通报编号")
    String symbol;

    @Option(name = "--distributed", description = "The day on which the WTO distributed it / 世贸组织分发日")
    String distributed;

    @Option(name = "--title", description = "The title of the draft / 标题")
    String title;

    @Option(name = "--member", description = "Who notifies, in words / 通报成员")
    String member;

    @Option(name = "--product", description = "The goods in words / 覆盖的产品")
    String product;

    @Option(name = "--hs", description = "Their HS codes, with commas between / HS 编码，以逗号分隔")
    String hs;

    @Option(name = "--objective", description = "Why / 目的")
    String objective;

    @Option(name = "--text", description = "What it says / 内容简述")
    String text;

    @Option(name = "--comments-until", description = "The last day for comments / 评议截止日")
    String commentsUntil;

    @Option(name = "--adoption", description = "The proposed day of adoption / 拟批准日")
    String adoption;

    @Option(name = "--in-force", description = "The proposed day of entry into force / 拟生效日")
    String inForce;

    @Option(name = "--link", description = "Where the draft is found / 通报文件")
    String link;

    @Option(name = "--by", description = "Who enters it / 登记人")
    String by;

    @Override
    NoticeFile answer() {
        NoticeSymbol wanted = NoticeSymbol.of(symbol);
        LocalDate day = date(need("--distributed", distributed), null);
        Notice notice = new Notice(
                wanted,
                List.of(),
                day,
                member,
                need("--title", title),
                product,
                hs == null ? List.of() : MarketView.hs(hs),
                List.of(),
                objective,
                "",
                text,
                date(commentsUntil, null),
                date(adoption, null),
                date(inForce, null),
                "",
                link);
        return service(Notices.class).enter(notice, actor(by).by());
    }

    @Override
    void show(NoticeFile file) {
        MarketView.files(this, List.of(file));
    }
}
