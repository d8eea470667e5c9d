//! The interface in Spanish.

use super::Strings;

fn plural(number: u32, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Minutes; hours where minutes would say nothing.
fn duration(minutes: u32) -> String {
    if minutes < 100 {
        format!("{minutes} min")
    } else {
        format!("{} h", (minutes + 30) / 60)
    }
}

pub(super) static STRINGS: Strings = Strings {
    skip_to_content: "Ir al contenido",
    home: "Inicio",
    menu: "Contenido",
    close: "Cerrar",
    contents: "Contenido",
    breadcrumb: "Dónde estás",
    on_this_page: "En esta página",
    search: "Buscar",
    search_placeholder: "Buscar en la documentación",
    search_results: "Resultados",
    search_hint: "Escribe unas palabras o parte de una. Las erratas no importan.",
    search_loading: "Cargando el índice de búsqueda…",
    search_failed: "No se pudo cargar la búsqueda. Las páginas se pueden seguir leyendo.",
    search_none: |query| format!("No hay nada para «{query}»."),
    search_count: |pages| plural(pages, "página encontrada", "páginas encontradas"),
    did_you_mean: "Quizá quisiste decir",
    depth: "Profundidad",
    depth_names: ["Superficie", "Detalle", "Todo"],
    level: |level| format!("Nivel {level}"),
    read_as: "Leo como",
    everyone: "Cualquiera",
    personas: "Para",
    theme_to_dark: "Cambiar al tema oscuro",
    theme_to_light: "Cambiar al tema claro",
    expand: |title| format!("Qué hay en {title}"),
    link_to: |heading| format!("Enlace a «{heading}»"),
    minutes: duration,
    minutes_in_full: |here, full| format!("{} aquí, {} en total", duration(here), duration(full)),
    pages: |pages| plural(pages, "página", "páginas"),
    more: |more| format!("y {more} más"),
    more_for_others: |more| format!("{more} más para otros roles"),
    sections: "Secciones",
    inside: "Qué hay dentro",
    reading_paths: "Rutas de lectura",
    updated: |date| format!("Actualizada: {date}"),
    edit: "Editar esta página",
    previous: "Anterior",
    next: "Siguiente",
    footnotes: "Notas al pie",
    loading: "Cargando la página…",
    not_found: "Aquí no hay ninguna página",
    not_found_text: |path| {
        format!("Nada responde en «{path}». Puede haberse movido, o estar prevista y sin escribir.")
    },
    nearest: "Las páginas más parecidas",
    to_home: "Ir al inicio",
    to_search: "Buscarla",
    load_error: "No se pudo cargar esta página",
    try_again: "Reintentar",
    plain_page: "Abrirla como página simple",
    error_offline: "La red no respondió. Comprueba la conexión y vuelve a intentarlo.",
    error_not_found: "El servidor ya no tiene esta versión de la página; puede que el sitio se acabe de actualizar.",
    error_status: |status| format!("El servidor respondió con un error ({status})."),
    error_decode: "Lo que llegó no es una página. Puede haber un proxy o una pantalla de acceso entre tú y el sitio.",
    error_format: "El sitio se ha actualizado y esta pestaña es demasiado antigua para leerlo. Recarga para seguir.",
    error_integrity: "Lo que llegó está dañado: no coincide con su suma de comprobación.",
    wide_table: "Tabla ancha",
};
