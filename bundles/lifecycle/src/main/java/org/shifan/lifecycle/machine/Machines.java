// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The procedures that the bundle brings, checked. */
@Component(service = Machines.class)
public final class Machines {
    private static final List<String> FILES = List.of("designation.yaml", "membership.yaml", "keeping.yaml");

    private final List<Machine> machines;

    /** @throws IllegalStateException when a description is wrong: a mistake of the build */
    @Activate
    public Machines() {
        this(FILES.stream().flatMap(file -> read(file).stream()).toList());
    }

    Machines(List<Machine> machines) {
        List<String> problems = MachineCheck.problems(machines);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("; ", problems));
        }
        this.machines = machines;
    }

    private static List<Machine> read(String file) {
        try (InputStream in = Machines.class.getResourceAsStream("/procedures/" + file)) {
            return new MachineReader(file).read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Machine> all() {
        return new ArrayList<>(machines);
    }

    public Optional<Machine> machine(String procedure) {
        return machines.stream().filter(m -> m.id().equals(procedure)).findFirst();
    }
}
