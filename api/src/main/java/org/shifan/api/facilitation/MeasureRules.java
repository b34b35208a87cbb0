// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.util.Map;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The rules of the measures of §六(一) and the reference data that they speak of, as tables; one bundle registers them as a service,
 * and can be replaced while the system runs. The next treatment is decided by the new ones, what was decided stays decided.
 *
 * <p>They are data, so that they can be kept beside each decision and applied again when the bundle is long gone. What a
 * measure may rest on is the clause's: rules that name a measure which the clause does not list, or that leave out a ground
 * which it asks for, are refused as a whole. Without rules, with refused ones, or with some that throw, every shipment has
 * the strict treatment, which names them.
 */
@ConsumerType
public interface MeasureRules {
    /** The name that the rules of the nation bear; others are refused, since a bureau tightens by {@link BureauTerms}. */
    String NATIONAL = "national";

    /** Whose rules they are. */
    String name();

    /** The version of the bundle that brings them, as it stands in every decision. */
    String version();

    /** The tables by the names of their files, as CSV; docs/facilitation.md says which and what is in them. */
    Map<String, String> tables();
}
