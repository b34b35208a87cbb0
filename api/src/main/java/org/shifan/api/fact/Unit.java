// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.fact;

import java.util.Locale;

/**
 * The unit of a fact, as a code. Criteria name the unit that they expect beside the fact; a difference is
 * refused when the criteria arrive, never converted silently.
 */
public record Unit(String code) {
    public static final Unit USD = new Unit("USD");
    public static final Unit CNY = new Unit("CNY");
    /** Parts of a hundred: 51 means 51 %. */
    public static final Unit PERCENT = new Unit("percent");
    /** A number of things: enterprises, batches, incidents, brands. */
    public static final Unit COUNT = new Unit("count");
    /** A place in an order, 1 the first. */
    public static final Unit RANK = new Unit("rank");
    /** Cases per 100 million US dollars of exports (每一亿美元). */
    public static final Unit PER_100M_USD = new Unit("per-100m-usd");
    /** Yes or no. */
    public static final Unit TRUTH = new Unit("truth");

    public static final Unit DAYS = new Unit("days");
    /** A pure ratio: 0.5 means half. */
    public static final Unit RATIO = new Unit("ratio");
    /** Points given by an assessor. */
    public static final Unit POINTS = new Unit("points");

    public Unit {
        code = code == null ? "" : code.strip();
        if (!code.toLowerCase(Locale.ROOT).matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("unit '" + code + "'");
        }
    }

    public static Unit of(String code) {
        return new Unit(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
