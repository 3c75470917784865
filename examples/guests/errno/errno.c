/*
 * Calls every function of WASI preview 1, so that it succeeds and so that it
 * fails in each way it can.
 *
 *   errno [carefully]
 *
 * Carefully, it does without the signal that stops a process, and ends
 * after the failures of paths: the WASI of Node.js hangs in the rest. Prints a line for each case: the function, the error that is expected, and
 * `ok` or what came instead. Works in the first directory that it is given,
 * which has to be empty; the second, read-only one is /ro, with a file `file`
 * in it. A listening socket follows, and standard input has nothing to read.
 * Where one of these is missing, its cases fail.
 */

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define ERRORS(X) X(ESUCCESS) X(E2BIG) X(EACCES) X(EADDRINUSE) X(EADDRNOTAVAIL) X(EAFNOSUPPORT) X(EAGAIN) \
    X(EALREADY) X(EBADF) X(EBADMSG) X(EBUSY) X(ECANCELED) X(ECHILD) X(ECONNABORTED) X(ECONNREFUSED) X(ECONNRESET) \
    X(EDEADLK) X(EDESTADDRREQ) X(EDOM) X(EDQUOT) X(EEXIST) X(EFAULT) X(EFBIG) X(EHOSTUNREACH) X(EIDRM) X(EILSEQ) \
    X(EINPROGRESS) X(EINTR) X(EINVAL) X(EIO) X(EISCONN) X(EISDIR) X(ELOOP) X(EMFILE) X(EMLINK) X(EMSGSIZE) \
    X(EMULTIHOP) X(ENAMETOOLONG) X(ENETDOWN) X(ENETRESET) X(ENETUNREACH) X(ENFILE) X(ENOBUFS) X(ENODEV) X(ENOENT) \
    X(ENOEXEC) X(ENOLCK) X(ENOLINK) X(ENOMEM) X(ENOMSG) X(ENOPROTOOPT) X(ENOSPC) X(ENOSYS) X(ENOTCONN) X(ENOTDIR) \
    X(ENOTEMPTY) X(ENOTRECOVERABLE) X(ENOTSOCK) X(ENOTSUP) X(ENOTTY) X(ENXIO) X(EOVERFLOW) X(EOWNERDEAD) X(EPERM) \
    X(EPIPE) X(EPROTO) X(EPROTONOSUPPORT) X(EPROTOTYPE) X(ERANGE) X(EROFS) X(ESPIPE) X(ESRCH) X(ESTALE) \
    X(ETIMEDOUT) X(ETXTBSY) X(EXDEV) X(ENOTCAPABLE)
#define NUMBER(name) name,
#define NAME(name) #name,
enum { ERRORS(NUMBER) LAST };
static const char *const error_names[] = { ERRORS(NAME) };

#define IMPORT(name, ...) \
    __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name))) int32_t name(__VA_ARGS__)
typedef uint32_t u32;
typedef uint64_t u64;
typedef const char *text;
IMPORT(args_get, void *, void *);
IMPORT(args_sizes_get, void *, void *);
IMPORT(environ_get, void *, void *);
IMPORT(environ_sizes_get, void *, void *);
IMPORT(clock_res_get, u32, void *);
IMPORT(clock_time_get, u32, u64, void *);
IMPORT(fd_advise, u32, u64, u64, u32);
IMPORT(fd_allocate, u32, u64, u64);
IMPORT(fd_close, u32);
IMPORT(fd_datasync, u32);
IMPORT(fd_fdstat_get, u32, void *);
IMPORT(fd_fdstat_set_flags, u32, u32);
IMPORT(fd_fdstat_set_rights, u32, u64, u64);
IMPORT(fd_filestat_get, u32, void *);
IMPORT(fd_filestat_set_size, u32, u64);
IMPORT(fd_filestat_set_times, u32, u64, u64, u32);
IMPORT(fd_pread, u32, const void *, u32, u64, void *);
IMPORT(fd_prestat_get, u32, void *);
IMPORT(fd_prestat_dir_name, u32, void *, u32);
IMPORT(fd_pwrite, u32, const void *, u32, u64, void *);
IMPORT(fd_read, u32, const void *, u32, void *);
IMPORT(fd_readdir, u32, void *, u32, u64, void *);
IMPORT(fd_renumber, u32, u32);
IMPORT(fd_seek, u32, int64_t, u32, void *);
IMPORT(fd_sync, u32);
IMPORT(fd_tell, u32, void *);
IMPORT(fd_write, u32, const void *, u32, void *);
IMPORT(path_create_directory, u32, text, u32);
IMPORT(path_filestat_get, u32, u32, text, u32, void *);
IMPORT(path_filestat_set_times, u32, u32, text, u32, u64, u64, u32);
IMPORT(path_link, u32, u32, text, u32, u32, text, u32);
IMPORT(path_open, u32, u32, text, u32, u32, u64, u64, u32, void *);
IMPORT(path_readlink, u32, text, u32, void *, u32, void *);
IMPORT(path_remove_directory, u32, text, u32);
IMPORT(path_rename, u32, text, u32, u32, text, u32);
IMPORT(path_symlink, text, u32, u32, text, u32);
IMPORT(path_unlink_file, u32, text, u32);
IMPORT(poll_oneoff, const void *, void *, u32, void *);
IMPORT(proc_raise, u32);
IMPORT(random_get, void *, u32);
IMPORT(sched_yield);
#ifndef NO_SOCKETS
IMPORT(sock_accept, u32, u32, void *);
#endif
IMPORT(sock_recv, u32, const void *, u32, u32, void *, void *);
IMPORT(sock_send, u32, const void *, u32, u32, void *);
IMPORT(sock_shutdown, u32, u32);
__attribute__((import_module("wasi_snapshot_preview1"), import_name("proc_exit"), noreturn)) void proc_exit(u32);

enum { STDIN, STDOUT, ROOT = 3, READ_ONLY = 4, LISTENER = 5, CLOSED = 999 };
enum { CREAT = 1, DIRECTORY = 2, EXCL = 4, TRUNC = 8, FOLLOW = 1, NONBLOCK = 4 };
static const u64 READ = 1 << 1, WRITE = 1 << 6;

/* Behind all memory. */
#define NOWHERE ((void *)0xfffffff0u)
#define PATH(path) path, sizeof(path) - 1

static unsigned char result[4096];
static char data[64] = "some data";
static struct { void *at; u32 bytes; } vector = { data, 9 }, wild = { NOWHERE, 100 };

static int careful;

static void expect(const char *function, int error, int got)
{
    printf("%s %s %s%s\n", function, error_names[error], got == error ? "ok" : "but ",
           got == error ? "" : got >= 0 && got < LAST ? error_names[got] : "no error number");
    fflush(stdout);
}
#define EXPECT(error, function, ...) expect(#function, error, function(__VA_ARGS__))

/* Says that a call which succeeded gave the wrong result. */
static void require(const char *function, int holds)
{
    if (!holds) printf("%s wrong result\n", function);
}

static u32 number(int at) { u32 value; memcpy(&value, result + at, 4); return value; }
static u64 wide(int at) { u64 value; memcpy(&value, result + at, 8); return value; }

/* Opens to read or write, or for neither, with all other rights that files have then. */
static u32 opened(text path, u32 oflags, u64 rights)
{
    u64 others = oflags & DIRECTORY ? 0 : rights & WRITE ? 0x8e001bd : 0x8a000bd;
    if (path_open(ROOT, FOLLOW, path, strlen(path), oflags, rights | others, 0, 0, result) != ESUCCESS) {
        printf("cannot open %s\n", path);
        return CLOSED;
    }
    return number(0);
}

/* A descriptor that the guest may do nothing with. */
static u32 powerless(text path, u32 oflags, u64 rights)
{
    u32 fd = opened(path, oflags, rights);
    expect("fd_fdstat_set_rights", ESUCCESS, fd_fdstat_set_rights(fd, 0, 0));
    return fd;
}

static void program(void)
{
    EXPECT(ESUCCESS, args_sizes_get, result, result + 4);
    careful = number(0) > 1;
    require("args_sizes_get", number(4) >= 6);
    EXPECT(ESUCCESS, args_get, result, result + 100);
    require("args_get", memcmp(result + 100, "errno", 6) == 0);
    EXPECT(EFAULT, args_sizes_get, NOWHERE, result);
    EXPECT(EFAULT, args_get, NOWHERE, result);
    EXPECT(ESUCCESS, environ_sizes_get, result, result + 4);
    require("environ_sizes_get", number(0) == 1 && number(4) == 4);
    EXPECT(ESUCCESS, environ_get, result, result + 100);
    require("environ_get", memcmp(result + 100, "a=b", 4) == 0);
    EXPECT(EFAULT, environ_sizes_get, NOWHERE, result);
    EXPECT(EFAULT, environ_get, NOWHERE, result);
    EXPECT(ESUCCESS, random_get, result, 16);
    EXPECT(EFAULT, random_get, NOWHERE, 100);
    EXPECT(ESUCCESS, sched_yield);
    EXPECT(ESUCCESS, proc_raise, 0);
    EXPECT(EINVAL, proc_raise, 200);
    if (!careful) EXPECT(ENOTSUP, proc_raise, 18);
}

static void clocks(void)
{
    for (u32 clock = 0; clock < 4; clock++) {
        EXPECT(ESUCCESS, clock_res_get, clock, result);
        require("clock_res_get", wide(0) > 0);
        EXPECT(ESUCCESS, clock_time_get, clock, 1, result);
    }
    EXPECT(EINVAL, clock_res_get, 4, result);
    EXPECT(EINVAL, clock_time_get, 4, 0, result);
    EXPECT(EFAULT, clock_res_get, 0, NOWHERE);
    EXPECT(EFAULT, clock_time_get, 0, 0, NOWHERE);
}

static void descriptors(void)
{
    u32 file = opened("file", CREAT, READ | WRITE), none = powerless("file", 0, READ | WRITE);
    EXPECT(ESUCCESS, fd_advise, file, 0, 0, 5);
    EXPECT(EBADF, fd_advise, CLOSED, 0, 0, 0);
    EXPECT(EINVAL, fd_advise, file, 0, 0, 6);
    EXPECT(ESPIPE, fd_advise, STDIN, 0, 0, 0);
    EXPECT(ENOTCAPABLE, fd_advise, none, 0, 0, 0);
    EXPECT(ESUCCESS, fd_allocate, file, 5, 15);
    EXPECT(EBADF, fd_allocate, CLOSED, 0, 1);
    EXPECT(EINVAL, fd_allocate, file, 0, 0);
    EXPECT(EFBIG, fd_allocate, file, INT64_MAX, 1);
    EXPECT(EISDIR, fd_allocate, ROOT, 0, 1);
    EXPECT(ESPIPE, fd_allocate, STDOUT, 0, 1);
    EXPECT(ENOTCAPABLE, fd_allocate, none, 0, 1);
    EXPECT(ESUCCESS, fd_datasync, file);
    EXPECT(EBADF, fd_datasync, CLOSED);
    EXPECT(ENOTCAPABLE, fd_datasync, none);
    EXPECT(ESUCCESS, fd_sync, file);
    EXPECT(EBADF, fd_sync, CLOSED);
    EXPECT(ENOTCAPABLE, fd_sync, none);
    EXPECT(ESUCCESS, fd_fdstat_get, file, result);
    require("fd_fdstat_get", result[0] == 4 && (wide(8) & (READ | WRITE)) == (READ | WRITE));
    EXPECT(EBADF, fd_fdstat_get, CLOSED, result);
    EXPECT(EFAULT, fd_fdstat_get, file, NOWHERE);
    EXPECT(ESUCCESS, fd_fdstat_set_flags, file, 0);
    EXPECT(EBADF, fd_fdstat_set_flags, CLOSED, 0);
    EXPECT(EINVAL, fd_fdstat_set_flags, file, 1 << 7);
    EXPECT(ENOTCAPABLE, fd_fdstat_set_flags, none, 0);
    EXPECT(EBADF, fd_fdstat_set_rights, CLOSED, 0, 0);
    EXPECT(ENOTCAPABLE, fd_fdstat_set_rights, none, READ, 0);
    EXPECT(ESUCCESS, fd_filestat_get, file, result);
    require("fd_filestat_get", result[16] == 4 && wide(24) == 1 && wide(32) == 20);
    EXPECT(EBADF, fd_filestat_get, CLOSED, result);
    EXPECT(EFAULT, fd_filestat_get, file, NOWHERE);
    EXPECT(ENOTCAPABLE, fd_filestat_get, none, result);
    EXPECT(ESUCCESS, fd_filestat_set_size, file, 0);
    EXPECT(EBADF, fd_filestat_set_size, CLOSED, 0);
    EXPECT(EINVAL, fd_filestat_set_size, file, (u64)-1);
    EXPECT(EISDIR, fd_filestat_set_size, ROOT, 0);
    EXPECT(ENOTCAPABLE, fd_filestat_set_size, none, 0);
    EXPECT(ESUCCESS, fd_filestat_set_times, file, 1, 2000000001, 5);
    fd_filestat_get(file, result);
    require("fd_filestat_set_times", wide(40) == 1 && wide(48) == 2000000001);
    EXPECT(EBADF, fd_filestat_set_times, CLOSED, 0, 0, 0);
    EXPECT(EINVAL, fd_filestat_set_times, file, 0, 0, 3);
    EXPECT(ENOTCAPABLE, fd_filestat_set_times, none, 0, 0, 0);
    EXPECT(ESUCCESS, fd_prestat_get, ROOT, result);
    require("fd_prestat_get", number(0) == 0 && number(4) == 1);
    EXPECT(EBADF, fd_prestat_get, file, result);
    EXPECT(EFAULT, fd_prestat_get, ROOT, NOWHERE);
    EXPECT(ESUCCESS, fd_prestat_dir_name, ROOT, result, 1);
    require("fd_prestat_dir_name", result[0] == '/');
    EXPECT(EBADF, fd_prestat_dir_name, file, result, 1);
    EXPECT(EFAULT, fd_prestat_dir_name, ROOT, (void *)0xffffffffu, 1);
    EXPECT(ENAMETOOLONG, fd_prestat_dir_name, ROOT, result, 0);
    u32 moved = opened("file", 0, READ);
    EXPECT(ESUCCESS, fd_renumber, moved, none);
    EXPECT(EBADF, fd_renumber, CLOSED, none);
    EXPECT(EBADF, fd_close, moved);
    EXPECT(ESUCCESS, fd_close, none);
    fd_close(file);
}

static void transfers(void)
{
    u32 file = opened("file", CREAT, READ | WRITE), none = powerless("file", 0, READ | WRITE);
    u32 reader = opened("file", 0, READ), writer = opened("file", 0, WRITE);
    EXPECT(ESUCCESS, fd_write, file, &vector, 1, result);
    require("fd_write", number(0) == 9);
    EXPECT(EBADF, fd_write, reader, &vector, 1, result);
    EXPECT(EFAULT, fd_write, file, &wild, 1, result);
    EXPECT(EISDIR, fd_write, ROOT, &vector, 1, result);
    EXPECT(ENOTCAPABLE, fd_write, none, &vector, 1, result);
    EXPECT(ESUCCESS, fd_pwrite, file, &vector, 1, 9, result);
    EXPECT(EBADF, fd_pwrite, reader, &vector, 1, 0, result);
    EXPECT(EFAULT, fd_pwrite, file, NOWHERE, 100, 0, result);
    EXPECT(EINVAL, fd_pwrite, file, &vector, 1, (u64)-1, result);
    EXPECT(EISDIR, fd_pwrite, ROOT, &vector, 1, 0, result);
    EXPECT(ESPIPE, fd_pwrite, STDOUT, &vector, 1, 0, result);
    EXPECT(ENOTCAPABLE, fd_pwrite, none, &vector, 1, 0, result);
    EXPECT(ESUCCESS, fd_tell, file, result);
    require("fd_tell", wide(0) == 9);
    EXPECT(EBADF, fd_tell, CLOSED, result);
    EXPECT(EFAULT, fd_tell, file, NOWHERE);
    EXPECT(EISDIR, fd_tell, ROOT, result);
    EXPECT(ESPIPE, fd_tell, STDIN, result);
    EXPECT(ENOTCAPABLE, fd_tell, none, result);
    EXPECT(ESUCCESS, fd_seek, file, -5, 2, result);
    require("fd_seek", wide(0) == 13);
    EXPECT(EBADF, fd_seek, CLOSED, 0, 0, result);
    EXPECT(EFAULT, fd_seek, file, 0, 0, NOWHERE);
    EXPECT(EINVAL, fd_seek, file, -100, 1, result);
    EXPECT(EINVAL, fd_seek, file, 0, 3, result);
    EXPECT(EISDIR, fd_seek, ROOT, 0, 0, result);
    EXPECT(ESPIPE, fd_seek, STDIN, 0, 0, result);
    EXPECT(ENOTCAPABLE, fd_seek, none, 0, 0, result);
    EXPECT(ESUCCESS, fd_read, file, &vector, 1, result);
    require("fd_read", number(0) == 5 && memcmp(data, " data", 5) == 0);
    EXPECT(EBADF, fd_read, writer, &vector, 1, result);
    EXPECT(EFAULT, fd_read, file, &vector, 1, NOWHERE);
    EXPECT(EISDIR, fd_read, ROOT, &vector, 1, result);
    EXPECT(ENOTCAPABLE, fd_read, none, &vector, 1, result);
    EXPECT(ESUCCESS, fd_fdstat_set_flags, STDIN, NONBLOCK);
    EXPECT(EAGAIN, fd_read, STDIN, &vector, 1, result);
    EXPECT(ESUCCESS, fd_pread, file, &vector, 1, 0, result);
    require("fd_pread", number(0) == 9 && memcmp(data, "some data", 9) == 0);
    EXPECT(EBADF, fd_pread, writer, &vector, 1, 0, result);
    EXPECT(EFAULT, fd_pread, file, &wild, 1, 0, result);
    EXPECT(EINVAL, fd_pread, file, &vector, 1, (u64)-1, result);
    EXPECT(EISDIR, fd_pread, ROOT, &vector, 1, 0, result);
    EXPECT(ESPIPE, fd_pread, STDIN, &vector, 1, 0, result);
    EXPECT(ENOTCAPABLE, fd_pread, none, &vector, 1, 0, result);
    fd_close(file);
    fd_close(none);
    fd_close(reader);
    fd_close(writer);
}

/* The functions that take paths, by one path alone. */
typedef int32_t path_call(u32 fd, text path, u32 length);
static int32_t stat_path(u32 fd, text path, u32 length)
{
    return path_filestat_get(fd, FOLLOW, path, length, result);
}
static int32_t set_times(u32 fd, text path, u32 length)
{
    return path_filestat_set_times(fd, FOLLOW, path, length, 0, 0, 0);
}
static int32_t open_path(u32 fd, text path, u32 length)
{
    return path_open(fd, FOLLOW, path, length, 0, READ, 0, 0, result);
}
static int32_t read_link(u32 fd, text path, u32 length)
{
    return path_readlink(fd, path, length, result, 100, result + 100);
}
static int32_t symlink_at(u32 fd, text path, u32 length)
{
    return path_symlink(PATH("to"), fd, path, length);
}
static int32_t link_from(u32 fd, text path, u32 length)
{
    return path_link(fd, 0, path, length, ROOT, PATH("new"));
}
static int32_t link_to(u32 fd, text path, u32 length)
{
    return path_link(ROOT, 0, PATH("file"), fd, path, length);
}
static int32_t rename_from(u32 fd, text path, u32 length)
{
    return path_rename(fd, path, length, ROOT, PATH("new"));
}
static int32_t rename_to(u32 fd, text path, u32 length)
{
    return path_rename(ROOT, PATH("file"), fd, path, length);
}

static char long_name[300], long_path[5000];

/* The cases that all of them have. */
static void path_errors(const char *function, path_call *call, u32 file, u32 none)
{
    expect(function, EBADF, call(CLOSED, PATH("x")));
    expect(function, ENOTDIR, call(file, PATH("x")));
    expect(function, ENOTCAPABLE, call(none, PATH("x")));
    expect(function, EFAULT, call(ROOT, NOWHERE, 100));
    expect(function, EILSEQ, call(ROOT, PATH("\xff")));
    expect(function, EINVAL, call(ROOT, PATH("n\0l")));
    expect(function, ENAMETOOLONG, call(ROOT, long_name, sizeof long_name));
    expect(function, ENAMETOOLONG, call(ROOT, long_path, sizeof long_path));
    expect(function, ENOENT, call(ROOT, PATH("no/thing")));
    expect(function, ENOTDIR, call(ROOT, PATH("file/x")));
    expect(function, ELOOP, call(ROOT, PATH("loop/x")));
    expect(function, EPERM, call(ROOT, PATH("../x")));
    expect(function, EPERM, call(ROOT, PATH("/file")));
}

static void links(u32 file)
{
    EXPECT(ESUCCESS, path_link, ROOT, 0, PATH("file"), ROOT, PATH("hard"));
    fd_filestat_get(file, result);
    require("path_link", wide(24) == 2);
    EXPECT(EEXIST, path_link, ROOT, 0, PATH("file"), ROOT, PATH("link"));
    EXPECT(EINVAL, path_link, ROOT, FOLLOW, PATH("link"), ROOT, PATH("new"));
    EXPECT(EPERM, path_link, ROOT, 0, PATH("dir"), ROOT, PATH("new"));
    EXPECT(EROFS, path_link, READ_ONLY, 0, PATH("file"), READ_ONLY, PATH("new"));
    EXPECT(EXDEV, path_link, ROOT, 0, PATH("file"), READ_ONLY, PATH("new"));
    EXPECT(ESUCCESS, path_unlink_file, ROOT, PATH("hard"));
}

static void path_failures(void)
{
    u32 file = opened("file", CREAT, READ | WRITE), none = powerless(".", DIRECTORY, 0);
    memset(long_name, 'n', sizeof long_name);
    for (size_t at = 0; at < sizeof long_path; at++) long_path[at] = "a/"[at % 2];
    EXPECT(ESUCCESS, path_symlink, PATH("loop"), ROOT, PATH("loop"));
    EXPECT(ESUCCESS, path_symlink, PATH("file"), ROOT, PATH("link"));
    EXPECT(ESUCCESS, path_create_directory, ROOT, PATH("dir"));
    EXPECT(ESUCCESS, path_create_directory, ROOT, PATH("dir/inner"));
    path_errors("path_create_directory", path_create_directory, file, none);
    path_errors("path_filestat_get", stat_path, file, none);
    path_errors("path_filestat_set_times", set_times, file, none);
    path_errors("path_link", link_from, file, none);
    path_errors("path_link", link_to, file, none);
    path_errors("path_open", open_path, file, none);
    path_errors("path_readlink", read_link, file, none);
    path_errors("path_remove_directory", path_remove_directory, file, none);
    path_errors("path_rename", rename_from, file, none);
    path_errors("path_rename", rename_to, file, none);
    path_errors("path_symlink", symlink_at, file, none);
    path_errors("path_unlink_file", path_unlink_file, file, none);
    fd_close(file);
    fd_close(none);
}

static void path_results(void)
{
    u32 file = opened("file", CREAT, READ | WRITE), none = powerless(".", DIRECTORY, 0);
    EXPECT(EEXIST, path_create_directory, ROOT, PATH("file"));
    EXPECT(EROFS, path_create_directory, READ_ONLY, PATH("x"));
    EXPECT(ESUCCESS, path_filestat_get, ROOT, 0, PATH("link"), result);
    require("path_filestat_get", result[16] == 7);
    EXPECT(ESUCCESS, path_filestat_set_times, ROOT, 0, PATH("link"), 0, 1000000123, 4);
    path_filestat_get(ROOT, 0, PATH("link"), result);
    require("path_filestat_set_times", wide(48) == 1000000123);
    EXPECT(EINVAL, path_filestat_set_times, ROOT, 0, PATH("file"), 0, 0, 12);
    EXPECT(EROFS, path_filestat_set_times, READ_ONLY, 0, PATH("file"), 0, 0, 0);
    links(file);
    EXPECT(ESUCCESS, path_open, ROOT, 0, PATH("file"), 0, READ, 0, 0, result);
    fd_close(number(0));
    EXPECT(EEXIST, path_open, ROOT, 0, PATH("file"), CREAT | EXCL, WRITE, 0, 0, result);
    EXPECT(EINVAL, path_open, ROOT, 0, PATH("file"), 0, READ, 0, 1 << 7, result);
    EXPECT(EISDIR, path_open, ROOT, 0, PATH("dir"), DIRECTORY, READ | WRITE, 0, 0, result);
    EXPECT(ELOOP, path_open, ROOT, 0, PATH("link"), 0, READ, 0, 0, result);
    EXPECT(ENOENT, path_open, ROOT, 0, PATH("missing"), 0, READ, 0, 0, result);
    EXPECT(ENOTDIR, path_open, ROOT, 0, PATH("file"), DIRECTORY, 0, 0, 0, result);
    EXPECT(EROFS, path_open, READ_ONLY, 0, PATH("file"), 0, WRITE, 0, 0, result);
    EXPECT(EROFS, path_open, READ_ONLY, 0, PATH("new"), CREAT, WRITE, 0, 0, result);
    EXPECT(ESUCCESS, path_readlink, ROOT, PATH("link"), result, 3, result + 100);
    require("path_readlink", number(100) == 3 && memcmp(result, "fil", 3) == 0);
    EXPECT(EINVAL, path_readlink, ROOT, PATH("file"), result, 100, result + 100);
    EXPECT(EBUSY, path_remove_directory, ROOT, PATH("."));
    EXPECT(ENOTEMPTY, path_remove_directory, ROOT, PATH("dir"));
    EXPECT(EROFS, path_remove_directory, READ_ONLY, PATH("x"));
    EXPECT(EISDIR, path_rename, ROOT, PATH("file"), ROOT, PATH("dir"));
    EXPECT(ENOTDIR, path_rename, ROOT, PATH("dir"), ROOT, PATH("file"));
    EXPECT(EINVAL, path_rename, ROOT, PATH("dir"), ROOT, PATH("dir/inner/x"));
    EXPECT(EBUSY, path_rename, ROOT, PATH("."), ROOT, PATH("new"));
    EXPECT(EXDEV, path_rename, ROOT, PATH("file"), READ_ONLY, PATH("new"));
    EXPECT(EROFS, path_rename, READ_ONLY, PATH("file"), READ_ONLY, PATH("new"));
    path_create_directory(ROOT, PATH("other"));
    EXPECT(ENOTEMPTY, path_rename, ROOT, PATH("other"), ROOT, PATH("dir"));
    EXPECT(ESUCCESS, path_rename, ROOT, PATH("other"), ROOT, PATH("dir/inner"));
    EXPECT(EEXIST, path_symlink, PATH("to"), ROOT, PATH("file"));
    EXPECT(EPERM, path_symlink, PATH("/to"), ROOT, PATH("new"));
    EXPECT(ENOENT, path_symlink, PATH(""), ROOT, PATH("new"));
    EXPECT(EROFS, path_symlink, PATH("to"), READ_ONLY, PATH("new"));
    EXPECT(EISDIR, path_unlink_file, ROOT, PATH("dir"));
    EXPECT(EROFS, path_unlink_file, READ_ONLY, PATH("file"));
    EXPECT(ESUCCESS, path_remove_directory, ROOT, PATH("dir/inner"));

    EXPECT(ESUCCESS, fd_readdir, ROOT, result, sizeof result, 0, data);
    require("fd_readdir", result[24] == '.' && number(16) == 1 && result[20] == 3);
    EXPECT(EBADF, fd_readdir, CLOSED, result, 100, 0, data);
    EXPECT(EFAULT, fd_readdir, ROOT, NOWHERE, 100, 0, data);
    EXPECT(EINVAL, fd_readdir, ROOT, result, 100, 1000, data);
    EXPECT(ENOTDIR, fd_readdir, file, result, 100, 0, data);
    EXPECT(ENOTCAPABLE, fd_readdir, none, result, 100, 0, data);
    fd_close(file);
    fd_close(none);
}

/* Waits for one event and returns its error, or that of the call. */
static int poll_one(u32 type, u32 of, u64 timeout, u32 flags)
{
    struct { u64 userdata; u32 type, pad; u32 of, pad2; u64 timeout, precision; u32 flags, pad3; } in =
        { 7, type, 0, of, 0, timeout, 0, flags, 0 };
    int error = poll_oneoff(&in, result, 1, result + 100);
    require("poll_oneoff", error != ESUCCESS || (number(100) == 1 && wide(0) == 7 && result[10] == type));
    return error != ESUCCESS ? error : result[8];
}

static void polls(void)
{
    u32 file = opened("file", CREAT, READ | WRITE), none = powerless("file", 0, READ | WRITE);
    expect("poll_oneoff", ESUCCESS, poll_one(0, 1, 1, 0));
    expect("poll_oneoff", ESUCCESS, poll_one(0, 0, 1, 1));
    expect("poll_oneoff", ESUCCESS, poll_one(1, file, 0, 0));
    expect("poll_oneoff", ESUCCESS, poll_one(2, file, 0, 0));
    expect("poll_oneoff", EBADF, poll_one(1, CLOSED, 0, 0));
    expect("poll_oneoff", EINVAL, poll_one(0, 100, 0, 0));
    expect("poll_oneoff", EINVAL, poll_one(3, 0, 0, 0));
    expect("poll_oneoff", EISDIR, poll_one(1, ROOT, 0, 0));
    expect("poll_oneoff", ENOTCAPABLE, poll_one(1, none, 0, 0));
    EXPECT(EINVAL, poll_oneoff, result, result, 0, result);
    EXPECT(EFAULT, poll_oneoff, NOWHERE, result, 1, result);
    fd_close(file);
    fd_close(none);
}

static void sockets(void)
{
#ifndef NO_SOCKETS
    EXPECT(EBADF, sock_accept, CLOSED, 0, result);
    EXPECT(ENOTSOCK, sock_accept, STDIN, 0, result);
    EXPECT(EINVAL, sock_accept, LISTENER, 1 << 7, result);
    EXPECT(EFAULT, sock_accept, LISTENER, 0, NOWHERE);
    EXPECT(ESUCCESS, fd_fdstat_set_flags, LISTENER, NONBLOCK);
    EXPECT(EAGAIN, sock_accept, LISTENER, 0, result);
#endif
    EXPECT(EBADF, sock_recv, CLOSED, &vector, 1, 0, result, result + 4);
    EXPECT(ENOTSOCK, sock_recv, STDIN, &vector, 1, 0, result, result + 4);
    EXPECT(EINVAL, sock_recv, LISTENER, &vector, 1, 1 << 7, result, result + 4);
    EXPECT(EFAULT, sock_recv, LISTENER, &wild, 1, 0, result, result + 4);
    EXPECT(ENOTCONN, sock_recv, LISTENER, &vector, 1, 0, result, result + 4);
    EXPECT(EBADF, sock_send, CLOSED, &vector, 1, 0, result);
    EXPECT(ENOTSOCK, sock_send, STDOUT, &vector, 1, 0, result);
    EXPECT(ENOTSUP, sock_send, LISTENER, &vector, 1, 1, result);
    EXPECT(EFAULT, sock_send, LISTENER, &wild, 1, 0, result);
    EXPECT(ENOTCONN, sock_send, LISTENER, &vector, 1, 0, result);
    EXPECT(EBADF, sock_shutdown, CLOSED, 3);
    EXPECT(ENOTSOCK, sock_shutdown, STDOUT, 3);
    EXPECT(EINVAL, sock_shutdown, LISTENER, 0);
    EXPECT(ENOTCONN, sock_shutdown, LISTENER, 3);
#ifndef NO_SOCKETS
    fd_fdstat_set_rights(LISTENER, 0, 0);
    EXPECT(ENOTCAPABLE, sock_accept, LISTENER, 0, result);
    EXPECT(ENOTCAPABLE, sock_recv, LISTENER, &vector, 1, 0, result, result + 4);
    EXPECT(ENOTCAPABLE, sock_send, LISTENER, &vector, 1, 0, result);
    EXPECT(ENOTCAPABLE, sock_shutdown, LISTENER, 3);
#endif
}

int main(void)
{
    program();
    clocks();
    descriptors();
    transfers();
    path_failures();
    if (!careful) {
        path_results();
        polls();
        sockets();
    }
    fflush(stdout);
    expect("proc_exit", ESUCCESS, ESUCCESS);
    proc_exit(7);
}
