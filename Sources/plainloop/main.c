/* Repeats a trace of writes (see TraceWriter.swift) with LMDB alone, durably, and tells how long it took.
 *
 *     plainloop TRACE DIR [SKIP]      DIR is an existing empty directory; the first SKIP transactions are not timed
 */
#include <lmdb.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PUT = 1, DELETE = 2, CLEAR = 3, COMMIT = 4, ABORT = 5 };

static void check(int code, const char *act) {
    if (code == 0) return;
    fprintf(stderr, "plainloop: %s: %s\n", act, mdb_strerror(code));
    exit(3);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static void need(FILE *file, void *bytes, size_t count) {
    if (fread(bytes, 1, count, file) != count) {
        fprintf(stderr, "plainloop: the trace is cut short\n");
        exit(3);
    }
}

typedef struct {
    uint8_t operation, table;
    uint16_t key;
    uint32_t flags, value;
} Record;

int main(int argc, char **argv) {
    if (argc != 3 && argc != 4) {
        fprintf(stderr, "usage: plainloop TRACE DIR [SKIP]\n");
        return 2;
    }
    uint64_t skip = argc == 4 ? strtoull(argv[3], NULL, 10) : 0;
    FILE *file = fopen(argv[1], "rb");
    if (!file) {
        perror(argv[1]);
        return 3;
    }
    setvbuf(file, NULL, _IOFBF, 16 << 20);
    char magic[8];
    uint64_t size;
    uint32_t tables;
    need(file, magic, 8);
    if (memcmp(magic, "LMDBTRC1", 8) != 0) {
        fprintf(stderr, "plainloop: not a trace\n");
        return 3;
    }
    need(file, &size, 8);
    need(file, &tables, 4);
    if (tables > 256) return 3;

    MDB_env *environment;
    MDB_txn *transaction;
    MDB_dbi indexes[256];
    check(mdb_env_create(&environment), "creating");
    check(mdb_env_set_mapsize(environment, size), "setting the map size");
    check(mdb_env_set_maxdbs(environment, tables), "setting the tables");
    check(mdb_env_open(environment, argv[2], MDB_NOTLS, 0600), "opening");
    check(mdb_txn_begin(environment, NULL, 0, &transaction), "beginning");
    for (uint32_t table = 0; table < tables; table++) {
        uint32_t flags, length;
        char name[256] = {0};
        need(file, &flags, 4);
        need(file, &length, 4);
        if (length > 255) return 3;
        need(file, name, length);
        check(mdb_dbi_open(transaction, name, flags | MDB_CREATE, &indexes[table]), "opening a table");
    }
    check(mdb_txn_commit(transaction), "committing");

    char *arena = NULL;
    size_t used = 0, room = 0;
    double seconds = 0, processor = 0;
    uint64_t operations = 0, transactions = 0;
    for (;;) {
        Record record;
        if (fread(&record, 1, sizeof record, file) != sizeof record) break;
        size_t bytes = record.key + (size_t)record.value;
        size_t padded = (sizeof record + bytes + 7) & ~(size_t)7;
        if (used + padded > room) {
            room = (room + padded) * 2 + (1 << 20);
            arena = realloc(arena, room);
            if (!arena) return 3;
        }
        memcpy(arena + used, &record, sizeof record);
        need(file, arena + used + sizeof record, bytes);
        used += padded;
        if (record.operation == ABORT) used = 0;
        if (record.operation != COMMIT) continue;

        double start = now(), used_before = (double)clock() / CLOCKS_PER_SEC;
        check(mdb_txn_begin(environment, NULL, 0, &transaction), "beginning");
        for (size_t at = 0; at < used;) {
            Record *one = (Record *)(arena + at);
            char *content = arena + at + sizeof *one;
            MDB_val key = {one->key, content}, value = {one->value, content + one->key};
            switch (one->operation) {
            case PUT:
                check(mdb_put(transaction, indexes[one->table], &key, &value, one->flags), "putting");
                operations++;
                break;
            case DELETE:
                check(mdb_del(transaction, indexes[one->table], &key, one->value ? &value : NULL), "deleting");
                operations++;
                break;
            case CLEAR:
                check(mdb_drop(transaction, indexes[one->table], 0), "clearing");
                operations++;
                break;
            case COMMIT:
                check(mdb_txn_commit(transaction), "committing");
                transactions++;
                break;
            }
            at += (sizeof *one + one->key + one->value + 7) & ~(size_t)7;
        }
        if (transactions > skip) {
            seconds += now() - start;
            processor += (double)clock() / CLOCKS_PER_SEC - used_before;
        }
        used = 0;
    }
    printf("{\"measurement\":\"plain\",\"microseconds\":%.0f,\"operations\":%llu,\"processorMicroseconds\":%.0f,"
           "\"transactions\":%llu}\n",
           seconds * 1e6, (unsigned long long)operations, processor * 1e6, (unsigned long long)transactions);
    mdb_env_close(environment);
    free(arena);
    return 0;
}
