//! What search needs of a manifest, and no more: every field that is read is code to download.

use burrow_model::read::{Json, Read, field};
use burrow_model::{Level, PersonaId};

/// The pages of a site as search knows them.
pub struct Site {
    pages: Vec<Listed>,
    /// Page numbers by document number.
    documents: Vec<u32>,
}

/// What a page's rank depends on besides its words.
pub struct Listed {
    /// The page's own level.
    pub level: Option<Level>,
    /// Who it is for; empty means everyone.
    pub personas: Vec<PersonaId>,
}

impl Site {
    /// The number in the manifest of a document's page.
    pub fn number(&self, document: u32) -> Option<u32> {
        self.documents.get(document as usize).copied()
    }

    /// A document's page.
    pub fn page(&self, document: u32) -> Option<&Listed> {
        self.pages.get(self.number(document)? as usize)
    }
}

impl Read for Site {
    fn read<J: Json>(json: &J) -> Option<Self> {
        Some(Self {
            pages: Read::read(&json.get("pages")?)?,
            documents: Read::read(&json.get("search")?.get("documents")?)?,
        })
    }
}

impl Read for Listed {
    fn read<J: Json>(json: &J) -> Option<Self> {
        let mut sound = true;
        let page = Self {
            level: field(json, "level", &mut sound),
            personas: field(json, "personas", &mut sound),
        };
        sound.then_some(page)
    }
}
