// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Many codes in few statements that are always the same: a list is filled up with its last code to one of a few lengths, for a
 * database that meets a statement for the first time spends more on its plan than on its rows.
 */
public final class InList {
    private static final int[] LENGTHS = {1, 4, 16, 64, 256};

    private final List<String> codes;

    private InList(List<String> codes) {
        this.codes = codes;
    }

    /** The codes in parts of at most the longest length. */
    public static List<InList> of(Collection<String> codes) {
        List<String> all = List.copyOf(codes);
        List<InList> out = new ArrayList<>();
        int longest = LENGTHS[LENGTHS.length - 1];
        for (int start = 0; start < all.size(); start += longest) {
            out.add(new InList(all.subList(start, Math.min(start + longest, all.size()))));
        }
        return out;
    }

    private int length() {
        int i = 0;
        while (LENGTHS[i] < codes.size()) {
            i++;
        }
        return LENGTHS[i];
    }

    /** {@code IN (?, ?, ...)}. */
    public String sql() {
        return "IN (?" + ", ?".repeat(length() - 1) + ")";
    }

    /** Gives the list its codes; the parameter after it. */
    public int bind(PreparedStatement statement, int first) throws SQLException {
        for (int i = 0; i < length(); i++) {
            statement.setString(first + i, codes.get(Math.min(i, codes.size() - 1)));
        }
        return first + length();
    }
}
