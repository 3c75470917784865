/* Evaluates expressions of digits, +, *, / and parentheses; errors are thrown across the recursion by setjmp and longjmp,
   which the host implements with snapshots. Made into evaluator.wat by
     clang --target=wasm32 -O1 -nostdlib -Wl,--no-entry -o evaluator.wasm evaluator.c
     wasm2wat --fold-exprs evaluator.wasm -o evaluator.wat */

__attribute__((import_module("host"), import_name("setjmp"), returns_twice)) int snapshot(int id);
__attribute__((import_module("host"), import_name("longjmp"), noreturn)) void restore(int id, int value);
__attribute__((import_module("host"), import_name("note"))) void note(int value);

enum { NONE, SYNTAX, DIVISION_BY_ZERO };

static char text[64];

struct Parser {
    const char *next;
    int depth;
    int handler;
};

static int sum(struct Parser *parser);

static int atom(struct Parser *parser) {
    char c = *parser->next;
    if (c == '(') {
        parser->next++;
        parser->depth++;
        int value = sum(parser);
        if (*parser->next != ')') {
            restore(parser->handler, SYNTAX);
        }
        parser->next++;
        parser->depth--;
        return value;
    }
    if (c < '0' || c > '9') {
        restore(parser->handler, SYNTAX);
    }
    parser->next++;
    return c - '0';
}

static int product(struct Parser *parser) {
    int value = atom(parser);
    for (char c = *parser->next; c == '*' || c == '/'; c = *parser->next) {
        parser->next++;
        int factor = atom(parser);
        if (c == '/' && factor == 0) {
            restore(parser->handler, DIVISION_BY_ZERO);
        }
        value = c == '*' ? value * factor : value / factor;
    }
    return value;
}

static int sum(struct Parser *parser) {
    int value = product(parser);
    while (*parser->next == '+') {
        parser->next++;
        value += product(parser);
    }
    return value;
}

__attribute__((export_name("text"))) char *where(void) { return text; }

/* Returns the value, or minus the error. Attempts are counted in a local variable, which a restore takes back. */
__attribute__((export_name("evaluate"))) int evaluate(int handler) {
    struct Parser parser = {text, 0, handler};
    int attempts = 0;
    int error = snapshot(handler);
    attempts++;
    if (error) {
        note(attempts * 100 + parser.depth);
        return -error;
    }
    int value = sum(&parser);
    if (*parser.next) {
        restore(handler, SYNTAX);
    }
    note(attempts * 100 + parser.depth);
    return value;
}
