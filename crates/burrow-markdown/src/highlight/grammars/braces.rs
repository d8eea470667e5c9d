//! Languages of braces and semicolons that run on a machine of their own: JavaScript, Java and their kin.

use crate::highlight::grammar::{Trait::*, *};

const C_COMMENTS: &[(&str, &str)] = &[("/*", "*/")];

const JS_WORDS: &str = "as async await break case catch class const continue debugger default delete do else export \
    extends finally for from function get if import in instanceof let new of return set static super switch this \
    throw try typeof var void while with yield";

pub(in crate::highlight) static JAVASCRIPT: Ready = Ready::new(&Grammar {
    line_comments: &["//"],
    block_comments: C_COMMENTS,
    quotes: &[DOUBLE, SINGLE, TEMPLATE],
    keywords: JS_WORDS,
    literals: "true false null undefined NaN Infinity",
    traits: &[Capitals, Calls, Regex, Jsx, At],
    ..NONE
});

const TS_WORDS: &str = "abstract accessor any as asserts async await break case catch class const continue debugger \
    declare default delete do else enum export extends finally for from function get if implements import in infer \
    instanceof interface is keyof let module namespace new of out override private protected public readonly return \
    satisfies set static super switch this throw try type typeof unique using var void while with yield";

const TS_TYPES: &str = "bigint boolean never number object string symbol unknown";

pub(in crate::highlight) static TYPESCRIPT: Ready = Ready::new(&Grammar {
    line_comments: &["//"],
    block_comments: C_COMMENTS,
    quotes: &[DOUBLE, SINGLE, TEMPLATE],
    keywords: TS_WORDS,
    types: TS_TYPES,
    literals: "true false null undefined NaN Infinity",
    traits: &[Capitals, Calls, Regex, At],
});

pub(in crate::highlight) static TSX: Ready = Ready::new(&Grammar {
    line_comments: &["//"],
    block_comments: C_COMMENTS,
    quotes: &[DOUBLE, SINGLE, TEMPLATE],
    keywords: TS_WORDS,
    types: TS_TYPES,
    literals: "true false null undefined NaN Infinity",
    traits: &[Capitals, Calls, Regex, Jsx, At],
});

pub(in crate::highlight) static COFFEE: Ready = Ready::new(&Grammar {
    line_comments: &["#"],
    block_comments: &[("###", "###")],
    quotes: &[LONG_HASH, DOUBLE_HASH, LONG_SINGLE, SINGLE],
    keywords: "and break by catch class continue delete do else extends finally for if in instanceof is isnt loop new \
        not of or return super switch then this throw try typeof unless until when while yield",
    literals: "true false null undefined yes no on off",
    traits: &[Capitals, Calls, Keys, AtVariable],
    ..NONE
});

pub(in crate::highlight) static JAVA: Ready = Ready::new(&Grammar {
    line_comments: &["//"],
    block_comments: C_COMMENTS,
    quotes: &[LONG_DOUBLE, DOUBLE, SINGLE],
    keywords: "abstract assert break case catch class continue default do else enum exports extends final finally for \
        if implements import instanceof interface module native new non-sealed open opens package permits private \
        protected provides public record requires return sealed static strictfp super switch synchronized this throw \
        throws transient try uses var volatile when while with yield",
    types: "boolean byte char double float int long short void",
    literals: "true false null",
    traits: &[Capitals, Calls, At],
});

pub(in crate::highlight) static KOTLIN: Ready = Ready::new(&Grammar {
    line_comments: &["//"],
    block_comments: C_COMMENTS,
    quotes: &[LONG_DOLLAR, DOUBLE_DOLLAR, SINGLE],
    keywords: "abstract actual annotation as break by catch class companion const constructor continue crossinline \
        data do else enum expect external final finally for fun get if import in infix init inline inner interface \
        internal is lateinit noinline object open operator out override package private protected public reified \
        return sealed set super suspend tailrec this throw try typealias val value var vararg when where while",
    literals: "true false null",
    traits: &[Capitals, Calls, At, NestedComments],
    ..NONE
});

pub(in crate::highlight) static SCALA: Ready = Ready::new(&Grammar {
    line_comments: &["//"],
    block_comments: C_COMMENTS,
    quotes: &[LONG_DOLLAR, DOUBLE_DOLLAR],
    keywords: "abstract case catch class def derives do else end enum export extends extension final finally for \
        forSome given if implicit import inline lazy match new object opaque open override package private protected \
        return sealed super then this throw trait transparent try type using val var while with yield",
    literals: "true false null",
    traits: &[Capitals, Calls, At, NestedComments, Lifetimes],
    ..NONE
});

pub(in crate::highlight) static GROOVY: Ready = Ready::new(&Grammar {
    line_comments: &["//", "#!"],
    block_comments: C_COMMENTS,
    quotes: &[LONG_DOLLAR, LONG_SINGLE, DOUBLE_DOLLAR, SINGLE],
    keywords: "abstract as assert break case catch class continue def default do else enum extends final finally for \
        if implements import in instanceof interface new package private protected public return static super switch \
        synchronized this throw throws trait try var while",
    types: "boolean byte char double float int long short void",
    literals: "true false null",
    traits: &[Capitals, Calls, At],
});

pub(in crate::highlight) static CSHARP: Ready = Ready::new(&Grammar {
    line_comments: &["//"],
    block_comments: C_COMMENTS,
    quotes: &[LONG_DOUBLE, DOLLAR_DOUBLE, AT_DOUBLE, DOUBLE, SINGLE],
    keywords: "abstract as async await base break case catch checked class const continue default delegate do else \
        enum event explicit extern finally fixed for foreach get global goto if implicit in init interface internal \
        is lock namespace new operator out override params partial private protected public readonly record ref \
        required return sealed set sizeof stackalloc static struct switch this throw try typeof unchecked unsafe \
        using value var virtual void volatile when where while with yield",
    types: "bool byte char decimal double dynamic float int long nint object sbyte short string uint ulong ushort",
    literals: "true false null",
    traits: &[Capitals, Calls, Preprocessor],
});

pub(in crate::highlight) static PHP: Ready = Ready::new(&Grammar {
    line_comments: &["//", "#"],
    block_comments: C_COMMENTS,
    quotes: &[LINES_DOUBLE, PLAIN_SINGLE],
    keywords: "abstract and as break callable case catch class clone const continue declare default do echo else \
        elseif empty enum extends final finally fn for foreach function global goto if implements include \
        include_once instanceof insteadof interface isset list match namespace new or print private protected public \
        readonly require require_once return static switch throw trait try unset use var while xor yield",
    types: "array bool float int iterable mixed never object string void self parent",
    literals: "true false null TRUE FALSE NULL",
    traits: &[Capitals, Calls, Dollar, HashBracket],
});

pub(in crate::highlight) static DART: Ready = Ready::new(&Grammar {
    line_comments: &["//"],
    block_comments: C_COMMENTS,
    quotes: &[LONG_DOLLAR, LONG_SINGLE, DOUBLE_DOLLAR, SINGLE],
    keywords: "abstract as assert async await base break case catch class const continue covariant default deferred \
        do dynamic else enum export extends extension external factory final finally for get hide if implements \
        import in interface is late library mixin new of on operator part required rethrow return sealed set show \
        static super switch sync this throw try typedef var void when while with yield",
    types: "bool double int num",
    literals: "true false null",
    traits: &[Capitals, Calls, At],
});

pub(in crate::highlight) static SWIFT: Ready = Ready::new(&Grammar {
    line_comments: &["//"],
    block_comments: C_COMMENTS,
    quotes: &[SWIFT_LONG, SWIFT_DOUBLE],
    keywords: "actor any as associatedtype async await borrowing break case catch class consuming continue convenience \
        default defer deinit didSet do dynamic else enum extension fallthrough fileprivate final for func get guard \
        if import in indirect infix init inout internal is isolated lazy let macro mutating nonisolated nonmutating \
        open operator optional override postfix precedencegroup prefix private protocol public repeat required \
        rethrows return self Self set some static struct subscript super switch throw throws try typealias unowned \
        var weak where while willSet",
    literals: "true false nil",
    traits: &[Capitals, Calls, At, Preprocessor, NestedComments],
    ..NONE
});

pub(in crate::highlight) static SOLIDITY: Ready = Ready::new(&Grammar {
    line_comments: &["//"],
    block_comments: C_COMMENTS,
    quotes: &[DOUBLE, SINGLE],
    keywords: "abstract anonymous as assembly break calldata case catch constant constructor continue contract default \
        delete do else emit enum error event external fallback for function if immutable import indexed interface \
        internal is library mapping memory modifier new override payable pragma private public pure receive return \
        returns revert storage struct switch throw try type unchecked using view virtual while",
    types: "address bool bytes bytes32 int int256 string uint uint8 uint256",
    literals: "true false wei gwei ether seconds minutes hours days weeks",
    traits: &[Capitals, Calls],
});
