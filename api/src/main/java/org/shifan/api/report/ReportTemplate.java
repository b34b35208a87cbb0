// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.report;

import org.osgi.annotation.versioning.ConsumerType;

import org.shifan.api.text.Text;

/**
 * A report of a bureau's own about one evaluation; a bureau's bundle registers it as a service. Shifan lays it out and writes the
 * file.
 *
 * <p>The template is text in the language of FreeMarker with HTML as its output: every value is escaped. It sees {@code page}, the
 * evaluation in words of the reader's language ({@code docs/report-templates.md} lists what is in it), and nothing else: no class,
 * no file, no other template.
 */
@ConsumerType
public interface ReportTemplate {
    /** Its name, which begins with the bureau's key and a point, such as {@code ningbo.notice}. */
    String name();

    /** What it is, for a list. */
    Text title();

    /** The template. */
    String text();
}
