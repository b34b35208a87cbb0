// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.lifecycle;

import java.time.LocalDate;
import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

import org.shifan.api.code.BureauCode;

/**
 * What somebody owes by a day outside of cases, such as a proof that was asked for or goods that have to come back; a module that keeps
 * such things registers one as a whiteboard service, and they stand with the deadlines of the cases wherever these are shown.
 */
@ConsumerType
public interface DeadlineSource {
    /**
     * What is open, in any order. One that throws is logged and left out; the others are shown.
     *
     * @param bureau only what is owed to this one or supervised by it; null for all
     * @param today the day by which it is told what is late
     */
    List<Deadline> deadlines(BureauCode bureau, LocalDate today);
}
