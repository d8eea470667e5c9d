//! A second opinion on our HTML: tokenised as a browser does, every tag held against a list of its own.

use html5ever::tokenizer::{
    BufferQueue, StartTag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer,
};
use std::cell::RefCell;

const ELEMENTS: &str = "a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl \
    dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp small span \
    strong sub summary sup table tbody td tfoot th thead tr u ul var";
const ATTRIBUTES: &str = "alt aria-hidden aria-label checked class colspan data-lang decoding dir disabled height href \
    id lang loading name open referrerpolicy rel reversed role rowspan scope span src start tabindex title type value width";
const MATH: &str = "math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms \
    mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover";
const MATH_ATTRIBUTES: &str = "accent accentunder alttext class columnspan depth display displaystyle fence form height \
    largeop linethickness lspace mathvariant maxsize minsize movablelimits notation rspace scriptlevel stretchy width";
const VOID: &str = "br col hr img input";

fn is_in(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|other| other == word)
}

#[derive(Default)]
struct Sink {
    open: RefCell<Vec<String>>,
    faults: RefCell<Vec<String>>,
}

impl Sink {
    fn fault(&self, fault: String) {
        self.faults.borrow_mut().push(fault);
    }

    fn attribute(&self, element: &str, name: &str, value: &str) {
        let known = if is_in(MATH, element) {
            MATH_ATTRIBUTES
        } else {
            ATTRIBUTES
        };
        if !is_in(known, name) {
            self.fault(format!("attribute {name} on {element}"));
        }
        let safe = match name {
            "href" => ["/base/", "#", "http://", "https://", "mailto:", "tel:"]
                .iter()
                .any(|start| value.to_ascii_lowercase().starts_with(start)),
            "src" => ["/base/", "http://", "https://"]
                .iter()
                .any(|start| value.to_ascii_lowercase().starts_with(start)),
            "id" => !value.to_ascii_lowercase().starts_with("bw-"),
            "name" => element == "details" && value.starts_with("tabs-"),
            "type" if element == "input" => value == "checkbox",
            _ => true,
        };
        if !safe {
            self.fault(format!("{name}={value:?} on {element}"));
        }
    }
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            TagToken(tag) if tag.kind == StartTag => {
                if !is_in(ELEMENTS, &tag.name) && !is_in(MATH, &tag.name) {
                    self.fault(format!("element {}", &*tag.name));
                }
                for attribute in &tag.attrs {
                    self.attribute(&tag.name, &attribute.name.local, &attribute.value);
                }
                if !is_in(VOID, &tag.name) {
                    self.open.borrow_mut().push(tag.name.to_string());
                }
            }
            TagToken(tag) => {
                let closed = self.open.borrow_mut().pop();
                let stray = closed.as_deref() != Some(&*tag.name);
                self.faults
                    .borrow_mut()
                    .extend(stray.then(|| format!("stray </{}>", &*tag.name)));
            }
            Token::CommentToken(_) | Token::DoctypeToken(_) => {
                self.fault("a comment or doctype".into())
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// What is wrong with a run of HTML, once rebased: elements, attributes and schemes off the list, tags unbalanced.
pub fn faults(html: &burrow_model::Html) -> Vec<String> {
    let tokenizer = Tokenizer::new(Sink::default(), Default::default());
    let input = BufferQueue::default();
    input.push_back(html.rebase("/base/").into());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut faults = tokenizer.sink.faults.take();
    faults.extend(
        tokenizer
            .sink
            .open
            .take()
            .into_iter()
            .map(|name| format!("<{name}> stays open")),
    );
    faults
}

/// What is wrong with a page.
pub fn page_faults(page: &burrow_markdown::Rendered) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for passage in page.root.in_order() {
        all.extend(faults(&passage.heading));
        all.extend(faults(&passage.html));
    }
    all.extend(faults(&page.footnotes));
    let mut ids: Vec<&str> = page.anchors.iter().map(String::as_str).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() < count {
        all.push("an id given twice".into());
    }
    all
}
