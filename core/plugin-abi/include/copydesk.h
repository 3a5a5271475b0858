// The plugin ABI of Copydesk, version 1.0.
//
// A plugin is a shared library that exports one function, copydesk_plugin_v1, which returns a static cd_plugin.
// No text is NUL-terminated; all text is UTF-8. The host owns the article: a stage reads the views that it is given and
// submits edits through the host's slots. They are checked and applied together when `process` returns CD_KEEP, and thrown
// away otherwise. Each side frees what it allocated. Structs that can grow begin with their size: fill it with sizeof,
// and look at no field or slot that the other side's size does not cover. Arrays of structs are walked by their stride.
//
// Generated from the crate copydesk-plugin-abi: change that, not this.

#ifndef COPYDESK_H
#define COPYDESK_H

#include <stddef.h>
#include <stdint.h>

// The ABI's major version. It is part of the entry symbol's name.
#define CD_ABI_MAJOR 1

// The ABI's minor version that this header describes.
#define CD_ABI_MINOR 1

// "CDP1", the first field of `cd_plugin`.
#define CD_MAGIC 0x31504443u

// An index that means "none".
#define CD_NONE 0xFFFFFFFFu

// Statuses: the edits are to be applied and the article goes on. For calls other than `process`: success.
#define CD_KEEP 0

// The article leaves the pipeline here; the error text is the reason.
#define CD_DROP 1

// This article may succeed if it is tried again later.
#define CD_RETRY (-1)

// This article cannot be processed; others can.
#define CD_REJECT (-2)

// No article can be processed: the run stops. This article and those that came in behind it are unfinished, none of them becomes a
// dead letter, and with a state the next run takes them up. For what is not about the article: a server that is down, a file that is gone.
#define CD_FATAL (-3)

// The stage panicked; its instance is poisoned.
#define CD_PANIC (-4)

// The instance was called again after a panic.
#define CD_POISONED (-5)

// Block kinds.
#define CD_PARAGRAPH 0

// A heading within the body.
#define CD_HEADING 1

// The caption of a picture, video or graphic.
#define CD_CAPTION 2

// One item of a list.
#define CD_LIST_ITEM 3

// A block quotation.
#define CD_BLOCKQUOTE 4

// A table; the text is for reading.
#define CD_TABLE 5

// Mark kinds: a link.
#define CD_LINK 0

// Emphasis.
#define CD_EMPHASIS 1

// Strong emphasis.
#define CD_STRONG 2

// Header fields: indices into `cd_article.fields`. 0 is not a field.
#define CD_HEADLINE 1

// The slug: the story's working name on the wire.
#define CD_SLUGLINE 2

// Who wrote it, as printed.
#define CD_BYLINE 3

// Where it was written, as printed.
#define CD_DATELINE 4

// Whom to credit.
#define CD_CREDITLINE 5

// The copyright notice.
#define CD_COPYRIGHT 6

// Restrictions and terms of use.
#define CD_USAGETERMS 7

// BCP 47.
#define CD_LANGUAGE 8

// RFC 3339.
#define CD_PUBLISHED 9

// The agency or desk that it comes from.
#define CD_SOURCE 10

// The version. Cannot be set by a stage.
#define CD_VERSION 11

// When this version was made. Cannot be set by a stage.
#define CD_VERSIONCREATED 12

// Not before this time. Cannot be set by a stage.
#define CD_EMBARGOED 13

// Roles of notes: for readers.
#define CD_NOTE_PUBLIC 0

// For the desk; never reaches a sink.
#define CD_NOTE_PRIVATE 1

// Places of spans: `index` is a block's index.
#define CD_IN_BLOCK 0

// Places of spans: `index` is a header field.
#define CD_IN_FIELD 1

// Kinds of feature values: `text` holds it.
#define CD_TEXT 0

// `number` holds it.
#define CD_NUMBER 1

// `number` is 0 or not.
#define CD_BOOL 2

// `text` holds JSON.
#define CD_JSON 3

// `cd_article.flags`: the language was guessed from the body.
#define CD_LANGUAGE_GUESSED 1

// Log levels, in order of weight.
#define CD_ERROR 1

// Something that a person should look at.
#define CD_WARN 2

// Something worth knowing.
#define CD_INFO 3

// For the stage's author.
#define CD_DEBUG 4

// For the stage's author, in detail.
#define CD_TRACE 5

// `remove`: the block is not for publication.
#define CD_PRIVATE 1

// `cd_plugin.flags`: a failure inside the plugin comes back as a status (a Rust plugin that is built to unwind and
// catches its panics; a plugin in a language without panics). Without it the plugin is refused in-process.
#define CD_UNWINDS 1

// `cd_stage.flags`: one instance sees every article of a run, in order.
#define CD_STATEFUL 1

// `flush`: the source has no more articles.
#define CD_FLUSH_END 0

// `flush`: the run is stopped before its end.
#define CD_FLUSH_STOP 1

// Borrowed text: UTF-8, not NUL-terminated. A null pointer means that there is none, and then `len` is 0.
typedef struct cd_str {
    // First byte.
    const uint8_t *ptr;
    // Number of bytes.
    size_t len;
} cd_str;

// A half-open range of UTF-8 bytes in a block or a header field of the view.
typedef struct cd_span {
    // `CD_IN_BLOCK` or `CD_IN_FIELD`.
    uint32_t place;
    // Index of the block, or number of the field.
    uint32_t index;
    // First byte.
    size_t start;
    // One past the last byte.
    size_t end;
} cd_span;

// A named value.
typedef struct cd_feature {
    // Its name.
    struct cd_str name;
    // `CD_TEXT`, `CD_NUMBER`, `CD_BOOL` or `CD_JSON`.
    uint32_t kind;
    // 0.
    uint32_t flags;
    // The value of a text or JSON feature.
    struct cd_str text;
    // The value of a number or boolean feature.
    double number;
} cd_feature;

// An annotation, seen or handed over. Features of a `quote`: kind, speaker, speaker_text, cue, confidence; of a
// `subject`: qcode, name, confidence; of any other type: your own.
typedef struct cd_annotation {
    // `sizeof(cd_annotation)` of who fills it.
    uint32_t size;
    // 0.
    uint32_t flags;
    // `quote`, `subject`, or a type of your own.
    struct cd_str kind;
    // Where it lies.
    const struct cd_span *spans;
    // How many.
    size_t n_spans;
    // Bytes from one to the next.
    size_t span_stride;
    // What it says.
    const struct cd_feature *features;
    // How many.
    size_t n_features;
    // Bytes from one to the next.
    size_t feature_stride;
    // Who made it; ignored when handed over.
    struct cd_str stage;
} cd_annotation;

// The host's side of one call of `process`.
typedef struct cd_call cd_call;

// An inline mark.
typedef struct cd_mark {
    // `CD_LINK`, `CD_EMPHASIS`, `CD_STRONG`; ignore others.
    uint32_t kind;
    // 0.
    uint32_t flags;
    // First byte of the block's text.
    size_t start;
    // One past the last byte.
    size_t end;
    // Where a link leads.
    struct cd_str href;
} cd_mark;

// A block of the body.
typedef struct cd_block {
    // `CD_PARAGRAPH` and so on; read an unknown one as a paragraph.
    uint32_t kind;
    // Index of the media item that stands here, or `CD_NONE`.
    uint32_t media;
    // Its text.
    struct cd_str text;
    // Inline marks.
    const struct cd_mark *marks;
    // How many.
    size_t n_marks;
    // Bytes from one to the next.
    size_t mark_stride;
    // Since 1.1, where `block_stride` covers it: its permanent id, which names the same block for the article's life.
    struct cd_str id;
} cd_block;

// A picture or the like, seen or handed over.
typedef struct cd_media {
    // `sizeof(cd_media)` of who fills it.
    uint32_t size;
    // Index of the block that is its caption, or `CD_NONE`.
    uint32_t caption;
    // Where its bytes are.
    struct cd_str href;
    // picture, video, audio, graphic, …
    struct cd_str kind;
    // Whom to credit.
    struct cd_str credit;
    // The alternative text.
    struct cd_str alt;
} cd_media;

// An article as a stage sees it. All pointers are valid until `process` returns.
typedef struct cd_article {
    // `sizeof(cd_article)` of the host.
    uint32_t size;
    // `CD_LANGUAGE_GUESSED`.
    uint32_t flags;
    // Goes as the first argument into the host's slots for this call.
    struct cd_call *call;
    // Names the story through all its versions.
    struct cd_str uri;
    // 1 (most urgent) to 9; 0 where not given.
    uint32_t urgency;
    // 0.
    uint32_t reserved;
    // Header fields by number; text that is not set has a null pointer.
    const struct cd_str *fields;
    // How many; look no further.
    size_t n_fields;
    // The body.
    const struct cd_block *blocks;
    // How many.
    size_t n_blocks;
    // Bytes from one to the next.
    size_t block_stride;
    // Pictures and the like.
    const struct cd_media *media;
    // How many.
    size_t n_media;
    // Bytes from one to the next.
    size_t media_stride;
    // The annotations that the stage's `reads` name.
    const struct cd_annotation *annotations;
    // How many.
    size_t n_annotations;
    // Bytes from one to the next.
    size_t annotation_stride;
} cd_article;

// What the host holds for one instance: the first argument of the any-time slots.
typedef struct cd_context cd_context;

// What a call came to: `CD_KEEP` and so on. Others read as `CD_FATAL`.
typedef int32_t cd_status;

// Takes text that the callee hands over; the text is valid only in the call. `ctx` is the pointer given beside it.
typedef void (*cd_write)(void *ctx, struct cd_str text);

// The host's functions. Valid for the life of the process.
//
// Slots marked [call] take `cd_article.call` and may be used by the thread that is in `process`, until it returns;
// indices and spans mean the view as it was given. They return `CD_KEEP`, or `CD_REJECT` where the edit cannot be right;
// the host then remembers why and fails the article unless the stage does so itself. Slots marked [any] take the
// context given to `create`, which lives as long as the process, and may be used by any thread.
// Every slot may be null in a host that does not offer it.
typedef struct cd_host {
    // `sizeof(cd_host)` of the host.
    uint32_t size;
    // The ABI's minor version that the host speaks.
    uint32_t abi_minor;
    // [call] Writes, as JSON, what the JSON pointer leads to in the article's JSON; nothing where there is nothing. Each call
    // makes what is asked for: `/body/7/text` costs what block 7 does, `/body` the whole text, the empty pointer the whole
    // article. Quotes, subjects and other annotations, private notes, `removed` and `lineage` are there where the stage's `reads`
    // name them (private notes: `ednotes`).
    cd_status (*get)(struct cd_call *call, struct cd_str pointer, cd_write write, void *ctx);
    // [call] Puts `text` where the span was; an empty span inserts.
    cd_status (*replace)(struct cd_call *call, struct cd_span span, struct cd_str text);
    // [call] Makes a block one of another kind.
    cd_status (*set_kind)(struct cd_call *call, uint32_t block, uint32_t kind);
    // [call] Ends the block at byte `at` and starts a new one with the rest.
    cd_status (*split)(struct cd_call *call, uint32_t block, size_t at);
    // [call] Puts a new block before the block `before`; `n_blocks` means at the end.
    cd_status (*insert)(struct cd_call *call, uint32_t before, uint32_t kind, struct cd_str text);
    // [call] Takes a block out of the body. `of` is the block that it repeats, or `CD_NONE`; `flags`: `CD_PRIVATE`.
    cd_status (*remove)(struct cd_call *call,
                        uint32_t block,
                        uint32_t of,
                        uint32_t flags,
                        struct cd_str reason);
    // [call] Sets a header field. Empty text unsets it, except one that carries rights.
    cd_status (*set_field)(struct cd_call *call, uint32_t field, struct cd_str text);
    // [call] Adds a note: `CD_NOTE_PUBLIC` or `CD_NOTE_PRIVATE`.
    cd_status (*add_note)(struct cd_call *call, uint32_t role, struct cd_str text);
    // [call] Changes the media item `index` where texts are given, or adds one (`CD_NONE`).
    cd_status (*set_media)(struct cd_call *call, uint32_t index, const struct cd_media *media);
    // [call] Adds an annotation. A span that is just what the same call replaces lies on the new text afterwards; any other that
    // touches replaced bytes or a removed block fails the article, and so does a `quote` on a replaced range.
    cd_status (*annotate)(struct cd_call *call, const struct cd_annotation *annotation);
    // [call] Sets the summary: `n` sentences.
    cd_status (*set_summary)(struct cd_call *call, const struct cd_str *sentences, size_t n);
    // [call] Sets a rendition, such as `brief.html`.
    cd_status (*set_rendition)(struct cd_call *call, struct cd_str name, struct cd_str text);
    // [any] Says why the call is about to fail, or why it drops the article. `at` is a JSON pointer into the configuration, or none.
    void (*set_error)(struct cd_context *context, struct cd_str message, struct cd_str at);
    // [any] Whether an event of this level and target would be written: 1 or 0.
    int32_t (*log_enabled)(struct cd_context *context, uint32_t level, struct cd_str target);
    // [any] Writes an event with `n` fields that lie `stride` bytes apart.
    void (*log)(struct cd_context *context,
                uint32_t level,
                struct cd_str target,
                struct cd_str message,
                const struct cd_feature *fields,
                size_t n,
                size_t stride);
    // [any] Whether the call should end soon (its time is up, or the run stops): 1 or 0.
    int32_t (*cancelled)(struct cd_context *context);
    // [any] A host extension by its id, such as `state/1`; null where the host has none by that id.
    const void *(*extension)(struct cd_context *context, struct cd_str id);
} cd_host;

// The stage's own state; the host only passes it on.
typedef struct cd_instance cd_instance;

// A stage. One instance is never entered by two threads at once, but it may move between them.
typedef struct cd_stage {
    // `sizeof(cd_stage)` of the plugin.
    uint32_t size;
    // `CD_STATEFUL`.
    uint32_t flags;
    // What a definition names under `uses`.
    struct cd_str id;
    // One line for people.
    struct cd_str doc;
    // The parts of the article that it reads, by the names of the table at `writes`. Annotations that are not named here are not among
    // those that it is shown. A trailing `?` (`quotes?`) marks what it can do without.
    const struct cd_str *reads;
    // How many.
    size_t n_reads;
    // The parts that it writes. An edit that they do not cover fails the article; what they are decides, too, which articles the
    // stage is kept from (a source with `edit: none` lets nobody change text, media, notes or header).
    //
    // | part | what it covers | edits that need it in the list of what is written |
    // |---|---|---|
    // | `body` | the blocks, with their text, kinds and order | `replace` in a block, `set_kind`, `split`, `insert`, `remove` |
    // | `headline`, `slugline`, `byline`, `dateline`, `creditline`, `copyright`, `usageterms`, `language`, `published`, `source` | that header field | `set_field` and `replace` of that field |
    // | `version`, `versioncreated`, `embargoed` | that header field, which is the provider's alone | none: no stage may change it |
    // | `header` | every header field | as for each of them |
    // | `media` | pictures, videos and the like, and which block is whose caption | `set_media` |
    // | `ednotes` | notes, for readers or private | `add_note` |
    // | `quotes` | quotations: annotations of type `quote` | `annotate` with that type |
    // | `subjects` | subjects: annotations of type `subject` | `annotate` with that type |
    // | any other name, such as `house_style` | annotations of that type, which is the stage's own | `annotate` with that type |
    // | `annotations` | annotations of every type of a stage's own | `annotate` with any such type |
    // | `summary` | the summary | `set_summary` |
    // | `renditions` | the renditions | `set_rendition` |
    const struct cd_str *writes;
    // How many.
    size_t n_writes;
    // Writes the JSON Schema of the configuration. May be null.
    cd_status (*schema)(cd_write write, void *ctx);
    // Makes an instance from the configuration's JSON. Required. `out` counts only where `CD_KEEP` is returned.
    cd_status (*create)(const struct cd_host *host,
                        struct cd_context *context,
                        struct cd_str config,
                        struct cd_instance **out);
    // Takes one article. Required.
    cd_status (*process)(struct cd_instance *instance, const struct cd_article *article);
    // The last call before `destroy` in a run that ends in order: `CD_FLUSH_END` or `CD_FLUSH_STOP`. May be null.
    cd_status (*flush)(struct cd_instance *instance, uint32_t why);
    // Frees the instance. May be null.
    void (*destroy)(struct cd_instance *instance);
    // An extension of the stage by its id; null where there is none. May be null.
    const void *(*extension)(struct cd_instance *instance, struct cd_str id);
} cd_stage;

// A plugin: static for the life of the process.
typedef struct cd_plugin {
    // `CD_MAGIC`.
    uint32_t magic;
    // `sizeof(cd_plugin)` of the plugin.
    uint32_t size;
    // The least host minor version that the plugin needs.
    uint32_t abi_minor;
    // `CD_UNWINDS`.
    uint32_t flags;
    // Its name.
    struct cd_str id;
    // Its version.
    struct cd_str version;
    // Its licence, SPDX.
    struct cd_str license;
    // What it was built with.
    struct cd_str toolchain;
    // How many stages.
    size_t n_stages;
    // Bytes from one to the next.
    size_t stage_stride;
    // The stages.
    const struct cd_stage *stages;
} cd_plugin;


// The entry function: define it in your plugin.
#ifdef __cplusplus
extern "C" {
#endif
const cd_plugin *copydesk_plugin_v1(void);
#ifdef __cplusplus
}
#endif

#endif // COPYDESK_H
