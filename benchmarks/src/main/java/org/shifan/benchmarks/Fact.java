// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component of a zone is as a fact, and between which values it is drawn. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Fact {
    String value();

    String unit() default "truth";

    int yearsBack() default 0;

    /** The least value; what is drawn below zero counts as zero, which makes events rare. */
    long low() default 0;

    long high() default 0;

    int decimals() default 0;
}
