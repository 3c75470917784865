/* gc-strings: what gc-strings.wat computes. */
#include "guest.h"
#include <stdlib.h>

struct string {
    uint32_t length;
    uint8_t bytes[];
};

struct entry {
    struct string *key;
    uint32_t hash, count;
    struct entry *next;
};

struct map {
    uint32_t size, buckets;
    struct entry **entries;
};

static struct string *word(uint32_t number)
{
    uint32_t length = 3;
    for (uint32_t rest = number / 26; rest; rest /= 26)
        length++;
    struct string *word = malloc(sizeof *word + length);
    word->length = length;
    while (length-- > 0) {
        word->bytes[length] = (uint8_t)('a' + number % 26);
        number /= 26;
    }
    return word;
}

static uint32_t hash_of(const struct string *key)
{
    uint32_t hash = 0x811C9DC5;
    for (uint32_t i = 0; i < key->length; i++)
        hash = (hash ^ key->bytes[i]) * 0x01000193;
    return hash ^ hash >> 15;
}

static void grow(struct map *map)
{
    uint32_t count = 2 * map->buckets;
    struct entry **entries = calloc(count, sizeof *entries);
    for (uint32_t i = 0; i < map->buckets; i++) {
        for (struct entry *entry = map->entries[i], *next; entry; entry = next) {
            next = entry->next;
            entry->next = entries[entry->hash & (count - 1)];
            entries[entry->hash & (count - 1)] = entry;
        }
    }
    free(map->entries);
    map->entries = entries;
    map->buckets = count;
}

static void count_word(struct map *map, struct string *key)
{
    uint32_t hash = hash_of(key);
    struct entry **bucket = &map->entries[hash & (map->buckets - 1)];
    for (struct entry *entry = *bucket; entry; entry = entry->next) {
        if (entry->hash == hash && entry->key->length == key->length
            && !memcmp(entry->key->bytes, key->bytes, key->length)) {
            entry->count++;
            free(key);
            return;
        }
    }
    struct entry *added = malloc(sizeof *added);
    *added = (struct entry){key, hash, 1, *bucket};
    *bucket = added;
    if (++map->size > map->buckets)
        grow(map);
}

int64_t run(int32_t n)
{
    struct map map = {0, 16, calloc(16, sizeof(struct entry *))};
    uint32_t seed = 1;
    for (int32_t i = 0; i < n; i++)
        count_word(&map, word(next_random(&seed) % 5000));
    uint64_t sum = 0;
    for (uint32_t i = 0; i < map.buckets; i++) {
        for (struct entry *entry = map.entries[i], *next; entry; entry = next) {
            next = entry->next;
            sum += (uint64_t)entry->hash * entry->count;
            free(entry->key);
            free(entry);
        }
    }
    free(map.entries);
    return (int64_t)(sum * 31 + map.size);
}
