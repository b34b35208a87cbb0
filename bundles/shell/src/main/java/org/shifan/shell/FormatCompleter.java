// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.report.ReportService;

/** The forms of a report. */
@Service
public class FormatCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return Stream.of(ReportService.Format.values()).map(f -> f.name().toLowerCase(java.util.Locale.ROOT));
    }
}
