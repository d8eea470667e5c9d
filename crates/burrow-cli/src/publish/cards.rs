//! Cards: the image of each page for link previews, drawn once and kept in a folder from build to build.

use super::Card;
use burrow_bundle::Bundle;
use burrow_cards::{Deck, Look};
use burrow_model::ContentHash;
use burrow_reader::catalog::Catalog;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The cards of a site.
pub struct Cards {
    deck: Deck,
    cache: PathBuf,
    /// By number of the page: the path of its card, and what is written on that.
    pages: Vec<Option<(String, String)>>,
    /// By path.
    cards: BTreeMap<String, burrow_cards::Card>,
    drawn: AtomicUsize,
    /// What a person should know.
    notes: Vec<String>,
}

impl Cards {
    /// Says what stands on each card; nothing is drawn yet.
    pub fn new(bundle: &Bundle, catalog: &Catalog, cache: &Path) -> Self {
        let site = &bundle.manifest.site;
        let (deck, mut notes) = Deck::new(&Look {
            site: site.title.clone(),
            accent: site.theme.accent.clone(),
            logo: logo(bundle),
            font: bundle.publication.card_font.clone(),
        });
        let mut pages = Vec::with_capacity(bundle.pages.len());
        let mut cards = BTreeMap::new();
        let (mut without, mut letter) = (0, None);
        for (number, page) in (0..).zip(&bundle.pages) {
            let above = catalog.nav.ancestors(number);
            let trail = above.iter().skip(1); // home is named at the foot
            let card = burrow_cards::Card {
                title: page.title.clone(),
                trail: trail
                    .map(|page| catalog.meta(*page).title.clone())
                    .collect(),
                foot: match page.title == site.title {
                    true => String::new(),
                    false => site.title.clone(),
                },
            };
            match deck.name(&card) {
                Ok(name) => {
                    let path = format!("cards/card-{}.png", ContentHash::from_sha256(&name));
                    let text = match card.foot.as_str() {
                        "" => card.title.clone(),
                        foot => format!("{} · {foot}", card.title),
                    };
                    cards.insert(path.clone(), card);
                    pages.push(Some((path, text)));
                }
                Err(missing) => {
                    without += 1;
                    letter.get_or_insert(missing);
                    pages.push(pages.first().cloned().flatten());
                }
            }
        }
        if let Some(letter) = letter {
            let instead = match pages.first() {
                Some(Some(_)) => "show the card of the home page",
                _ => "have no card",
            };
            notes.push(format!(
                "{without} pages {instead}: {letter}; name a font that has it as `card-font` under [publish]"
            ));
        }
        Self {
            deck,
            cache: cache.to_owned(),
            pages,
            cards,
            drawn: AtomicUsize::new(0),
            notes,
        }
    }

    /// The paths of all cards.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.cards.keys().map(String::as_str)
    }

    /// The card of a page.
    pub fn of(&self, number: u32) -> Option<Card<'_>> {
        let (path, text) = self.pages.get(number as usize)?.as_ref()?;
        let text = text.clone();
        Some(Card { path, text })
    }

    /// The image at a path: from the cache, or drawn and kept there. A cache that cannot be used costs time only.
    pub fn image(&self, path: &str) -> Arc<[u8]> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let kept = self.cache.join(name).with_extension("kept");
        if let Some(image) = fs::read(&kept).ok().as_deref().and_then(sound) {
            return image.into();
        }
        let image = self.cards.get(path).and_then(|card| self.deck.draw(card));
        let image = image.unwrap_or_default();
        self.drawn.fetch_add(1, Ordering::Relaxed);
        let _ = fs::create_dir_all(&self.cache);
        let fresh = kept.with_extension(format!("{}.new", std::process::id()));
        let written = fs::write(&fresh, [&image[..], &Sha256::digest(&image)].concat());
        if written.and_then(|()| fs::rename(&fresh, &kept)).is_err() {
            let _ = fs::remove_file(&fresh);
        }
        image.into()
    }

    /// What a person should know, once the images were asked for.
    pub fn notes(&self) -> Vec<String> {
        let drawn = self.drawn.load(Ordering::Relaxed);
        let mut notes = self.notes.clone();
        notes.push(format!(
            "{} cards, {drawn} of them drawn anew; the others were in {}",
            self.cards.len(),
            self.cache.display()
        ));
        notes
    }
}

/// The image in a file of the cache: what stands before the hash of it.
fn sound(file: &[u8]) -> Option<&[u8]> {
    let (image, hash) = file.split_at(file.len().checked_sub(32)?);
    (!image.is_empty() && Sha256::digest(image)[..] == *hash).then_some(image)
}

fn logo(bundle: &Bundle) -> Option<(String, Vec<u8>)> {
    let path = format!("bundle/{}", bundle.manifest.site.logo.as_deref()?);
    let (_, extension) = path.rsplit_once('.')?;
    let file = bundle.files.iter().find(|file| file.path == path)?;
    Some((extension.to_owned(), file.bytes.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_file_of_the_cache_is_none() {
        let image = b"image";
        let mut file = [&image[..], &Sha256::digest(image)].concat();
        assert_eq!(sound(&file), Some(&image[..]));
        file[1] ^= 1;
        assert_eq!(sound(&file), None);
        for cut in [0, 5, 31, 32, 36] {
            assert_eq!(sound(&file[..cut]), None, "{cut}");
        }
    }
}
