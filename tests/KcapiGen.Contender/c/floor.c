/* The floor: the system calls that the work cannot do without, in a plain loop. */
#include "contender.h"
#include <linux/if_alg.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MAX_THREADS = 8 };

/* One OP with a message that is made ready once; a call changes nothing of it but the IV. */
struct op {
    int descriptor;
    struct msghdr first, more, answer;
    struct iovec in, out;
    char control[256];
    unsigned char *iv;
};

static struct request asked;
static int tfm, streaming;
static struct op ops[MAX_THREADS];

static int open_tfm(void) {
    struct sockaddr_alg address = {.salg_family = AF_ALG};
    strcpy((char *)address.salg_type, is(asked.algorithm, "gcm(aes)") ? "aead" : is(asked.algorithm, "sha256") ? "hash" : "skcipher");
    strcpy((char *)address.salg_name, asked.algorithm);
    int descriptor = socket(AF_ALG, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    if (descriptor < 0 || bind(descriptor, (struct sockaddr *)&address, sizeof address))
        fail("bind");
    if (!is(asked.algorithm, "sha256") && setsockopt(descriptor, SOL_ALG, ALG_SET_KEY, key, key_size(asked.algorithm)))
        fail("ALG_SET_KEY");
    return descriptor;
}

static int open_op(int descriptor) {
    int op = accept4(descriptor, NULL, NULL, SOCK_CLOEXEC);
    if (op < 0)
        fail("accept4");
    return op;
}

static struct cmsghdr *put(struct msghdr *message, struct cmsghdr *at, int type, const void *data, size_t size) {
    at->cmsg_level = SOL_ALG;
    at->cmsg_type = type;
    at->cmsg_len = CMSG_LEN(size);
    memcpy(CMSG_DATA(at), data, size);
    return CMSG_NXTHDR(message, at);
}

static void control(struct op *op) {
    unsigned operation = ALG_OP_ENCRYPT, associated = 0;
    int aead = is(asked.algorithm, "gcm(aes)");
    unsigned iv_size = aead ? NONCE_SIZE : IV_SIZE;
    unsigned char alg_iv[sizeof(unsigned) + IV_SIZE] = {0}; /* struct af_alg_iv */
    memcpy(alg_iv, &iv_size, sizeof iv_size);
    memset(op->control, 0, sizeof op->control);
    op->first.msg_control = op->control;
    op->first.msg_controllen = CMSG_SPACE(sizeof operation) + CMSG_SPACE(sizeof iv_size + iv_size) + (aead ? CMSG_SPACE(sizeof associated) : 0);
    struct cmsghdr *at = put(&op->first, CMSG_FIRSTHDR(&op->first), ALG_SET_OP, &operation, sizeof operation);
    op->iv = (unsigned char *)CMSG_DATA(at) + sizeof iv_size;
    at = put(&op->first, at, ALG_SET_IV, alg_iv, sizeof iv_size + iv_size);
    if (aead)
        put(&op->first, at, ALG_SET_AEAD_ASSOCLEN, &associated, sizeof associated);
}

static void make_ready(struct op *op, unsigned char *from, unsigned char *to) {
    size_t tag = is(asked.algorithm, "gcm(aes)") ? TAG_SIZE : 0;
    memset(op, 0, sizeof *op);
    op->descriptor = open_op(tfm);
    op->in = (struct iovec){from, asked.size};
    op->out = (struct iovec){to, is(asked.algorithm, "sha256") ? DIGEST_SIZE : asked.size + tag};
    op->more = op->first = (struct msghdr){.msg_iov = &op->in, .msg_iovlen = 1};
    op->answer = (struct msghdr){.msg_iov = &op->out, .msg_iovlen = 1};
    if (!is(asked.algorithm, "sha256"))
        control(op);
}

static void message(struct op *op) {
    if (sendmsg(op->descriptor, &op->first, 0) != (ssize_t)op->in.iov_len)
        fail("sendmsg");
    if (recvmsg(op->descriptor, &op->answer, 0) != (ssize_t)op->out.iov_len)
        fail("recvmsg");
}

static void chunk(struct op *op) {
    if (sendmsg(op->descriptor, streaming ? &op->more : &op->first, MSG_MORE) != (ssize_t)op->in.iov_len)
        fail("sendmsg");
    if (recvmsg(op->descriptor, &op->answer, 0) != (ssize_t)op->out.iov_len)
        fail("recvmsg");
    streaming = 1;
}

static void sectors(struct op *op) {
    for (int i = 0; i < asked.width; i++) {
        number_iv(i);
        memcpy(op->iv, iv, IV_SIZE);
        op->in.iov_base = text + i * asked.size;
        op->out.iov_base = output + i * asked.size;
        message(op);
    }
}

static void open_and_close(void) {
    int descriptor = open_tfm(), op = open_op(descriptor);
    close(op);
    close(descriptor);
}

static long calls_of_each;

static void *thread(void *op) {
    for (long i = 0; i < calls_of_each; i++)
        message(op);
    return NULL;
}

static void run_threads(long calls) {
    pthread_t threads[MAX_THREADS];
    calls_of_each = calls;
    for (int i = 0; i < asked.width; i++)
        if (pthread_create(&threads[i], NULL, thread, &ops[i]))
            fail("pthread_create");
    for (int i = 0; i < asked.width; i++)
        pthread_join(threads[i], NULL);
}

int prepare(const struct request *request) {
    asked = *request;
    streaming = 0;
    if (is(asked.work, "open"))
        return 1;
    int parallel = is(asked.work, "threads") ? asked.width : 1;
    if (parallel > MAX_THREADS)
        return 0;
    tfm = open_tfm();
    for (int i = 0; i < parallel; i++)
        make_ready(&ops[i], text + i * asked.size, output + i * asked.size);
    /* Threads of AEAD would need room for a tag each. */
    return parallel == 1 || !is(asked.algorithm, "gcm(aes)");
}

void run(long calls) {
    if (is(asked.work, "threads")) {
        run_threads(calls);
        return;
    }
    for (long i = 0; i < calls; i++) {
        if (is(asked.work, "message"))
            message(&ops[0]);
        else if (is(asked.work, "stream"))
            chunk(&ops[0]);
        else if (is(asked.work, "open"))
            open_and_close();
        else /* sectors, batch */
            sectors(&ops[0]);
    }
}

void finish(void) {
    if (is(asked.work, "open"))
        return;
    for (int i = 0; i < (is(asked.work, "threads") ? asked.width : 1); i++)
        close(ops[i].descriptor);
    close(tfm);
}
