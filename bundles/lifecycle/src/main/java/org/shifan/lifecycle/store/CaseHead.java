// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.store;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Title;

/**
 * What of a case never changes.
 *
 * @param number 0 before it is kept
 * @param zone null unless the case is about a membership
 */
public record CaseHead(
        long number,
        Subject subject,
        String procedure,
        Title title,
        ZoneId zone,
        long about,
        BureauCode bureau,
        Case.Rules rules) {}
