/* libcrypto in this process, with an IV of its own for each message, which `openssl speed` leaves out. */
#include "contender.h"
#include <errno.h>
#include <openssl/evp.h>

static struct request asked;
static EVP_CIPHER *cipher;
static EVP_CIPHER_CTX *context;
static EVP_MD *digest;
static EVP_MD_CTX *digesting;

static void check(int result, const char *call) {
    errno = EINVAL;
    if (result != 1)
        fail(call);
}

static const char *evp_name(const char *algorithm) {
    if (is(algorithm, "gcm(aes)"))
        return "aes-128-gcm";
    if (is(algorithm, "cbc(aes)"))
        return "aes-128-cbc";
    if (is(algorithm, "ctr(aes)"))
        return "aes-128-ctr";
    return is(algorithm, "xts(aes)") ? "aes-256-xts" : NULL;
}

int prepare(const struct request *request) {
    asked = *request;
    if (!is(asked.work, "message"))
        return 0;
    if (is(asked.algorithm, "sha256")) {
        digest = EVP_MD_fetch(NULL, "sha256", NULL);
        digesting = EVP_MD_CTX_new();
        return digest && digesting;
    }
    const char *name = evp_name(asked.algorithm);
    if (!name || !(cipher = EVP_CIPHER_fetch(NULL, name, NULL)))
        return 0;
    context = own(EVP_CIPHER_CTX_new());
    check(EVP_CipherInit_ex2(context, cipher, key, iv, 1, NULL), "EVP_CipherInit_ex2");
    EVP_CIPHER_CTX_set_padding(context, 0);
    return 1;
}

static void hash(void) {
    unsigned length;
    check(EVP_DigestInit_ex2(digesting, digest, NULL), "EVP_DigestInit_ex2");
    check(EVP_DigestUpdate(digesting, text, asked.size), "EVP_DigestUpdate");
    check(EVP_DigestFinal_ex(digesting, output, &length), "EVP_DigestFinal_ex");
}

static void encrypt(void) {
    int written;
    check(EVP_CipherInit_ex2(context, NULL, NULL, iv, 1, NULL), "EVP_CipherInit_ex2");
    check(EVP_CipherUpdate(context, output, &written, text, asked.size), "EVP_CipherUpdate");
    if (!is(asked.algorithm, "gcm(aes)"))
        return;
    check(EVP_CipherFinal_ex(context, output + written, &written), "EVP_CipherFinal_ex");
    check(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, TAG_SIZE, output + asked.size), "EVP_CTRL_AEAD_GET_TAG");
}

void run(long calls) {
    for (long i = 0; i < calls; i++)
        if (digest)
            hash();
        else
            encrypt();
}

void finish(void) {
    EVP_CIPHER_CTX_free(context);
    EVP_CIPHER_free(cipher);
    EVP_MD_CTX_free(digesting);
    EVP_MD_free(digest);
    context = NULL, cipher = NULL, digesting = NULL, digest = NULL;
}
