/* A stage that asks for what `with: {at: "/…"}` points to and adds it as a note, and the ids of the blocks as another.
 * What it reads is made by the compiler's -DREADS='LITERAL("…"), …'.
 */
#include "copydesk.h"

#include <stdlib.h>
#include <string.h>

#define LITERAL(text) {(const uint8_t *)(text), sizeof(text) - 1}
#ifndef READS
#define READS LITERAL("body")
#endif

typedef struct {
    const cd_host *host;
    char at[256];
} reading;

typedef struct {
    uint8_t bytes[65536];
    size_t len;
} answer;

static void add(void *ctx, cd_str text) {
    answer *a = ctx;
    size_t room = sizeof a->bytes - a->len, len = text.len < room ? text.len : room;
    memcpy(a->bytes + a->len, text.ptr, len);
    a->len += len;
}

static cd_status note(const cd_host *host, cd_call *call, const answer *a) {
    cd_str text = {a->bytes, a->len};
    return host->add_note(call, CD_NOTE_PUBLIC, text);
}

static cd_status create(const cd_host *host, cd_context *context, cd_str config, cd_instance **out) {
    /* {"at":"…"}: the fourth quotation mark ends the pointer. */
    reading *self = calloc(1, sizeof *self);
    size_t i, marks = 0, n = 0;
    (void)context;
    if (self == NULL) return CD_FATAL;
    for (i = 0; i < config.len && marks < 4; i++) {
        if (config.ptr[i] == '"') {
            marks++;
        } else if (marks == 3 && n + 1 < sizeof self->at) {
            self->at[n++] = (char)config.ptr[i];
        }
    }
    self->host = host;
    *out = (cd_instance *)self;
    return CD_KEEP;
}

static cd_status process(cd_instance *instance, const cd_article *article) {
    reading *self = (reading *)instance;
    answer got = {{0}, 0}, ids = {{0}, 0};
    cd_str pointer, nothing = LITERAL("nothing"), space = LITERAL(" ");
    size_t i;
    pointer.ptr = (const uint8_t *)self->at;
    pointer.len = strlen(self->at);
    if (self->host->get(article->call, pointer, add, &got) != CD_KEEP) return CD_REJECT;
    if (got.len == 0) add(&got, nothing);
    for (i = 0; i < article->n_blocks; i++) {
        const cd_block *block = (const cd_block *)((const char *)article->blocks + i * article->block_stride);
        if (i > 0) add(&ids, space);
        add(&ids, block->id);
    }
    if (note(self->host, article->call, &got) != CD_KEEP) return CD_REJECT;
    return note(self->host, article->call, &ids);
}

static void destroy(cd_instance *instance) {
    free(instance);
}

static const cd_str READ[] = {READS};
static const cd_str WRITTEN[] = {LITERAL("ednotes")};
static const cd_stage STAGE = {
    sizeof(cd_stage), 0, LITERAL("reading"), LITERAL("Notes what it was shown"),
    READ, sizeof READ / sizeof READ[0], WRITTEN, 1,
    NULL, create, process, NULL, destroy, NULL,
};
static const cd_plugin PLUGIN = {
    CD_MAGIC, sizeof(cd_plugin), 1, CD_UNWINDS,
    LITERAL("reading"), LITERAL("1.0.0"), LITERAL("Apache-2.0"), LITERAL("cc"), 1, sizeof(cd_stage), &STAGE,
};

const cd_plugin *copydesk_plugin_v1(void) {
    return &PLUGIN;
}
