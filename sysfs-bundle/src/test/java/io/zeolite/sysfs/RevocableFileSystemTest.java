package io.zeolite.sysfs;

import static io.zeolite.sysfs.Assert.assertErrno;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.zeolite.sysfs.spi.GuestFile;
import io.zeolite.sysfs.spi.GuestFileSystem;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RevocableFileSystemTest {

    private static final Set<OpenFlag> READ = Set.of(OpenFlag.READ);

    private final List<String> calls = new ArrayList<>();
    private final GuestFile file = recording(GuestFile.class);
    private final RevocableFileSystem files = new RevocableFileSystem(recording(GuestFileSystem.class));

    /** {@return what notes each call and its arguments} */
    private <T> T recording(Class<T> type) {
        InvocationHandler note = (_, method, arguments) -> {
            if (method.getDeclaringClass() != Object.class) {
                calls.add(method.getName() + Arrays.toString(arguments));
            }
            return method.getName().equals("open") ? file : sample(method.getReturnType());
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, note));
    }

    private static Object sample(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "int" -> 7;
            case "long" -> 8L;
            case "boolean" -> true;
            case "String" -> "text";
            case "Set" -> READ;
            case "ByteBuffer" -> ByteBuffer.allocate(1);
            case "Whence" -> Whence.START;
            case "List" -> List.of();
            case "FileStat", "void" -> null;
            default -> throw new AssertionError(type);
        };
    }

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods()).filter(method -> !Modifier.isStatic(method.getModifiers()));
    }

    private static Object[] arguments(Method method) {
        return Arrays.stream(method.getParameterTypes()).map(RevocableFileSystemTest::sample).toArray();
    }

    private static Object call(Method method, Object target) throws ErrnoException {
        try {
            return method.invoke(target, arguments(method));
        } catch (InvocationTargetException e) {
            throw (ErrnoException) e.getCause();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> handsOnEachCallUntilItIsRevoked() {
        return methods(GuestFileSystem.class).map(method -> DynamicTest.dynamicTest(method.getName(), () -> {
            RevocableFileSystem own = new RevocableFileSystem(recording(GuestFileSystem.class));
            calls.clear();
            call(method, own);
            assertEquals(List.of(method.getName() + Arrays.toString(arguments(method))), calls);
            own.revoke();
            calls.clear();
            assertErrno(Errno.ENODEV, () -> call(method, own));
            assertEquals(List.of(), calls);
        }));
    }

    @TestFactory
    Stream<DynamicTest> openFilesHandOnEachCallUntilTheyAreRevoked() {
        return methods(GuestFile.class).filter(method -> !method.getName().equals("close"))
                .map(method -> DynamicTest.dynamicTest(method.getName(), () -> {
                    RevocableFileSystem own = new RevocableFileSystem(recording(GuestFileSystem.class));
                    GuestFile opened = own.open("file", READ, 0);
                    calls.clear();
                    assertEquals(sample(method.getReturnType()), call(method, opened));
                    assertEquals(1, calls.size());
                    own.revoke();
                    calls.clear();
                    if (method.getName().equals("isAppending")) {
                        assertFalse(opened.isAppending());
                    } else {
                        assertErrno(Errno.ENODEV, () -> call(method, opened));
                    }
                    assertEquals(List.of(), calls);
                }));
    }

    @Test
    void closesOpenFilesOnce() throws ErrnoException {
        GuestFile closed = files.open("closed", READ, 0);
        GuestFile open = files.open("open", READ, 0);
        closed.close();
        closed.close();
        calls.clear();
        files.revoke();
        files.revoke();
        assertEquals(List.of("closenull"), calls);
        open.close();
        assertEquals(1, calls.size());
    }

    @Test
    void aFileThatIsOpenedMeanwhileIsClosed() {
        RevocableFileSystem[] view = new RevocableFileSystem[1];
        view[0] = new RevocableFileSystem(new GuestFileSystem() {
            @Override
            public GuestFile open(String path, Set<OpenFlag> flags, int mode) {
                view[0].revoke();
                return file;
            }
        });
        assertErrno(Errno.ENODEV, () -> view[0].open("file", READ, 0));
        assertEquals(List.of("closenull"), calls);
    }

    @Test
    void filesThatFailToCloseKeepNoOtherOpen() throws ErrnoException {
        RevocableFileSystem failing = new RevocableFileSystem(new GuestFileSystem() {
            @Override
            public GuestFile open(String path, Set<OpenFlag> flags, int mode) {
                return new GuestFile() {
                    @Override
                    public void close() throws ErrnoException {
                        calls.add(path);
                        if (path.equals("errno")) {
                            throw new ErrnoException(Errno.EIO);
                        }
                        throw new IllegalStateException(path);
                    }
                };
            }
        });
        failing.open("errno", READ, 0);
        failing.open("exception", READ, 0);
        failing.revoke();
        assertEquals(Set.of("errno", "exception"), Set.copyOf(calls));
    }

    @Test
    void saysWhetherItIsRevoked() {
        assertEquals("text", files.toString());
        files.revoke();
        assertEquals("revoked", files.toString());
    }
}
