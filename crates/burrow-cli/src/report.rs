//! A report on a tree: one page that an editor opens every week.
//!
//! `facts` counts, and knows nothing of pages to look at; `advice` picks what is worth doing; `data` is the report as
//! JSON, in which one report meets the next (`trend`); `page` says it all in `words`, with pictures from `heatmap`,
//! `bars` and `spark`. Nothing here reads a file or a clock.

mod advice;
mod bars;
mod data;
mod date;
mod facts;
mod heatmap;
mod page;
mod spark;
mod trend;
mod words;

pub use data::Data;
pub use date::Date;

use burrow_bundle::Survey;
use facts::Facts;

/// A report: the page and the data it carries.
pub struct Report {
    /// The page, a complete HTML file.
    pub html: String,
    /// What it carries.
    pub data: Data,
}

impl Report {
    /// Reports on a survey. Ages are counted to `day`, without it to the newest date in the pages; changes since
    /// `previous`.
    pub fn new(survey: &Survey, day: Option<Date>, previous: Option<&Data>) -> Self {
        let facts = Facts::new(survey, day);
        let data = Data::new(&facts, previous);
        let trend = previous.map(|previous| trend::Trend::new(&facts, &data, previous));
        let advice = advice::advise(&facts);
        let view = page::View {
            facts: &facts,
            trend: trend.as_ref(),
            advice: &advice,
            words: words::words(&facts.language),
        };
        Self {
            html: view.html(&data),
            data,
        }
    }
}
