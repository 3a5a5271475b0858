/* A stage that misbehaves on purpose: `with: {how: "…"}` says how. The tests of the host and of the whole program use it.
 *
 * What it does in a call stands in `process`, one `if (is(…))` each; each expects an article with at least two blocks.
 * Descriptors that are wrong are made by the compiler's -D: see the end.
 */
#include "copydesk.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef MAGIC
#define MAGIC CD_MAGIC
#endif
#ifndef PLUGIN_SIZE
#define PLUGIN_SIZE sizeof(cd_plugin)
#endif
#ifndef MINOR
#define MINOR 0
#endif
#ifndef FLAGS
#define FLAGS CD_UNWINDS
#endif
#ifndef STAGE_SIZE
#define STAGE_SIZE sizeof(cd_stage)
#endif
#ifndef STRIDE
#define STRIDE sizeof(cd_stage)
#endif
#ifndef N_STAGES
#define N_STAGES 1
#endif
#ifndef STAGES
#define STAGES &STAGE
#endif
#ifndef STAGE_ID
#define STAGE_ID LITERAL("misbehaving")
#endif
#ifndef VERSION
#define VERSION LITERAL("0.0.1")
#endif
#ifndef N_READS
#define N_READS 1
#endif
#ifndef PROCESS
#define PROCESS process
#endif
#ifndef SCHEMA
#define SCHEMA NULL
#endif
#ifndef WRITES /* all that it does somewhere below */
#define WRITES LITERAL("body"), LITERAL("header"), LITERAL("media"), LITERAL("quotes"), LITERAL("summary"), LITERAL("renditions"), LITERAL("thing")
#endif
#ifndef DESTROY
#define DESTROY destroy
#endif

#define LITERAL(text) {(const uint8_t *)(text), sizeof(text) - 1}

static cd_str text_of(const char *c) {
    cd_str text = {(const uint8_t *)c, strlen(c)};
    return text;
}

static cd_str raw(const void *ptr, size_t len) {
    cd_str text = {(const uint8_t *)ptr, len};
    return text;
}

typedef struct {
    const cd_host *host;
    cd_context *context;
    char how[64];
    unsigned calls;
    int panicked;
} misbehaving;

/* The handle of an earlier call, of any instance in this library. */
static cd_call *kept;

static cd_span span(uint32_t place, uint32_t index, size_t start, size_t end) {
    cd_span s = {place, index, start, end};
    return s;
}

static cd_annotation annotation(const char *kind) {
    cd_annotation a;
    memset(&a, 0, sizeof a);
    a.size = sizeof a;
    a.kind = text_of(kind);
    a.span_stride = sizeof(cd_span);
    a.feature_stride = sizeof(cd_feature);
    return a;
}

static cd_feature feature(const char *name, uint32_t kind, cd_str text, double number) {
    cd_feature f = {{NULL, 0}, 0, 0, {NULL, 0}, 0};
    f.name = text_of(name);
    f.kind = kind;
    f.text = text;
    f.number = number;
    return f;
}

static cd_status annotate_feature(const cd_host *host, cd_call *call, cd_feature f) {
    cd_annotation a = annotation("thing");
    a.features = &f;
    a.n_features = 1;
    return host->annotate(call, &a);
}

static cd_status create(const cd_host *host, cd_context *context, cd_str config, cd_instance **out) {
    /* {"how":"…"}: the fourth quotation mark ends the word. */
#ifdef STATIC_INSTANCE /* where nobody will free it */
    static misbehaving only;
    misbehaving *self = &only;
#else
    misbehaving *self = calloc(1, sizeof *self);
#endif
    size_t i, marks = 0, n = 0;
    for (i = 0; i < config.len && marks < 4; i++) {
        if (config.ptr[i] == '"') {
            marks++;
        } else if (marks == 3 && n + 1 < sizeof self->how) {
            self->how[n++] = (char)config.ptr[i];
        }
    }
    self->host = host;
    self->context = context;
#define is(word) (strcmp(self->how, word) == 0)
    if (strncmp(self->how, "create-", 7) == 0 || is("no-instance")) {
        cd_status status = is("create-rejects") ? CD_REJECT : is("create-panics") ? CD_PANIC : is("no-instance") ? CD_KEEP : CD_FATAL;
        if (is("create-rejects")) host->set_error(context, text_of("does not like it"), text_of("/how"));
        if (is("create-returns-nonsense")) {
            *out = (cd_instance *)self; /* freed below: with this status it must not be looked at */
            status = 12345;
        }
        free(self);
        return status;
    }
    if (is("exits-when-made")) exit(0);
    *out = (cd_instance *)self;
    return CD_KEEP;
}

typedef struct {
    const cd_host *host;
    cd_call *call;
    cd_status status;
} elsewhere;

static void *edit_elsewhere(void *given) {
    elsewhere *e = given;
    e->status = e->host->replace(e->call, span(CD_IN_BLOCK, 0, 0, 1), text_of("X"));
    return NULL;
}

static void *exit_elsewhere(void *nothing) {
    (void)nothing;
    exit(0);
}

static void add_up(void *ctx, cd_str text) {
    *(size_t *)ctx += text.len;
}

static void edit_in_write(void *ctx, cd_str text) {
    elsewhere *e = ctx;
    (void)text;
    e->status = e->host->insert(e->call, 0, CD_PARAGRAPH, text_of("From within."));
}

static const uint8_t BAD[] = {'a', 0xFF, 0xC3};

static cd_status process(cd_instance *instance, const cd_article *article) {
    misbehaving *self = (misbehaving *)instance;
    const cd_host *host = self->host;
    cd_call *call = article->call;
    cd_span first = span(CD_IN_BLOCK, 0, 0, 1);
    cd_annotation a = annotation("thing");
    size_t i;
    self->calls++;

    /* Texts that are none. */
    if (is("bad-utf8")) host->replace(call, first, raw(BAD, sizeof BAD));
    if (is("bad-utf8-field")) host->set_field(call, CD_HEADLINE, raw(BAD, sizeof BAD));
    if (is("null-with-length")) host->replace(call, first, raw(NULL, 9));
    if (is("huge-length")) host->replace(call, first, raw("x", (size_t)1 << 60));
    if (is("null-text")) host->replace(call, first, raw(NULL, 0)); /* this one is right: no text */

    /* Places that are not there. */
    if (is("out-of-range")) host->replace(call, span(CD_IN_BLOCK, 0, 0, (size_t)-1), text_of("x"));
    if (is("backwards")) host->replace(call, span(CD_IN_BLOCK, 0, 2, 1), text_of("x"));
    if (is("off-boundary")) {
        const cd_block *block = article->blocks;
        for (i = 0; i < block->text.len && (block->text.ptr[i] & 0xC0) != 0x80; i++) {}
        host->replace(call, span(CD_IN_BLOCK, 0, i, i), text_of("x"));
    }
    if (is("no-such-block")) host->replace(call, span(CD_IN_BLOCK, 0xFFFFFFF0u, 0, 0), text_of("x"));
    if (is("no-such-place")) host->replace(call, span(7, 0, 0, 0), text_of("x"));
    if (is("no-such-field")) host->set_field(call, 999, text_of("x"));
    if (is("field-not-editable")) host->set_field(call, CD_VERSION, text_of("99"));
    if (is("field-without-text")) host->replace(call, span(CD_IN_FIELD, CD_BYLINE, 0, 0), text_of("x"));
    if (is("insert-far-out")) host->insert(call, CD_NONE, CD_PARAGRAPH, text_of("x"));
    if (is("remove-nothing")) host->remove(call, CD_NONE, CD_NONE, 0, text_of("x"));
    if (is("repeats-itself")) host->remove(call, 0, 0, 0, text_of("x"));
    if (is("split-at-the-end")) host->split(call, 0, ((const cd_block *)article->blocks)->text.len);
    if (is("no-such-media")) {
        cd_media media = {sizeof(cd_media), CD_NONE, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}};
        host->set_media(call, 77, &media);
    }
    if (is("no-such-kind")) host->set_kind(call, 0, 4000000000u); /* reads as a paragraph */

    /* What the article's own rules forbid. */
    if (is("no-time")) host->set_field(call, CD_PUBLISHED, text_of("yesterday"));
    if (is("no-language")) host->set_field(call, CD_LANGUAGE, text_of("klingon!!"));
    if (is("no-reason")) host->remove(call, 0, CD_NONE, 0, text_of(" "));
    if (is("control-character")) host->replace(call, first, raw("a\0b", 3));
    if (is("control-in-field")) host->set_field(call, CD_HEADLINE, text_of("Caf\x1b[2J"));
    if (is("empty-line")) host->insert(call, 0, CD_PARAGRAPH, text_of("One.\n \nTwo."));
    if (is("reserved-type")) {
        a.kind = text_of("body");
        host->annotate(call, &a);
    }

    /* What it does not say that it writes. */
    if (is("undeclared-note")) host->add_note(call, CD_NOTE_PUBLIC, text_of("x"));
    if (is("undeclared-subject")) {
        a.kind = text_of("subject");
        host->annotate(call, &a);
    }
    if (is("undeclared-type")) {
        a.kind = text_of("other_thing");
        host->annotate(call, &a);
    }

    /* Structs and arrays that are none. */
    if (is("null-struct")) host->annotate(call, NULL);
    if (is("null-media")) host->set_media(call, CD_NONE, NULL);
    if (is("short-struct")) {
        a.size = 4;
        host->annotate(call, &a);
    }
    if (is("misaligned-struct")) {
        static char room[sizeof(cd_annotation) + 1];
        memcpy(room + 1, &a, sizeof a);
        host->annotate(call, (const cd_annotation *)(const void *)(room + 1));
    }
    if (is("null-array")) {
        a.n_spans = 3;
        host->annotate(call, &a);
    }
    if (is("huge-count")) {
        a.spans = &first;
        a.n_spans = (size_t)1 << 40;
        host->annotate(call, &a);
    }
    if (is("bad-stride")) {
        a.spans = &first;
        a.n_spans = 1;
        a.span_stride = 3;
        host->annotate(call, &a);
    }
    if (is("huge-stride")) {
        a.spans = &first;
        a.n_spans = 2;
        a.span_stride = (size_t)1 << 62;
        host->annotate(call, &a);
    }
    if (is("huge-summary")) host->set_summary(call, (const cd_str *)(const void *)&first, (size_t)-1);
    if (is("null-summary")) host->set_summary(call, NULL, 2);

    /* Annotations and features that cannot be. */
    if (is("no-type")) {
        a.kind = raw(NULL, 0);
        host->annotate(call, &a);
    }
    if (is("no-rendition-name")) host->set_rendition(call, raw(NULL, 0), text_of("x"));
    if (is("not-a-number")) annotate_feature(host, call, feature("n", CD_NUMBER, raw(NULL, 0), NAN));
    if (is("no-json")) annotate_feature(host, call, feature("j", CD_JSON, text_of("{"), 0));
    if (is("deep-json")) {
        char deep[200];
        memset(deep, '[', 100);
        memset(deep + 100, ']', 100);
        annotate_feature(host, call, feature("j", CD_JSON, raw(deep, 200), 0));
    }
    if (is("no-such-feature-kind")) annotate_feature(host, call, feature("f", 99, text_of("x"), 0));
    if (is("quote-without-span")) {
        a.kind = text_of("quote");
        host->annotate(call, &a);
    }
    if (is("annotates-removed")) {
        a.spans = &first;
        a.n_spans = 1;
        host->remove(call, 0, CD_NONE, 0, text_of("x"));
        host->annotate(call, &a);
    }

    /* Edits that do not go together. */
    if (is("overlap")) {
        host->replace(call, span(CD_IN_BLOCK, 1, 0, 3), text_of("x"));
        host->replace(call, span(CD_IN_BLOCK, 1, 2, 4), text_of("y"));
    }
    if (is("edits-removed")) {
        host->remove(call, 0, CD_NONE, 0, text_of("x"));
        host->set_kind(call, 0, CD_HEADING);
    }
    if (is("edit-after-error")) {
        host->set_field(call, 999, text_of("x"));
        host->set_field(call, CD_HEADLINE, text_of("Never seen"));
    }
    if (is("edits-then-rejects")) {
        host->set_field(call, CD_HEADLINE, text_of("Never seen"));
        host->remove(call, 0, CD_NONE, 0, text_of("x"));
        host->set_error(self->context, text_of("thought better of it"), raw(NULL, 0));
        return CD_REJECT;
    }
    if (is("rejects-what-was-refused")) {
        return host->set_field(call, 999, text_of("x")) == CD_REJECT ? CD_REJECT : CD_KEEP;
    }

    /* Handles at the wrong time and place. */
    if (is("old-handle")) {
        cd_call *old = kept;
        kept = call;
        if (old != NULL && old != call && host->set_field(old, CD_HEADLINE, text_of("Never seen")) == CD_KEEP) return CD_FATAL;
    }
    if (is("keeps-handle")) kept = call;
    if (is("null-handle") && host->set_field(NULL, CD_HEADLINE, text_of("Never seen")) == CD_KEEP) return CD_FATAL;
    if (is("other-thread")) {
        elsewhere e = {NULL, NULL, CD_KEEP};
        pthread_t thread;
        e.host = host;
        e.call = call;
        if (pthread_create(&thread, NULL, edit_elsewhere, &e) != 0) return CD_FATAL;
        pthread_join(thread, NULL);
        if (e.status == CD_KEEP) return CD_FATAL;
    }
    if (is("edits-while-it-reads")) {
        elsewhere e = {NULL, NULL, CD_REJECT};
        e.host = host;
        e.call = call;
        host->get(call, text_of("/uri"), edit_in_write, &e);
        return e.status;
    }
    if (is("reads-oddly")) {
        size_t n = 0;
        host->get(call, text_of("/body"), NULL, NULL);
        host->get(call, text_of("no pointer"), add_up, &n);
        host->get(call, text_of("/extra/nothing/at/all"), add_up, &n);
        host->get(call, text_of(""), add_up, &n);
        if (host->get(call, raw(BAD, sizeof BAD), add_up, &n) == CD_KEEP || n == 0) return CD_FATAL;
    }

    /* Services, oddly used. */
    if (is("logs")) {
        cd_feature said[3];
        said[0] = feature("word", CD_TEXT, text_of("a \"b\""), 0);
        said[1] = feature("count", CD_NUMBER, raw(NULL, 0), 4);
        said[2] = feature("sure", CD_BOOL, raw(NULL, 0), 1);
        host->log(self->context, CD_WARN, text_of("there"), text_of("odd"), said, 3, sizeof said[0]);
        host->log(self->context, CD_WARN, text_of("there"), text_of("plain"), NULL, 0, 0);
    }
    if (is("odd-log")) {
        cd_feature odd[2];
        odd[0] = feature("f", 99, raw(BAD, sizeof BAD), 0);
        odd[1] = feature("n", CD_NUMBER, raw(NULL, 9), 1);
        host->log(self->context, 77, raw(BAD, sizeof BAD), raw(NULL, 9), odd, 2, sizeof odd[0]);
        host->log(self->context, CD_ERROR, raw(NULL, 0), text_of("x"), NULL, 9, 0);
        host->log(self->context, CD_ERROR, raw(NULL, 0), text_of("x"), odd, (size_t)-1, 1);
        host->log(NULL, CD_ERROR, raw(NULL, 0), text_of("x"), NULL, 0, 0);
        host->log_enabled(NULL, 0, raw(NULL, 9));
        host->set_error(NULL, text_of("x"), raw(NULL, 0));
        host->cancelled(NULL);
        host->cancelled((cd_context *)((char *)self->context + 1));
        if (host->extension(self->context, text_of("nothing/1")) != NULL) return CD_FATAL;
    }
    if (is("stale-error")) {
        if (self->calls == 1) {
            host->set_error(self->context, text_of("of the first call"), raw(NULL, 0));
            return CD_KEEP;
        }
        return CD_REJECT;
    }
    if (is("bad-error-text")) {
        host->set_error(self->context, raw(BAD, sizeof BAD), raw(BAD, sizeof BAD));
        return CD_REJECT;
    }

    /* Statuses. */
    if (is("unknown-status")) return 42;
    if (is("unknown-negative-status")) return -42;
    if (is("fatal")) {
        host->set_error(self->context, text_of("the dictionary is gone"), raw(NULL, 0));
        return CD_FATAL;
    }
    if (is("retry-twice") && self->calls <= 2) {
        host->set_error(self->context, text_of("the server is busy"), raw(NULL, 0));
        return CD_RETRY;
    }
    if (is("always-retry")) return CD_RETRY;
    if (is("reject-in-silence")) return CD_REJECT;
    if (is("drop")) {
        host->set_error(self->context, text_of("too dull"), raw(NULL, 0));
        return CD_DROP;
    }
    if (is("drop-in-silence")) return CD_DROP;
    if (is("panic-on-the-second") && (self->panicked || self->calls == 2)) {
        if (self->panicked) return CD_POISONED;
        self->panicked = 1;
        host->set_error(self->context, text_of("fell over"), raw(NULL, 0));
        return CD_PANIC;
    }

    /* What ends a process, or never ends: for the tests of the whole program. */
    if (is("waits-until-cancelled")) {
        while (!host->cancelled(self->context)) usleep(1000);
        host->set_error(self->context, text_of("was told to stop"), raw(NULL, 0));
        return CD_RETRY;
    }
    if (is("hangs")) {
        for (;;) usleep(1000);
    }
    if (is("crashes")) abort();
    if (is("exits")) _exit(3);
    if (is("calls-exit")) exit(0);
    if (is("thread-calls-exit")) {
        pthread_t thread;
        if (pthread_create(&thread, NULL, exit_elsewhere, NULL) != 0) return CD_FATAL;
        for (;;) usleep(1000);
    }
    if (is("segfaults")) {
        volatile int *nowhere = (volatile int *)8;
        *nowhere = 1;
    }
    return CD_KEEP;
}

static cd_status flush(cd_instance *instance, uint32_t why) {
    misbehaving *self = (misbehaving *)instance;
    const cd_host *host = self->host;
    if (is("keeps-handle") && host->set_field(kept, CD_HEADLINE, text_of("Never seen")) == CD_REJECT) {
        host->set_error(self->context, text_of("the old handle is refused"), raw(NULL, 0));
        return CD_REJECT;
    }
    if (is("exits-when-flushed")) exit(0);
    if (is("flush-fails")) return CD_FATAL;
    if (is("flush-drops")) return CD_DROP;
    return why == CD_FLUSH_END || why == CD_FLUSH_STOP ? CD_KEEP : CD_FATAL;
}

static void destroy(cd_instance *instance) {
    if (strcmp(((misbehaving *)instance)->how, "exits-when-let-go") == 0) exit(0);
    free(instance);
}

static cd_status bad_schema(cd_write write, void *ctx) {
    write(ctx, raw(BAD, sizeof BAD));
    return CD_KEEP;
}

static cd_status schema_in_pieces(cd_write write, void *ctx) {
    write(ctx, text_of("{\"type\":"));
    write(ctx, raw(NULL, 0));
    write(ctx, text_of(" \"object\"}"));
    return CD_KEEP;
}

static cd_status no_schema(cd_write write, void *ctx) {
    write(ctx, text_of("{\"type\":\"objekt\"}"));
    return CD_KEEP;
}

static cd_status exiting_schema(cd_write write, void *ctx) {
    (void)write;
    (void)ctx;
    exit(0);
}

static cd_status failing_schema(cd_write write, void *ctx) {
    (void)write;
    (void)ctx;
    return CD_REJECT;
}

/* Not all of these are used in every build. */
const void *const UNUSED[] = {(const void *)&bad_schema, (const void *)&schema_in_pieces, (const void *)&failing_schema,
                              (const void *)&no_schema, (const void *)&exiting_schema,
                              (const void *)&process, (const void *)&destroy};

static const cd_str PARTS[] = {LITERAL("body")};
static const cd_str WRITTEN[] = {WRITES};
static const cd_stage STAGE = {
    STAGE_SIZE, 0, STAGE_ID, LITERAL("Misbehaves"), PARTS, N_READS, WRITTEN, sizeof WRITTEN / sizeof *WRITTEN, SCHEMA, create, PROCESS, flush, DESTROY, NULL,
};
static const cd_plugin PLUGIN = {
    MAGIC, PLUGIN_SIZE, MINOR, FLAGS, LITERAL("misbehaving"), VERSION, LITERAL("Apache-2.0"), LITERAL("C"),
    N_STAGES, STRIDE, STAGES,
};
const void *const UNUSED_STAGE = &STAGE;

#if defined(NO_ENTRY)
int something_else(void) { return 0; }
const void *const UNUSED_PLUGIN = &PLUGIN;
#elif defined(ENTRY_IS_DATA)
const cd_plugin *const copydesk_plugin_v1_data = &PLUGIN;
__asm__(".globl copydesk_plugin_v1\n.type copydesk_plugin_v1, @object\n.set copydesk_plugin_v1, copydesk_plugin_v1_data\n");
#elif defined(NO_PLUGIN)
const void *const UNUSED_PLUGIN = &PLUGIN;
const cd_plugin *copydesk_plugin_v1(void) { return NULL; }
#elif defined(OTHER_MAJOR)
const cd_plugin *copydesk_plugin_v2(void);
const cd_plugin *copydesk_plugin_v2(void) { return &PLUGIN; }
#else
const cd_plugin *copydesk_plugin_v1(void) { return &PLUGIN; }
#endif
