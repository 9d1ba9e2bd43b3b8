//! The code that embeds a figure: in a dialog of the page that is read, on the page for newsrooms,
//! and frozen on a host of one's own.

mod dialog;
mod frozen;
mod page;

use thirtyfour::error::WebDriverResult;

use crate::support::{Outcome, Page};

/// The code that the form gives.
async fn code(page: &Page) -> WebDriverResult<String> {
    let code = page.script("return document.querySelector('#code textarea').value").await?;
    Ok(code.as_str().unwrap_or_default().to_owned())
}

/// Sets a control of the form as a person does, so that the page is told.
async fn choose(page: &Page, name: &str, value: &str) -> Outcome {
    let set = format!(
        "const of = document.querySelector('#code form').elements['{name}'];
         const radio = [...(of.length && !of.options ? of : [])].find((it) => it.value === '{value}');
         if (radio) radio.click();
         else {{
             of.value = '{value}';
             of.dispatchEvent(new Event('change', {{ bubbles: true }}));
         }}"
    );
    page.script(&set).await.map(drop)
}
