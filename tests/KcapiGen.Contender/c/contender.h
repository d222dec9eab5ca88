/* What each contender in C brings; contender.c has main(). */
#include <stddef.h>

struct request {
    char work[16];      /* message, stream, open, sectors, batch, threads */
    char algorithm[32]; /* the kernel's name */
    size_t size;        /* bytes of a message */
    int width;          /* sectors, messages or threads of one call */
};

enum { KEY_SIZE = 64, IV_SIZE = 16, NONCE_SIZE = 12, TAG_SIZE = 16, DIGEST_SIZE = 32 };

extern unsigned char key[KEY_SIZE], iv[IV_SIZE];
extern unsigned char *text, *output; /* of size × width bytes, with room for a tag */

/* Makes ready for the calls; false where this contender has nothing to do the work with. */
int prepare(const struct request *request);
void run(long calls);
void finish(void);

int is(const char *word, const char *other);
size_t key_size(const char *algorithm);
void number_iv(unsigned long sector); /* plain64 */
void *own(void *memory);              /* ends the program where there is none */
void fail(const char *call);          /* ends the program; errno says why */
