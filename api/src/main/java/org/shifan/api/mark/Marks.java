// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.mark;

import java.time.LocalDate;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.Signature;

/** Permits, verifies and follows the use of titles and their marks (B1, §六(五)); Shifan implements it. */
@ProviderType
public interface Marks {
    /**
     * Permits a use from a day on which the holder has the title, or is a member of the zone that has it.
     *
     * @param evidence the document it rests on; may be empty
     * @throws org.shifan.api.text.ShifanException {@code mark.ground} when the title, or the membership, is not there on the first
     *     day, {@code mark.term} when it is known to end before the last, {@code mark.overlap} when the same use at the same place is
     *     permitted already, or what the registers refuse
     */
    MarkPermit permit(MarkRequest request, String evidence, Signature by);

    /**
     * Withdraws a permission; {@code lastDay} is the last day on which it holds, and may be the day before its first.
     *
     * @throws org.shifan.api.text.ShifanException {@code mark.unknown}, {@code mark.withdrawn}, or {@code mark.last-day} when that
     *     day is not within the permission
     */
    MarkPermit withdraw(MarkCode code, LocalDate lastDay, String evidence, Signature by);

    /**
     * Records a use that was found or reported; also one that was not permitted, which is what it is for.
     *
     * @param note what was seen; 2,000 characters at most, may be empty
     * @throws org.shifan.api.text.ShifanException {@code mark.unknown}, {@code mark.usage.place}, {@code mark.usage.note} or {@code
     *     mark.usage.day} for a day to come
     */
    MarkUsage record(MarkCode code, LocalDate on, String place, String note, Actor by);

    /** @throws org.shifan.api.text.ShifanException {@code mark.unknown} */
    MarkPermit require(MarkCode code);

    /**
     * Permissions, newest first.
     *
     * @param holder null for all
     * @param bureau that supervises the holder; null for all
     * @param on only those that hold on that day; null for all
     */
    List<MarkPermit> find(Subject holder, BureauCode bureau, LocalDate on);

    /** The uses that were recorded, newest first. */
    List<MarkUsage> usages(MarkCode code);

    /** What anybody may know; needs no login. */
    MarkVerification verify(MarkCode code, LocalDate on);

    /**
     * The code as a picture to be printed beside the mark: a QR code (ISO/IEC 18004) as PNG. It holds the address at which the mark is
     * verified, or the bare code where none is set.
     *
     * @param pixels width and height; 80 to 2000
     * @throws org.shifan.api.text.ShifanException {@code mark.unknown} or {@code mark.picture.size}
     */
    byte[] picture(MarkCode code, int pixels);
}
