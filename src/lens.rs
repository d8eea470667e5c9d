//! The persona lens: what it does to a list. Pure; it re-orders and dims, it never deletes.

pub use burrow_find::persona_weight as weight;
use burrow_model::PersonaId;

/// Whether something for `personas` is for a reader who reads as `lens`. Nothing named means everyone, on either side.
pub fn is_for(personas: &[PersonaId], lens: Option<&PersonaId>) -> bool {
    lens.is_none_or(|lens| personas.is_empty() || personas.contains(lens))
}

/// Parts a list into what is for this reader and what is for other roles, each in its given order.
pub fn part<T: Clone>(
    all: &[T],
    personas: impl Fn(&T) -> &[PersonaId],
    lens: Option<&PersonaId>,
) -> (Vec<T>, Vec<T>) {
    all.iter()
        .cloned()
        .partition(|item| is_for(personas(item), lens))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lens_parts_a_list_and_loses_nothing() {
        let (business, technical) = (PersonaId::new("business"), PersonaId::new("technical"));
        let all = [
            ("everyone", vec![]),
            ("cfo", vec![business.clone()]),
            ("ops", vec![technical.clone()]),
            ("both", vec![business, technical.clone()]),
        ];
        let names = |list: &[(&'static str, Vec<PersonaId>)]| {
            list.iter().map(|(name, _)| *name).collect::<Vec<_>>()
        };
        let (mine, others) = part(&all, |item| item.1.as_slice(), Some(&technical));
        assert_eq!(names(&mine), ["everyone", "ops", "both"]);
        assert_eq!(names(&others), ["cfo"]);
        assert_eq!(part(&all, |item| item.1.as_slice(), None).1, []);
    }
}
