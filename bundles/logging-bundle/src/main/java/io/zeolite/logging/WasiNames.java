package io.zeolite.logging;

import java.util.List;

/**
 * The names that WASI gives to its numbers.
 *
 * @see <a href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/witx/typenames.witx">preview 1: types</a>
 */
enum WasiNames {
    ERRNO(false, "SUCCESS 2BIG ACCES ADDRINUSE ADDRNOTAVAIL AFNOSUPPORT AGAIN ALREADY BADF BADMSG BUSY CANCELED CHILD "
            + "CONNABORTED CONNREFUSED CONNRESET DEADLK DESTADDRREQ DOM DQUOT EXIST FAULT FBIG HOSTUNREACH IDRM ILSEQ "
            + "INPROGRESS INTR INVAL IO ISCONN ISDIR LOOP MFILE MLINK MSGSIZE MULTIHOP NAMETOOLONG NETDOWN NETRESET "
            + "NETUNREACH NFILE NOBUFS NODEV NOENT NOEXEC NOLCK NOLINK NOMEM NOMSG NOPROTOOPT NOSPC NOSYS NOTCONN "
            + "NOTDIR NOTEMPTY NOTRECOVERABLE NOTSOCK NOTSUP NOTTY NXIO OVERFLOW OWNERDEAD PERM PIPE PROTO "
            + "PROTONOSUPPORT PROTOTYPE RANGE ROFS SPIPE SRCH STALE TIMEDOUT TXTBSY XDEV NOTCAPABLE"),
    CLOCK_ID(false, "realtime monotonic"),
    FILETYPE(false, "UNKNOWN BLOCK_DEVICE CHARACTER_DEVICE DIRECTORY REGULAR_FILE SOCKET_DGRAM SOCKET_STREAM "
            + "SYMBOLIC_LINK"),
    LOOKUPFLAGS(true, "SYMLINK_FOLLOW"),
    OFLAGS(true, "CREAT DIRECTORY EXCL TRUNC"),
    FDFLAGS(true, "APPEND DSYNC NONBLOCK RSYNC SYNC"),
    FSTFLAGS(true, "ATIM ATIM_NOW MTIM MTIM_NOW"),
    RIFLAGS(true, "RECV_PEEK RECV_WAITALL"),
    ROFLAGS(true, "RECV_DATA_TRUNCATED"),
    SDFLAGS(true, "RD WR"),
    RIGHTS(true, "FD_DATASYNC FD_READ FD_SEEK FD_FDSTAT_SET_FLAGS FD_SYNC FD_TELL FD_WRITE FD_ADVISE FD_ALLOCATE "
            + "PATH_CREATE_DIRECTORY PATH_CREATE_FILE PATH_LINK_SOURCE PATH_LINK_TARGET PATH_OPEN FD_READDIR "
            + "PATH_READLINK PATH_RENAME_SOURCE PATH_RENAME_TARGET PATH_FILESTAT_GET PATH_FILESTAT_SET_SIZE "
            + "PATH_FILESTAT_SET_TIMES FD_FILESTAT_GET FD_FILESTAT_SET_SIZE FD_FILESTAT_SET_TIMES PATH_SYMLINK "
            + "PATH_REMOVE_DIRECTORY PATH_UNLINK_FILE POLL_FD_READWRITE SOCK_SHUTDOWN SOCK_ACCEPT");

    /** The error number that is none. */
    static final int SUCCESS = 0;

    private final boolean bits;
    private final List<String> names;

    WasiNames(boolean bits, String names) {
        this.bits = bits;
        this.names = List.of(names.split(" "));
    }

    /** {@return the name of a number, or the names of its bits joined by {@code |}; what has no name is a number} */
    String of(long number) {
        if (this == ERRNO) {
            return number >= 0 && number < names.size() ? "E" + names.get((int) number) : "errno(" + number + ")";
        }
        return bits ? ofBits(number)
                : number >= 0 && number < names.size() ? names.get((int) number) : Long.toString(number);
    }

    private String ofBits(long number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < names.size(); bit++) {
            if ((number >>> bit & 1) != 0) {
                text.append(text.isEmpty() ? "" : "|").append(names.get(bit));
            }
        }
        long unnamed = number >>> names.size() << names.size();
        if (unnamed != 0) {
            text.append(text.isEmpty() ? "" : "|").append("0x").append(Long.toHexString(unnamed));
        }
        return text.toString();
    }
}
