//! The C header is what these types say, and compiles as C and as C++; so does what was written against version 1.0.

use std::path::{Path, PathBuf};
use std::process::Command;

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn generated() -> String {
    let config = cbindgen::Config::from_file(here().join("cbindgen.toml")).expect("cbindgen.toml can be read");
    let sources = ["lib.rs", "plugin.rs", "article.rs", "host.rs"];
    let builder = sources.iter().fold(cbindgen::Builder::new().with_config(config), |builder, source| {
        builder.with_src(here().join("src").join(source))
    });
    let mut header = Vec::new();
    builder.generate().expect("the types have a form in C").write(&mut header);
    let header = String::from_utf8(header).expect("a header is text");
    polished(&header)
}

const ENTRY: &str = "\
// The entry function: define it in your plugin.
#ifdef __cplusplus
extern \"C\" {
#endif
const cd_plugin *copydesk_plugin_v1(void);
#ifdef __cplusplus
}
#endif

#endif // COPYDESK_H
";

/// What cbindgen cannot be told: handles that are only declared, numbers as a C programmer writes them, the entry's prototype.
fn polished(header: &str) -> String {
    let mut header = header.to_owned();
    for handle in ["cd_call", "cd_context", "cd_instance"] {
        let defined = format!("typedef struct {handle} {{\n    uint8_t _private[0];\n}} {handle};");
        assert!(header.contains(&defined), "{handle} is no handle any more");
        header = header.replace(&defined, &format!("typedef struct {handle} {handle};"));
    }
    // It does not read what a doc comment includes.
    let table: String = include_str!("../src/parts.md").lines().map(|line| format!("    // {line}\n")).collect();
    let (before, after) = header.split_once("    const struct cd_str *writes;").expect("the list of what is written");
    header = format!("{before}{table}    const struct cd_str *writes;{after}");
    let (body, _) = header.rsplit_once("#endif").expect("a guard");
    let lines = body.lines().map(|line| match line.split_once(" -") {
        Some((define, number)) if define.starts_with("#define") => format!("{define} (-{number})"),
        _ => line.trim_end().to_owned(),
    });
    let mut text = lines.collect::<Vec<_>>().join("\n");
    for (name, number) in [("CD_MAGIC", copydesk_plugin_abi::CD_MAGIC), ("CD_NONE", copydesk_plugin_abi::CD_NONE)] {
        text = text.replace(&format!("#define {name} {number}"), &format!("#define {name} 0x{number:08X}u"));
    }
    text + "\n\n" + ENTRY
}

#[test]
fn the_header_is_current() {
    let (path, new) = (here().join("include/copydesk.h"), generated());
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        std::fs::write(&path, new).expect("the header can be written");
        return;
    }
    let old = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        old == new,
        "{} is not current: run UPDATE_GENERATED=1 cargo test -p copydesk-plugin-abi, and read the difference",
        path.display()
    );
}

/// Compiles `source` with every warning an error; says so and passes where there is no compiler.
#[allow(clippy::print_stderr)] // a test says that it is skipped
fn compile(compiler: &str, standard: &str, include: &Path, source: &str, suffix: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join(format!("plugin.{suffix}"));
    std::fs::write(&file, source).expect("a file");
    let object: PathBuf = folder.path().join("plugin.o");
    let mut command = Command::new(compiler);
    command.args([standard, "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-c"]).arg("-I").arg(include);
    match command.arg(&file).arg("-o").arg(&object).output() {
        Ok(output) => assert!(output.status.success(), "{compiler}: {}", String::from_utf8_lossy(&output.stderr)),
        Err(error) => eprintln!("skipped: {compiler} cannot be run ({error})"),
    }
}

#[test]
fn both_headers_compile_as_c_and_as_cpp() {
    let text = "#include \"HEADER\"\nstatic const cd_plugin P = {CD_MAGIC, sizeof(cd_plugin), 0, CD_UNWINDS};\n\
                const cd_plugin *copydesk_plugin_v1(void) { return CD_KEEP == 0 ? &P : 0; }\n";
    for (folder, name) in [("include", "copydesk.h"), ("include/frozen", "copydesk-1.0.h")] {
        let source = text.replace("HEADER", name);
        // What the initialiser leaves out is zero: as it is meant.
        let relaxed = format!("#pragma GCC diagnostic ignored \"-Wmissing-field-initializers\"\n{source}");
        compile("cc", "-std=c99", &here().join(folder), &relaxed, "c");
        compile("c++", "-std=c++11", &here().join(folder), &relaxed, "cpp");
    }
}

#[test]
fn structs_are_laid_out_as_version_1_0_froze_them() {
    use copydesk_plugin_abi as abi;
    let rows: [(&str, usize); 9] = [
        ("cd_str", size_of::<abi::cd_str>()),
        ("cd_span", size_of::<abi::cd_span>()),
        ("cd_feature", size_of::<abi::cd_feature>()),
        ("cd_mark", size_of::<abi::cd_mark>()),
        ("cd_block", size_of::<abi::cd_block>()),
        ("cd_media", size_of::<abi::cd_media>()),
        ("cd_annotation", size_of::<abi::cd_annotation>()),
        ("cd_article", size_of::<abi::cd_article>()),
        ("cd_host", size_of::<abi::cd_host>()),
    ];
    // Structs that have a size or a stride may grow; `cd_str` and `cd_span` cross by value and may not.
    let mut source = "#include \"copydesk-1.0.h\"\n".to_owned();
    for (name, size) in rows {
        let relation = if matches!(name, "cd_str" | "cd_span") { "==" } else { "<=" };
        source.push_str(&format!("typedef char {name}_fits[sizeof({name}) {relation} {size} ? 1 : -1];\n"));
    }
    for (field, offset) in [
        ("cd_stage, process", std::mem::offset_of!(abi::cd_stage, process)),
        ("cd_stage, extension", std::mem::offset_of!(abi::cd_stage, extension)),
        ("cd_plugin, stages", std::mem::offset_of!(abi::cd_plugin, stages)),
        ("cd_host, annotate", std::mem::offset_of!(abi::cd_host, annotate)),
        ("cd_host, extension", std::mem::offset_of!(abi::cd_host, extension)),
        ("cd_article, annotation_stride", std::mem::offset_of!(abi::cd_article, annotation_stride)),
        ("cd_annotation, stage", std::mem::offset_of!(abi::cd_annotation, stage)),
    ] {
        let name = field.replace(", ", "_");
        source.push_str(&format!("typedef char {name}_at[offsetof({field}) == {offset} ? 1 : -1];\n"));
    }
    compile("cc", "-std=c99", &here().join("include/frozen"), &source, "c");
}
