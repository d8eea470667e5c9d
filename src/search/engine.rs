//! The index over the network: the head once, shards as queries need them.

use crate::{
    bundle::LoadError,
    catalog::Catalog,
    react::{Task, all},
    reader::Reader,
};
use burrow_search::Index;

/// Reads the head of the index.
pub(super) async fn read_head(reader: Reader, catalog: &Catalog) -> Result<Index, LoadError> {
    let bytes = reader
        .inner()
        .client()
        .search_file(&catalog.manifest.search.head)
        .await?;
    Index::decode(&bytes).map_err(|_| LoadError::Decode)
}

/// Reads shards side by side.
pub(super) async fn read_shards(
    reader: Reader,
    catalog: &Catalog,
    numbers: Vec<u32>,
) -> Result<Vec<(u32, Vec<u8>)>, LoadError> {
    let inner = reader.inner();
    let client = inner.client();
    let mut tasks: Vec<Task<'_, _>> = Vec::new();
    for number in &numbers {
        let shards = &catalog.manifest.search.shards;
        let name = shards.get(*number as usize).ok_or(LoadError::Decode)?;
        tasks.push(Box::pin(client.search_file(name)));
    }
    let mut read = Vec::with_capacity(numbers.len());
    for (number, bytes) in numbers.into_iter().zip(all(tasks).await) {
        read.push((number, bytes?));
    }
    Ok(read)
}
