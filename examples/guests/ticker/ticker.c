/*
 * Waits for input and for time at once.
 *
 *   ticker MILLISECONDS
 *
 * Echoes each line of standard input with the word `line`. Whenever so many
 * milliseconds pass without input, says `tick`. Ends with the input.
 */

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    static char text[4096];
    size_t length = 0;
    int timeout = argc == 2 ? atoi(argv[1]) : 0;
    if (timeout <= 0) {
        fprintf(stderr, "usage: ticker MILLISECONDS\n");
        return 2;
    }
    for (;;) {
        struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
        int ready = poll(&input, 1, timeout);
        if (ready < 0) {
            perror("ticker: poll");
            return 1;
        }
        if (ready == 0) {
            puts("tick");
            fflush(stdout);
            continue;
        }
        ssize_t count = read(STDIN_FILENO, text + length, sizeof text - length);
        if (count <= 0) {
            puts("end");
            return count < 0;
        }
        length += count;
        for (char *end; (end = memchr(text, '\n', length));) {
            printf("line %.*s\n", (int)(end - text), text);
            length -= end + 1 - text;
            memmove(text, end + 1, length);
        }
        fflush(stdout);
    }
}
