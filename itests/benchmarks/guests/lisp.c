/*
 * lisp: reads a program in a small Lisp, with integers, pairs and closures, and
 * evaluates it: it sorts lists and counts solutions of the queens' problem on a
 * board of n by n.
 */
#include "guest.h"

enum type { INTEGER, SYMBOL, PAIR, CLOSURE, PRIMITIVE };
enum primitive { CONS, CAR, CDR, PLUS, MINUS, TIMES, LESS, EQUAL, IS_NULL };
enum { CELLS = 1 << 20, MOST_SYMBOLS = 64, LONGEST_NAME = 12 };

typedef struct cell *value;

struct cell {
    enum type type;
    int32_t number; /* of an integer, a symbol, a primitive */
    value first, second; /* of a pair; of a closure: parameters and body in a pair, environment */
};

static struct cell cells[CELLS];
static int32_t used;
static char names[MOST_SYMBOLS][LONGEST_NAME];
static value symbols[MOST_SYMBOLS], globals[MOST_SYMBOLS];
static int32_t symbol_count;
static const char *source;
static int exhausted;

static const char *const primitives[] = {"cons", "car", "cdr", "+", "-", "*", "<", "=", "null?"};

static const char library[] =
    "(define append (lambda (a b) (if (null? a) b (cons (car a) (append (cdr a) b)))))"
    "(define filter (lambda (keep list) (if (null? list) nil (if (keep (car list))"
    "  (cons (car list) (filter keep (cdr list))) (filter keep (cdr list))))))"
    "(define sort (lambda (list) (if (null? list) nil"
    "  (append (sort (filter (lambda (x) (< x (car list))) (cdr list)))"
    "    (cons (car list) (sort (filter (lambda (x) (if (< x (car list)) nil t)) (cdr list))))))))"
    "(define numbers (lambda (n seed) (if (= n 0) nil (cons seed (numbers (- n 1)"
    "  (- (* seed 37) (* 1009 (quotient (* seed 37) 1009)))))))) "
    "(define quotient (lambda (a b) (if (< a b) 0 (divide a b b 1))))"
    "(define divide (lambda (a b step count) (if (< a (+ step step))"
    "  (+ count (quotient (- a step) b)) (divide a b (+ step step) (+ count count)))))"
    "(define weigh (lambda (list place) (if (null? list) 0 (+ (* place (car list)) (weigh (cdr list) (+ place 1))))))"
    "(define safe (lambda (row queens distance) (if (null? queens) t"
    "  (if (= row (car queens)) nil (if (= row (+ (car queens) distance)) nil"
    "  (if (= row (- (car queens) distance)) nil (safe row (cdr queens) (+ distance 1))))))))"
    "(define place (lambda (n row column queens) (if (= row n) 0 (+ (place n (+ row 1) column queens)"
    "  (if (safe row queens 1) (solve n (+ column 1) (cons row queens)) 0)))))"
    "(define solve (lambda (n column queens) (if (= column n) 1 (place n 0 column queens))))"
    "(define main (lambda (n) (+ (* 100000 (solve n 0 nil)) (weigh (sort (numbers (* n n) 17)) 1))))";

static value make(enum type type, int32_t number, value first, value second)
{
    if (used == CELLS) {
        exhausted = 1;
        used = 0;
    }
    value cell = &cells[used++];
    cell->type = type;
    cell->number = number;
    cell->first = first;
    cell->second = second;
    return cell;
}

static value cons(value first, value second)
{
    return make(PAIR, 0, first, second);
}

static value symbol(const char *name, int32_t length)
{
    for (int32_t i = 0; i < symbol_count; i++) {
        int32_t same = 0;
        while (same < length && names[i][same] == name[same])
            same++;
        if (same == length && names[i][length] == 0)
            return symbols[i];
    }
    for (int32_t i = 0; i < length; i++)
        names[symbol_count][i] = name[i];
    names[symbol_count][length] = 0;
    symbols[symbol_count] = make(SYMBOL, symbol_count, 0, 0);
    globals[symbol_count] = 0;
    return symbols[symbol_count++];
}

static value symbol_of(const char *name)
{
    return symbol(name, (int32_t)strlen(name));
}

static value read_list(void);

static value read(void)
{
    while (*source == ' ')
        source++;
    if (*source == '(') {
        source++;
        return read_list();
    }
    if (*source >= '0' && *source <= '9') {
        int32_t number = 0;
        while (*source >= '0' && *source <= '9')
            number = number * 10 + (*source++ - '0');
        return make(INTEGER, number, 0, 0);
    }
    const char *start = source;
    while (*source && *source != ' ' && *source != '(' && *source != ')')
        source++;
    return symbol(start, (int32_t)(source - start));
}

static value read_list(void)
{
    while (*source == ' ')
        source++;
    if (*source == ')') {
        source++;
        return 0;
    }
    value first = read();
    return cons(first, read_list());
}

static value define_symbol, lambda_symbol, if_symbol, true_symbol;

static value primitive(enum primitive which, value a, value b)
{
    switch (which) {
        case CONS: return cons(a, b);
        case CAR: return a->first;
        case CDR: return a->second;
        case PLUS: return make(INTEGER, a->number + b->number, 0, 0);
        case MINUS: return make(INTEGER, a->number - b->number, 0, 0);
        case TIMES: return make(INTEGER, a->number * b->number, 0, 0);
        case LESS: return a->number < b->number ? true_symbol : 0;
        case EQUAL: return a->number == b->number ? true_symbol : 0;
        default: return a ? 0 : true_symbol;
    }
}

static value look_up(value name, value environment)
{
    for (; environment; environment = environment->second)
        if (environment->first->first == name)
            return environment->first->second;
    return globals[name->number];
}

/* Calls in tail position are a loop. */
static value evaluate(value expression, value environment)
{
    for (;;) {
        if (!expression || expression->type == INTEGER || exhausted)
            return expression;
        if (expression->type == SYMBOL)
            return look_up(expression, environment);
        value head = expression->first;
        value rest = expression->second;
        if (head == if_symbol) {
            int chosen = evaluate(rest->first, environment) != 0;
            expression = chosen ? rest->second->first : rest->second->second->first;
        } else if (head == lambda_symbol) {
            return make(CLOSURE, 0, rest, environment);
        } else if (head == define_symbol) {
            value name = rest->first;
            globals[name->number] = evaluate(rest->second->first, environment);
            return name;
        } else {
            value function = evaluate(head, environment);
            if (function->type == PRIMITIVE) {
                value a = evaluate(rest->first, environment);
                value b = rest->second ? evaluate(rest->second->first, environment) : 0;
                return exhausted ? 0 : primitive((enum primitive)function->number, a, b);
            }
            value inner = function->second;
            for (value name = function->first->first; name; name = name->second, rest = rest->second)
                inner = cons(cons(name->first, evaluate(rest->first, environment)), inner);
            expression = function->first->second->first;
            environment = inner;
        }
    }
}

ENTRY int64_t run(int32_t n)
{
    used = symbol_count = exhausted = 0;
    define_symbol = symbol_of("define");
    lambda_symbol = symbol_of("lambda");
    if_symbol = symbol_of("if");
    true_symbol = symbol_of("t");
    globals[true_symbol->number] = true_symbol;
    for (int32_t i = 0; i <= IS_NULL; i++)
        globals[symbol_of(primitives[i])->number] = make(PRIMITIVE, i, 0, 0);
    source = library;
    while (*source)
        evaluate(read(), 0);
    value board = make(INTEGER, n, 0, 0);
    value result = evaluate(cons(symbol_of("main"), cons(board, 0)), 0);
    return exhausted ? -1 : result->number;
}
