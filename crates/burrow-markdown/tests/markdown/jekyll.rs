//! kramdown and Liquid as Jekyll runs them.

use crate::world::{kramdown, render_as};
use insta::assert_snapshot;

#[test]
fn liquid_in_targets_is_resolved() {
    assert_snapshot!(kramdown("[a]({{ site.baseurl }}/page) [b]({% link page.md %}#x) [c]({{ '/page' | relative_url }} \"T\") [d]({% post_url 2020-01-02-x %}) ![e]({{site.baseurl}}/cat.png)\n\n<a href=\"{{ site.baseurl }}/page\">f</a> [g][r] [h]({{ page.x }})\n\n[r]: {{ '/page' | absolute_url }}\n\n`[i]({{ site.baseurl }}/x)`\n"), @r#"
        : 
        <p><a href="&/page/">a</a> <span class="planned">b</span> <a href="&/page/" title="T">c</a> <span class="planned">d</span> <img src="&/bundle/assets/cat.png" alt="e" width="640" height="480" decoding="async"></p>
        <p><a href="&/page/">f</a> <a href="&/page/">g</a> [h]({{ page.x }})</p>
        <p><code>[i]({{ site.baseurl }}/x)</code></p>
        ! 3:52 liquid-shown
        "#);
}

#[test]
fn places_stay_right_beside_what_was_resolved() {
    let page = render_as(
        "[a]({{ site.baseurl }}/page) [b](/missing) {{ x }}\n",
        3,
        true,
    );
    let columns: Vec<_> = page
        .links
        .iter()
        .map(|link| (link.place.line, link.place.column))
        .collect();
    assert_eq!(columns, [(4, 1), (4, 30)]);
    assert_eq!(
        (page.findings[0].place.line, page.findings[0].place.column),
        (4, 44)
    );
}

#[test]
fn extensions_and_comments_go() {
    assert_snapshot!(kramdown("a {::comment}b {{ c }}{:/comment} d\n\n{::comment}\n\ne\n\n{:/}\n\n{% comment %}\nf\n{% endcomment %}\n\n{::nomarkdown}\n<b>g</b>\n{:/nomarkdown}\n\n{:wide: .label}\n\nh {::nomarkdown}<i>i</i>{:/}\n"), @r#"
        : 
        <p>a  d</p>
        <p><b>g</b></p>
        <p>h <i>i</i></p>
        "#);
}

#[test]
fn highlighted_blocks_are_code() {
    assert_snapshot!(kramdown("{% highlight ruby linenos %}\ndef a\n  {{ b }}\n{: .c }\nend\n{% endhighlight %}\n\n{% raw %}\n{{ shown }}\n{% endraw %}\n\n{% include a.html %}\n"), @r#"
        : 
        <pre tabindex="0" data-lang="ruby"><code class="language-ruby"><span class="t-k">def</span> a
          {{ b }}
        {: .c }
        <span class="t-k">end</span>
        </code></pre>
        <p>{{ shown }}</p>
        <p>{% include a.html %}</p>
        ! 12:1 liquid-shown
        "#);
}

#[test]
fn a_heading_can_stay_out_of_the_contents() {
    let page = render_as(
        "# T\n{: .no_toc }\n\n## A {#a .no_toc}\n\n## B\n{: #c .no_toc }\n\n## D\n",
        0,
        true,
    );
    assert_eq!(page.unlisted, ["t", "a", "c"]);
}

#[test]
fn abbreviations_and_definitions_are_kramdowns_too() {
    assert_snapshot!(kramdown("Term\n: HTML\n\n*[HTML]: Text\n"), @r#"
        : 
        <dl>
        <dt>Term</dt>
        <dd><abbr title="Text">HTML</abbr></dd>
        </dl>
        "#);
}

#[test]
fn a_page_that_grows_out_of_proportion_loses_markup_and_no_words() {
    let text = format!("*[A]: {}\n\n{}\n", "long ".repeat(60), "A ".repeat(60_000));
    let page = render_as(&text, 0, true);
    let html = &page.root.html;
    assert!(
        page.findings
            .iter()
            .any(|found| found.code == "page-too-large")
    );
    assert!(
        html.as_str().len() < 10_000_000,
        "{} bytes",
        html.as_str().len()
    );
    assert_eq!(html.text().matches('A').count(), 60_000);
}
