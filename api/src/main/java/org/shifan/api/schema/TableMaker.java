// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.schema;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import org.osgi.annotation.versioning.ProviderType;

/** Makes the tables of all modules that are here in another database than the one they work on. */
@ProviderType
public interface TableMaker {

    /**
     * Runs every module's changelog there, to its end.
     *
     * @return the modules whose tables were made
     * @throws SQLException when a changelog fails, with the change set and the reason; what was made before it stays
     */
    List<String> makeTables(DataSource database) throws SQLException;
}
