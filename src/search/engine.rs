//! The index over the network: the head once, shards as queries need them.

use crate::{bundle::LoadError, catalog::Catalog, reader::Reader};
use burrow_search::Index;
use futures_util::future::join_all;

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
    let names = numbers.iter().map(|number| {
        catalog
            .manifest
            .search
            .shards
            .get(*number as usize)
            .ok_or(LoadError::Decode)
    });
    let names = names.collect::<Result<Vec<_>, _>>()?;
    let mut read = Vec::with_capacity(names.len());
    for (number, bytes) in numbers
        .iter()
        .zip(join_all(names.into_iter().map(|name| client.search_file(name))).await)
    {
        read.push((*number, bytes?));
    }
    Ok(read)
}
