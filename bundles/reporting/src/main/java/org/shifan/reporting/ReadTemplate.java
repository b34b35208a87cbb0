// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.operations.Supervision;
import org.shifan.api.report.ReportTemplate;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;

/** A report template of a bureau as it was read when its bundle came, in plain values; it is laid out under supervision. */
record ReadTemplate(ReportTemplate source, String name, Text title, String text, Supervision supervision)
        implements ReportTemplate {
    private static final Logger LOG = LoggerFactory.getLogger(ReadTemplate.class);

    /** Empty when it cannot be read, which is said loudly. */
    static Optional<ReadTemplate> of(ReportTemplate template, Supervision supervision) {
        String type = template.getClass().getName();
        try {
            return Optional.of(supervision.call(
                    type,
                    () -> new ReadTemplate(
                            template,
                            String.valueOf(template.name()),
                            template.title(),
                            String.valueOf(template.text()),
                            supervision)));
        } catch (ShifanException e) {
            LOG.error("Report template {} cannot be read and is left out: {}", type, e.message());
            return Optional.empty();
        }
    }
}
