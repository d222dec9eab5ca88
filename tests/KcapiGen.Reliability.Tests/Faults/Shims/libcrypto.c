/* Stands before libcrypto for the library under test: forwards each call that can fail, and lets chosen ones fail. */
#include <dlfcn.h>

#include "faults.h"

/* Those that return 1 where all is well, and those that return a pointer. Those that read a size of what is there do not fail. */
#define EACH_STATUS(X) X(EVP_CIPHER_CTX_copy) X(EVP_CIPHER_CTX_ctrl) X(EVP_CipherInit_ex2) X(EVP_CipherUpdate) X(EVP_CipherFinal_ex) \
    X(EVP_MD_CTX_copy_ex) X(EVP_DigestInit_ex2) X(EVP_DigestUpdate) X(EVP_DigestFinal_ex) X(EVP_MAC_init) X(EVP_MAC_update) X(EVP_MAC_final) \
    X(EVP_RAND_instantiate) X(EVP_RAND_generate) X(EVP_RAND_reseed) \
    X(PKCS5_PBKDF2_HMAC)
#define EACH_POINTER(X) X(EVP_CIPHER_fetch) X(EVP_CIPHER_CTX_new) X(EVP_MD_fetch) X(EVP_MD_CTX_new) X(EVP_MAC_fetch) X(EVP_MAC_CTX_new) X(EVP_MAC_CTX_dup) \
    X(EVP_RAND_fetch) X(EVP_RAND_CTX_new) X(RAND_get0_primary)

#define NUMBER(name) NUMBER_OF_##name,
#define NAME(name) #name,
enum { EACH_STATUS(NUMBER) EACH_POINTER(NUMBER) NUMBER_OF_ALL };
static const char *const names[] = { EACH_STATUS(NAME) EACH_POINTER(NAME) };
static const int name_count = NUMBER_OF_ALL;

static void forget(void) {}

typedef long function(long, long, long, long, long, long, long, long);

static function *real_function(const char *name) { return (function *)dlsym(dlopen("libcrypto.so.3", RTLD_LAZY), name); }

/* Every argument of these functions is an integer or a pointer, eight at most: what stands in a register or on the stack is passed on as it is. */
#define FORWARD(name, hides) \
long name(long a, long b, long c, long d, long e, long f, long g, long h) \
{ \
    static function *real; \
    if (!real) real = real_function(#name); \
    int mode = fate(NUMBER_OF_##name); \
    long result = mode == WELL || (hides && mode == HIDDEN) ? real(a, b, c, d, e, f, g, h) : 0; \
    return mode == WELL ? result : 0; \
}
#define STATUS(name) FORWARD(name, 1)
/* What is given and hidden would never be freed. */
#define POINTER(name) FORWARD(name, 0)
EACH_STATUS(STATUS)
EACH_POINTER(POINTER)
