/* Answers requests on stdin, `WORK ALGORITHM SIZE WIDTH CALLS`, with the nanoseconds that the calls took and the bytes that they allocated
 * in a managed heap, of which C has none; or with `missing`. tests/KcapiGen.Contender/Program.cs is the same in C#. */
#include "contender.h"
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

unsigned char key[KEY_SIZE], iv[IV_SIZE], *text, *output;

int is(const char *word, const char *other) { return strcmp(word, other) == 0; }

static size_t aes_key = 16;

size_t key_size(const char *algorithm) { return is(algorithm, "xts(aes)") ? 64 : aes_key; }

void number_iv(unsigned long sector) { memcpy(iv, &sector, sizeof sector); }

void fail(const char *call) {
    fprintf(stderr, "%s: %s\n", call, strerror(errno));
    exit(1);
}

void *own(void *memory) {
    if (!memory)
        fail("malloc");
    return memory;
}

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

/* A call that nobody else makes: it marks a place for whoever traces this process. */
static void mark(void) { getpgid(-1000000); }

static void ready(const struct request *request) {
    size_t room = request->size * request->width + 4096;
    free(text);
    free(output);
    text = own(aligned_alloc(4096, (room + 4095) / 4096 * 4096));
    output = own(aligned_alloc(4096, (room + 4095) / 4096 * 4096));
    memset(text, 1, room);
    memset(output, 1, room);
    memset(iv, 0, sizeof iv);
}

static void *sleep_on(void *nothing) {
    for (;;)
        pause();
    return nothing;
}

int main(int count, char **words) {
    char line[256], current[256] = "";
    pthread_t beside;
    if (count > 2 || (count == 2 && setenv("CONTENDER_MODE", words[1], 1)))
        return 2;
    /* As in every program of .NET: then libc and the kernel count references that they leave uncounted in a program with one thread. */
    if (count == 2 && is(words[1], "beside") && pthread_create(&beside, NULL, sleep_on, NULL))
        fail("pthread_create");
    /* As Seal's. */
    if (count == 2 && is(words[1], "aes256"))
        aes_key = 32;
    for (int i = 0; i < KEY_SIZE; i++)
        key[i] = i;
    while (fgets(line, sizeof line, stdin)) {
        struct request request;
        char *last = strrchr(line, ' ');
        if (!last || sscanf(line, "%15s %31s %zu %d", request.work, request.algorithm, &request.size, &request.width) != 4)
            return 2;
        long calls = strtol(last, NULL, 10);
        *last = 0;
        if (strcmp(line, current)) {
            if (*current)
                finish();
            *current = 0;
            ready(&request);
            if (!prepare(&request)) {
                puts("missing");
                fflush(stdout);
                continue;
            }
            strcpy(current, line);
        }
        mark();
        long long begin = now();
        run(calls);
        long long end = now();
        mark();
        printf("%lld 0\n", end - begin);
        fflush(stdout);
    }
    return 0;
}
