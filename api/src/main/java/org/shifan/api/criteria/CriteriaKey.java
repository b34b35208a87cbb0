// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;

/**
 * What a criteria set is for: whose it is, what it evaluates, for which level. At most one set is in force
 * for a key on a day.
 */
public record CriteriaKey(BureauCode authority, Subject.Kind subject, Level level) {
    @Override
    public String toString() {
        return authority + "/" + subject.code() + "/" + level;
    }
}
