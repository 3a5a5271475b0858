//! What every decoded article must hold, whatever the bytes were.

use copydesk_article::{Detail, read_article, write_article};
use copydesk_formats::{Context, Format, Origin, Record, Wanted, decode};

/// Decodes `bytes` as the format `name` and checks what comes out.
pub fn decode_as(name: &str, bytes: &[u8]) {
    let wanted = Wanted::from_name(name).expect("a format that is read");
    let record = Record { origin: Origin::stdin(), number: 1, is_line: false, wanted, bytes: bytes.to_vec() };
    check(&record);
}

/// Decodes a record and checks that items are given, lie in it, and survive being written, read and written again.
pub fn check(record: &Record) {
    let items = decode(record, &Context::default());
    assert!(!items.is_empty());
    for item in items {
        assert!(record.bytes.get(item.raw).is_some());
        let Ok(article) = item.article else { continue };
        for block in &article.body {
            assert!(block.marks.iter().all(|mark| block.text.get(mark.start..mark.end).is_some()));
        }
        let (mut once, mut twice, mut ninjs) = (Vec::new(), Vec::new(), Vec::new());
        write_article(&article, Detail::Full, &mut once);
        let again = read_article(&once).expect("our own output is valid input");
        write_article(&again, Detail::Full, &mut twice);
        assert!(once == twice, "{}\n{}", String::from_utf8_lossy(&once), String::from_utf8_lossy(&twice));
        Format::from_name("ninjs").expect("registered").encode(&article, Detail::Published, &mut ninjs);
    }
}
