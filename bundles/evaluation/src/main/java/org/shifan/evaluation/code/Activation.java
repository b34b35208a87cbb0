// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Looks for the method that Declarative Services call when they have made a component of which the description names none. It
 * reads classes and loads none: the types that such a method takes need not be there.
 */
final class Activation extends ClassVisitor {
    private static final String METHOD = "activate";
    private static final Set<String> TAKEN =
            Set.of("org/osgi/service/component/ComponentContext", "org/osgi/framework/BundleContext", "java/util/Map");

    private final Map<String, byte[]> classes;
    private boolean found;

    private Activation(Map<String, byte[]> classes) {
        super(Opcodes.ASM9);
        this.classes = classes;
    }

    /** Whether the class, or one of the bundle that it extends, has such a method. */
    static boolean isIn(String type, Map<String, byte[]> classes) {
        Activation looking = new Activation(classes);
        Optional<ClassReader> next = looking.reader(type.replace('.', '/'));
        while (next.isPresent() && !looking.found) {
            next.get().accept(looking, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            next = looking.reader(next.get().getSuperName());
        }
        return looking.found;
    }

    /** Empty also of what is no class: whoever loads it is told. */
    private Optional<ClassReader> reader(String name) {
        byte[] code = name == null ? null : classes.get(name + ".class");
        try {
            return Optional.ofNullable(code).map(ClassReader::new);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        found |= method.equals(METHOD)
                && Arrays.stream(Type.getArgumentTypes(descriptor)).allMatch(this::isHandedOver);
        return null;
    }

    /** Settings may be asked for as an annotation of the bundle's own. */
    private boolean isHandedOver(Type type) {
        return type.getSort() == Type.OBJECT
                && (TAKEN.contains(type.getInternalName())
                        || reader(type.getInternalName())
                                .filter(read -> (read.getAccess() & Opcodes.ACC_ANNOTATION) != 0)
                                .isPresent());
    }
}
