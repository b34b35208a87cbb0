// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.nio.file.Files;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

import org.shifan.api.operations.UpgradeCheck;
import org.shifan.api.operations.UpgradeCheck.Compatibility;

/** Says which extensions would not resolve on another platform; fails when there are some. */
@Service
@Command(
        scope = "shifan",
        name = "upgrade-check",
        description = "Say which extensions a new platform would not take / 试算新平台不接受哪些扩展")
public class UpgradeCheckCommand extends OneArgumentCommand<List<Compatibility>> {

    @Argument(
            name = "platform",
            required = true,
            description = "Its folder, a KAR, or a features repository / 新平台的文件夹、KAR 或 features 仓库")
    @Completion(FileCompleter.class)
    String platform;

    @Override
    List<Compatibility> answer() {
        String named = platform.matches("[a-z]+:.*") || !Files.exists(path(platform))
                ? platform
                : path(platform).toAbsolutePath().toString();
        return service(UpgradeCheck.class).check(named);
    }

    @Override
    void show(List<Compatibility> extensions) {
        Table table = table().number("id")
                .column("bundle")
                .column("version")
                .column("resolves")
                .column("reason");
        for (Compatibility extension : extensions) {
            Object reason =
                    extension.reasons().isEmpty() ? "" : extension.reasons().get(0);
            table.row(extension.id(), extension.name(), extension.version(), Terms.truth(extension.resolves()), reason);
            extension.reasons().stream().skip(1).forEach(more -> table.row("", "", "", "", more));
        }
        table.print(out());
    }

    @Override
    void judge(List<Compatibility> extensions) {
        long lost = extensions.stream().filter(e -> !e.resolves()).count();
        if (lost > 0) {
            throw refuse("upgrade.lost", lost, extensions.size(), platform);
        }
    }
}
