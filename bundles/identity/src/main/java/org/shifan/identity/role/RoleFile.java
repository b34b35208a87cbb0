// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity.role;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import org.shifan.api.identity.Role;
import org.shifan.api.identity.RoleTable;
import org.shifan.api.text.Text;

/** The table of roles as it lies in the bundle, {@code roles.txt}. What cannot be read stops everything: it is no setting. */
@Component(service = {RoleTable.class, RoleFile.class})
public final class RoleFile implements RoleTable {
    private static final String FILE = "/org/shifan/identity/roles.txt";
    private static final int CELLS = 5;

    private final Map<String, Rule> rules = new LinkedHashMap<>();

    @Activate
    public RoleFile() {
        this(lines());
    }

    RoleFile(Stream<String> lines) {
        lines.map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(RoleFile::rule)
                .forEach(rule -> {
                    if (rules.put(rule.operation(), rule) != null) {
                        throw new IllegalArgumentException(rule.operation() + " stands twice in the table of roles");
                    }
                });
    }

    private static Stream<String> lines() {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(RoleFile.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            return in.lines().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rule rule(String line) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != CELLS) {
            throw new IllegalArgumentException("not " + CELLS + " cells in the table of roles: " + line);
        }
        Map<Role, Reach> reaches = new EnumMap<>(Role.class);
        for (String each : words(cells[1])) {
            String[] parts = each.split("=");
            Role role = Role.of(parts[0])
                    .orElseThrow(() -> new IllegalArgumentException("no role: " + each + " in " + line));
            if (parts.length != 2 || reaches.put(role, Reach.valueOf(parts[1].toUpperCase(Locale.ROOT))) != null) {
                throw new IllegalArgumentException("no reach: " + each + " in " + line);
            }
        }
        return new Rule(cells[0].strip(), new Text(cells[3].strip(), cells[4].strip()), words(cells[2]), reaches);
    }

    private static List<String> words(String cell) {
        return Stream.of(cell.strip().split("\\s+"))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    @Override
    public List<Rule> rules() {
        return new ArrayList<>(rules.values());
    }

    /** Null for an operation that the table does not have. */
    Rule find(String operation) {
        return rules.get(operation);
    }
}
