// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.analysis;

import java.util.Objects;

/** Which criteria an analysis is made with, other than those in force. */
public sealed interface CriteriaChoice {

    /**
     * A set that was accepted, whether it is in force or only staged.
     *
     * @param version null for the newest that is here
     */
    record Installed(String id, String version) implements CriteriaChoice {
        public Installed {
            Objects.requireNonNull(id, "id");
        }

        @Override
        public String toString() {
            return version == null ? id : id + " " + version;
        }
    }

    /** A document that is in no bundle; it is checked first. */
    record Document(String file, byte[] bytes) implements CriteriaChoice {
        public Document {
            Objects.requireNonNull(file, "file");
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static CriteriaChoice installed(String id, String version) {
        return new Installed(id, version);
    }

    static CriteriaChoice document(String file, byte[] bytes) {
        return new Document(file, bytes);
    }
}
