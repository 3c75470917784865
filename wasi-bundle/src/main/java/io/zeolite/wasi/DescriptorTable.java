package io.zeolite.wasi;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import java.util.Arrays;
import java.util.Objects;

/** What a guest's descriptors stand for. The lowest free number is taken first. */
final class DescriptorTable implements AutoCloseable {

    /** Enough for guests, and a bound on what they can take from the host. */
    private static final int MAX_DESCRIPTORS = 1 << 16;
    private static final int FIRST_SIZE = 8;
    private static final System.Logger LOGGER = System.getLogger(DescriptorTable.class.getName());

    /** By number; null where none is open. */
    private Descriptor[] open = new Descriptor[FIRST_SIZE];
    private int lowestFree;
    private boolean closed;

    synchronized Descriptor get(int number) throws ErrnoException {
        if (number < 0 || number >= open.length || open[number] == null) {
            throw new ErrnoException(Errno.EBADF);
        }
        return open[number];
    }

    /** {@return the number of a descriptor that is added to a table which has room} */
    synchronized int addNew(Descriptor descriptor) {
        int number = lowestFree;
        if (number == open.length) {
            open = Arrays.copyOf(open, 2 * number);
        }
        open[number] = descriptor;
        while (lowestFree < open.length && open[lowestFree] != null) {
            lowestFree++;
        }
        return number;
    }

    /** {@return the number of a descriptor that is added; if it cannot be, as the guest is closed, it is closed too} */
    synchronized int add(Descriptor descriptor) throws ErrnoException {
        if (closed || lowestFree >= MAX_DESCRIPTORS) {
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
        open[number] = null;
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
            open[to] = remove(from);
        }
        replaced.close();
    }

    /** Closes all; what fails to close is logged, as nobody is left to be told. */
    @Override
    public void close() {
        Descriptor[] all;
        synchronized (this) {
            all = open;
            open = new Descriptor[FIRST_SIZE];
            lowestFree = 0;
            closed = true;
        }
        Arrays.stream(all).filter(Objects::nonNull).forEach(DescriptorTable::closeQuietly);
    }

    private static void closeQuietly(Descriptor descriptor) {
        try {
            descriptor.close();
        } catch (ErrnoException failure) {
            LOGGER.log(System.Logger.Level.DEBUG, "a guest's file failed to close", failure);
        }
    }
}
