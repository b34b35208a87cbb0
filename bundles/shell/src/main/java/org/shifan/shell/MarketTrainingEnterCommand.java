// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.market.Training;
import org.shifan.api.market.Trainings;

/** Enters a training that was held. */
@Service
@Command(
        scope = "shifan",
        name = "market-training-enter",
        description = "Enter a training about foreign rules that was held / 登记已举办的国外技术法规培训")
public class MarketTrainingEnterCommand extends ShifanCommand<Training> {

    @Option(name = "--bureau", description = "Whose it was / 举办局")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--zone", description = "For this zone's members / 面向该示范区成员企业")
    @Completion(ZoneCompleter.class)
    String zone;

    @Option(name = "--topic", description = "What it was about / 主题")
    String topic;

    @Option(name = "--place", description = "Where it was / 地点")
    String place;

    @Option(
            name = "--refers",
            description = "A notification or standard that it dealt with; may stand several times / 涉及的通报或标准，可多次填写",
            multiValued = true)
    List<String> refers = List.of();

    @Option(name = "--on", description = "The day; today by default / 日期，默认今天")
    String on;

    @Option(name = "--by", description = "For whom the account says so that is logged in / 当前登录账号代何人办理")
    String by;

    @Option(name = "--reason", description = "Why / 理由")
    String reason;

    @Option(name = "--evidence", description = "What it rests on / 依据")
    String evidence;

    @Override
    Training answer() {
        BureauCode of = requireBureau(need("--bureau", bureau));
        String about = need("--topic", topic);
        LocalDate day = date(on, today());
        Decision decision = new Decision(actor(by).by(), today(), need("--reason", reason), evidence);
        return service(Trainings.class)
                .hold(of, zone == null ? null : ZoneId.of(zone), day, about, place, refers, decision);
    }

    @Override
    void show(Training training) {
        MarketView.trainings(this, List.of(training));
    }
}
