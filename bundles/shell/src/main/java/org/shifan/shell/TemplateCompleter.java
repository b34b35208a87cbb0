// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.report.ReportService;
import org.shifan.api.report.ReportTemplate;

/** The report templates of bureaus that are here. */
@Service
public class TemplateCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return ask(ReportService.class, r -> r.templates().stream().map(ReportTemplate::name));
    }
}
