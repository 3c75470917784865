/*
 * hello: the smallest guest.
 *
 * usage: hello [NAME]
 */

#include <stdio.h>

int main(int argc, char **argv)
{
    if (argc > 2) {
        fprintf(stderr, "usage: hello [NAME]\n");
        return 2;
    }
    puts("Hello from WebAssembly!");
    if (argc == 2)
        printf("Nice to meet you, %s.\n", argv[1]);
    return 0;
}
