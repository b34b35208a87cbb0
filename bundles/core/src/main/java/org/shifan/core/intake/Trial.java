// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.intake;

import org.apache.aries.jpa.template.EmConsumer;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;

import org.shifan.api.intake.ImportContext;

/** The transaction of a chunk: kept when rows are imported, undone when they are only tried. */
final class Trial {
    private Trial() {}

    /** What takes back all that a trial did. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undone() {
            super("tried only", null, false, false);
        }
    }

    static void tx(JpaTemplate jpa, ImportContext context, EmConsumer work) {
        try {
            jpa.tx(TransactionType.Required, em -> {
                work.accept(em);
                if (context.preview()) {
                    // What only the database would refuse comes to light as well.
                    em.flush();
                    throw new Undone();
                }
            });
        } catch (Undone tried) {
            // Nothing of it is left.
        }
    }
}
