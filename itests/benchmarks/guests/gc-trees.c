/* gc-trees: what gc-trees.wat computes. */
#include "guest.h"
#include <stdlib.h>

struct node {
    struct node *left, *right;
};

static struct node *make(int depth)
{
    struct node *tree = malloc(sizeof *tree);
    tree->left = depth ? make(depth - 1) : NULL;
    tree->right = depth ? make(depth - 1) : NULL;
    return tree;
}

static int count_and_free(struct node *tree)
{
    int count = tree->left ? 1 + count_and_free(tree->left) + count_and_free(tree->right) : 1;
    free(tree);
    return count;
}

int64_t run(int32_t n)
{
    uint64_t sum = 0;
    struct node *kept = make(n);
    for (int depth = 4; depth <= n; depth += 4) {
        for (int trees = 1 << (n - depth + 4); trees > 0; trees--)
            sum = sum * 3 + (uint64_t)count_and_free(make(depth));
    }
    return (int64_t)(sum + (uint64_t)count_and_free(kept));
}
