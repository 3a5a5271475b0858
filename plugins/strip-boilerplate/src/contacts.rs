//! Whom editors may ask: telephone numbers and addresses of desks and press offices. They are not for readers.

use crate::lines::Info;

/// `Media contact: Ada Rowe, +44 20 5550 1234`: whom editors may ask, at the foot of a press release.
pub(crate) fn is_press_contact(low: &str, info: &Info<'_>) -> bool {
    let Some((label, _)) = low.split_once(':') else { return false };
    let labels = [
        "contact",
        "contact presse",
        "contacto de prensa",
        "further information",
        "for further information",
        "for media enquiries",
        "for media inquiries",
        "for more information",
        "for press enquiries",
        "kontakt",
        "media contact",
        "media contacts",
        "media enquiries",
        "media inquiries",
        "notes to media",
        "press contact",
        "press contacts",
        "press enquiries",
        "press office",
        "pressekontakt",
        "presskontakt",
        "rückfragen an",
    ];
    labels.contains(&label.trim()) && info.shape.digits >= 6 && !info.shape.ends_sentence()
}

/// `Tel: +49 30 …`, `Newsdesk: 555 01 23 45`.
pub(crate) fn is_contact(text: &str, low: &str, info: &Info<'_>) -> bool {
    if info.shape.digits < 6 || info.shape.ends_sentence() && info.shape.words > 8 || info.shape.digits > 30 {
        return false;
    }
    let label = low.split([':', '+', '(']).next().unwrap_or_default().trim_matches(|c: char| !c.is_alphabetic());
    let labelled = text.contains(':')
        && matches!(
            label,
            "tel" | "telephone" | "phone" | "fax" | "mobile" | "cell" | "ph" | "telefon" | "tél" | "t" | "m"
        );
    let desk = ["desk", "newsroom", "redaktion", "rédaction"].iter().any(|d| low.contains(d));
    labelled || desk && info.shape.digits >= 7 || is_press_contact(low, info)
}
