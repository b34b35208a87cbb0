// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

/** Writes a snapshot as canonical JSON. */
final class SnapshotCanon {
    private SnapshotCanon() {}

    static byte[] bytes(FactSnapshot snapshot) {
        throw new UnsupportedOperationException(snapshot.toString());
    }

    static String sha256(byte[] bytes) {
        throw new UnsupportedOperationException(String.valueOf(bytes.length));
    }
}
