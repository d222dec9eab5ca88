/* Usage: evp CIPHER BYTES: messages a second through libcrypto, each with an IV of its own, which `openssl speed` leaves out. */
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

int main(int count, char **words)
{
    if (count != 3)
        return 2;
    int size = atoi(words[2]), written;
    unsigned char key[64], iv[16] = {0}, *text = malloc(size), *output = malloc(size);
    for (int i = 0; i < 64; i++)
        key[i] = i;
    EVP_CIPHER *cipher = EVP_CIPHER_fetch(NULL, words[1], NULL);
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    if (!cipher || !text || !output || EVP_CipherInit_ex2(context, cipher, key, iv, 1, NULL) != 1)
        return 1;
    long messages = 0;
    double begin = seconds(), end;
    do {
        for (int i = 0; i < 50; i++)
            if (EVP_CipherInit_ex2(context, NULL, NULL, iv, 1, NULL) != 1 || EVP_CipherUpdate(context, output, &written, text, size) != 1)
                return 1;
        messages += 50;
        end = seconds();
    } while (end - begin < 1);
    printf("%.1f\n", messages / (end - begin));
    return 0;
}
