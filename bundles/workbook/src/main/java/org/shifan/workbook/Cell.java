// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.workbook;

import java.util.Optional;

import org.shifan.api.text.Message;

/**
 * A cell that holds something.
 *
 * @param row from 1
 * @param column from 1
 * @param text what it holds: a text as it stands, a number in plain digits, a day as 2015-01-31, a truth as yes or no
 * @param trouble why its content cannot be relied on, such as a formula that nobody computed
 */
public record Cell(int row, int column, String text, Optional<Message> trouble) {}
