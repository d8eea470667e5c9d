//! Languages that ask, describe or configure.

use crate::highlight::grammar::{Trait::*, *};

const C_COMMENTS: &[(&str, &str)] = &[("/*", "*/")];

pub(in crate::highlight) static SQL: Ready = Ready::new(&Grammar {
    line_comments: &["--", "#"],
    block_comments: C_COMMENTS,
    quotes: &[PLAIN_SINGLE, PLAIN_DOUBLE, RAW_BACKTICK],
    keywords: "add after all alter analyze and any as asc authorization before begin between by cascade case check \
        cluster collate column commit concurrently conflict constraint create cross current current_date \
        current_timestamp current_user cursor database declare default deferrable delete desc distinct do domain drop \
        each else elsif enable end enum escape except exception exclude execute exists explain extension fetch filter \
        first following for foreign from full function generated grant group having identity if ilike immutable in \
        index inherits initially inner insert instead intersect into is isolation join key language last lateral left \
        like limit list local lock loop match materialized merge natural new no not nothing notify null nulls of off \
        offset old on only or order outer over owner partition perform policy preceding prepare primary privileges \
        procedure public raise range recursive references refresh reindex release rename replace reset restrict \
        return returning returns revoke right role rollback row rows rule savepoint schema security select sequence \
        session set share show similar stable start statement storage stored strict table tablespace temp temporary \
        then ties to transaction trigger truncate type unbounded union unique unlogged until update usage use user \
        using vacuum validate values view volatile when where while window with within without",
    types: "array bigint bigserial bit blob bool boolean bytea char character cidr citext date datetime decimal double \
        float inet int int4 int8 integer interval json jsonb money nchar numeric nvarchar oid point precision real \
        record serial smallint smallserial text time timestamp timestamptz tinyint tsvector uuid varchar varying xml \
        year zone",
    literals: "true false unknown",
    traits: &[AnyCase, Calls, AtVariable],
});

pub(in crate::highlight) static CYPHER: Ready = Ready::new(&Grammar {
    line_comments: &["//", "#"],
    block_comments: C_COMMENTS,
    quotes: &[DOUBLE, SINGLE],
    keywords: "a add all and as asc ask base bind by call case construct contains create data delete desc describe \
        detach distinct drop else end ends exists filter foreach from graph group having in insert is limit load \
        match merge minus named not offset on optional or order prefix remove return select service set skip starts \
        then union unwind using values when where with xor yield",
    literals: "true false null",
    traits: &[AnyCase, Calls, Dollar],
    ..NONE
});

pub(in crate::highlight) static PROMQL: Ready = Ready::new(&Grammar {
    line_comments: &["#", "//"],
    quotes: &[DOUBLE, SINGLE, RAW_BACKTICK],
    keywords: "and atan2 avg bool bottomk by count count_values extend group group_left group_right ignoring join json \
        line_format logfmt max min offset on or pattern project quantile regexp stddev stdvar sum summarize topk \
        unless unwrap where without",
    traits: &[Calls, Keys],
    ..NONE
});

pub(in crate::highlight) static GRAPHQL: Ready = Ready::new(&Grammar {
    line_comments: &["#"],
    quotes: &[LONG_DOUBLE, DOUBLE],
    keywords: "directive enum extend fragment implements input interface mutation on query repeatable scalar schema \
        subscription type union",
    types: "Boolean Float ID Int String",
    literals: "true false null",
    traits: &[Capitals, Keys, At, Dollar],
    ..NONE
});

/// Prisma, Protocol Buffers, Thrift and other schemas.
pub(in crate::highlight) static SCHEMA: Ready = Ready::new(&Grammar {
    line_comments: &["//", "#"],
    block_comments: C_COMMENTS,
    quotes: &[DOUBLE, SINGLE],
    keywords: "const datasource enum exception extend extends extensions generator group import map message model \
        namespace oneof option optional package public repeated required reserved returns rpc service stream struct \
        syntax throws to type typedef union view void",
    types: "bool bytes double fixed32 fixed64 float i16 i32 i64 int32 int64 sfixed32 sfixed64 sint32 sint64 string \
        uint32 uint64",
    literals: "true false",
    traits: &[Capitals, Calls, Keys, At],
});

pub(in crate::highlight) static HCL: Ready = Ready::new(&Grammar {
    line_comments: &["#", "//"],
    block_comments: C_COMMENTS,
    quotes: &[DOUBLE_DOLLAR],
    keywords: "as data dynamic else existing for func if import in local locals metadata module moved output package \
        param provider removed resource targetScope terraform type using var variable",
    types: "any array bool list map number object set string tuple int",
    literals: "true false null",
    traits: &[Keys, Calls, At],
});

pub(in crate::highlight) static NIX: Ready = Ready::new(&Grammar {
    line_comments: &["#", "//"],
    block_comments: C_COMMENTS,
    quotes: &[NIX_LONG, DOUBLE_DOLLAR],
    keywords: "assert else error for function if import importstr in inherit let local or rec self super then with",
    literals: "true false null",
    traits: &[Keys, Dashes],
    ..NONE
});

/// nginx and other servers whose statements start with what they do.
pub(in crate::highlight) static NGINX: Ready = Ready::new(&Grammar {
    line_comments: &["#"],
    quotes: &[DOUBLE, SINGLE],
    literals: "on off true false",
    traits: &[StatementHead, Dollar],
    ..NONE
});

/// Configurations whose lines start with what they do: HAProxy, Caddy, Apache, SSH.
pub(in crate::highlight) static DIRECTIVES: Ready = Ready::new(&Grammar {
    line_comments: &["#", ";"],
    quotes: &[DOUBLE, SINGLE],
    literals: "on off yes no true false",
    traits: &[LineHead, Dollar, Dashes, Percent],
    ..NONE
});

pub(in crate::highlight) static CMAKE: Ready = Ready::new(&Grammar {
    line_comments: &["#"],
    block_comments: &[("#[[", "]]")],
    quotes: &[LINES_DOUBLE],
    keywords: "break continue else elseif endforeach endfunction endif endmacro endwhile foreach function if include \
        macro option return set while",
    literals: "ON OFF TRUE FALSE PUBLIC PRIVATE INTERFACE REQUIRED",
    traits: &[AnyCase, Calls, Dollar],
    ..NONE
});

/// Mermaid, PlantUML and Graphviz, as far as their words go.
pub(in crate::highlight) static DIAGRAM: Ready = Ready::new(&Grammar {
    line_comments: &["%%", "//", "'"],
    block_comments: C_COMMENTS,
    keywords: "acctitle accdescr activate actor alt and architecture autonumber axisformat box break c4context class \
        classdef classdiagram click component create critical database dateformat deactivate destroy digraph \
        direction edge else end enduml entity erdiagram excludes flowchart gantt gitgraph graph group if interface \
        journey kanban left linkstyle loop mindmap node note of opt over package par participant pie \
        quadrantchart rect rectangle requirementdiagram right section sequencediagram skinparam start state \
        statediagram startuml stop strict style subgraph switch then timeline title together use usecase xychart",
    literals: "td tb lr rl bt",
    traits: &[AnyCase],
    ..NONE
});

pub(in crate::highlight) static LATEX: Ready = Ready::new(&Grammar {
    line_comments: &["%"],
    quotes: &[],
    traits: &[Backslash],
    ..NONE
});

/// Grammars of grammars.
pub(in crate::highlight) static BNF: Ready = Ready::new(&Grammar {
    line_comments: &["//", ";", "#"],
    block_comments: &[("(*", "*)"), ("/*", "*/")],
    quotes: &[DOUBLE, SINGLE],
    traits: &[Keys, Dashes],
    ..NONE
});

pub(in crate::highlight) static GHERKIN: Ready = Ready::new(&Grammar {
    line_comments: &["#"],
    quotes: &[LONG_DOUBLE, DOUBLE],
    keywords: "And Background But Examples Feature Given Outline Rule Scenario Then When",
    traits: &[At],
    ..NONE
});

pub(in crate::highlight) static REGO: Ready = Ready::new(&Grammar {
    line_comments: &["#", "//"],
    quotes: &[DOUBLE, RAW_BACKTICK],
    keywords: "action allow as contains default deny else every forbid if import in not package permit principal \
        resource some unless when with",
    literals: "true false null",
    traits: &[Calls],
    ..NONE
});
