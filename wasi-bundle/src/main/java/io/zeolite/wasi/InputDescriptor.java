package io.zeolite.wasi;

import io.zeolite.api.Context;
import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import java.nio.ByteBuffer;

/** A stream that the guest reads, for which a call waits unless the guest does not want to. */
final class InputDescriptor extends Descriptor {

    private final InputFile stream;

    InputDescriptor(InputFile stream) {
        super(stream, stream.stat().type(), true, false, 0);
        this.stream = stream;
    }

    /** {@return what can be waited for} */
    ReadAhead input() {
        return stream.input();
    }

    /** Waits for the first bytes of a call only. */
    @Override
    int read(Context context, GuestState state, ByteBuffer buffer, long before) throws ErrnoException {
        while (true) {
            try {
                return stream.read(buffer);
            } catch (ErrnoException failure) {
                if (failure.errno() != Errno.EAGAIN || before > 0 || (flags() & FdFlags.NONBLOCK) != 0) {
                    throw failure;
                }
            }
            state.readiness().await(context, input());
        }
    }
}
