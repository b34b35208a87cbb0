// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.nio.file.Files;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

import org.shifan.api.operations.SwapCheck;
import org.shifan.api.operations.SwapForecast;

/** Says what a swap would restart, and changes nothing; fails when the platform would be among it. */
@Service
@Command(
        scope = "shifan",
        name = "swap-check",
        description = "Say what a swap would restart, without swapping / 试算更换会重启哪些 bundle，不实际更换")
public class SwapCheckCommand extends OneArgumentCommand<SwapForecast> {

    @Argument(
            name = "what",
            required = true,
            description =
                    "A bundle, KAR or document (file or address), or a feature / bundle、KAR 或标准文件（文件或地址），或 feature")
    @Completion(FileCompleter.class)
    String what;

    @Override
    SwapForecast answer() {
        return service(SwapCheck.class).forecast(here(what));
    }

    /** A file of the console's folder under its full name; addresses and names of features as they are. */
    private String here(String named) {
        return named.contains(":") || !Files.exists(path(named))
                ? named
                : path(named).toAbsolutePath().toString();
    }

    @Override
    void show(SwapForecast forecast) {
        forecast.brings().forEach(bundle -> out().println(say("swap.brings", bundle)));
        forecast.findings().forEach(finding -> out().println(finding.in(language())));
        if (forecast.restarted().isEmpty()) {
            out().println(say("swap.restarts.nothing"));
            return;
        }
        out().println(say("swap.restarts"));
        Table table = table().number("id").column("bundle").column("version").column("platform");
        forecast.restarted().forEach(b -> table.row(b.id(), b.name(), b.version(), Terms.truth(b.platform())));
        table.print(out());
    }

    /** Fails when it is not advised. */
    @Override
    void judge(SwapForecast forecast) {
        if (!forecast.advised()) {
            long platform = forecast.restarted().stream()
                    .filter(SwapForecast.Restarted::platform)
                    .count();
            throw platform > 0 ? refuse("swap.refused", what, platform) : refuse("swap.refused.unresolved", what);
        }
    }
}
