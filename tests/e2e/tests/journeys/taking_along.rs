//! What readers take from a page: code, the page as Markdown, a closer look at a picture.

use burrow_e2e::{Key, Reader, Tree, journey};

/// Has the clipboard write into the page, where a test can read it.
fn watch_clipboard(reader: &Reader) {
    reader.run(
        "navigator.clipboard.writeText = text => { window.taken = text; return Promise.resolve(); }",
    );
}

fn taken(reader: &Reader) -> String {
    let taken = reader.run("return window.taken");
    taken.as_str().unwrap_or_default().to_owned()
}

#[test]
fn code_is_copied_by_a_button_that_comes_with_the_pointer_or_the_keyboard() {
    journey(Tree::Sample, |reader| {
        reader.open("/features/development/api-basics/?depth=3");
        watch_clipboard(reader);
        assert_eq!(reader.count(".bw-copy"), 0);
        reader.run("document.querySelector('.bw-prose pre').focus()");
        reader.until(
            "a button",
            "document.querySelector('.bw-prose pre > .bw-copy')",
        );
        reader.press(Key::Tab);
        reader.press(Key::Enter);
        reader.until("something copied", "window.taken");
        let code = reader.map(".bw-prose pre > code", "e.textContent");
        assert_eq!(taken(reader), code[0]);
        assert!(reader.sees(".bw-copy[data-done]"));
    });
}

#[test]
fn a_page_is_copied_as_markdown_as_far_as_it_is_open() {
    journey(Tree::Sample, |reader| {
        reader.open("/features/");
        watch_clipboard(reader);
        let copy = ".bw-edit button";
        reader.click(copy);
        reader.until("something copied", "window.taken");
        let folded = taken(reader);
        assert!(folded.contains("\n…\n"), "{folded}");
        reader.until(
            "it is said",
            "document.querySelector('.bw-edit button').textContent === 'Copied'",
        );
        reader.run("window.taken = ''");
        reader.type_text("3");
        reader.click(copy);
        reader.until("something copied", "window.taken");
        let whole = taken(reader);
        assert!(!whole.contains("\n…\n") && whole.len() > folded.len());
    });
}

#[test]
fn a_drawing_is_looked_at_closer_and_put_back() {
    journey(Tree::Tour, |reader| {
        reader.open("/everything/");
        let drawing = ".bw-prose .drawing";
        reader.run(&format!("document.querySelector({drawing:?}).focus()"));
        reader.press(Key::Enter);
        reader.until(
            "it fills the window",
            "document.querySelector('.bw-zoom[open] svg')",
        );
        reader.press(Key::Escape);
        reader.until("it is back", "!document.querySelector('.bw-zoom')");
        assert!(
            reader.holds(&format!(
                "document.activeElement === document.querySelector({drawing:?})"
            )),
            "the keyboard is where it was"
        );
    });
}
