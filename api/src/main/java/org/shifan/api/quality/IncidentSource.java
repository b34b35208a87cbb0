// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.time.Instant;

/**
 * One report behind an incident, in its latest revision.
 *
 * @param revision from 1; a source that changed its report has further ones
 * @param importId the import that brought it, or null when a person entered it
 * @param raw everything it said, line by line
 */
public record IncidentSource(
        String scheme,
        String number,
        int revision,
        String url,
        Instant received,
        String by,
        Long importId,
        String raw) {}
