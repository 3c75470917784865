/*
 * lisp: a small Lisp interpreter.
 *
 * usage: lisp PROGRAM
 *
 * Evaluates the expressions of the file PROGRAM in order.  The language is a
 * subset of Scheme: 64-bit integers, booleans, strings, symbols and lists, with
 *
 *   quote if cond and or begin define set! lambda let
 *
 * as special forms and the functions that are listed in `primitives` below.
 * Calls in tail position do not grow the stack.  Memory is never reclaimed.
 */

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    EXIT_USAGE = 2,
    CHUNK_BYTES = 1024 * 1024,
    MOST_CHUNKS = 256,
    DEEPEST = 1000,
    LARGEST_TOKEN = 256,
};

enum type { NIL, BOOLEAN, INTEGER, STRING, SYMBOL, PAIR, PRIMITIVE, CLOSURE };

typedef struct value value;
typedef struct frame frame;
typedef value *function(value *arguments);

struct value {
    enum type type;
    union {
        bool truth;
        int64_t integer;
        const char *text; /* STRING */
        struct { value *car, *cdr; };
        struct { const char *name; value *global; value *next; }; /* SYMBOL */
        struct { const char *called; function *call; int least, most; }; /* PRIMITIVE */
        struct { value *parameters, *body; frame *scope; }; /* CLOSURE */
    };
};

struct binding {
    value *symbol;
    value *value;
    struct binding *next;
};

struct frame {
    struct binding *bindings;
    frame *outer;
};

static value nil_value = { .type = NIL };
static value true_value = { .type = BOOLEAN, .truth = true };
static value false_value = { .type = BOOLEAN, .truth = false };
static value *const nil = &nil_value;

static const char *program;
static int depth;

static value *evaluate(value *expression, frame *scope);

/* ---- errors and memory ---- */

static _Noreturn void fail(const char *format, ...)
{
    va_list arguments;
    fflush(stdout);
    fprintf(stderr, "lisp: %s: ", program);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(EXIT_FAILURE);
}

static void *allocate(size_t size)
{
    static char *chunk;
    static size_t left;
    static int chunks;

    size = (size + 7) & ~(size_t)7;
    if (size > left) {
        if (size > CHUNK_BYTES || chunks == MOST_CHUNKS || (chunk = malloc(CHUNK_BYTES)) == NULL)
            fail("out of memory");
        chunks++;
        left = CHUNK_BYTES;
    }
    void *memory = chunk;
    chunk += size;
    left -= size;
    return memory;
}

static const char *copy_text(const char *text, size_t length)
{
    char *copy = allocate(length + 1);
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

/* ---- values ---- */

static value *new_value(value contents)
{
    value *v = allocate(sizeof *v);
    *v = contents;
    return v;
}

static value *integer(int64_t n) { return new_value((value) { .type = INTEGER, .integer = n }); }

static value *string(const char *text) { return new_value((value) { .type = STRING, .text = text }); }

static value *boolean(bool truth) { return truth ? &true_value : &false_value; }

static value *cons(value *car, value *cdr)
{
    return new_value((value) { .type = PAIR, .car = car, .cdr = cdr });
}

static value *intern(const char *name)
{
    static value *symbols;
    for (value *s = symbols; s != NULL; s = s->next) {
        if (strcmp(s->name, name) == 0)
            return s;
    }
    symbols = new_value((value) { .type = SYMBOL, .name = copy_text(name, strlen(name)), .next = symbols });
    return symbols;
}

static bool is_true(const value *v) { return v != &false_value; }

/* Reports what is wrong when `v` is not of the type that is needed. */
static value *need(enum type type, value *v)
{
    static const char *const names[] = {
        "the empty list", "a boolean", "an integer", "a string",
        "a symbol", "a pair", "a primitive", "a function",
    };
    if (v->type != type)
        fail("expected %s, found %s", names[type], names[v->type]);
    return v;
}

static value *first(value *list) { return need(PAIR, list)->car; }
static value *rest(value *list) { return need(PAIR, list)->cdr; }
static value *second(value *list) { return first(rest(list)); }

static int count(value *list)
{
    int n = 0;
    for (; list->type == PAIR; list = list->cdr)
        n++;
    need(NIL, list);
    return n;
}

/* ---- reading ---- */

struct reader {
    const char *at;
    int line;
};

static value *read_expression(struct reader *r);

/* Skips spaces and comments. */
static int next_character(struct reader *r)
{
    for (;; r->at++) {
        if (*r->at == ';') {
            while (*r->at != '\n' && *r->at != '\0')
                r->at++;
        }
        if (*r->at == '\n')
            r->line++;
        else if (*r->at != ' ' && *r->at != '\t' && *r->at != '\r')
            return *r->at;
    }
}

static value *read_string(struct reader *r)
{
    char text[LARGEST_TOKEN];
    size_t length = 0;
    for (r->at++; *r->at != '"'; r->at++) {
        bool escaped = *r->at == '\\';
        if (escaped)
            r->at++;
        if (*r->at == '\0' || *r->at == '\n')
            fail("line %d: unterminated string", r->line);
        if (length == sizeof text)
            fail("line %d: string too long", r->line);
        text[length++] = escaped && *r->at == 'n' ? '\n' : *r->at;
    }
    r->at++;
    return string(copy_text(text, length));
}

static value *read_atom(struct reader *r)
{
    char text[LARGEST_TOKEN];
    size_t length = strcspn(r->at, " \t\r\n();'\"");
    if (length >= sizeof text)
        fail("line %d: name too long", r->line);
    memcpy(text, r->at, length);
    text[length] = '\0';
    r->at += length;

    if (strcmp(text, "#t") == 0 || strcmp(text, "#f") == 0)
        return boolean(text[1] == 't');
    char *end;
    errno = 0;
    long long n = strtoll(text, &end, 10);
    if (*end != '\0')
        return intern(text);
    if (errno != 0)
        fail("line %d: integer too large: %s", r->line, text);
    return integer(n);
}

static value *read_list(struct reader *r)
{
    int start = r->line;
    value *list = nil;
    value **tail = &list;
    int c;
    r->at++;
    while ((c = next_character(r)) != ')') {
        if (c == '\0')
            fail("line %d: unclosed (", start);
        *tail = cons(read_expression(r), nil);
        tail = &(*tail)->cdr;
    }
    r->at++;
    return list;
}

static value *read_quoted(struct reader *r)
{
    r->at++;
    if (next_character(r) == '\0')
        fail("line %d: nothing to quote", r->line);
    return cons(intern("quote"), cons(read_expression(r), nil));
}

static value *read_expression(struct reader *r)
{
    int c = next_character(r);
    if (c == ')')
        fail("line %d: unexpected )", r->line);
    if (c == '"')
        return read_string(r);
    if (c != '(' && c != '\'')
        return read_atom(r);

    if (++depth > DEEPEST)
        fail("line %d: nested too deeply", r->line);
    value *v = c == '(' ? read_list(r) : read_quoted(r);
    depth--;
    return v;
}

/* ---- printing ---- */

static void display(const value *v)
{
    switch (v->type) {
    case NIL: printf("()"); break;
    case BOOLEAN: printf(v->truth ? "#t" : "#f"); break;
    case INTEGER: printf("%" PRId64, v->integer); break;
    case STRING: printf("%s", v->text); break;
    case SYMBOL: printf("%s", v->name); break;
    case PRIMITIVE: printf("<primitive %s>", v->called); break;
    case CLOSURE: printf("<function>"); break;
    case PAIR:
        putchar('(');
        display(v->car);
        for (v = v->cdr; v->type == PAIR; v = v->cdr) {
            putchar(' ');
            display(v->car);
        }
        if (v->type != NIL) {
            printf(" . ");
            display(v);
        }
        putchar(')');
        break;
    }
}

/* ---- primitives ---- */

static int64_t left(value *a) { return need(INTEGER, a->car)->integer; }
static int64_t right(value *a) { return need(INTEGER, a->cdr->car)->integer; }

/* Arithmetic wraps around. */
static value *p_add(value *a)
{
    uint64_t sum = 0;
    for (; a != nil; a = a->cdr)
        sum += (uint64_t)left(a);
    return integer((int64_t)sum);
}

static value *p_multiply(value *a)
{
    uint64_t product = 1;
    for (; a != nil; a = a->cdr)
        product *= (uint64_t)left(a);
    return integer((int64_t)product);
}

static value *p_subtract(value *a)
{
    if (a->cdr == nil)
        return integer((int64_t)(0 - (uint64_t)left(a)));
    return integer((int64_t)((uint64_t)left(a) - (uint64_t)right(a)));
}

static int64_t divisor(value *a)
{
    int64_t by = right(a);
    if (by == 0)
        fail("division by zero");
    if (by == -1 && left(a) == INT64_MIN)
        fail("the quotient is too large");
    return by;
}

static value *p_quotient(value *a)
{
    int64_t by = divisor(a);
    return integer(left(a) / by);
}

static value *p_remainder(value *a)
{
    int64_t by = divisor(a);
    return integer(left(a) % by);
}

static value *p_equal(value *a) { return boolean(left(a) == right(a)); }
static value *p_less(value *a) { return boolean(left(a) < right(a)); }
static value *p_greater(value *a) { return boolean(left(a) > right(a)); }
static value *p_at_most(value *a) { return boolean(left(a) <= right(a)); }
static value *p_at_least(value *a) { return boolean(left(a) >= right(a)); }

static bool same(const value *a, const value *b)
{
    if (a == b || a->type != b->type)
        return a == b;
    switch (a->type) {
    case INTEGER: return a->integer == b->integer;
    case STRING: return strcmp(a->text, b->text) == 0;
    case PAIR: return same(a->car, b->car) && same(a->cdr, b->cdr);
    default: return false;
    }
}

static value *p_same(value *a) { return boolean(same(a->car, a->cdr->car)); }
static value *p_not(value *a) { return boolean(!is_true(a->car)); }
static value *p_cons(value *a) { return cons(a->car, a->cdr->car); }
static value *p_car(value *a) { return first(a->car); }
static value *p_cdr(value *a) { return rest(a->car); }
static value *p_list(value *a) { return a; }
static value *p_length(value *a) { return integer(count(a->car)); }
static value *p_is_null(value *a) { return boolean(a->car == nil); }
static value *p_is_pair(value *a) { return boolean(a->car->type == PAIR); }
static value *p_string_length(value *a) { return integer((int64_t)strlen(need(STRING, a->car)->text)); }

static value *p_string_append(value *a)
{
    const char *text = "";
    for (; a != nil; a = a->cdr) {
        const char *more = need(STRING, a->car)->text;
        char *both = allocate(strlen(text) + strlen(more) + 1);
        text = strcat(strcpy(both, text), more);
    }
    return string(text);
}

static value *p_number_to_string(value *a)
{
    char text[24];
    int length = snprintf(text, sizeof text, "%" PRId64, left(a));
    return string(copy_text(text, (size_t)length));
}

static value *p_display(value *a)
{
    for (; a != nil; a = a->cdr)
        display(a->car);
    return nil;
}

static value *p_newline(value *a)
{
    putchar('\n');
    return a;
}

static value *p_error(value *a) { fail("error: %s", need(STRING, a->car)->text); }

enum { ANY = INT32_MAX };

static const struct { const char *name; function *call; int least, most; } primitives[] = {
    { "+", p_add, 0, ANY },
    { "-", p_subtract, 1, 2 },
    { "*", p_multiply, 0, ANY },
    { "quotient", p_quotient, 2, 2 },
    { "remainder", p_remainder, 2, 2 },
    { "=", p_equal, 2, 2 },
    { "<", p_less, 2, 2 },
    { ">", p_greater, 2, 2 },
    { "<=", p_at_most, 2, 2 },
    { ">=", p_at_least, 2, 2 },
    { "equal?", p_same, 2, 2 },
    { "not", p_not, 1, 1 },
    { "cons", p_cons, 2, 2 },
    { "car", p_car, 1, 1 },
    { "cdr", p_cdr, 1, 1 },
    { "list", p_list, 0, ANY },
    { "length", p_length, 1, 1 },
    { "null?", p_is_null, 1, 1 },
    { "pair?", p_is_pair, 1, 1 },
    { "string-length", p_string_length, 1, 1 },
    { "string-append", p_string_append, 0, ANY },
    { "number->string", p_number_to_string, 1, 1 },
    { "display", p_display, 0, ANY },
    { "newline", p_newline, 0, 0 },
    { "error", p_error, 1, 1 },
};

/* ---- evaluation ---- */

static value *s_quote, *s_if, *s_cond, *s_else, *s_and, *s_or, *s_begin, *s_define, *s_set, *s_lambda, *s_let;

static void set_up(void)
{
    s_quote = intern("quote");
    s_if = intern("if");
    s_cond = intern("cond");
    s_else = intern("else");
    s_and = intern("and");
    s_or = intern("or");
    s_begin = intern("begin");
    s_define = intern("define");
    s_set = intern("set!");
    s_lambda = intern("lambda");
    s_let = intern("let");
    for (size_t i = 0; i < sizeof primitives / sizeof primitives[0]; i++) {
        intern(primitives[i].name)->global = new_value((value) {
            .type = PRIMITIVE,
            .called = primitives[i].name,
            .call = primitives[i].call,
            .least = primitives[i].least,
            .most = primitives[i].most,
        });
    }
}

/* The place that holds the value of a variable; it holds NULL when unbound. */
static value **find(value *symbol, frame *scope)
{
    for (; scope != NULL; scope = scope->outer) {
        for (struct binding *b = scope->bindings; b != NULL; b = b->next) {
            if (b->symbol == symbol)
                return &b->value;
        }
    }
    return &symbol->global;
}

static value **find_bound(value *symbol, frame *scope)
{
    value **place = find(symbol, scope);
    if (*place == NULL)
        fail("unbound variable: %s", symbol->name);
    return place;
}

static void bind(value *symbol, value *v, frame *scope)
{
    need(SYMBOL, symbol);
    if (scope == NULL) {
        symbol->global = v;
        return;
    }
    struct binding *b = allocate(sizeof *b);
    *b = (struct binding) { symbol, v, scope->bindings };
    scope->bindings = b;
}

static frame *new_frame(frame *outer)
{
    frame *inner = allocate(sizeof *inner);
    *inner = (frame) { NULL, outer };
    return inner;
}

static value *closure(value *parameters, value *body, frame *scope)
{
    return new_value((value) { .type = CLOSURE, .parameters = parameters, .body = body, .scope = scope });
}

static value *evaluate_all(value *expressions, frame *scope)
{
    value *list = nil;
    value **tail = &list;
    for (; expressions != nil; expressions = rest(expressions)) {
        *tail = cons(evaluate(first(expressions), scope), nil);
        tail = &(*tail)->cdr;
    }
    return list;
}

/* Evaluates all but the last expression of a body, and returns the last. */
static value *evaluate_but_last(value *body, frame *scope)
{
    if (body == nil)
        return nil;
    for (; rest(body) != nil; body = rest(body))
        evaluate(first(body), scope);
    return first(body);
}

static value *define(value *form, frame *scope)
{
    value *target = second(form);
    if (target->type == PAIR)
        bind(target->car, closure(target->cdr, rest(rest(form)), scope), scope);
    else
        bind(target, evaluate(second(rest(form)), scope), scope);
    return nil;
}

static frame *bind_arguments(const value *f, value *arguments)
{
    frame *scope = new_frame(f->scope);
    value *parameters = f->parameters;
    for (; parameters != nil && arguments != nil; parameters = rest(parameters), arguments = arguments->cdr)
        bind(first(parameters), arguments->car, scope);
    if (parameters != nil || arguments != nil)
        fail("wrong number of arguments for a function");
    return scope;
}

static frame *bind_let(value *bindings, frame *scope)
{
    frame *inner = new_frame(scope);
    for (; bindings != nil; bindings = rest(bindings))
        bind(first(first(bindings)), evaluate(second(first(bindings)), scope), inner);
    return inner;
}

/* The body of the first clause that holds. */
static value *choose(value *clauses, frame *scope)
{
    for (; clauses != nil; clauses = rest(clauses)) {
        value *clause = first(clauses);
        if (first(clause) == s_else || is_true(evaluate(first(clause), scope)))
            return rest(clause);
    }
    return nil;
}

static value *call_primitive(const value *f, value *arguments)
{
    int n = count(arguments);
    if (n < f->least || n > f->most)
        fail("wrong number of arguments for %s", f->called);
    return f->call(arguments);
}

/*
 * Evaluates `e` as far as it can without recursion in tail position.  Either
 * returns the value, or returns NULL after replacing `*next` and `*scope` with
 * what is left to evaluate.
 */
static value *step(value *e, frame **scope, value **next)
{
    if (e->type == SYMBOL)
        return *find_bound(e, *scope);
    if (e->type != PAIR)
        return e;

    value *head = e->car;
    if (head == s_quote)
        return second(e);
    if (head == s_lambda)
        return closure(second(e), rest(rest(e)), *scope);
    if (head == s_define)
        return define(e, *scope);
    if (head == s_set) {
        value *v = evaluate(second(rest(e)), *scope);
        *find_bound(need(SYMBOL, second(e)), *scope) = v;
        return nil;
    }
    if (head == s_if) {
        value *branches = rest(rest(e));
        if (!is_true(evaluate(second(e), *scope)))
            branches = rest(branches);
        *next = branches == nil ? nil : first(branches);
        return NULL;
    }
    if (head == s_and || head == s_or) {
        value *v = boolean(head == s_and);
        for (value *terms = e->cdr; terms != nil; terms = rest(terms)) {
            if (rest(terms) == nil) {
                *next = first(terms);
                return NULL;
            }
            v = evaluate(first(terms), *scope);
            if (is_true(v) == (head == s_or))
                return v;
        }
        return v;
    }

    value *body;
    if (head == s_cond) {
        body = choose(e->cdr, *scope);
    } else if (head == s_begin) {
        body = e->cdr;
    } else if (head == s_let) {
        *scope = bind_let(second(e), *scope);
        body = rest(rest(e));
    } else {
        value *f = evaluate(head, *scope);
        value *arguments = evaluate_all(e->cdr, *scope);
        if (f->type == PRIMITIVE)
            return call_primitive(f, arguments);
        *scope = bind_arguments(need(CLOSURE, f), arguments);
        body = f->body;
    }
    *next = evaluate_but_last(body, *scope);
    return NULL;
}

static value *evaluate(value *e, frame *scope)
{
    if (++depth > DEEPEST)
        fail("recursion too deep");
    value *v;
    while ((v = step(e, &scope, &e)) == NULL)
        continue;
    depth--;
    return v;
}

/* ---- main ---- */

static char *read_file(const char *path)
{
    FILE *in = fopen(path, "rb");
    if (in == NULL)
        fail("%s", strerror(errno));
    char *text = NULL;
    size_t length = 0, capacity = 0, got;
    do {
        if (capacity - length < 2) {
            capacity = capacity == 0 ? 4096 : capacity * 2;
            if ((text = realloc(text, capacity)) == NULL)
                fail("out of memory");
        }
        got = fread(text + length, 1, capacity - length - 1, in);
        length += got;
    } while (got > 0);
    if (ferror(in))
        fail("%s", strerror(errno));
    fclose(in);
    text[length] = '\0';
    return text;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: lisp PROGRAM\n");
        return EXIT_USAGE;
    }
    program = argv[1];
    struct reader reader = { read_file(program), 1 };
    set_up();
    while (next_character(&reader) != '\0')
        evaluate(read_expression(&reader), NULL);
    return EXIT_SUCCESS;
}
