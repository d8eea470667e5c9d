//! Right text of many languages and notations, to be left alone and to be misread.

/// A sentence for each of many languages and notations, all of them right.
pub const SOUND: [(&str, &str); 60] = [
    (
        "English",
        "It’s a “naïve” café – open 9–5, they said… and that’s that.",
    ),
    (
        "British",
        "Tea costs £3.50 at No. 7½; the façade isn’t mine – it’s Zoë’s.",
    ),
    (
        "French",
        "L’été, Noël approche : « à bientôt », dit-elle, où l’œuvre naît à Çà et là.",
    ),
    (
        "French with spaces",
        "«\u{a0}Déjà\u{a0}?\u{a0}» – 25\u{a0}€, voilà\u{a0}; c’est l’île d’Yeu\u{a0}!",
    ),
    (
        "Swiss French",
        "«École» et «été» : voilà, père Noël paie 5\u{a0}°C de moins…",
    ),
    (
        "German",
        "„Größe“ heißt: Übung für Ärger, Öl und Straße – sagte er ‚müde‘.",
    ),
    (
        "German quoted the other way",
        "»Ärger mit Äpfeln«, »Öfen« und ›Übel‹: das größte Maß.",
    ),
    (
        "Spanish",
        "¿Qué? ¡Año nuevo! El niño comió piñas en España, según él: «olé».",
    ),
    (
        "Portuguese",
        "Não há João sem irmã: a ação da nação, “pão” e maçãs são opções.",
    ),
    (
        "Italian",
        "Perché no? «Città» è già là, può darsi… cioè: “così”, disse Nicolò.",
    ),
    (
        "Dutch",
        "‘Eén’ café, twee coördinaten: ‘zoëven’ geïnd, à € 5.",
    ),
    (
        "Swedish",
        "Åsa åt på ön i älven: ”Räksmörgås”, sade hon – å så gott.",
    ),
    (
        "Danish",
        "Æblegrød på øen: »På gensyn«, sagde Søren – én gang til.",
    ),
    (
        "Norwegian",
        "Blåbærsyltetøy på Ålesund, «å være eller ikke være».",
    ),
    (
        "Finnish",
        "Yö ja hääyöaie: ”Älä”, sanoi äiti; öljyä järvessä.",
    ),
    (
        "Estonian",
        "Öö ja jäääär: „Öine äär“, ütles õde; šokk, žürii, „Üür“.",
    ),
    (
        "Icelandic",
        "Það er ísöld; „Ætíð“ sagði Þór, og ég á við öl.",
    ),
    (
        "Faroese",
        "Eg áti ein góðan fisk á bryggjuni, tí eg eri svangur í dag.",
    ),
    ("Irish", "Tá sé go breá: “Ní hé”, arsa Máire; Éire, Óró."),
    (
        "Welsh",
        "Tŷ bach: dŵr, môr, ŵyn a sêr; ‘mae’n braf’, ddywedodd Siân.",
    ),
    (
        "Catalan",
        "L’ànec i la pol·lució: «això» és l’or; Güell, Àngels, cel·la.",
    ),
    (
        "Polish",
        "Zażółć gęślą jaźń: „Łódź” i „Śląsk” – świeże źdźbło, ósmy rząd.",
    ),
    (
        "Czech",
        "Příliš žluťoučký kůň úpěl ďábelské ódy: „Čau“, řekl Řehoř.",
    ),
    (
        "Slovak",
        "Vŕba šumí, ľahký dážď; „Ľúto“, povedal Ján: mäso, kôň, ôsmy.",
    ),
    ("Slovene", "Žiga čaka šest ur: »Že«, reče; češnje, žaba."),
    ("Croatian", "Đak šeće: „Žao“, kaže Šime; ćup, čaša, džep."),
    (
        "Hungarian",
        "Árvíztűrő tükörfúrógép: „Őszi út”, mondta; Űr, ízű.",
    ),
    (
        "Romanian",
        "„Ștefan” și țara în câmp: «Ăsta» e mâine, într-o zi.",
    ),
    (
        "Turkish",
        "Çağrı, İstanbul’da ığdır gördü: “Şişli güzel”, dedi; ÖĞÜT, ÜÇ.",
    ),
    (
        "Azerbaijani",
        "Mən Bakıya gəldim: “Əla”, dedi; çörək, söz, şəhər.",
    ),
    (
        "Latvian",
        "Ķēve ēd āboliņu: “Šķērsiela”, teica; ģērbt, ļoti, ņemt.",
    ),
    (
        "Lithuanian",
        "Ąžuolas žydi: „Šįryt“, pasakė; ėjo, ūkis, čia, ąsotis.",
    ),
    ("Maltese", "Iż-żgħażagħ: “Ċavetta”, qal Ġorġ; ħobż."),
    (
        "Vietnamese",
        "Tiếng Việt: “Đường phố Hà Nội”, ông ấy nói; ẩm ướt, Ăn ở.",
    ),
    (
        "Vietnamese capitals",
        "ĐÃ XONG, MÃ SỐ: “XÃ HỘI”… LÃO, BÃO – NHÃ.",
    ),
    ("Esperanto", "Eĥoŝanĝo ĉiuĵaŭde: “Ĉu?”, diris ŝi; ŭo, ĝi."),
    ("Albanian", "Çdo ditë është e re: “Po”, tha ai; ëndërr."),
    (
        "Russian",
        "Съешь ещё этих мягких булок: «Да», – сказала Ёлка…",
    ),
    (
        "Ukrainian",
        "Їжак і ґава: «Так», – мовив Юрій; єдність, річ.",
    ),
    ("Bulgarian", "Жълтият щъркел: „Да“, каза той – ѝ даде."),
    ("Serbian", "Ђак и џеп: „Да“, рече Љуба; њива, ћуп."),
    (
        "Greek",
        "Ξεσκεπάζω την ψυχοφθόρα: «Ναι», είπε· ώρα, ΐ, ήλιος.",
    ),
    ("Hebrew", "שלום עולם: ״כן״, אמר; 5 ₪ – תודה."),
    ("Arabic", "مرحبا بالعالم: «نعم»، قال؛ ١٢٣ – شكراً؟"),
    ("Persian", "سلام دنیا: «بله»، گفت؛ می‌خواهم."),
    ("Hindi", "नमस्ते दुनिया: “हाँ”, उसने कहा।"),
    ("Thai", "สวัสดีชาวโลก “ใช่” เขาพูด ๑๒๓"),
    ("Georgian", "გამარჯობა მსოფლიო: „კი“, თქვა."),
    ("Armenian", "Բարև աշխարհ՝ «այո», ասաց նա։"),
    ("Chinese", "你好，世界：“是的”，他说——好……《书》。"),
    (
        "Japanese",
        "こんにちは、世界。「はい」と言った…カタカナ・テスト。",
    ),
    ("Korean", "안녕하세요, 세계: “네”라고 말했다…"),
    (
        "mathematics",
        "√π ≈ 1.77; ∆x ≥ 0, x ∈ ℝ ∧ ¬p ⇒ ∑ ≠ ∞; 2×10³ ± 5 %, 3÷4, f′(x) = √2x, 5×½, n√π.",
    ),
    (
        "units",
        "20 °C, 5 µm, 3 Ω, 10 m², ½ ¼ ¾, § 5, ¶ 2, 100 ‰, Ø 12 mm, Ø±0.1, Å, 5′ 6″.",
    ),
    (
        "trade",
        "Nestlé® und CAFÉ™ © 2026, «Möbel»®, É™, payé 5\u{a0}€ — £5, 10¢, ¥100.",
    ),
    ("drawing", "├── src │ └── a ┌──┐ ╔══╗ █▓▒░ ▼ ● ○ ◄──► →│←"),
    ("emoji", "✅ done ❌ not ⚠️ careful 👨‍💻 works 🏠 🏳️‍🌈 1️⃣ ™️"),
    (
        "capitals",
        "MAÇÃ” CAFÉ… IRMÔ SÓ— VOCÊ… É¿ VOILÀ\u{a0}» MENÜ“ ÄÖÜ“ CAFFÈ» ÇA Ñ”",
    ),
    (
        "faces",
        "(`¬´) o_Ô ( o¬ô ) ¯\\_(ツ)_/¯ Õ¿Õ ``lá´´ MÄ£ÄM SÖÄ£ ∆° ôÔô",
    ),
    (
        "letters in order",
        "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞß Œœ ŠšŽžŸ",
    ),
];
