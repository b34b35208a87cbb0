// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.nio.file.Path;
import java.util.Locale;

import org.shifan.api.report.ReportService;
import org.shifan.api.text.ShifanException;

/** Where reports go and in which form. */
final class Reports {

    private Reports() {}

    /** @throws ShifanException {@code report.format.unknown} */
    static ReportService.Format format(String name) {
        try {
            return ReportService.Format.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ShifanException(ShellMessages.M.message("report.format.unknown", name), e);
        }
    }

    /** The folder that the user names, otherwise {@code reports} among the server's data. */
    static Path folder(String given, ShifanCommand<?> command) {
        if (given != null) {
            return command.path(given);
        }
        String data = command.context == null ? null : command.context.getProperty("karaf.data");
        return Path.of(data == null ? "." : data, "reports");
    }
}
