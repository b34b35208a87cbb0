// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.identity.Role;
import org.shifan.api.identity.RoleTable;
import org.shifan.api.identity.RoleTable.Reach;

/** The table of roles. */
@Service
@Command(scope = "shifan", name = "roles", description = "Which role may do what, where / 角色权限表")
public class RolesCommand extends ShifanCommand<List<RoleTable.Rule>> {

    @Option(name = "--role", description = "Only what that role may / 只列该角色可办的")
    String role;

    @Override
    List<RoleTable.Rule> answer() {
        Role wanted = role == null ? null : Role.of(role).orElseThrow(() -> refuse("roles.unknown", role, codes()));
        return service(RoleTable.class).rules().stream()
                .filter(rule -> wanted == null || rule.reach(wanted) != Reach.NOWHERE)
                .toList();
    }

    private static String codes() {
        return Stream.of(Role.values()).map(Role::code).collect(Collectors.joining(", "));
    }

    @Override
    void show(List<RoleTable.Rule> rules) {
        Table table =
                table().column("operation").column("what").column("reach-own").column("reach-all");
        rules.forEach(
                rule -> table.row(rule.operation(), rule.title(), roles(rule, Reach.OWN), roles(rule, Reach.ALL)));
        table.print(out());
    }

    private static String roles(RoleTable.Rule rule, Reach reach) {
        String out = rule.reaches().entrySet().stream()
                .filter(each -> each.getValue() == reach)
                .map(Map.Entry::getKey)
                .sorted()
                .map(Role::code)
                .collect(Collectors.joining(", "));
        return out.isEmpty() ? null : out;
    }
}
