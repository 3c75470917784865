package io.zeolite.itests.osgi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** The driver's desk, as a test sees it. */
interface Desk {

    List<String> runCases(Path guests, Path scratch);

    void instantiate(String name, byte[] binary);

    void instantiateApart(String name, String tier, byte[] binary);

    void instantiateWithRoot(String name, byte[] binary, Path root);

    void instantiateIn(String filter, String name, byte[] binary);

    int exitCode(String name);

    long call(String name, String function, long... arguments);

    long growMemory(String name, long pages);

    void close(String name);

    void forget(String name);

    boolean isClosed(String name);

    boolean isRuntimeClosed(String name);

    void startLoad(int threads, byte[] composed, byte[] reader, Map<Thread, Long> began, Map<String, Integer> told,
            Queue<String> wrong);

    long stopLoad();

    List<ClassLoader> takeLoaders();
}
