// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.schema;

import java.util.logging.Level;

import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import org.slf4j.LoggerFactory;

/** Passes Liquibase's warnings on; the rest of its talk is of use to somebody who debugs it, and goes there. */
final class LiquibaseLog extends AbstractLogService {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("org.shifan.schema.liquibase");

    @Override
    public int getPriority() {
        return PRIORITY_SPECIALIZED;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Liquibase declares it
    public Logger getLog(Class type) {
        return new AbstractLogger() {
            @Override
            public void log(Level level, String message, Throwable cause) {
                if (level.intValue() == Level.WARNING.intValue()) {
                    LOG.warn("{}", message, cause);
                } else {
                    // Also what is severe to Liquibase: it comes back as an exception, which is reported once.
                    LOG.debug("{}", message, cause);
                }
            }
        };
    }
}
