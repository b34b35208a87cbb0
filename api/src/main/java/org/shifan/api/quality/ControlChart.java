// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.time.YearMonth;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.HsCode;

/**
 * The control chart of an industry: the share of failed batches month by month, with limits (Laney p′-chart).
 *
 * @param heading the HS heading that the industry is known by
 * @param points the months with inspections, oldest first
 * @param centre the share over all months, 0 to 1
 * @param spread by how much the months differ more than chance would make them, at least 1 (Laney's sigma z)
 * @param enough whether there are months enough for limits; without, nothing is judged by them
 */
public record ControlChart(
        BureauCode bureau, HsCode heading, List<Point> points, double centre, double spread, boolean enough) {
    public ControlChart {
        points = List.copyOf(points);
    }

    /**
     * A month.
     *
     * @param lower the least share that chance explains, 0 to 1
     * @param upper the greatest share that chance explains, 0 to 1
     */
    public record Point(YearMonth month, long batches, long failed, double lower, double upper) {
        /** The share that failed, 0 to 1. */
        public double share() {
            return batches == 0 ? 0 : (double) failed / batches;
        }

        /** Whether it lies outside of the limits. */
        public boolean out() {
            return share() > upper || share() < lower;
        }
    }
}
