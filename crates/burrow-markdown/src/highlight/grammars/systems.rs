//! Languages close to the machine, those that prove things, and those that describe hardware.

use crate::highlight::grammar::{Trait::*, *};

const C_COMMENTS: &[(&str, &str)] = &[("/*", "*/")];

const C_WORDS: &str = "alignas alignof asm auto break case const constexpr continue default do else enum extern for \
    goto if inline register restrict return sizeof static static_assert struct switch thread_local typedef typeof \
    union volatile while";
const C_TYPES: &str = "bool char double float int int8_t int16_t int32_t int64_t intptr_t long ptrdiff_t short signed \
    size_t ssize_t uint8_t uint16_t uint32_t uint64_t uintptr_t unsigned void wchar_t";

pub(in crate::highlight) static C: Ready = Ready::new(&Grammar {
    line_comments: &["//"],
    block_comments: C_COMMENTS,
    quotes: &[DOUBLE, SINGLE],
    keywords: C_WORDS,
    types: C_TYPES,
    literals: "true false NULL nullptr",
    traits: &[Capitals, Calls, Preprocessor],
});

pub(in crate::highlight) static CPP: Ready = Ready::new(&Grammar {
    line_comments: &["//"],
    block_comments: C_COMMENTS,
    quotes: &[DOUBLE, SINGLE],
    keywords: "alignas alignof and asm auto break case catch class co_await co_return co_yield concept const consteval \
        constexpr constinit const_cast continue decltype default delete do dynamic_cast else enum explicit export \
        extern final for friend goto if import inline module mutable namespace new noexcept not operator or override \
        private protected public reinterpret_cast requires return sizeof static static_assert static_cast struct \
        switch template this thread_local throw try typedef typeid typename union using virtual volatile while",
    types: C_TYPES,
    literals: "true false NULL nullptr",
    traits: &[Capitals, Calls, Preprocessor],
});

pub(in crate::highlight) static OBJECTIVE_C: Ready = Ready::new(&Grammar {
    line_comments: &["//"],
    block_comments: C_COMMENTS,
    quotes: &[AT_DOUBLE, DOUBLE, SINGLE],
    keywords: C_WORDS,
    types: C_TYPES,
    literals: "YES NO nil Nil NULL true false self super",
    traits: &[Capitals, Calls, Preprocessor, At],
});

pub(in crate::highlight) static GO: Ready = Ready::new(&Grammar {
    line_comments: &["//"],
    block_comments: C_COMMENTS,
    quotes: &[DOUBLE, SINGLE, RAW_BACKTICK],
    keywords: "break case chan const continue default defer else fallthrough for func go goto if import interface map \
        package range return select struct switch type var",
    types: "any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string \
        uint uint8 uint16 uint32 uint64 uintptr",
    literals: "true false nil iota",
    traits: &[Capitals, Calls],
});

pub(in crate::highlight) static RUST: Ready = Ready::new(&Grammar {
    line_comments: &["//"],
    block_comments: C_COMMENTS,
    quotes: &[RUST_RAW_HASH, RUST_RAW, LINES_DOUBLE],
    keywords: "as async await break const continue crate dyn else enum extern fn for gen if impl in let loop match mod \
        move mut pub ref return self static struct super trait try type union unsafe use where while yield",
    types: "bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize Self",
    literals: "true false None Some Ok Err",
    traits: &[
        Capitals,
        Calls,
        Bang,
        Lifetimes,
        HashBracket,
        NestedComments,
    ],
});

pub(in crate::highlight) static ZIG: Ready = Ready::new(&Grammar {
    line_comments: &["//"],
    quotes: &[DOUBLE, SINGLE],
    keywords: "align allowzero and anyframe anytype asm async await break callconv catch comptime const continue defer \
        else enum errdefer error export extern fn for if inline noalias nosuspend or orelse packed pub resume return \
        struct suspend switch test threadlocal try union unreachable usingnamespace var volatile while",
    types: "anyerror bool f16 f32 f64 i8 i16 i32 i64 isize noreturn type u8 u16 u32 u64 usize void",
    literals: "true false null undefined",
    traits: &[Capitals, Calls, At],
    ..NONE
});

pub(in crate::highlight) static SHADER: Ready = Ready::new(&Grammar {
    line_comments: &["//"],
    block_comments: C_COMMENTS,
    keywords: "attribute break buffer case const continue default discard do else enable fn for highp if in inout let \
        layout loop lowp mediump out override precision return struct switch uniform var varying while",
    types: "bool f32 float i32 int mat2 mat3 mat4 sampler sampler2D u32 uint vec2 vec3 vec4 void",
    literals: "true false",
    traits: &[Capitals, Calls, Preprocessor, At],
    ..NONE
});

pub(in crate::highlight) static ASSEMBLY: Ready = Ready::new(&Grammar {
    line_comments: &[";", "//", "#"],
    block_comments: C_COMMENTS,
    quotes: &[DOUBLE, SINGLE],
    traits: &[LineHead, Percent],
    ..NONE
});

pub(in crate::highlight) static PASCAL: Ready = Ready::new(&Grammar {
    line_comments: &["//"],
    block_comments: &[("{", "}"), ("(*", "*)")],
    quotes: &[PLAIN_SINGLE],
    keywords: "and array as begin case class const constructor destructor div do downto else end except finally for \
        function goto if implementation in inherited interface is mod not object of or packed procedure program \
        property raise record repeat set then to try type unit until uses var while with xor",
    types: "boolean byte char double integer longint real single string word",
    literals: "true false nil",
    traits: &[AnyCase, Calls],
});

pub(in crate::highlight) static ADA: Ready = Ready::new(&Grammar {
    line_comments: &["--"],
    keywords: "abort abstract accept access all and array at begin body case constant declare delay delta digits do \
        else elsif end entry exception exit for function generic goto if in interface is limited loop mod new not of \
        or others out overriding package pragma private procedure protected raise range record rem renames requeue \
        return reverse select separate some subtype synchronized tagged task terminate then type until use when \
        while with xor",
    types: "boolean character float integer natural positive string",
    literals: "true false null",
    traits: &[AnyCase, Lifetimes],
    ..NONE
});

pub(in crate::highlight) static FORTRAN: Ready = Ready::new(&Grammar {
    line_comments: &["!"],
    quotes: &[PLAIN_DOUBLE, PLAIN_SINGLE],
    keywords: "allocatable allocate associate block call case class close contains continue cycle data deallocate do \
        else elseif elsewhere end enddo endif entry exit format function go goto if implicit import in inout \
        intent interface intrinsic kind module namelist none nullify only open operator optional out parameter \
        pointer print private procedure program public pure read recursive result return save select stop \
        subroutine target then to type use where while write",
    types: "character complex double integer logical precision real",
    traits: &[AnyCase, Calls],
    ..NONE
});

pub(in crate::highlight) static HARDWARE: Ready = Ready::new(&Grammar {
    line_comments: &["//", "--"],
    block_comments: C_COMMENTS,
    keywords: "always always_comb always_ff and architecture assign begin buffer case component default downto else \
        elsif end endcase endfunction endmodule endtask entity for forever function generate generic if in initial \
        inout input is library localparam map module negedge not of or others out output package parameter port \
        posedge process report signal task then to type use variable wait when while with xor",
    types: "bit bit_vector boolean integer logic reg std_logic std_logic_vector wire",
    traits: &[AnyCase, Calls],
    ..NONE
});

pub(in crate::highlight) static HASKELL: Ready = Ready::new(&Grammar {
    line_comments: &["--"],
    block_comments: &[("{-", "-}")],
    keywords: "case class data deriving do else exposing family forall foreign if import in infix infixl infixr \
        instance let mdo module newtype of port qualified rec then type where as",
    traits: &[Capitals, NestedComments, Lifetimes],
    ..NONE
});

pub(in crate::highlight) static ML: Ready = Ready::new(&Grammar {
    line_comments: &["//"],
    block_comments: &[("(*", "*)")],
    quotes: &[LONG_DOUBLE, LINES_DOUBLE],
    keywords: "abstract and as assert async begin class constraint default do done downcast downto elif else end \
        exception extern external finally for fun function functor global if in include inherit inline interface \
        internal lazy let match member method module mutable namespace new nonrec object of open or override private \
        public rec return sig static struct then to try type upcast use val virtual when while with yield",
    types: "array bool byte char float int int64 list option seq string unit",
    literals: "true false null",
    traits: &[Capitals, Lifetimes, NestedComments],
});
