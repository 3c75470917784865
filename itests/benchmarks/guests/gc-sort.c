/* gc-sort: what gc-sort.wat computes. */
#include "guest.h"
#include <stdlib.h>

struct node {
    int32_t value;
    struct node *next;
};

static struct node *merge(struct node *a, struct node *b)
{
    struct node first = {0, NULL}, *last = &first;
    while (a && b) {
        struct node **smaller = a->value <= b->value ? &a : &b;
        last = last->next = *smaller;
        *smaller = last->next;
    }
    last->next = a ? a : b;
    return first.next;
}

static struct node *sort(struct node *list)
{
    if (!list || !list->next)
        return list;
    struct node *slow = list;
    for (struct node *fast = list->next; fast && fast->next; fast = fast->next->next)
        slow = slow->next;
    struct node *rest = slow->next;
    slow->next = NULL;
    return merge(sort(list), sort(rest));
}

int64_t run(int32_t n)
{
    struct node *list = NULL;
    uint32_t seed = 1;
    for (int32_t i = 0; i < n; i++) {
        struct node *added = malloc(sizeof *added);
        *added = (struct node){(int32_t)next_random(&seed), list};
        list = added;
    }
    uint64_t sum = 0;
    for (struct node *node = sort(list), *next; node; node = next) {
        next = node->next;
        sum = sum * 31 + (uint32_t)node->value;
        free(node);
    }
    return (int64_t)sum;
}
