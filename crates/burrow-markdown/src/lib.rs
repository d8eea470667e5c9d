//! Markdown to sanitised HTML, outline and passages; pure.
