// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
import java.nio.file.Files;
import java.nio.file.Path;

/** Gives JPA a boot stage of its own: {@code BootStages ASSEMBLY}. */
final class BootStages {

    private static final String ALL = "featuresBoot = ";
    private static final String JPA_FIRST = ALL + "(jpa), ";

    private BootStages() {}

    /**
     * Aries JPA and javax.persistence export the same version of org.osgi.service.jpa. Karaf's resolver prefers Aries
     * JPA, the framework the bundle that was installed first. Only if that is Aries JPA, too, do both agree; otherwise
     * the next feature that is installed refreshes and restarts everything that uses JPA.
     */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0], "etc", "org.apache.karaf.features.cfg");
        String text = Files.readString(file);
        if (!text.contains(ALL)) {
            throw new IllegalStateException("no \"" + ALL + "\" in " + file);
        }
        if (!text.contains(JPA_FIRST)) {
            Files.writeString(file, text.replace(ALL, JPA_FIRST));
        }
    }
}
