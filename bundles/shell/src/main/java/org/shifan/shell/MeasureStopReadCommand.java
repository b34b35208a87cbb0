// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.facilitation.MeasureStop;
import org.shifan.api.facilitation.MeasureStops;

/** Keeps that somebody has read a notice of a measure. */
@Service
@Command(
        scope = "shifan",
        name = "measure-stop-read",
        description = "Keep that somebody has read a notice of a measure / 登记便利措施通知已读")
public class MeasureStopReadCommand extends OneArgumentCommand<MeasureStop> {

    @Argument(name = "number", required = true, description = "The notice's number / 通知编号")
    String number;

    @Option(name = "--by", description = "Who has read it; the account that is logged in by default / 阅读人，默认当前登录账号")
    String by;

    @Override
    MeasureStop answer() {
        return service(MeasureStops.class)
                .read(number("NUMBER", number, 1), actor(by).by());
    }

    @Override
    void show(MeasureStop read) {
        MeasureStopsCommand.print(this, List.of(read));
    }
}
