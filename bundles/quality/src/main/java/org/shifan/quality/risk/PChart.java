// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.risk;

import java.util.List;

/**
 * Control limits for shares of failed units: the p-chart of Shewhart with the correction of Laney (p′-chart) for industries
 * whose months differ by more than chance alone.
 *
 * <p>The centre is all failed over all inspected. A month's z is its distance from the centre in standard deviations of the
 * binomial distribution; sigma z is the mean moving range of two consecutive z divided by 1.128. The limits lie three standard
 * deviations times sigma z from the centre. A sigma z below 1 counts as 1, so that few months without failures do not make
 * limits out of nothing.
 */
final class PChart {
    /** Fewer subgroups say too little about how they differ. */
    static final int SUBGROUPS = 12;

    private static final double SIGMAS = 3;
    /** The mean range of two values of a normal distribution with deviation 1. */
    private static final double D2 = 1.128;

    /** Units that were inspected together, and how many of them failed. */
    record Subgroup(long inspected, long failed) {
        Subgroup plus(Subgroup other) {
            return new Subgroup(inspected + other.inspected, failed + other.failed);
        }
    }

    private final double centre;
    private final double sigmaZ;
    private final boolean enough;

    private PChart(double centre, double sigmaZ, boolean enough) {
        this.centre = centre;
        this.sigmaZ = sigmaZ;
        this.enough = enough;
    }

    /** @param subgroups in the order of time; those without units are left out */
    static PChart of(List<Subgroup> subgroups) {
        List<Subgroup> filled =
                subgroups.stream().filter(each -> each.inspected() > 0).toList();
        long inspected = filled.stream().mapToLong(Subgroup::inspected).sum();
        long failed = filled.stream().mapToLong(Subgroup::failed).sum();
        double centre = inspected == 0 ? 0 : (double) failed / inspected;
        boolean varies = centre > 0 && centre < 1;
        return new PChart(centre, varies ? sigmaZ(filled, centre) : 1, filled.size() >= SUBGROUPS);
    }

    private static double sigmaZ(List<Subgroup> subgroups, double centre) {
        double ranges = 0;
        for (int i = 1; i < subgroups.size(); i++) {
            ranges += Math.abs(z(subgroups.get(i), centre) - z(subgroups.get(i - 1), centre));
        }
        return subgroups.size() < 2 ? 1 : ranges / (subgroups.size() - 1) / D2;
    }

    private static double z(Subgroup subgroup, double centre) {
        return ((double) subgroup.failed() / subgroup.inspected() - centre) / deviation(centre, subgroup.inspected());
    }

    private static double deviation(double centre, long inspected) {
        return Math.sqrt(centre * (1 - centre) / inspected);
    }

    /** The upper limit of a plain p-chart, widened by a factor. */
    static double upper(double centre, long inspected, double factor) {
        return Math.min(1, centre + SIGMAS * factor * deviation(centre, inspected));
    }

    /** The lower limit of a plain p-chart, widened by a factor. */
    static double lower(double centre, long inspected, double factor) {
        return Math.max(0, centre - SIGMAS * factor * deviation(centre, inspected));
    }

    double centre() {
        return centre;
    }

    /** Laney's sigma z as it was computed. */
    double sigmaZ() {
        return sigmaZ;
    }

    /** What the limits are widened by. */
    double spread() {
        return Math.max(1, sigmaZ);
    }

    /** Whether there are subgroups enough to judge by. */
    boolean enough() {
        return enough;
    }

    double upper(long inspected) {
        return upper(centre, inspected, spread());
    }

    double lower(long inspected) {
        return lower(centre, inspected, spread());
    }
}
