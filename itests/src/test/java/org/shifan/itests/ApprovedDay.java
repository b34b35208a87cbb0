// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;

import static org.junit.Assert.assertEquals;

/** The day for which a set was approved, while the server is down. */
final class ApprovedDay {
    private ApprovedDay() {}

    /** The calendar cannot be moved, so the day of the submission and the approval is: to yesterday. */
    static void comes(Path home, String set) throws SQLException {
        String url = "jdbc:derby:" + home.resolve("data/derby/shifan");
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement update = connection.prepareStatement(
                        "update EVAL_STEP set IN_FORCE_FROM = ? where SET_ID = ? and IN_FORCE_FROM is not null")) {
            update.setDate(
                    1, Date.valueOf(LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1)));
            update.setString(2, set);
            assertEquals("the submission and the approval", 2, update.executeUpdate());
        } finally {
            closed(url);
        }
    }

    /** Derby says by an exception that it has closed its database. */
    private static void closed(String url) {
        try {
            DriverManager.getConnection(url + ";shutdown=true");
        } catch (SQLException e) {
            assertEquals("08006", e.getSQLState());
        }
    }
}
