//! Which languages are known, by all the names they go by.

use super::grammar::Ready;
use super::{Tokens, code, config, data, grammars as g, markup, shell, style, text, yaml};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Reads a part of the code.
type Scan = fn(&mut Tokens<'_>, Range<usize>);

/// What reads a language.
enum Reader {
    Table(&'static Ready),
    Own(Scan),
}

/// A language that is known.
pub(crate) struct Language {
    /// All its names, lower case, by a space; the first is the usual one.
    names: &'static str,
    reader: Reader,
}

impl Language {
    pub(super) fn scan(&self, tokens: &mut Tokens<'_>, part: Range<usize>) {
        match &self.reader {
            Reader::Table(language) => code::scan(tokens, part, language),
            Reader::Own(scan) => scan(tokens, part),
        }
    }
}

const fn table(names: &'static str, language: &'static Ready) -> Language {
    Language {
        names,
        reader: Reader::Table(language),
    }
}

const fn own(names: &'static str, scan: Scan) -> Language {
    Language {
        names,
        reader: Reader::Own(scan),
    }
}

static LANGUAGES: [Language; 78] = [
    table(
        "javascript js mjs cjs node jsx javascriptreact es6",
        &g::JAVASCRIPT,
    ),
    table("typescript ts mts cts", &g::TYPESCRIPT),
    table("tsx typescriptreact", &g::TSX),
    table("coffeescript coffee", &g::COFFEE),
    table("java", &g::JAVA),
    table("kotlin kt kts", &g::KOTLIN),
    table("scala sc", &g::SCALA),
    table("groovy gradle jenkinsfile", &g::GROOVY),
    table("csharp cs c# dotnet", &g::CSHARP),
    table("php php3 phtml", &g::PHP),
    table("dart", &g::DART),
    table("swift", &g::SWIFT),
    table("solidity sol", &g::SOLIDITY),
    table("c h", &g::C),
    table("cpp c++ cc cxx hpp hxx h++ arduino ino cuda cu", &g::CPP),
    table("objective-c objectivec objc obj-c mm", &g::OBJECTIVE_C),
    table("go golang", &g::GO),
    table("rust rs", &g::RUST),
    table("zig", &g::ZIG),
    table("glsl hlsl wgsl shader metal", &g::SHADER),
    table(
        "assembly asm nasm gas x86asm arm armasm s mips riscv",
        &g::ASSEMBLY,
    ),
    table("pascal delphi objectpascal", &g::PASCAL),
    table("ada", &g::ADA),
    table("fortran f90 f95", &g::FORTRAN),
    table("verilog systemverilog sv v vhdl", &g::HARDWARE),
    table("haskell hs elm purescript purs agda idris", &g::HASKELL),
    table("ocaml ml mli fsharp fs f# sml reason reasonml", &g::ML),
    table(
        "python py python3 py3 pyi gyp starlark bazel bzl gdscript mojo pycon",
        &g::PYTHON,
    ),
    table("ruby rb gemfile rakefile crystal cr podfile", &g::RUBY),
    table("perl pl pm raku", &g::PERL),
    table("lua luau", &g::LUA),
    table("r rlang rscript", &g::R),
    table("julia jl", &g::JULIA),
    table("matlab octave", &g::MATLAB),
    table("elixir ex exs iex heex", &g::ELIXIR),
    table("erlang erl", &g::ERLANG),
    table("nim", &g::NIM),
    table("tcl", &g::TCL),
    table("powershell ps1 pwsh ps posh", &g::POWERSHELL),
    table("batch bat cmd dosbatch", &g::BATCH),
    table("vim viml vimscript", &g::VIM),
    table(
        "lisp clojure clj cljs edn scheme scm racket rkt elisp emacs-lisp commonlisp common-lisp cl fennel wat wast",
        &g::LISP,
    ),
    table("pseudo pseudocode algorithm algo", &g::PSEUDO),
    table(
        "sql postgresql postgres pgsql psql plpgsql mysql mariadb sqlite sqlite3 tsql plsql oracle bigquery snowflake \
        clickhouse redshift cql hql",
        &g::SQL,
    ),
    table("cypher sparql neo4j turtle ttl rq", &g::CYPHER),
    table("promql logql kusto kql influxql flux", &g::PROMQL),
    table("graphql gql graphqls", &g::GRAPHQL),
    table(
        "prisma protobuf proto proto3 thrift capnp flatbuffers avdl",
        &g::SCHEMA,
    ),
    table("hcl terraform tf tfvars bicep packer nomad", &g::HCL),
    table("nix jsonnet libsonnet dhall cue", &g::NIX),
    table("nginx nginxconf", &g::NGINX),
    table(
        "haproxy apache apacheconf htaccess caddyfile caddy directives ssh-config sshconfig sshd_config varnish vcl \
        postfix main.cf crontab cron robots robots.txt fstab hosts",
        &g::DIRECTIVES,
    ),
    table("cmake", &g::CMAKE),
    table("mermaid mmd plantuml puml dot graphviz gv d2", &g::DIAGRAM),
    table("latex tex katex bibtex", &g::LATEX),
    table("bnf ebnf abnf grammar peg pest antlr", &g::BNF),
    table("gherkin feature cucumber", &g::GHERKIN),
    table("rego cedar opa", &g::REGO),
    own(
        "json json5 jsonc jsonl ndjson geojson topojson webmanifest har ipynb hjson",
        data::json,
    ),
    own("csv tsv", data::csv),
    own("yaml yml docker-compose compose openapi", yaml::scan),
    own(
        "toml ini cfg conf config properties editorconfig gitconfig env dotenv systemd desktop service unit reg \
        npmrc sysctl",
        config::keys,
    ),
    own("dns zone dns-zone dnszone bind zonefile", config::zone),
    own("http https rest", config::http),
    own("css postcss", style::scan),
    own("scss sass less stylus styl", style::scan),
    own(
        "html htm xhtml html5 svelte vue astro marko angular angular-html",
        markup::scan,
    ),
    own(
        "xml svg rss atom xsd xsl xslt wsdl plist xaml csproj pom mathml sitemap dtd",
        markup::scan,
    ),
    own(
        "handlebars hbs mustache jinja jinja2 j2 django twig liquid nunjucks njk erb ejs jsp razor cshtml html.erb \
        html+erb htmldjango gotmpl go-template go-html-template tmpl helm blade pug",
        markup::scan,
    ),
    own(
        "bash sh shell zsh ksh dash fish ash shellscript shell-script bats",
        shell::script,
    ),
    own(
        "console shell-session shellsession sh-session bash-session terminal session powershell-session",
        shell::session,
    ),
    own("dockerfile docker containerfile", shell::docker),
    own("makefile make mk gnumake justfile just", shell::make),
    own("markdown md mkd mdx mdoc markdoc qmd rmd", text::markdown),
    own("diff patch udiff git-diff", text::diff),
    own(
        "gitignore ignore dockerignore npmignore gitattributes codeowners",
        text::patterns,
    ),
    own("log logs syslog", text::log),
    own("regex regexp re", |_, _| {}),
];

static BY_NAME: LazyLock<HashMap<&'static str, &'static Language>> = LazyLock::new(|| {
    let pairs = LANGUAGES.iter().flat_map(|language| {
        let names = language.names.split_whitespace();
        names.map(move |name| (name, language))
    });
    pairs.collect()
});

/// Words that say on purpose that a block is in no language.
const PLAIN: &str = " math text txt plain plaintext plain-text none nohighlight no-highlight output out stdout ascii \
    ascii-art art tree treeview filetree file-tree files structure directory raw example email mail eml prompt \
    template pre ansi unknown nothing rst asciidoc adoc org ";

/// A language by one of its names, in any case.
pub(crate) fn find(word: &str) -> Option<&'static Language> {
    if word.is_empty() || word.len() > 24 {
        return None;
    }
    match BY_NAME.get(word) {
        Some(language) => Some(language),
        None => BY_NAME.get(word.to_ascii_lowercase().as_str()).copied(),
    }
}

/// Whether a word says that a block is in no language.
pub(crate) fn is_plain(word: &str) -> bool {
    word.is_empty() || PLAIN.contains(&format!(" {} ", word.to_ascii_lowercase()))
}

/// The name most like a word, if any is like it.
pub(crate) fn nearest(word: &str) -> Option<&'static str> {
    let word = word.to_ascii_lowercase();
    if word.len() < 3 || word.len() > 24 {
        return None;
    }
    let near = BY_NAME
        .keys()
        .filter(|name| name.len() > 2)
        .map(|name| (strsim::osa_distance(&word, name), *name))
        .min()?;
    (near.0 <= 1 + word.len() / 6).then_some(near.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_stands_for_two_languages() {
        let count = LANGUAGES
            .iter()
            .map(|language| language.names.split_whitespace().count())
            .sum::<usize>();
        assert_eq!(BY_NAME.len(), count);
        assert!(BY_NAME.keys().all(|name| !is_plain(name)));
    }

    #[test]
    fn a_slip_of_the_pen_finds_what_was_meant() {
        assert_eq!(nearest("typscript"), Some("typescript"));
        assert_eq!(nearest("Pyhton"), Some("python"));
        assert_eq!(nearest("brainwave"), None);
        assert!(find("YAML").is_some() && find("C++").is_some() && find("").is_none());
    }
}
