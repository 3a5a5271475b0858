#![no_main]

use copydesk_formats::{Origin, Wanted, frame_within};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for name in ["a.jsonl", "a.txt"] {
        let reader = Box::new(std::io::Cursor::new(bytes.to_vec()));
        for record in frame_within(reader, Origin::file(name), Wanted::Auto, 4096).flatten() {
            copydesk_fuzz::check(&record);
        }
    }
});
