/* libkcapi, used as its manual says. CONTENDER_MODE is sendmsg or vmsplice: how it hands over a one-shot message. */
#include "contender.h"
#include <errno.h>
#include <kcapi.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>

enum { MAX_THREADS = 8 };

static struct request asked;
static int access_mode, streaming;
static struct kcapi_handle *handles[MAX_THREADS];

static void check(ssize_t result, const char *call) {
    if (result >= 0)
        return;
    errno = -result;
    fail(call);
}

static int is_aead(void) { return is(asked.algorithm, "gcm(aes)"); }
static int is_hash(void) { return is(asked.algorithm, "sha256"); }

static struct kcapi_handle *open_handle(void) {
    struct kcapi_handle *handle;
    if (is_hash()) {
        check(kcapi_md_init(&handle, asked.algorithm, 0), "kcapi_md_init");
    } else if (is_aead()) {
        check(kcapi_aead_init(&handle, asked.algorithm, 0), "kcapi_aead_init");
        check(kcapi_aead_settaglen(handle, TAG_SIZE), "kcapi_aead_settaglen");
        check(kcapi_aead_setkey(handle, key, key_size(asked.algorithm)), "kcapi_aead_setkey");
        kcapi_aead_setassoclen(handle, 0);
    } else {
        check(kcapi_cipher_init(&handle, asked.algorithm, 0), "kcapi_cipher_init");
        check(kcapi_cipher_setkey(handle, key, key_size(asked.algorithm)), "kcapi_cipher_setkey");
    }
    return handle;
}

static void close_handle(struct kcapi_handle *handle) {
    if (is_hash())
        kcapi_md_destroy(handle);
    else if (is_aead())
        kcapi_aead_destroy(handle);
    else
        kcapi_cipher_destroy(handle);
}

static void aead(struct kcapi_handle *handle) {
    size_t in = kcapi_aead_inbuflen_enc(handle, asked.size, 0, TAG_SIZE), out = kcapi_aead_outbuflen_enc(handle, asked.size, 0, TAG_SIZE);
    check(kcapi_aead_encrypt(handle, text, in, iv, output, out, access_mode), "kcapi_aead_encrypt");
}

static void message(struct kcapi_handle *handle, unsigned char *from, unsigned char *to) {
    if (is_hash())
        check(kcapi_md_digest(handle, from, asked.size, to, DIGEST_SIZE), "kcapi_md_digest");
    else if (is_aead())
        aead(handle);
    else
        check(kcapi_cipher_encrypt(handle, from, asked.size, iv, to, asked.size, access_mode), "kcapi_cipher_encrypt");
}

static void chunk(struct kcapi_handle *handle) {
    struct iovec in = {text, asked.size}, out = {output, asked.size};
    if (!streaming)
        check(kcapi_cipher_stream_init_enc(handle, iv, &in, 1), "kcapi_cipher_stream_init_enc");
    else
        check(kcapi_cipher_stream_update(handle, &in, 1), "kcapi_cipher_stream_update");
    check(kcapi_cipher_stream_op(handle, &out, 1), "kcapi_cipher_stream_op");
    streaming = 1;
}

static void sectors(struct kcapi_handle *handle) {
    for (int i = 0; i < asked.width; i++) {
        number_iv(i);
        message(handle, text + i * asked.size, output + i * asked.size);
    }
}

static long calls_of_each;

static void *thread(void *at) {
    long number = (struct kcapi_handle **)at - handles;
    for (long i = 0; i < calls_of_each; i++)
        message(handles[number], text + number * asked.size, output + number * asked.size);
    return NULL;
}

static void run_threads(long calls) {
    pthread_t threads[MAX_THREADS];
    calls_of_each = calls;
    for (int i = 0; i < asked.width; i++)
        if (pthread_create(&threads[i], NULL, thread, &handles[i]))
            fail("pthread_create");
    for (int i = 0; i < asked.width; i++)
        pthread_join(threads[i], NULL);
}

int prepare(const struct request *request) {
    const char *mode = getenv("CONTENDER_MODE");
    asked = *request;
    streaming = 0;
    access_mode = mode && is(mode, "vmsplice") ? KCAPI_ACCESS_VMSPLICE : KCAPI_ACCESS_SENDMSG;
    int parallel = is(asked.work, "threads") ? asked.width : 1;
    if (parallel > MAX_THREADS || (parallel > 1 && is_aead()) || (access_mode == KCAPI_ACCESS_VMSPLICE && (!is(asked.work, "message") || is_hash())))
        return 0;
    if (is(asked.work, "open"))
        return 1;
    handles[0] = open_handle();
    for (int i = 1; i < parallel; i++)
        check(kcapi_handle_reinit(&handles[i], handles[0], 0), "kcapi_handle_reinit");
    return 1;
}

void run(long calls) {
    if (is(asked.work, "threads")) {
        run_threads(calls);
        return;
    }
    for (long i = 0; i < calls; i++) {
        if (is(asked.work, "message"))
            message(handles[0], text, output);
        else if (is(asked.work, "stream"))
            chunk(handles[0]);
        else if (is(asked.work, "open"))
            close_handle(open_handle());
        else /* sectors, batch */
            sectors(handles[0]);
    }
}

void finish(void) {
    if (is(asked.work, "open"))
        return;
    for (int i = is(asked.work, "threads") ? asked.width - 1 : 0; i >= 0; i--)
        close_handle(handles[i]);
}
