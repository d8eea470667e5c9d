//! Reading paths: started on the home page, followed from stop to stop, left and taken up again. And the choice of a role.

use burrow_e2e::{Key, Tree, journey};

/// The first path of the sample and its first stops.
const TITLE: &str = "Business leader, ten minutes";
const STOPS: [&str; 2] = [
    "/what-is-penguinmails/",
    "/what-is-penguinmails/platform-overview/",
];

#[test]
fn a_path_is_followed_from_stop_to_stop_and_remembered() {
    journey(Tree::Sample, |reader| {
        reader.open("/");
        assert_eq!(reader.texts(".bw-path h3")[0], TITLE);
        reader.click(".bw-path h3 a");
        reader.arrives_at(&[STOPS[0], "?path=business-leader"].concat());
        reader.until("the bar is there", "document.querySelector('.bw-path-bar')");
        assert!(reader.text(".bw-path-place").contains("1 of 6"));
        reader.click(".bw-path-bar [rel=next]");
        reader.arrives_at(&[STOPS[1], "?path=business-leader"].concat());
        reader.until(
            "this is the second stop",
            "document.querySelector('.bw-path-place').textContent.includes('2 of 6')",
        );
        reader.press(Key::Char('b'));
        reader.arrives_at(&[STOPS[0], "?path=business-leader"].concat());
        // The bare address does not say the path; this device does.
        reader.open(STOPS[1]);
        reader.until(
            "the path goes on",
            "document.querySelector('.bw-path-place')?.textContent.includes('2 of 6')",
        );
        reader.click(".bw-path-bar .bw-close");
        reader.until(
            "the path is left",
            "!document.querySelector('.bw-path-bar')",
        );
        reader.reload();
        assert_eq!(reader.count(".bw-path-bar"), 0);
    });
}

#[test]
fn home_says_how_far_one_has_read_and_leads_on_from_there() {
    journey(Tree::Sample, |reader| {
        reader.open(&[STOPS[0], "?path=business-leader"].concat());
        reader.until(
            "the page counts as read",
            "Object.entries(localStorage).some(([key, kept]) => \
             key.startsWith('burrow-progress') && kept.includes('read\\twhat-is-penguinmails'))",
        );
        reader.open("/");
        reader.until(
            "the path says so",
            "document.querySelector('.bw-path').textContent.includes('1 of 6 pages read')",
        );
        assert_eq!(reader.count(".bw-path .is-read"), 1);
        assert!(reader.text(".bw-path-bar").starts_with("Continue reading"));
        reader.click(".bw-path-bar a");
        reader.shows("What is PenguinMails?");
        reader.open("/");
        reader.click(".bw-path h3 a");
        reader.shows("Platform overview");
    });
}

#[test]
fn a_role_chosen_on_the_home_page_is_the_lens() {
    journey(Tree::Sample, |reader| {
        reader.open("/");
        assert_eq!(
            reader.map(".bw-role[aria-pressed=true]", "e.textContent"),
            ["Everyone"]
        );
        reader.click(".bw-roles li:nth-child(3) button");
        reader.until(
            "the lens follows",
            "document.querySelector('#bw-lens').value === 'technical'",
        );
        assert_eq!(
            reader.texts(".bw-path h3")[0],
            "Developer, from overview to first request"
        );
        reader.reload();
        reader.until(
            "it is remembered",
            "document.querySelector('.bw-role[aria-pressed=true]').textContent === 'Technical'",
        );
    });
}
