// Stands first in every page: hears whoever executes, navigates or asks for something, stirs what lies there, and holds
// every node against a list of its own. The policy that the page is served with only reports, so nothing else protects it.
'use strict';
window.witness = (() => {
    const heard = [];
    const hear = what => { if (heard.length < 500) heard.push(String(what).slice(0, 300)); };
    const later = window.setTimeout.bind(window);
    const pause = time => new Promise(resolve => later(resolve, time));

    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
        window[name] = () => { hear(`ran ${name}`); return null; };
    }
    window.canary = () => hear('ran canary');
    addEventListener('securitypolicyviolation', e => hear(`policy: ${e.effectiveDirective} of ${e.blockedURI} ${e.sample}`));
    addEventListener('error', e => { if (e instanceof ErrorEvent) hear(`error: ${e.message}`); });
    addEventListener('unhandledrejection', e => hear(`rejected: ${e.reason}`));
    window.navigation?.addEventListener('navigate', e => hear(`navigates to ${e.destination.url}`));

    // Everything that names could shadow, as it was before any of them was there.
    const before = [];
    for (const owner of [window, document]) {
        const names = new Set();
        for (let at = owner; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
            Object.getOwnPropertyNames(at).forEach(name => names.add(name));
        }
        for (const name of names) {
            let value;
            try { value = owner[name]; if (owner[name] !== value) continue; } catch { continue; }
            if (value && (typeof value === 'function' || typeof value === 'object')) before.push([owner, name, value]);
        }
    }
    const moving = ['event', 'activeElement', 'currentScript', 'body', 'fullscreenElement', 'scrollingElement', 'rootElement',
        'ret_nodes']; // The last is the driver's own.
    const shadowed = () => before
        .filter(([owner, name, value]) => !moving.includes(name) && owner[name] !== value)
        .map(([owner, name]) => `${owner === window ? 'window' : 'document'}.${name} is another`);

    // What a reader's hand does to everything below an element.
    const MAY_LEAD = /^(https?|mailto|tel):$/;
    let followed = null;
    addEventListener('click', e => {
        const link = e.target.closest?.('a[href]');
        if (link && link !== followed && MAY_LEAD.test(link.protocol)) e.preventDefault();
    }, true);
    const HANDS = ['mouseover', 'mouseenter', 'pointerdown', 'keydown', 'toggle', 'animationstart', 'submit'];
    const stir = root => {
        for (const e of root.querySelectorAll('*')) {
            const own = [...e.attributes].filter(a => /^on/i.test(a.name)).map(a => a.name.slice(2));
            for (const type of [...HANDS, ...own]) {
                try { e.dispatchEvent(new Event(type, { cancelable: true })); } catch (error) { hear(`error: ${error}`); }
            }
            if (e.localName === 'details') e.open = true;
            try { e.focus?.({ preventScroll: true }); } catch { /* no focus to be had */ }
            try { if (e.click) e.click(); else e.dispatchEvent(new MouseEvent('click', { cancelable: true })); } catch { /* no clicks */ }
        }
    };

    // Elements with the attributes they may have.
    const ANY = 'aria-hidden aria-label class data-lang dir id lang role tabindex title';
    const HTML = {
        a: 'href rel', col: 'span', colgroup: 'span', details: 'name open', img: 'alt decoding height loading referrerpolicy src width',
        input: 'type checked disabled', li: 'value', ol: 'reversed start type', td: 'colspan rowspan', th: 'colspan rowspan scope',
    };
    for (const name of ('abbr aside b bdi bdo blockquote br caption cite code dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ins '
        + 'kbd mark p pre q rp rt ruby s samp small span strong sub summary sup table tbody tfoot thead tr u ul var').split(' ')) HTML[name] = '';
    const MATH = ' math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub '
        + 'msubsup msup mtable mtd mtext mtr munder munderover ';
    const MATH_MAY = ' accent accentunder alttext class columnspan depth display displaystyle fence form height largeop linethickness lspace '
        + 'mathvariant maxsize minsize movablelimits notation rspace scriptlevel stretchy width ';
    const SVG = ' svg g path rect circle ellipse line polygon polyline text tspan ';
    const SVG_MAY = ' role viewBox width height fill aria-label d points transform x y x1 y1 x2 y2 cx cy r rx ry dx dy stroke stroke-width '
        + 'stroke-dasharray stroke-linecap stroke-linejoin opacity fill-opacity stroke-opacity fill-rule font-size font-weight font-style '
        + 'text-anchor dominant-baseline ';
    const listed = (e, elements, attributes) => {
        if (!elements.includes(` ${e.localName} `)) return `<${e.localName}>`;
        const odd = [...e.attributes].find(({ name, value }) => !attributes.includes(` ${name} `) || /url|javascript|data:/i.test(value) && !/^(aria-label|alttext)$/.test(name));
        return odd ? `${odd.name} on <${e.localName}>` : null;
    };
    const ADDRESS = /^(#|\/|https?:|mailto:|tel:)/i;
    const values = {
        href: value => ADDRESS.test(value),
        src: value => /^(\/|https?:)/i.test(value),
        id: value => !/^bw-/i.test(value),
        class: value => !value.split(/\s+/).some(name => /^bw-/i.test(name) || ['fold', 'passage'].includes(name)),
        name: value => /^tabs-/.test(value),
        type: (value, e) => e.localName !== 'input' || value === 'checkbox',
        tabindex: value => value === '0' || value === '-1',
    };
    const faultOf = e => {
        if (e.namespaceURI === 'http://www.w3.org/1998/Math/MathML') return listed(e, MATH, MATH_MAY);
        // Only what the program drew itself stands in a diagram; elsewhere an author's <svg> is a fault.
        if (e.namespaceURI === 'http://www.w3.org/2000/svg' && e.closest('.diagram > .drawing')) return listed(e, SVG, SVG_MAY);
        const own = e.namespaceURI === 'http://www.w3.org/1999/xhtml' ? HTML[e.localName] : undefined;
        if (own === undefined || !Object.hasOwn(HTML, e.localName)) return `<${e.localName}>`;
        if (e.localName === 'input' && !(e.type === 'checkbox' && e.disabled)) return 'an input that is no task';
        for (const { name, value } of e.attributes) {
            if (!`${ANY} ${own}`.split(' ').includes(name)) return `${name} on <${e.localName}>`;
            if (values[name] && !values[name](value, e)) return `${name}=${JSON.stringify(value)} on <${e.localName}>`;
        }
        if (e.localName === 'a' && e.hasAttribute('href') && !MAY_LEAD.test(e.protocol)) return `a link by ${e.protocol}`;
        return null;
    };
    // The reader's own text runs hold empty comments as its marks.
    const isMark = node => node.nodeType === Node.COMMENT_NODE && node.data === '';
    const walk = (root, name, found, mayMark = false) => {
        let nodes = 0;
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
        while (walker.nextNode()) {
            nodes += 1;
            const node = walker.currentNode;
            const fault = node.nodeType === Node.ELEMENT_NODE ? faultOf(node)
                : node.nodeType === Node.TEXT_NODE || mayMark && isMark(node) ? null : `a node of type ${node.nodeType}`;
            if (fault) found.push(`${name}: ${fault}`);
        }
        return nodes;
    };

    // The page around: what stood there before the payloads came.
    const around = () => {
        const faults = [];
        const text = (css, expected) => {
            const found = document.querySelectorAll(css);
            if (found.length !== 1 || found[0].textContent !== expected) faults.push(`${css} does not stand: ${found[0]?.textContent.slice(0, 80)}`);
        };
        text('body > header#bw-header', 'The header');
        text('body > nav#bw-nav', 'The contents');
        text('body > footer#bw-footer', 'The footer');
        if (document.title !== 'The title') faults.push(`the title is ${document.title}`);
        if (document.documentElement.attributes.length !== 1 || document.body.attributes.length) faults.push('html or body have attributes');
        if (document.body.children.length !== 5) faults.push(`${document.body.children.length} elements stand in the body`);
        if (document.forms.length || document.scripts.length !== 2 || document.styleSheets.length) faults.push('forms, scripts or styles were added');
        if (window.name !== '') faults.push('the window has a name');
        return faults;
    };

    return {
        // Clicks a link that the test itself means to follow.
        follow(link) {
            followed = link;
            link.click();
            followed = null;
        },
        // Fills the roots as the reader does, where the page did not bring them filled.
        fill() {
            const texts = JSON.parse(document.getElementById('bw-texts').textContent);
            const roots = document.querySelectorAll('.root');
            texts.forEach((text, at) => { roots[at].innerHTML = text; });
        },
        // Stirs all roots and says what was heard and seen.
        async judge(count) {
            await pause(80);
            const roots = [...document.querySelectorAll('main#bw-main > .root')];
            const marks = [...document.querySelectorAll('main#bw-main > .after')];
            const off = [], broken = around();
            if (roots.length !== count || marks.length !== count) broken.push(`${roots.length} roots and ${marks.length} marks of ${count}`);
            marks.forEach((mark, at) => {
                if (mark.textContent !== `after ${at}` || mark.previousElementSibling !== roots[at]) broken.push(`root ${at} leaks out`);
            });
            let nodes = 0;
            for (const [at, root] of roots.entries()) nodes += walk(root, at, off);
            for (const root of roots) stir(root);
            await pause(120);
            const asked = performance.getEntriesByType('resource')
                .filter(entry => entry.initiatorType !== 'img' && !/\/(witness\.js|favicon\.ico)$/.test(entry.name))
                .map(entry => `${entry.initiatorType} asked for ${entry.name}`);
            broken.push(...around(), ...shadowed());
            const ran = heard.filter(what => !/^policy: img-src/.test(what));
            return { nodes, off, broken: [...new Set(broken)], ran: [...ran, ...asked] };
        },
        // In a frame of the control: stirs everything and tells the page above what was heard.
        async confess() {
            await pause(60);
            stir(document);
            await pause(180);
            parent.witness.listen(location.href, heard);
        },
        // Opens every address in a frame of its own and gives what was heard in each.
        async control(addresses) {
            const heardIn = {}, waiting = new Map();
            this.listen = (address, what) => waiting.get(new URL(address).pathname)?.(what);
            let next = 0;
            const worker = async () => {
                while (next < addresses.length) {
                    const address = addresses[next++];
                    const frame = document.createElement('iframe');
                    frame.sandbox = 'allow-scripts allow-same-origin allow-forms';
                    const answer = new Promise(resolve => {
                        waiting.set(address, what => resolve([...what]));
                        later(resolve, 2500, ['went away']);
                    });
                    frame.src = address;
                    document.body.append(frame);
                    heardIn[address] = await answer;
                    frame.remove();
                }
            };
            await Promise.all(Array.from({ length: 16 }, worker));
            return heardIn;
        },
        listen() {}, hear, heard, stir, walk, shadowed, pause,
    };
})();
