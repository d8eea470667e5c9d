//! Words that say little by themselves: questions and the small change of English.

/// Sorted, so that it can be searched by halves.
const STOP_WORDS: [&str; 102] = [
    "a", "about", "after", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because",
    "been", "before", "between", "both", "but", "by", "can", "could", "did", "do", "does", "dont",
    "during", "each", "for", "from", "had", "has", "have", "he", "her", "him", "his", "how", "i",
    "if", "in", "into", "is", "it", "its", "just", "many", "may", "me", "might", "more", "most",
    "much", "must", "my", "of", "often", "on", "only", "or", "other", "our", "same", "she",
    "should", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there",
    "these", "they", "this", "those", "to", "too", "until", "us", "very", "was", "we", "were",
    "what", "when", "where", "which", "while", "who", "whom", "whose", "why", "will", "with",
    "would", "you", "your", "yours", "yourself",
];

/// Words that say next to nothing where they help to make a sentence.
const SOFT_WORDS: [&str; 14] = [
    "able",
    "get",
    "getting",
    "got",
    "let",
    "need",
    "please",
    "somebody",
    "someone",
    "something",
    "thing",
    "things",
    "want",
    "way",
];

/// Whether a folded word counts less in a sentence.
pub(crate) fn is_soft_word(word: &str) -> bool {
    SOFT_WORDS.binary_search(&word).is_ok()
}

/// Whether a folded word counts only in titles and headings, and little there.
pub(crate) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(STOP_WORDS.is_sorted() && SOFT_WORDS.is_sorted());
        assert!(is_stop_word("how") && is_stop_word("a") && !is_stop_word("warm"));
    }
}
