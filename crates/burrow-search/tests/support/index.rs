//! An index for tests, built and read back whole.

use burrow_search::{Document, Index, IndexBuilder};

/// The index of these documents with all its shards.
pub fn index<'a>(documents: impl IntoIterator<Item = &'a Document>) -> Index {
    let mut builder = IndexBuilder::new();
    for document in documents {
        builder.add(document);
    }
    read_back(builder)
}

/// The index that is built, with all its shards.
pub fn read_back(builder: IndexBuilder) -> Index {
    let encoded = builder.finish();
    let mut index = Index::decode(&encoded.head).expect("a fresh head can be read");
    for (number, shard) in (0..).zip(&encoded.shards) {
        index
            .add_shard(number, shard)
            .expect("a fresh shard can be read");
    }
    index
}
