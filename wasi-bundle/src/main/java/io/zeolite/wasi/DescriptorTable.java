package io.zeolite.wasi;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a guest's descriptors stand for. The lowest free number is taken first. */
final class DescriptorTable implements AutoCloseable {

    /** Enough for guests, and a bound on what they can take from the host. */
    private static final int MAX_DESCRIPTORS = 1 << 16;
    private static final System.Logger LOGGER = System.getLogger(DescriptorTable.class.getName());

    private final Map<Integer, Descriptor> open = new HashMap<>();
    private int lowestFree;
    private boolean closed;

    synchronized Descriptor get(int number) throws ErrnoException {
        Descriptor descriptor = open.get(number);
        if (descriptor == null) {
            throw new ErrnoException(Errno.EBADF);
        }
        return descriptor;
    }

    /** {@return the number of a descriptor that is added to a table which has room} */
    synchronized int addNew(Descriptor descriptor) {
        int number = lowestFree;
        open.put(number, descriptor);
        while (open.containsKey(lowestFree)) {
            lowestFree++;
        }
        return number;
    }

    /** {@return the number of a descriptor that is added; if it cannot be, as the guest is closed, it is closed too} */
    synchronized int add(Descriptor descriptor) throws ErrnoException {
        if (closed || open.size() >= MAX_DESCRIPTORS) {
            descriptor.close();
            throw new ErrnoException(closed ? Errno.EBADF : Errno.EMFILE);
        }
        return addNew(descriptor);
    }

    void close(int number) throws ErrnoException {
        remove(number).close();
    }

    private synchronized Descriptor remove(int number) throws ErrnoException {
        Descriptor removed = get(number);
        open.remove(number);
        lowestFree = Math.min(lowestFree, number);
        return removed;
    }

    /** Gives the first descriptor the number of the second, which is closed. */
    void renumber(int from, int to) throws ErrnoException {
        Descriptor replaced;
        synchronized (this) {
            get(from);
            replaced = get(to);
            if (from == to) {
                return;
            }
            open.put(to, remove(from));
        }
        replaced.close();
    }

    /** Closes all; what fails to close is logged, as nobody is left to be told. */
    @Override
    public void close() {
        List<Descriptor> all;
        synchronized (this) {
            all = new ArrayList<>(open.values());
            open.clear();
            lowestFree = 0;
            closed = true;
        }
        for (Descriptor descriptor : all) {
            try {
                descriptor.close();
            } catch (ErrnoException failure) {
                LOGGER.log(System.Logger.Level.DEBUG, "a guest's file failed to close", failure);
            }
        }
    }
}
