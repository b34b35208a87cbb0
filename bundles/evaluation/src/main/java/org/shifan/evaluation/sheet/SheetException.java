// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import org.shifan.api.text.ShifanException;

/** Something that a criteria sheet cannot hold. */
final class SheetException extends ShifanException {
    private static final long serialVersionUID = 1L;

    SheetException(String key, Object... arguments) {
        super(SheetMessages.M.message(key, arguments));
    }
}
