//! Languages that are written and run at once: Python, Ruby, Lisp and their kin.

use crate::highlight::grammar::{Trait::*, *};

pub(in crate::highlight) static PYTHON: Ready = Ready::new(&Grammar {
    line_comments: &["#"],
    quotes: &[LONG_DOUBLE, LONG_SINGLE, DOUBLE, SINGLE],
    keywords: "and as assert async await break case class continue def del elif else except finally for from global if \
        import in is lambda match nonlocal not or pass raise return try type while with yield load rule",
    types: "bool bytes dict float int list object set str tuple",
    literals: "True False None self cls NotImplemented Ellipsis",
    traits: &[Capitals, Calls, At],
    ..NONE
});

pub(in crate::highlight) static RUBY: Ready = Ready::new(&Grammar {
    line_comments: &["#"],
    block_comments: &[("=begin", "=end")],
    quotes: &[DOUBLE_HASH, SINGLE, BACKTICK],
    keywords: "abstract alias and begin break case class def defined? do else elsif end ensure extend for fun if in \
        include lib macro module next not of or private protected public redo require require_relative rescue retry \
        return select self struct super then undef uninitialized union unless until verbatim when while with yield",
    literals: "true false nil",
    traits: &[Capitals, Calls, Regex, AtVariable, Dollar, Symbols],
    ..NONE
});

pub(in crate::highlight) static PERL: Ready = Ready::new(&Grammar {
    line_comments: &["#"],
    quotes: &[LINES_DOUBLE, PLAIN_SINGLE, BACKTICK],
    keywords: "and cmp continue die do each else elsif eq eval for foreach ge goto gt if keys last le local lt my ne \
        next no not or our package print push redo require return say shift sub undef unless until use while xor",
    traits: &[Calls, Regex, AtVariable, Dollar],
    ..NONE
});

pub(in crate::highlight) static LUA: Ready = Ready::new(&Grammar {
    line_comments: &["--"],
    block_comments: &[("--[[", "]]")],
    quotes: &[LUA_LONG, DOUBLE, SINGLE],
    keywords: "and break continue do else elseif end export for function goto if in local not or repeat return then \
        type until while",
    literals: "true false nil self",
    traits: &[Calls],
    ..NONE
});

pub(in crate::highlight) static R: Ready = Ready::new(&Grammar {
    line_comments: &["#"],
    quotes: &[LINES_DOUBLE, SINGLE, BACKTICK],
    keywords: "break else for function if in library next repeat require return source while",
    literals: "TRUE FALSE NULL NA NaN Inf T F",
    traits: &[Calls],
    ..NONE
});

pub(in crate::highlight) static JULIA: Ready = Ready::new(&Grammar {
    line_comments: &["#"],
    block_comments: &[("#=", "=#")],
    quotes: &[LONG_DOUBLE, DOUBLE, BACKTICK],
    keywords: "abstract baremodule begin break catch const continue do else elseif end export finally for function \
        global if import in isa let local macro module mutable primitive quote return struct try type using where \
        while",
    literals: "true false nothing missing",
    traits: &[Capitals, Calls, At, Symbols, NestedComments],
    ..NONE
});

pub(in crate::highlight) static MATLAB: Ready = Ready::new(&Grammar {
    line_comments: &["%", "#"],
    quotes: &[DOUBLE],
    keywords: "break case catch classdef continue else elseif end endfunction endif for function global if otherwise \
        parfor persistent return switch try until while",
    literals: "true false inf nan pi",
    traits: &[Calls],
    ..NONE
});

pub(in crate::highlight) static ELIXIR: Ready = Ready::new(&Grammar {
    line_comments: &["#"],
    quotes: &[LONG_HASH, DOUBLE_HASH, SINGLE],
    keywords: "after alias and case catch cond def defdelegate defexception defguard defimpl defmacro defmodule defp \
        defprotocol defstruct do else end fn for if import in not or quote raise receive require rescue reraise super \
        throw try unless unquote use when with",
    literals: "true false nil",
    traits: &[Capitals, Calls, Keys, At, Symbols],
    ..NONE
});

pub(in crate::highlight) static ERLANG: Ready = Ready::new(&Grammar {
    line_comments: &["%"],
    quotes: &[DOUBLE, SINGLE],
    keywords: "after and andalso band begin bnot bor bsl bsr bxor case catch cond div else end fun if let maybe module \
        not of or orelse receive rem spec export record try type when xor",
    literals: "true false ok error undefined",
    traits: &[Capitals, Calls],
    ..NONE
});

pub(in crate::highlight) static NIM: Ready = Ready::new(&Grammar {
    line_comments: &["#"],
    block_comments: &[("#[", "]#")],
    quotes: &[LONG_DOUBLE, DOUBLE, SINGLE],
    keywords: "addr and as asm bind block break case cast concept const continue converter defer discard distinct div \
        do elif else end enum except export finally for from func if import in include interface is isnot iterator \
        let macro method mixin mod nil not notin object of or out proc ptr raise ref return shl shr static template \
        try tuple type using var when while xor yield",
    types: "bool char float float32 float64 int int8 int16 int32 int64 seq string uint",
    literals: "true false nil",
    traits: &[Capitals, Calls, NestedComments],
});

pub(in crate::highlight) static TCL: Ready = Ready::new(&Grammar {
    line_comments: &["#"],
    quotes: &[LINES_DOUBLE],
    keywords: "after append break catch continue else elseif error eval expr for foreach global if incr lappend list \
        namespace package proc puts return set source switch then unset upvar variable while",
    traits: &[Dollar, StatementHead, LineHead],
    ..NONE
});

pub(in crate::highlight) static POWERSHELL: Ready = Ready::new(&Grammar {
    line_comments: &["#"],
    block_comments: &[("<#", "#>")],
    quotes: &[HERE_DOUBLE, HERE_SINGLE, PLAIN_DOUBLE, PLAIN_SINGLE],
    keywords: "begin break catch class continue data do dynamicparam else elseif end enum exit filter finally for \
        foreach from function hidden if in param process return static switch throw trap try until using while",
    literals: "$true $false $null",
    traits: &[AnyCase, Dollar, Dashes, LineHead],
    ..NONE
});

pub(in crate::highlight) static BATCH: Ready = Ready::new(&Grammar {
    line_comments: &["::", "REM ", "rem "],
    keywords: "call cd copy defined del do echo else endlocal equ errorlevel exist exit for geq goto gtr if in leq lss \
        md mkdir move neq nul not pause popd pushd rd ren rmdir set setlocal shift start title type xcopy",
    traits: &[AnyCase, Percent],
    ..NONE
});

pub(in crate::highlight) static VIM: Ready = Ready::new(&Grammar {
    line_comments: &["\" "],
    quotes: &[SINGLE],
    keywords: "augroup autocmd call command else elseif endfor endfunction endif endtry endwhile execute for function \
        if let map nmap nnoremap noremap return set setlocal silent syntax try unlet vmap vnoremap while",
    traits: &[Calls],
    ..NONE
});

pub(in crate::highlight) static LISP: Ready = Ready::new(&Grammar {
    line_comments: &[";"],
    block_comments: &[("#|", "|#")],
    quotes: &[LINES_DOUBLE],
    keywords: "and case cond def default defclass defconst defcustom define defmacro defmethod defmodule defn defn- \
        defparameter defprotocol defrecord defsetq defstruct defun defvar do doseq else export fn for func global if \
        import in-package lambda let letfn local loop memory module ns or param quote recur require result setf setq \
        table try type unless use-package when while",
    literals: "true false nil t",
    traits: &[Lists, Dashes, Symbols, Dollar],
    ..NONE
});

/// Steps as people write them down: words of many languages, in any case.
pub(in crate::highlight) static PSEUDO: Ready = Ready::new(&Grammar {
    line_comments: &["//", "#", "--"],
    block_comments: &[("/*", "*/")],
    quotes: &[PLAIN_DOUBLE],
    keywords: "algorithm and begin break case catch class const continue def do each else elseif elif end endfor endif \
        endfunction endwhile exit finally for foreach from func function goto if import in input let loop method \
        module new not of or output print procedure program raise repeat return returns set step struct sub switch \
        then throw to try type until var when while with yield",
    literals: "true false null none nil",
    traits: &[AnyCase, Calls],
    ..NONE
});
