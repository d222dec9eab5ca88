/* Stands before libc for the library under test: forwards each call that the runtime binds, and lets chosen ones go wrong. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <linux/io_uring.h>
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include "faults.h"

enum { SOCKET, BIND, SETSOCKOPT, GETSOCKOPT, ACCEPT4, SENDMSG, RECVMSG, MMAP, MUNMAP, MLOCK, MADVISE, CLOSE,
    RING_SETUP, RING_ENTER, RING_SEND, RING_RECEIVE, KEYRING };
static const char *const names[] = { "socket", "bind", "setsockopt", "getsockopt", "accept4", "sendmsg", "recvmsg", "mmap", "munmap", "mlock", "madvise",
    "close", "io_uring_setup", "io_uring_enter", "IORING_OP_SENDMSG", "IORING_OP_RECVMSG", "keyring" };
static const int name_count = sizeof names / sizeof *names;

static int failed(void)
{
    errno = plan_error;
    return -1;
}

static int new_descriptor(int descriptor)
{
    if (descriptor >= 0)
        atomic_fetch_add(&opened, 1);
    return descriptor;
}

/* The real function of a name, found once. */
#define REAL(result, name, ...) \
    static result (*real)(__VA_ARGS__); \
    if (!real) real = (result (*)(__VA_ARGS__))dlsym(dlopen("libc.so.6", RTLD_LAZY), #name)

int socket(int domain, int type, int protocol)
{
    REAL(int, socket, int, int, int);
    return fate(SOCKET) != WELL ? failed() : new_descriptor(real(domain, type, protocol));
}

int accept4(int descriptor, struct sockaddr *address, socklen_t *length, int flags)
{
    REAL(int, accept4, int, struct sockaddr *, socklen_t *, int);
    return fate(ACCEPT4) != WELL ? failed() : new_descriptor(real(descriptor, address, length, flags));
}

int bind(int descriptor, const struct sockaddr *address, socklen_t length)
{
    REAL(int, bind, int, const struct sockaddr *, socklen_t);
    int mode = fate(BIND), result = mode == FAIL ? 0 : real(descriptor, address, length);
    return mode == WELL ? result : failed();
}

int setsockopt(int descriptor, int level, int option, const void *value, socklen_t length)
{
    REAL(int, setsockopt, int, int, int, const void *, socklen_t);
    int mode = fate(SETSOCKOPT), result = mode == FAIL ? 0 : real(descriptor, level, option, value, length);
    return mode == WELL ? result : failed();
}

int getsockopt(int descriptor, int level, int option, void *value, socklen_t *length)
{
    REAL(int, getsockopt, int, int, int, void *, socklen_t *);
    return fate(GETSOCKOPT) != WELL ? failed() : real(descriptor, level, option, value, length);
}

/* A message with half of the bytes, in vectors of its own. */
#define MOST_VECTORS 1024
static struct msghdr half_of(const struct msghdr *message, struct iovec *vectors)
{
    struct msghdr half = *message;
    size_t total = 0;
    for (size_t i = 0; i < message->msg_iovlen; i++)
        total += message->msg_iov[i].iov_len;
    size_t left = total / 2;
    half.msg_iov = vectors;
    half.msg_iovlen = 0;
    for (size_t i = 0; i < message->msg_iovlen && left > 0 && i < MOST_VECTORS; i++) {
        vectors[i] = message->msg_iov[i];
        if (vectors[i].iov_len > left)
            vectors[i].iov_len = left;
        left -= vectors[i].iov_len;
        half.msg_iovlen++;
    }
    return half;
}

ssize_t sendmsg(int descriptor, const struct msghdr *message, int flags)
{
    REAL(ssize_t, sendmsg, int, const struct msghdr *, int);
    struct iovec vectors[MOST_VECTORS];
    struct msghdr half;
    switch (fate(SENDMSG)) {
    case FAIL: return failed();
    case EMPTY: return 0;
    case SHORT: half = half_of(message, vectors); return real(descriptor, &half, flags);
    case HIDDEN: real(descriptor, message, flags); return failed();
    default: return real(descriptor, message, flags);
    }
}

/* One that comes short has written more than it says: given less room, AF_ALG would do another operation. */
ssize_t recvmsg(int descriptor, struct msghdr *message, int flags)
{
    REAL(ssize_t, recvmsg, int, struct msghdr *, int);
    int mode = fate(RECVMSG);
    if (mode == FAIL)
        return failed();
    if (mode == EMPTY)
        return 0;
    ssize_t result = real(descriptor, message, flags);
    return mode == HIDDEN ? failed() : mode == SHORT && result > 1 ? result / 2 : result;
}

/* Linux closes a descriptor and frees a mapping whatever it then answers: these are done in every mode. */
int close(int descriptor)
{
    REAL(int, close, int);
    int result = real(descriptor);
    atomic_fetch_sub(&opened, 1);
    return fate(CLOSE) == WELL ? result : failed();
}

int munmap(void *memory, size_t length)
{
    REAL(int, munmap, void *, size_t);
    int result = real(memory, length);
    return fate(MUNMAP) == WELL ? result : failed();
}

/* What is only asked for: the memory is there, whatever they answer. */
int mlock(const void *memory, size_t length)
{
    REAL(int, mlock, const void *, size_t);
    return fate(MLOCK) != WELL ? failed() : real(memory, length);
}

int madvise(void *memory, size_t length, int advice)
{
    REAL(int, madvise, void *, size_t, int);
    return fate(MADVISE) != WELL ? failed() : real(memory, length, advice);
}

/* The rings of the process, whose requests and completions are reached here as the kernel reaches them. */
#define MOST_RINGS 256
#define MOST_SPOILED 1024
static struct ring { int descriptor; struct io_uring_params parameters; char *memory; struct io_uring_sqe *requests; } rings[MOST_RINGS];
static struct { int descriptor; unsigned long long user_data; int mode; } spoiled[MOST_SPOILED];
static int spoiled_count;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void forget(void) { spoiled_count = 0; }

static struct ring *ring_of(int descriptor)
{
    for (int i = 0; i < MOST_RINGS; i++)
        if (rings[i].descriptor == descriptor)
            return &rings[i];
    return NULL;
}

static long real_call(long number, long first, long second, long third, long fourth, long fifth, long sixth)
{
    REAL(long, syscall, long, ...);
    return real(number, first, second, third, fourth, fifth, sixth);
}

static long setup(long entries, struct io_uring_params *parameters)
{
    if (fate(RING_SETUP) != WELL)
        return failed();
    int descriptor = new_descriptor(real_call(SYS_io_uring_setup, entries, (long)parameters, 0, 0, 0, 0));
    if (descriptor > 0) {
        pthread_mutex_lock(&lock);
        struct ring *ring = ring_of(descriptor);
        if (!ring)
            ring = ring_of(0);
        if (ring)
            *ring = (struct ring){ descriptor, *parameters, NULL, NULL };
        pthread_mutex_unlock(&lock);
    }
    return descriptor;
}

void *mmap(void *address, size_t length, int protection, int flags, int descriptor, off_t offset)
{
    REAL(void *, mmap, void *, size_t, int, int, int, off_t);
    if (fate(MMAP) != WELL)
        return (void *)(long)failed();
    void *memory = real(address, length, protection, flags, descriptor, offset);
    struct ring *ring = descriptor > 0 ? ring_of(descriptor) : NULL;
    if (ring && memory != MAP_FAILED) {
        if (offset == IORING_OFF_SQES)
            ring->requests = memory;
        else
            ring->memory = memory;
    }
    return memory;
}

static unsigned at(struct ring *ring, unsigned offset) { return *(volatile unsigned *)(ring->memory + offset); }

/* Before they are submitted: a request that is to fail gets a descriptor that is none, so that the kernel does not do it. */
static void spoil_requests(struct ring *ring, long count)
{
    for (long i = 0; i < count; i++) {
        unsigned mask = at(ring, ring->parameters.sq_off.ring_mask), place = (at(ring, ring->parameters.sq_off.head) + i) & mask;
        struct io_uring_sqe *request = &ring->requests[at(ring, ring->parameters.sq_off.array + 4 * place)];
        int mode = fate(request->opcode == IORING_OP_SENDMSG ? RING_SEND : RING_RECEIVE);
        if (mode == WELL || spoiled_count == MOST_SPOILED)
            continue;
        if (mode == FAIL || mode == EMPTY)
            request->fd = -1;
        spoiled[spoiled_count].descriptor = ring->descriptor;
        spoiled[spoiled_count].user_data = request->user_data;
        spoiled[spoiled_count++].mode = mode;
    }
}

/* Before they are seen: what became of a spoiled request is told as planned. */
static void spoil_completions(struct ring *ring)
{
    unsigned tail = at(ring, ring->parameters.cq_off.tail), mask = at(ring, ring->parameters.cq_off.ring_mask);
    for (unsigned head = at(ring, ring->parameters.cq_off.head); head != tail; head++) {
        struct io_uring_cqe *completion = &((struct io_uring_cqe *)(ring->memory + ring->parameters.cq_off.cqes))[head & mask];
        for (int i = 0; i < spoiled_count; i++) {
            if (spoiled[i].descriptor == ring->descriptor && spoiled[i].user_data == completion->user_data) {
                if (spoiled[i].mode == SHORT)
                    completion->res = completion->res > 1 ? completion->res / 2 : completion->res;
                else
                    completion->res = spoiled[i].mode == EMPTY ? 0 : -plan_error;
                spoiled[i] = spoiled[--spoiled_count];
                break;
            }
        }
    }
}

static long enter(int descriptor, long count, long least, long flags)
{
    int mode = fate(RING_ENTER);
    if (mode == FAIL)
        return failed();
    if (mode == EMPTY)
        return 0;
    if (mode == SHORT) {
        count /= 2;
        least = least < count ? least : count;
    }
    pthread_mutex_lock(&lock);
    struct ring *ring = ring_of(descriptor);
    int known = ring && ring->memory && ring->requests;
    if (known)
        spoil_requests(ring, count);
    pthread_mutex_unlock(&lock);
    long taken = real_call(SYS_io_uring_enter, descriptor, count, least, flags, 0, 0);
    int error = errno;
    pthread_mutex_lock(&lock);
    if (known)
        spoil_completions(ring);
    pthread_mutex_unlock(&lock);
    errno = error;
    return mode == HIDDEN ? failed() : taken;
}

/* The arguments that a system call has not are passed on all the same, and read by nobody. */
long syscall(long number, long first, long second, long third, long fourth, long fifth, long sixth)
{
    if (number == SYS_io_uring_setup)
        return setup(first, (struct io_uring_params *)second);
    if (number == SYS_io_uring_enter)
        return enter(first, second, third, fourth);
    if ((number == SYS_request_key || number == SYS_keyctl) && fate(KEYRING) != WELL)
        return failed();
    return real_call(number, first, second, third, fourth, fifth, sixth);
}
