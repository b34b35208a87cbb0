// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.mark;

import java.util.Objects;

import org.shifan.api.code.DateRange;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/**
 * For what permission is asked.
 *
 * @param holder who shall use the mark
 * @param title whose mark it is: a level of a zone, or demonstration enterprise
 * @param zone the zone whose title it is; null for the title demonstration enterprise
 * @param place where: the product, the fair, the works; 400 characters at most
 * @param period from when until when; it has a last day
 */
public record MarkRequest(Subject holder, Title title, ZoneId zone, MarkUse use, String place, DateRange period) {
    private static final Messages M = Messages.of(MarkRequest.class);
    private static final int MOST = 400;

    /**
     * @throws ShifanException {@code mark.request.title} (a title without a mark), {@code mark.request.zone} (a zone's mark without
     *     a zone, or a zone with the mark of another), {@code mark.request.place} or {@code mark.request.period} (no last day)
     */
    public MarkRequest {
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(period, "period");
        place = place == null ? "" : place.strip();
        if (!title.isLevel() && !title.equals(Title.DEMONSTRATION_ENTERPRISE)) {
            throw new ShifanException(M.message("mark.request.title", title));
        }
        if (title.isLevel() && zone == null && holder.kind() == Subject.Kind.ZONE) {
            zone = holder.zoneId();
        }
        boolean another = holder.kind() == Subject.Kind.ZONE && !holder.zoneId().equals(zone);
        if (title.isLevel() != (zone != null) || another) {
            throw new ShifanException(M.message("mark.request.zone", title, holder, zone == null ? "-" : zone));
        }
        if (place.isEmpty() || place.length() > MOST) {
            throw new ShifanException(M.message("mark.request.place", place.length(), MOST));
        }
        if (period.to() == null) {
            throw new ShifanException(M.message("mark.request.period", period));
        }
    }
}
