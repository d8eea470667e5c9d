//! What each language looks like in colours, and that hostile text costs no more than its length.

use super::*;

/// Code with its tokens written as `⟨class text⟩`.
fn shown(language: &str, code: &str) -> String {
    let language = find(language).expect("a known language");
    let mut out = String::new();
    let mut from = 0;
    for token in tokens(language, code) {
        out.push_str(&code[from..token.at.start]);
        let class = token.kind.class().trim_start_matches("t-");
        out.push_str(&format!("⟨{class} {}⟩", &code[token.at.clone()]));
        from = token.at.end;
    }
    out.push_str(&code[from..]);
    out
}

#[test]
fn typescript_is_read_through_templates_and_regular_expressions() {
    insta::assert_snapshot!(shown("ts", r#"import { a } from "./a"; // why
export async function load<T>(url: string, n = 0x1f): Promise<T> {
  const path = `${base}/x/${f({ b: `in ${deep}` })}?q`;
  return a / b > 2 && /[/"]+\d/g.test(path) ? null : new Map<string, T>();
}"#), @r#"
        ⟨k import⟩ { a } ⟨k from⟩ ⟨s "./a"⟩; ⟨c // why⟩
        ⟨k export async function⟩ load<⟨t T⟩>(url: ⟨t string⟩, n = ⟨n 0x1f⟩): ⟨t Promise⟩<⟨t T⟩> {
          ⟨k const⟩ path = ⟨s `⟩${base}⟨s /x/⟩${⟨f f⟩({ b: ⟨s `in ⟩${deep}⟨s `⟩ })}⟨s ?q`⟩;
          ⟨k return⟩ a / b > ⟨n 2⟩ && ⟨s /[/"]+\d/g⟩.⟨f test⟩(path) ? ⟨l null⟩ : ⟨k new⟩ ⟨t Map⟩<⟨t string⟩, ⟨t T⟩>();
        }
        "#);
}

#[test]
fn jsx_text_is_no_code() {
    insta::assert_snapshot!(shown("jsx", r#"const A = () => <p className="x" on={() => go(1)}>Don't do this for {name} <B.C /></p>;
if (a < b) return <></>;"#), @r#"
        ⟨k const⟩ ⟨t A⟩ = () => <⟨g p⟩ ⟨p className⟩=⟨s "x"⟩ ⟨p on⟩={() => ⟨f go⟩(⟨n 1⟩)}>Don't do this for {name} <⟨g B.C⟩ /></⟨g p⟩>;
        ⟨k if⟩ (a < b) ⟨k return⟩ <></>;
        "#);
}

#[test]
fn rust_knows_lifetimes_from_characters() {
    insta::assert_snapshot!(shown("rust", r##"#[derive(Debug)]
struct A<'a> { b: &'a str, c: Vec<u8> } /* a /* b */ c */
fn f() -> char { println!("{}\"", r#"a"b"#); '\'' }"##), @r##"
        ⟨m #[derive(Debug)]⟩
        ⟨k struct⟩ ⟨t A⟩<⟨v 'a⟩> { b: &⟨v 'a⟩ ⟨t str⟩, c: ⟨t Vec⟩<⟨t u8⟩> } ⟨c /* a /* b */ c */⟩
        ⟨k fn⟩ ⟨f f⟩() -> ⟨t char⟩ { ⟨f println⟩!(⟨s "{}\""⟩, ⟨s r#"a"b"#⟩); ⟨s '\''⟩ }
        "##);
}

#[test]
fn shells_show_commands_options_and_variables() {
    insta::assert_snapshot!(shown("sh", r#"#!/bin/sh
export A=1; sudo apt-get install -y "$B/${c}" | grep --color x # why
if [ -f 'a b' ]; then cat <<EOF
text $x
EOF
fi"#), @r#"
        ⟨c #!/bin/sh⟩
        ⟨k export⟩ A=⟨n 1⟩; ⟨f sudo apt-get⟩ install ⟨p -y⟩ ⟨s "⟩⟨v $B⟩⟨s /⟩⟨v ${c}⟩⟨s "⟩ | ⟨f grep⟩ ⟨p --color⟩ x ⟨c # why⟩
        ⟨k if⟩ [ ⟨p -f⟩ ⟨s 'a b'⟩ ]; ⟨k then⟩ ⟨f cat⟩ <<EOF
        ⟨s text $x
        EOF⟩
        ⟨k fi⟩
        "#);
    insta::assert_snapshot!(shown("console", "$ ls -l\ntotal 1\nuser@host:~$ cd x \\\n  y\n"), @r#"
        ⟨m $ ⟩⟨f ls⟩ ⟨p -l⟩
        total 1
        ⟨m user@host:~$ ⟩⟨f cd⟩ x \
          ⟨f y⟩
        "#);
}

#[test]
fn data_shows_keys_apart_from_values() {
    insta::assert_snapshot!(shown("json", r#"{"a": "b", "n": [-1.5e+3, true], c: null} // x"#), @r#"
        {⟨p "a"⟩: ⟨s "b"⟩, ⟨p "n"⟩: [⟨n -1.5e+3⟩, ⟨l true⟩], ⟨p c⟩: ⟨l null⟩} ⟨c // x⟩
        "#);
    insta::assert_snapshot!(shown("yaml", "# c\na-b: \"x\"\nlist:\n  - name: &x 12 # n\n    on: [true, no way, *x]\ntext: |\n  a: b\n\n  c\nurl: http://a.b:80/x#y\n---\n"), @r#"
        ⟨c # c⟩
        ⟨p a-b⟩: ⟨s "x"⟩
        ⟨p list⟩:
          - ⟨p name⟩: ⟨v &x⟩ ⟨n 12⟩ ⟨c # n⟩
            ⟨p on⟩: [⟨l true⟩, no way, ⟨v *x⟩]
        ⟨p text⟩: ⟨k |⟩
          ⟨s a: b

          c⟩
        ⟨p url⟩: http://a.b:80/x#y
        ⟨m ---⟩
        "#);
    insta::assert_snapshot!(shown("toml", "[a.b]\nkey = \"x\" # c\nn = 1_000\nlong = \"\"\"\nx = 1\n\"\"\"\ny = true"), @r#"
        ⟨t [a.b]⟩
        ⟨p key⟩ = ⟨s "x"⟩ ⟨c # c⟩
        ⟨p n⟩ = ⟨n 1_000⟩
        ⟨p long⟩ = ⟨s """
        x = 1
        """⟩
        ⟨p y⟩ = ⟨l true⟩
        "#);
    insta::assert_snapshot!(shown("env", "export A_B=http://x # c\n# d\nC='e'"), @r#"
        ⟨k export⟩ ⟨p A_B⟩=http://x ⟨c # c
        # d⟩
        ⟨p C⟩=⟨s 'e'⟩
        "#);
}

#[test]
fn queries_are_read_in_any_case() {
    insta::assert_snapshot!(shown("sql", "SELECT count(*), \"a\" FROM t -- why\nwhere x = 'it''s' AND y::jsonb > 1.5;"), @r#"
        ⟨k SELECT⟩ ⟨f count⟩(*), ⟨s "a"⟩ ⟨k FROM⟩ t ⟨c -- why⟩
        ⟨k where⟩ x = ⟨s 'it''s'⟩ ⟨k AND⟩ y::⟨t jsonb⟩ > ⟨n 1.5⟩;
        "#);
    insta::assert_snapshot!(shown("graphql", "query Q($id: ID!) { user(id: $id) @include(if: true) { name } }"), @r#"
        ⟨k query⟩ ⟨t Q⟩(⟨v $id⟩: ⟨t ID⟩!) { user(⟨p id⟩: ⟨v $id⟩) ⟨m @include⟩(⟨p if⟩: ⟨l true⟩) { name } }
        "#);
}

#[test]
fn markup_shows_tags_attributes_and_what_stands_in_them() {
    insta::assert_snapshot!(shown("html", "<!DOCTYPE html><a href=\"x\" data-y=z hidden>&amp; {{ v }}</a><!-- c -->\n<script>let a = 1;</script><style>p { color: #fff }</style>"), @r#"
        ⟨m <!DOCTYPE html>⟩<⟨g a⟩ ⟨p href⟩=⟨s "x"⟩ ⟨p data-y⟩=⟨s z⟩ ⟨p hidden⟩>⟨l &amp;⟩ ⟨v {{ v }}⟩</⟨g a⟩>⟨c <!-- c -->⟩
        <⟨g script⟩>⟨k let⟩ a = ⟨n 1⟩;</⟨g script⟩><⟨g style⟩>⟨g p⟩ { ⟨p color⟩: ⟨l #fff⟩ }</⟨g style⟩>
        "#);
    insta::assert_snapshot!(shown("css", "@media (min-width: 30em) { .a > p:hover::before, #b { color: var(--x, #fff); margin: -1.5em 0 !important } } // s"), @r#"
        ⟨k @media⟩ (min-width: ⟨n 30em⟩) { ⟨t .a⟩ > ⟨g p⟩⟨k :hover::before⟩, ⟨t #b⟩ { ⟨p color⟩: ⟨f var⟩(⟨v --x⟩, ⟨l #fff⟩); ⟨p margin⟩: ⟨n -1.5em 0⟩ ⟨k !important⟩ } } ⟨c // s⟩
        "#);
}

#[test]
fn messages_changes_and_zones_are_read_line_by_line() {
    insta::assert_snapshot!(shown("http", "POST /a HTTP/1.1\nHost: x\n\n{\"a\": 1}"), @r#"
        ⟨k POST⟩ ⟨s /a⟩ HTTP/1.1
        ⟨p Host⟩: x

        {⟨p "a"⟩: ⟨n 1⟩}
        "#);
    insta::assert_snapshot!(shown("diff", "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n z"), @r#"
        ⟨h --- a
        +++ b⟩
        ⟨m @@ -1 +1 @@⟩
        ⟨d -x⟩
        ⟨i +y⟩
         z
        "#);
    insta::assert_snapshot!(shown("dns", "$TTL 300\nwww 3600 IN A 192.0.2.1 ; c\n@ TXT \"v=spf1\""), @r#"
        ⟨m $TTL⟩ ⟨n 300⟩
        ⟨p www⟩ ⟨n 3600⟩ ⟨k IN A⟩ ⟨n 192.0.2.1⟩ ⟨c ; c⟩
        ⟨p @⟩ ⟨k TXT⟩ ⟨s "v=spf1"⟩
        "#);
    insta::assert_snapshot!(shown("md", "---\na: 1\n---\n# T\n- a `b` **c** [d](e)\n```js\nlet x\n```\n"), @r#"
        ⟨m ---⟩
        ⟨p a⟩: ⟨n 1⟩
        ⟨m ---⟩
        ⟨h # T⟩
        ⟨k -⟩ a ⟨s `b`⟩ ⟨k **c**⟩ [d](⟨s e⟩)
        ⟨m ```js⟩
        ⟨k let⟩ x
        ⟨m ```⟩
        "#);
    insta::assert_snapshot!(shown("dockerfile", "FROM node:20 AS build\nRUN npm ci \\\n  && ls\nCOPY --from=a . /x"), @r#"
        ⟨k FROM⟩ node:⟨n 20⟩ ⟨k AS⟩ build
        ⟨k RUN⟩ ⟨f npm⟩ ci \
          && ⟨f ls⟩
        ⟨k COPY⟩ ⟨p --from⟩=a . /x
        "#);
    insta::assert_snapshot!(shown("make", "A := $(B)\nall: a # c\n\techo $A"), @r#"
        ⟨v A⟩ := ⟨v $(B)⟩
        ⟨f all⟩: a ⟨c # c⟩
        	⟨f echo⟩ ⟨v $A⟩
        "#);
}

const ALL_LANGUAGES: [&str; 14] = [
    "ts", "tsx", "rust", "ruby", "sh", "console", "yaml", "json", "toml", "html", "css", "md",
    "http", "python",
];

proptest::proptest! {
    #[test]
    fn tokens_stand_in_order_on_whole_characters(code in "[a-z<>/{}$#'\"`@:%\\-\\[\\]()é🦀 \n\t\\\\=!|&;.0-9A]{0,80}") {
        for name in ALL_LANGUAGES {
            let language = find(name).unwrap_or_else(|| panic!("{name}"));
            let mut from = 0;
            for token in tokens(language, &code) {
                assert!(token.at.start >= from && token.at.end <= code.len());
                assert!(code.get(token.at.clone()).is_some(), "{name}: {code:?}");
                from = token.at.end;
            }
        }
    }
}

#[test]
fn every_language_reads_hostile_text_in_linear_time() {
    let seeds = [
        "/", "/[", "`${", "\"", "'", "<", "<a ", "</", "{", "{{", "(", "#", "#[", "$(", "${", "\\",
        "[x](", "**", "<!--", "a: ", "- ", ": ", "é", "@", "\n", " \n", "/*", "\"\"\"", "<script>",
        "<<A\n", "```\n", "=", "a\n", "--", "x/x", "' ", "r#\"", "%", "&", "a!", "<x>{",
    ];
    for seed in seeds {
        let code = seed.repeat(20_000 / seed.len());
        for name in ALL_LANGUAGES.iter().chain(&[
            "diff",
            "dns",
            "make",
            "dockerfile",
            "csv",
            "log",
            "sql",
            "lisp",
        ]) {
            let language = find(name).unwrap_or_else(|| panic!("{name}"));
            let limit = std::time::Duration::from_millis(500);
            let took = burrow_effort::takes_at_most(limit, || drop(tokens(language, &code)));
            assert!(took.is_ok(), "{name} took {took:?} for {seed:?} repeated");
        }
    }
}
