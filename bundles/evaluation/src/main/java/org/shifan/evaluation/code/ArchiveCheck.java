// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.util.ArrayList;
import java.util.List;

import org.shifan.api.criteria.Remark;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.document.Place;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plugin.PlugIns;

/**
 * Whether the functions of a bundle can be made from the archive, so that what they decide can be replayed. The conformance
 * kit asks it in the author's build and the registry at the door, of a bundle whose code may run.
 */
public final class ArchiveCheck {
    private ArchiveCheck() {}

    /**
     * Why the functions could not be replayed from the archive; empty when they can.
     *
     * @param file the document, as messages name it
     * @param jar the bundle as it is archived
     */
    public static List<Remark> remarks(String file, byte[] jar, Plan plan, PlugIns plugIns) {
        List<Remark> out = new ArrayList<>();
        if (plan.functions().isEmpty()) {
            return out;
        }
        try {
            ArchivedBundle bundle = ArchivedBundle.open(jar);
            String set = plan.document().id() + " " + plan.document().version();
            for (String name : plan.functions()) {
                try {
                    plugIns.archived(set, name, () -> bundle.function(name));
                } catch (ShifanException e) {
                    out.add(remark(file, e.message()));
                }
            }
        } catch (ShifanException e) {
            out.add(remark(file, e.message()));
        }
        return out;
    }

    /** What keeps a bundle out of the archive. */
    public static Remark remark(String file, Message message) {
        return new Remark(Remark.Level.REQUIRED, "code.archive", Place.WHOLE.problem(file, message));
    }
}
