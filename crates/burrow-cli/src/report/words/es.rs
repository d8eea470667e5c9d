//! A report's words in Spanish.

use super::{Date, Task, TaskNames, Told, Words, grouped};

pub(super) static WORDS: Words = Words {
    tag: "es",
    number: |number| grouped(number, '\u{202f}', 5),
    date,
    short_date: |date| {
        let (year, month, day) = date.parts();
        format!("{day} {} {year}", &MONTHS[month as usize - 1][..3])
    },
    percent: |percent| format!("{percent} %"),
    days: |days| match days {
        0 => "hoy".to_owned(),
        1 => "1 día".to_owned(),
        2..100 => format!("{days} días"),
        100..730 => format!("{} meses", (days + 15) / 30),
        _ => format!("{} años", (days + 182) / 365),
    },
    open_quote: "«",
    close_quote: "»",
    and_more: |count| format!("y {count} más"),
    more_rows: |count| format!("Mostrar {count} más"),
    left_out: |count| format!("Y {count} más, que «burrow report --json» enumera."),
    of: |some, all| format!("{some} de {all}"),

    report: "Informe de la documentación",
    lead: |(number, pages), time| match number {
        1 => format!("Una página, {time} de lectura."),
        _ => format!("{pages} páginas, {time} de lectura."),
    },
    as_of: |day, given| match given {
        true => format!("A fecha de {day}."),
        false => format!("A fecha de {day}, la más reciente que dan las páginas."),
    },
    no_day: "Ninguna página dice cuándo cambió por última vez; por eso este informe no lleva fecha.",
    on_this_page: "En esta página",

    glance: "De un vistazo",
    tile_clean: "Páginas sin errores",
    tile_broken: "Enlaces que no llevan a nada",
    tile_broken_note: |pages| format!("piden {pages} páginas que no existen"),
    tile_unlinked: "Páginas que ningún texto enlaza",
    tile_gaps: "Huecos para los lectores",
    tile_gaps_note: |all| format!("de {all} casillas del mapa de abajo"),
    tile_old: "Páginas de más de un año",
    tile_old_note: |median| format!("la mitad tiene menos de {median}"),
    tile_time: "Tiempo para leerlo todo",
    tile_time_note: |surface| format!("solo el nivel 1: {surface}"),
    of_all_pages: |pages| format!("de {pages} páginas"),

    first_report: "Este es el primer informe",
    first_report_how: "Guarde este archivo. Si la próxima vez se indica con --previous, el nuevo informe dirá aquí qué ha mejorado y qué ha empeorado.",
    since: |day| format!("Desde el {day}"),
    since_last: "Desde el último informe",
    got_better: "Mejor",
    got_worse: "Peor",
    nothing_better: "Nada ha mejorado.",
    nothing_worse: "Nada ha empeorado.",
    from_to: |before, now| format!("antes {before}, ahora {now}"),
    pages_came_and_went: |(new, new_text), (gone, gone_text)| match (new, gone) {
        (0, 0) => "No se ha añadido ni quitado ninguna página.".to_owned(),
        _ => format!("Páginas nuevas: {new_text}. Páginas retiradas: {gone_text}."),
    },
    other_site: "El informe anterior no tiene ninguna página en común con este. Puede que sea de otro sitio.",
    more_than_before: |count| format!("{count} más que antes"),
    fewer_than_before: |count| format!("{count} menos que antes"),
    as_before: "como antes",
    better: "mejor",
    worse: "peor",
    figure: |key| match key {
        "pages" => "Páginas",
        "words" => "Palabras",
        "pages_without_errors" => "Páginas sin errores",
        "errors" => "Errores",
        "warnings" => "Avisos",
        "broken_links" => "Enlaces que no llevan a nada",
        "missing_pages" => "Páginas pedidas que no existen",
        "unlinked" => "Páginas que ningún texto enlaza",
        "dead_ends" => "Páginas que no llevan a otra",
        "unreachable" => "Páginas a las que ningún clic llega",
        "gaps" => "Huecos para los lectores",
        "unlabelled" => "Páginas sin nivel",
        "undescribed" => "Páginas sin resumen",
        "old" => "Páginas de más de un año",
        "undated" => "Páginas sin fecha",
        _ => "",
    },

    to_do: |count| match count {
        1 => "Una cosa que merece la pena esta semana",
        2 => "Dos cosas que merecen la pena esta semana",
        _ => "Tres cosas que merecen la pena esta semana",
    },
    nothing_to_do: "Nada llama la atención. Buena semana.",
    task,
    task_pages: |task| match task {
        Task::Missing { .. } => "Enlazada desde",
        Task::Start { .. } => "Buenas páginas para resumir",
        Task::Mend { .. } | Task::Divide { .. } => "La página",
        _ => "Las páginas",
    },
    task_more: |task| match task {
        Task::Missing { .. } => "Todas las páginas que faltan",
        Task::Mend { .. } => "Qué se ha encontrado y cómo arreglarlo",
        Task::Reach => "Todas las páginas a las que ningún clic llega",
        Task::Start { .. } => "Para quién son las páginas",
        Task::Link { .. } => "Todas las páginas que ningún texto enlaza",
        Task::Review { .. } => "Todas las páginas antiguas",
        Task::Label { .. } => "Para quién son las páginas",
        Task::Divide { .. } => "Tiempo de lectura",
    },

    people: "Para quién son las páginas",
    people_intro: "Cuántas páginas hay para cada tipo de lector y en cada nivel. Cuanto más intenso el color, más páginas. Una casilla discontinua es un hueco: ahí nadie ha escrito nada para esos lectores.",
    people_caption: "Páginas por lector y nivel",
    people_corner: "Lector",
    people_none: "Ninguna página dice para quién es: todas son para todos. Una línea como «persona: technical» en la cabecera de la página lo cambia.",
    everyone: "Todos",
    level: |level| format!("Nivel {level}"),
    level_names: ["Superficie", "Detalle", "Todo"],
    no_level: "Sin nivel",
    gap: "nada",
    gaps: "Huecos",
    no_gaps: "Sin huecos: cada tipo de lector encuentra algo en cada nivel.",
    gap_of: |levels| match levels {
        [one] => format!("nada en el nivel {one}"),
        [one, two] => format!("nada en los niveles {one} y {two}"),
        _ => "nada en ningún nivel".to_owned(),
    },
    unlabelled_note: |(number, pages)| match number {
        1 => "Una página no tiene nivel: siempre se abre entera, elija lo que elija quien lee."
            .to_owned(),
        _ => format!(
            "{pages} páginas no tienen nivel: siempre se abren enteras, elija lo que elija quien lee."
        ),
    },

    reading: "Tiempo de lectura",
    reading_intro: "Cuánto se tarda en leer cada parte del sitio y cuánto de ello está en cada nivel. Todas las barras tienen la misma escala.",
    reading_caption: "Tiempo de lectura por sección y nivel",
    section: "Sección",
    top_section: "La página de inicio y las de su lado",
    pages: "Páginas",
    time: "Tiempo",

    links: "Cómo se enlazan las páginas",
    links_intro: "Enlaces en el texto de las páginas. El menú no cuenta, salvo donde se cuentan clics.",
    links_between: "Enlaces de página a página",
    links_external: "Enlaces a otros sitios",
    unlinked: "Ningún texto las enlaza",
    unlinked_intro: "Se llega a estas páginas por el menú o buscando, nunca siguiendo la lectura.",
    dead_ends: "No llevan a otra página",
    dead_ends_intro: "Páginas que no enlazan a ninguna otra y no tienen ninguna debajo. Quien llega aquí tiene que dar la vuelta.",
    unreachable: "Ningún clic llega a ellas",
    unreachable_intro: "Ni el menú ni ningún enlace lleva a estas páginas. Solo la búsqueda o su dirección.",
    clicks: "Clics desde la página de inicio",
    clicks_intro: "El camino más corto a cada página, por el menú o por enlaces en el texto.",
    distance: "Distancia",
    click_count: |clicks| match clicks {
        0 => "La página de inicio".to_owned(),
        1 => "1 clic".to_owned(),
        _ => format!("{clicks} clics"),
    },
    no_click: "Sin camino",
    destinations: "Páginas en las que otras se apoyan",
    destinations_intro: "Las páginas más enlazadas. Un error en ellas es el que más se encuentra.",
    hubs: "Páginas que llevan a muchas otras",
    hubs_intro: "Las páginas que enlazan a más páginas.",
    page: "Página",
    links_in: "Enlaces que llegan",
    links_out: "Enlaces que salen",
    clicks_short: "Clics",
    missing: "Se piden y no existen",
    missing_intro: "Hay enlaces a estas páginas, pero no existen. Escriba la página o corrija los enlaces.",
    missing_page: "Página que falta",
    linked_from: "Enlazada desde",
    link_count: "Enlaces",
    broken_by_folder: "Enlaces que no llevan a nada, por carpeta",
    folder: "Carpeta",
    top_folder: "Raíz del árbol",

    ages: "Antigüedad de las páginas",
    ages_intro: |median| {
        format!(
            "La mitad de las páginas con fecha cambió hace {median} o menos. Las fechas son las que dan las propias páginas."
        )
    },
    ages_none: "Ninguna página dice cuándo cambió por última vez. Una línea como «last_modified_date: 2025-11-19» en la cabecera lo dice.",
    age: "Último cambio",
    age_names: [
        "En el último mes",
        "Hace 1 a 3 meses",
        "Hace 3 a 6 meses",
        "Hace 6 a 12 meses",
        "Hace 1 a 2 años",
        "Hace más de 2 años",
    ],
    future: "Con fecha posterior a este informe",
    undated: "Sin fecha",
    old_pages: "Páginas antiguas en las que otras se apoyan",
    old_pages_intro: "De más de un año, primero las más enlazadas. Merecen una mirada: ¿siguen siendo ciertas?",
    changed: "Cambió",

    findings: "Qué ha encontrado la revisión",
    findings_none: "Nada. Todos los enlaces llevan a algún sitio y todas las páginas se han podido leer como se escribieron.",
    findings_intro: "Los errores son aquello con lo que tropieza quien lee; los avisos, lo que se ha leído de un modo que quizá no es el querido; las notas, lo que conviene saber.",
    severity: [
        |(number, text)| format!("{text} {}", if number == 1 { "error" } else { "errores" }),
        |(number, text)| format!("{text} {}", if number == 1 { "aviso" } else { "avisos" }),
        |(number, text)| format!("{text} {}", if number == 1 { "nota" } else { "notas" }),
    ],
    severities: ["Errores", "Avisos", "Notas"],
    by_rule: "Por regla",
    by_rule_intro: "Abra una regla para ver qué significa, dónde se incumple más y qué hacer. Los textos de las reglas están en inglés.",
    by_folder: "Por carpeta",
    worst_pages: "Páginas con más que arreglar",
    in_files: |(number, files)| match number {
        1 => "en 1 archivo".to_owned(),
        _ => format!("en {files} archivos"),
    },
    worst_files: "Archivos con más",
    whole_tree: "El árbol en su conjunto",
    line: |line| format!("línea {line}"),
    what_to_do: "Qué hacer",

    trend: "Todas las cifras, antes y ahora",
    trend_caption: "Cifras del último informe y de este",
    trend_what: "Cifra",
    trend_before: "Antes",
    trend_now: "Ahora",
    pages_worse: "Páginas con más errores que antes",
    pages_better: "Páginas con menos errores que antes",
    new_pages: "Páginas nuevas",
    gone_pages: "Páginas que ya no están",
    errors_before: "Errores antes",
    errors_now: "Errores ahora",

    about: "Cómo se cuenta",
    about_points: &[
        "El tiempo de lectura es a 220 palabras por minuto. Cada pasaje cuenta en su propio nivel; si no lo tiene, en el de su página.",
        "Una página para dos tipos de lector cuenta para ambos. Las que no nombran a nadie son para todos y solo están en la última fila.",
        "Un enlace cuenta una vez por cada par de páginas. Las páginas de carpeta que hace Burrow son pasos del camino y no cuentan en nada más.",
        "Lo que merece la pena es lo que mejora más páginas o enlaces. Lo roto cuenta tres veces, lo que no se encuentra cuenta dos, y no hay dos cosas del mismo tipo.",
        "Las mismas páginas dan siempre el mismo informe. Lleva dentro sus propias cifras, para que un informe posterior pueda compararse con él.",
    ],
};

const MONTHS: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

fn date(date: Date) -> String {
    let (year, month, day) = date.parts();
    format!("{day} de {} de {year}", MONTHS[month as usize - 1])
}

fn task(task: &Task, names: &TaskNames<'_>) -> Told {
    let TaskNames {
        page, count, time, ..
    } = names;
    let (title, why) = match task {
        Task::Missing { target, links } => (
            format!("Escribir «{target}» o corregir los {links} enlaces que la piden"),
            format!("{count} páginas mandan allí a quien lee, y allí no hay nada."),
        ),
        Task::Mend { errors, .. } => (
            format!("Arreglar {page}"),
            format!(
                "Tiene {errors} {}; ninguna página tiene más.{}",
                if *errors == 1 { "error" } else { "errores" },
                match names.inbound {
                    0 => String::new(),
                    1 => " Otra página manda lectores allí.".to_owned(),
                    inbound => format!(" {inbound} páginas mandan lectores allí."),
                }
            ),
        ),
        Task::Reach => (
            match names.pages {
                1 => format!("Dar una entrada a {page}"),
                _ => format!("Dar una entrada a {count} páginas"),
            },
            "Ni el menú ni ningún enlace lleva allí.".to_owned(),
        ),
        Task::Start { persona, pages } => (
            format!("Escribir una primera página para {persona}"),
            format!("{pages} páginas son para estos lectores y ninguna está en el nivel 1, donde se empieza."),
        ),
        Task::Link { .. } if names.is_written => (
            format!("Enlazar {count} páginas desde {page}"),
            "Están debajo de ella y ningún texto lleva allí: solo se encuentran por el menú o buscando.".to_owned(),
        ),
        Task::Link { .. } => (
            format!("Escribir una página de entrada para {page} que enlace sus {count} páginas"),
            "Ningún texto lleva allí: solo se encuentran por el menú o buscando.".to_owned(),
        ),
        Task::Review { links } => (
            match names.pages {
                1 => format!("Repasar {page}"),
                _ => format!("Repasar {count} páginas antiguas"),
            },
            format!(
                "Ha pasado más de un año desde el último cambio, y {} allí.",
                match links {
                    1 => "un enlace lleva".to_owned(),
                    _ => format!("{links} enlaces llevan"),
                }
            ),
        ),
        Task::Label { .. } => (
            match names.pages {
                1 => format!("Decir el nivel de una página de {page}"),
                _ => format!("Decir el nivel de {count} páginas de {page}"),
            },
            "Sin nivel, una página siempre se abre entera, elija lo que elija quien lee.".to_owned(),
        ),
        Task::Divide { .. } => (
            format!("Dividir {page}"),
            format!("Leerla lleva {time}, todo en un mismo nivel."),
        ),
    };
    Told { title, why }
}
