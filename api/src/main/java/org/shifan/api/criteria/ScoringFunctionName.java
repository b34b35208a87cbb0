// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** The name under which a {@link ScoringFunction} is registered, such as {@code zhejiang.brand-curve}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ScoringFunctionName {
    /** Prefix of the service property: {@code shifan.scoring.function.name}. */
    String PREFIX_ = "shifan.";

    /** The name; begins with the authority's key. */
    String value();
}
