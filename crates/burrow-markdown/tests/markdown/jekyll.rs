//! kramdown and Liquid as Jekyll runs them.

use crate::world::{kramdown, render_as};
use insta::assert_snapshot;

#[test]
fn liquid_in_targets_is_resolved() {
    assert_snapshot!(kramdown("[a]({{ site.baseurl }}/page) [b]({% link page.md %}#x) [c]({{ '/page' | relative_url }} \"T\") [d]({% post_url 2020-01-02-x %}) ![e]({{site.baseurl}}/cat.png)\n\n<a href=\"{{ site.baseurl }}/page\">f</a> [g][r] [h]({{ page.x }})\n\n[r]: {{ '/page' | absolute_url }}\n\n`[i]({{ site.baseurl }}/x)`\n"), @"");
}

#[test]
fn places_stay_right_beside_what_was_resolved() {
    let page = render_as("[a]({{ site.baseurl }}/page) [b](/missing) {{ x }}\n", 3, true);
    let columns: Vec<_> = page.links.iter().map(|link| (link.place.line, link.place.column)).collect();
    assert_eq!(columns, [(4, 1), (4, 30)]);
    assert_eq!((page.findings[0].place.line, page.findings[0].place.column), (4, 44));
}

#[test]
fn extensions_and_comments_go() {
    assert_snapshot!(kramdown("a {::comment}b {{ c }}{:/comment} d\n\n{::comment}\n\ne\n\n{:/}\n\n{% comment %}\nf\n{% endcomment %}\n\n{::nomarkdown}\n<b>g</b>\n{:/nomarkdown}\n\n{:wide: .label}\n\nh {::nomarkdown}<i>i</i>{:/}\n"), @"");
}

#[test]
fn highlighted_blocks_are_code() {
    assert_snapshot!(kramdown("{% highlight ruby linenos %}\ndef a\n  {{ b }}\n{: .c }\nend\n{% endhighlight %}\n\n{% raw %}\n{{ shown }}\n{% endraw %}\n\n{% include a.html %}\n"), @"");
}

#[test]
fn a_heading_can_stay_out_of_the_contents() {
    let page = render_as("# T\n{: .no_toc }\n\n## A {#a .no_toc}\n\n## B\n{: #c .no_toc }\n\n## D\n", 0, true);
    assert_eq!(page.unlisted, ["t", "a", "c"]);
}

#[test]
fn abbreviations_and_definitions_are_kramdowns_too() {
    assert_snapshot!(kramdown("Term\n: HTML\n\n*[HTML]: Text\n"), @"");
}
