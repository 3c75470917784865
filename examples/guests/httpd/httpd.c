/*
 * A small HTTP server.
 *
 *   httpd REQUESTS
 *
 * Serves so many requests on the first socket that it finds open, and ends.
 * Connections are kept open for further requests, and all are served by one
 * thread that polls them.
 *
 *   GET /            a greeting
 *   GET /echo/TEXT   the text
 *   GET /count       how many requests were served before
 *
 * WASI preview 1 lets a program accept connections, but not listen: the host
 * gives it listening sockets.
 */

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_CONNECTIONS = 256, BUFFER_BYTES = 4096, FIRST_DESCRIPTOR = 3, LAST_DESCRIPTOR = 63 };

struct connection {
    int fd;
    size_t received;            /* bytes of requests in `in` */
    size_t length, sent;        /* of the responses in `out` */
    bool ends;                  /* after what is in `out` */
    char in[BUFFER_BYTES];
    char out[BUFFER_BYTES];
};

static struct connection connections[MAX_CONNECTIONS];
static int connection_count;
static long served, wanted;

static int find_listener(void)
{
    for (int fd = FIRST_DESCRIPTOR; fd <= LAST_DESCRIPTOR; fd++) {
        struct stat status;
        if (fstat(fd, &status) == 0 && S_ISSOCK(status.st_mode)) {
            return fd;
        }
    }
    return -1;
}

static void drop(int index)
{
    close(connections[index].fd);
    connections[index] = connections[--connection_count];
}

static void accept_connection(int listener)
{
    int fd = accept(listener, NULL, NULL);
    if (fd < 0) {
        if (errno != EAGAIN) {
            perror("httpd: accept");
        }
        return;
    }
    if (fcntl(fd, F_SETFL, O_NONBLOCK) < 0) {
        perror("httpd: fcntl");
        close(fd);
        return;
    }
    struct connection *added = &connections[connection_count++];
    added->fd = fd;
    added->received = added->length = added->sent = 0;
    added->ends = false;
}

static void respond(struct connection *connection, int status, const char *reason, const char *body)
{
    char *at = connection->out + connection->length;
    size_t room = sizeof connection->out - connection->length;
    int length = snprintf(at, room,
                          "HTTP/1.1 %d %s\r\nContent-Type: text/plain\r\nContent-Length: %zu\r\n%s\r\n%s",
                          status, reason, strlen(body), connection->ends ? "Connection: close\r\n" : "", body);
    connection->length += (size_t)length < room ? (size_t)length : room;
}

/* Answers the request line; the headers do not matter. */
static void answer(struct connection *connection, char *line)
{
    char body[1100];
    char *path = strchr(line, ' ');
    char *end = path == NULL ? NULL : strchr(path + 1, ' ');
    if (end == NULL || strncmp(end + 1, "HTTP/1.", 7) != 0) {
        connection->ends = true;
        respond(connection, 400, "Bad Request", "not a request\n");
        return;
    }
    *end = '\0';
    path++;
    if (strncmp(line, "GET ", 4) != 0) {
        respond(connection, 405, "Method Not Allowed", "GET only\n");
    } else if (strcmp(path, "/") == 0) {
        respond(connection, 200, "OK", "Hello from WebAssembly!\n");
    } else if (strcmp(path, "/count") == 0) {
        snprintf(body, sizeof body, "%ld\n", served);
        respond(connection, 200, "OK", body);
    } else if (strncmp(path, "/echo/", 6) == 0 && strlen(path) < 1024) {
        snprintf(body, sizeof body, "%s\n", path + 6);
        respond(connection, 200, "OK", body);
    } else {
        respond(connection, 404, "Not Found", "nothing here\n");
    }
    served++;
}

/* Takes one request out of the buffer if it is whole and there is room for an answer. */
static bool take_request(struct connection *connection)
{
    if (connection->ends || connection->length > BUFFER_BYTES / 2) {
        return false;
    }
    connection->in[connection->received] = '\0';
    char *end = strstr(connection->in, "\r\n\r\n");
    if (end == NULL) {
        if (connection->received == BUFFER_BYTES - 1) {
            connection->ends = true;
            respond(connection, 431, "Request Header Fields Too Large", "too long\n");
        }
        return false;
    }
    *strstr(connection->in, "\r\n") = '\0';
    answer(connection, connection->in);
    size_t used = (size_t)(end + 4 - connection->in);
    connection->received -= used;
    memmove(connection->in, end + 4, connection->received);
    return true;
}

/* Returns whether the connection lives. */
static bool send_answers(struct connection *connection)
{
    while (connection->sent < connection->length) {
        ssize_t count = send(connection->fd, connection->out + connection->sent,
                             connection->length - connection->sent, 0);
        if (count < 0) {
            return errno == EAGAIN;
        }
        connection->sent += (size_t)count;
    }
    connection->sent = connection->length = 0;
    return !connection->ends;
}

/* Returns whether the connection lives. */
static bool serve(struct connection *connection)
{
    size_t room = BUFFER_BYTES - 1 - connection->received;
    ssize_t count = room == 0 ? 0 : recv(connection->fd, connection->in + connection->received, room, 0);
    if (room > 0 && count == 0) {
        return false;
    }
    if (count < 0 && errno != EAGAIN) {
        return false;
    }
    if (count > 0) {
        connection->received += (size_t)count;
    }
    do {
        while (take_request(connection)) {
        }
        if (!send_answers(connection)) {
            return false;
        }
    } while (connection->length == 0 && take_request(connection));
    return send_answers(connection);
}

static bool anything_unsent(void)
{
    for (int index = 0; index < connection_count; index++) {
        if (connections[index].length > 0) {
            return true;
        }
    }
    return false;
}

static int run(int listener)
{
    struct pollfd polled[MAX_CONNECTIONS + 1];
    while (served < wanted || anything_unsent()) {
        for (int index = 0; index < connection_count; index++) {
            polled[index].fd = connections[index].fd;
            polled[index].events = connections[index].length > 0 ? POLLOUT : POLLIN;
        }
        int count = connection_count;
        if (count < MAX_CONNECTIONS) {
            polled[count].fd = listener;
            polled[count].events = POLLIN;
            count++;
        }
        if (poll(polled, (nfds_t)count, -1) < 0) {
            perror("httpd: poll");
            return 1;
        }
        /* From the last to the first: dropping one moves the last, which was served. */
        for (int index = connection_count - 1; index >= 0; index--) {
            if (polled[index].revents != 0 && !serve(&connections[index])) {
                drop(index);
            }
        }
        if (count > 0 && polled[count - 1].fd == listener && polled[count - 1].revents != 0) {
            accept_connection(listener);
        }
    }
    while (connection_count > 0) {
        drop(connection_count - 1);
    }
    printf("served %ld requests\n", served);
    return 0;
}

int main(int argc, char *argv[])
{
    char *end;
    if (argc != 2 || (wanted = strtol(argv[1], &end, 10)) < 0 || *end != '\0' || end == argv[1]) {
        fprintf(stderr, "usage: httpd REQUESTS\n");
        return 2;
    }
    int listener = find_listener();
    if (listener < 0) {
        fprintf(stderr, "httpd: no socket to listen on\n");
        return 1;
    }
    if (fcntl(listener, F_SETFL, O_NONBLOCK) < 0) {
        perror("httpd: fcntl");
        return 1;
    }
    return run(listener);
}
