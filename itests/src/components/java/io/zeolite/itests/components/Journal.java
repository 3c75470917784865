package io.zeolite.itests.components;

import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** What the components have been asked. */
@Component(service = Journal.class)
public final class Journal {

    private final List<String> events = new ArrayList<>();

    /** For the component runtime. */
    public Journal() {
    }

    synchronized void add(String event) {
        events.add(event);
    }

    synchronized List<String> take() {
        List<String> taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
