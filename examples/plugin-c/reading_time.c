/* A Copydesk stage in plain C: how long an article takes to read.
 *
 * It adds an annotation `reading_time` with the features `words` and `minutes`, and, where the definition says
 * `with: {least: 50}`, drops articles that are shorter. See README.md for how to build and use it.
 *
 * The pattern to take from here: never believe a NULL, look at a size before a field, walk arrays by their stride, ask
 * whether the host has a slot, and say why before you fail.
 */
#include "copydesk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Text from a literal; the second form is for initialisers of statics. */
#define LITERAL(text) {(const uint8_t *)(text), sizeof(text) - 1}
static cd_str text_of(const char *c) {
    cd_str text = {(const uint8_t *)c, strlen(c)};
    return text;
}
static const cd_str NO_TEXT = {NULL, 0};

/* Whether the host is new enough to have a slot, and offers it. */
#define OFFERS(host, slot) \
    ((host)->size >= offsetof(cd_host, slot) + sizeof((host)->slot) && (host)->slot != NULL)

/* One instance. The host never enters it with two threads at once, so it needs no lock. */
typedef struct {
    const cd_host *host;
    cd_context *context;
    unsigned long least;            /* drop articles with fewer words */
    unsigned long words_per_minute; /* how fast people read */
} reading_time;

/* Says why the call fails or drops; `at` names the place in the configuration as a JSON pointer, or is NULL. */
static void say_why(const cd_host *host, cd_context *context, const char *why, const char *at) {
    if (OFFERS(host, set_error)) {
        host->set_error(context, text_of(why), at == NULL ? NO_TEXT : text_of(at));
    }
}

/* ---- The configuration: one flat JSON object of whole numbers -------------------------------------------------- */

/* The host has checked it against the schema below; it is read with care all the same. */
static const char SCHEMA[] =
    "{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {"
    "\"least\": {\"type\": \"integer\", \"minimum\": 0, \"default\": 0,"
    " \"description\": \"Articles with fewer words are dropped.\"},"
    "\"words_per_minute\": {\"type\": \"integer\", \"minimum\": 1, \"default\": 230,"
    " \"description\": \"How many words a reader takes in within a minute.\"}}}";

static cd_status schema(cd_write write, void *ctx) {
    cd_str text = LITERAL(SCHEMA);
    if (write == NULL) return CD_REJECT;
    write(ctx, text);
    return CD_KEEP;
}

typedef struct {
    const char *at, *end;
} reader;

static int next_is(reader *json, char wanted) {
    while (json->at < json->end && strchr(" \t\r\n", *json->at) != NULL && *json->at != '\0') json->at++;
    if (json->at == json->end || *json->at != wanted) return 0;
    json->at++;
    return 1;
}

/* Reads a string without escapes into `out`; 0 where there is none or it does not fit. */
static int string(reader *json, char *out, size_t size) {
    size_t n = 0;
    if (!next_is(json, '"')) return 0;
    while (json->at < json->end && *json->at != '"') {
        if (*json->at == '\\' || n + 1 == size) return 0;
        out[n++] = *json->at++;
    }
    out[n] = '\0';
    return next_is(json, '"');
}

/* Reads a whole number that is not too great to be meant; 0 where there is none. */
static int whole_number(reader *json, unsigned long *out) {
    unsigned long number = 0;
    const char *first;
    while (json->at < json->end && *json->at == ' ') json->at++;
    first = json->at;
    while (json->at < json->end && *json->at >= '0' && *json->at <= '9') {
        number = number * 10 + (unsigned long)(*json->at++ - '0');
        if (number > 1000000) return 0;
    }
    *out = number;
    return json->at != first;
}

/* Fills the instance's settings. On failure `why` and `at` say what is wrong where. */
static int configure(reading_time *self, cd_str config, char *why, size_t why_size, char *at, size_t at_size) {
    reader json = {(const char *)config.ptr, (const char *)config.ptr + config.len};
    char key[40];
    at[0] = '\0';
    if (config.ptr == NULL || config.len == 0) return 1; /* no `with:` at all */
    snprintf(why, why_size, "the configuration is no JSON object");
    if (!next_is(&json, '{')) return 0;
    if (next_is(&json, '}')) return 1;
    do {
        unsigned long *setting;
        if (!string(&json, key, sizeof key) || !next_is(&json, ':')) return 0;
        snprintf(at, at_size, "/%s", key);
        if (strcmp(key, "least") == 0) {
            setting = &self->least;
        } else if (strcmp(key, "words_per_minute") == 0) {
            setting = &self->words_per_minute;
        } else {
            snprintf(why, why_size, "is neither `least` nor `words_per_minute`");
            return 0;
        }
        snprintf(why, why_size, "must be a whole number up to a million");
        if (!whole_number(&json, setting)) return 0;
        if (self->words_per_minute == 0) {
            snprintf(why, why_size, "nobody reads 0 words a minute");
            return 0;
        }
    } while (next_is(&json, ','));
    return next_is(&json, '}');
}

/* ---- The life of an instance ----------------------------------------------------------------------------------- */

static cd_status create(const cd_host *host, cd_context *context, cd_str config, cd_instance **out) {
    char why[96], at[48];
    reading_time *self = malloc(sizeof *self);
    if (self == NULL || host == NULL || out == NULL) {
        free(self);
        return CD_FATAL;
    }
    self->host = host;
    self->context = context;
    self->least = 0;
    self->words_per_minute = 230;
    if (!configure(self, config, why, sizeof why, at, sizeof at)) {
        say_why(host, context, why, at[0] == '\0' ? NULL : at);
        free(self);
        return CD_REJECT;
    }
    /* What a host may have beyond its slots is asked for by name, and the answer may always be no. */
    if (OFFERS(host, extension) && host->extension(context, text_of("reading-speed/1")) == NULL
        && OFFERS(host, log_enabled) && host->log_enabled(context, CD_TRACE, text_of("reading_time")) && OFFERS(host, log)) {
        host->log(context, CD_TRACE, text_of("reading_time"), text_of("the host knows no readers; taking the setting"),
                  NULL, 0, sizeof(cd_feature));
    }
    *out = (cd_instance *)self;
    return CD_KEEP;
}

/* This side allocated the instance, so this side frees it. */
static void destroy(cd_instance *instance) {
    free(instance);
}

/* ---- One article ----------------------------------------------------------------------------------------------- */

/* Counts what stands between white space and holds a letter or digit; all beyond ASCII counts as letters. */
static unsigned long count_words(cd_str text) {
    unsigned long words = 0;
    int counted = 0; /* whether the word that we are in has been counted */
    size_t i;
    for (i = 0; i < text.len; i++) {
        uint8_t c = text.ptr[i];
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            counted = 0;
        } else if (!counted && (c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))) {
            counted = 1;
            words++;
        }
    }
    return words;
}

static cd_feature number(const char *name, double value) {
    cd_feature feature = {{NULL, 0}, CD_NUMBER, 0, {NULL, 0}, 0};
    feature.name = text_of(name);
    feature.number = value;
    return feature;
}

static cd_status process(cd_instance *instance, const cd_article *article) {
    reading_time *self = (reading_time *)instance;
    const cd_host *host = self->host;
    unsigned long words = 0;
    cd_feature features[2];
    cd_annotation annotation;
    size_t i;

    for (i = 0; i < article->n_blocks; i++) {
        /* A newer host's blocks may be longer than ours: step by the stride, not by sizeof. */
        const cd_block *block = (const cd_block *)((const char *)article->blocks + i * article->block_stride);
        /* Captions and tables are looked at, not read. A kind that we do not know reads as a paragraph. */
        if (block->kind != CD_CAPTION && block->kind != CD_TABLE) {
            words += count_words(block->text);
        }
    }

    if (words < self->least) {
        char why[64];
        snprintf(why, sizeof why, "shorter than %lu words", self->least);
        say_why(host, self->context, why, NULL);
        return CD_DROP; /* the reason stands in the run's report */
    }

    if (!OFFERS(host, annotate)) {
        say_why(host, self->context, "the host takes no annotations", NULL);
        return CD_FATAL; /* it will not take them from the next article either */
    }
    features[0] = number("words", (double)words);
    features[1] = number("minutes", (double)((words + self->words_per_minute - 1) / self->words_per_minute));
    memset(&annotation, 0, sizeof annotation);
    annotation.size = sizeof annotation;
    annotation.kind = text_of("reading_time");
    annotation.span_stride = sizeof(cd_span); /* no spans: it is about the whole article */
    annotation.features = features;
    annotation.n_features = 2;
    annotation.feature_stride = sizeof(cd_feature);
    /* The host copies what it is handed, so all of this may stand on the stack. */
    if (host->annotate(article->call, &annotation) != CD_KEEP) {
        return CD_REJECT; /* the host knows why */
    }

    if (OFFERS(host, log) && OFFERS(host, log_enabled)
        && host->log_enabled(self->context, CD_DEBUG, text_of("reading_time"))) {
        host->log(self->context, CD_DEBUG, text_of("reading_time"), text_of("counted"), features, 2, sizeof features[0]);
    }
    return CD_KEEP;
}

/* ---- What the library offers ----------------------------------------------------------------------------------- */

static const cd_str READS[] = {LITERAL("body")};
static const cd_str WRITES[] = {LITERAL("reading_time")};

static const cd_stage STAGE = {
    sizeof(cd_stage),
    0, /* not STATEFUL: each worker may have an instance of its own */
    LITERAL("reading-time"),
    LITERAL("Says how many words an article has and how long it takes to read"),
    READS,
    1,
    WRITES,
    1,
    schema,
    create,
    process,
    NULL, /* flush: nothing is held back */
    destroy,
    NULL, /* no extensions */
};

static const cd_plugin PLUGIN = {
    CD_MAGIC,
    sizeof(cd_plugin),
    0,          /* the least minor version of the ABI that will do */
    CD_UNWINDS, /* C does not panic */
    LITERAL("reading-time"),
    LITERAL("1.0.0"),
    LITERAL("Apache-2.0"),
    LITERAL("C"),
    1,
    sizeof(cd_stage),
    &STAGE,
};

const cd_plugin *copydesk_plugin_v1(void) {
    return &PLUGIN;
}
