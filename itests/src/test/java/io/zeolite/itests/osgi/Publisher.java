package io.zeolite.itests.osgi;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.osgi.framework.ServiceRegistration;

/** The provider's publisher, as a test sees it. */
interface Publisher {

    ServiceRegistration<?> allocator(String label, Map<String, ?> properties);

    ServiceRegistration<?> resolver(String label, String moduleName, int answer, Map<String, ?> properties);

    ServiceRegistration<?> hostModule(String moduleName, int answer, Map<String, ?> properties);

    ServiceRegistration<?> fileSystem(String label, Map<String, ?> properties);

    ServiceRegistration<?> bundleFiles(String directory, Map<String, ?> properties);

    ServiceRegistration<?> closeNotifier(String label, Map<String, ?> properties);

    void startChurn(int threads, Map<Thread, Long> began, Map<String, Integer> told, Queue<String> wrong);

    long stopChurn();

    long held();

    ServiceRegistration<?> listeners(String label, Map<String, ?> properties);

    List<String> takeEvents();
}
