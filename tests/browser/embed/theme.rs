//! What a host may ask of the look: light or dark, an accent, the size of type. Nothing it asks for
//! makes words hard to read.

use serde_json::{Value, json};

use crate::support::{Outcome, Visit, in_each_engine, on_page};

const PAPER: &str = "return getComputedStyle(document.documentElement).backgroundColor";
const LIGHT: &str = "rgb(251, 250, 247)";
const DARK: &str = "rgb(20, 23, 27)";

/// The contrast of the accent with the paper, by WCAG 2; written anew, not taken from the page.
const CONTRAST: &str = "
    const light = (words) => {
        const [r, g, b] = words.match(/\\d+/g).map((it) => it / 255)
            .map((it) => it <= 0.04045 ? it / 12.92 : Math.pow((it + 0.055) / 1.055, 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const mark = document.body.appendChild(document.createElement('i'));
    mark.style.color = 'var(--accent)';
    const [less, more] = [getComputedStyle(mark).color, getComputedStyle(document.documentElement).backgroundColor]
        .map(light).sort((a, b) => a - b);
    mark.remove();
    return (more + 0.05) / (less + 0.05);
";

#[tokio::test]
async fn a_host_chooses_light_or_dark_whatever_the_reader_has() -> Outcome {
    for (asked, dark, paper) in [
        ("", false, LIGHT),
        ("", true, DARK),
        ("?theme=dark", false, DARK),
        ("?theme=light", true, LIGHT),
        ("?theme=auto", true, DARK),
        ("?theme=javascript:alert(1)", false, LIGHT),
    ] {
        let visit = Visit::new().dark(dark);
        on_page(&format!("/embed/chapters/{asked}"), visit, async |page| {
            assert_eq!(page.script(PAPER).await?, json!(paper), "{asked}");
            Ok(())
        })
        .await?;
    }
    in_each_engine("/embed/chapters/?theme=dark", Visit::new(), async |page| {
        assert_eq!(page.script(PAPER).await?, json!(DARK));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_accent_can_be_read_on_the_paper_whatever_the_host_asks_for() -> Outcome {
    for theme in ["light", "dark"] {
        for accent in
            ["ffffff", "000000", "ffff00", "777777", "b3261e", "00ff88", "fbfaf7", "14171b"]
        {
            let path = format!("/embed/timeline/?theme={theme}&accent={accent}");
            on_page(&path, Visit::new(), async |page| {
                let contrast = page.script(CONTRAST).await?.as_f64().unwrap_or_default();
                assert!(4.5 <= contrast, "{path}: {contrast}");
                Ok(())
            })
            .await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn an_accent_that_can_be_read_is_the_hosts_own_and_what_is_none_changes_nothing() -> Outcome {
    let accent = "return getComputedStyle(document.documentElement).getPropertyValue('--accent')";
    for (asked, expected) in [("005588", "rgb(0 85 136)"), ("red", "#b3261e"), ("12345", "#b3261e")]
    {
        let path = format!("/embed/timeline/?theme=light&accent={asked}");
        on_page(&path, Visit::new(), async |page| {
            let found = page.script(accent).await?;
            // Where the host asks for none it is the color of what is chosen.
            let found = found.as_str().unwrap_or_default().trim().to_owned();
            assert_eq!(found, expected, "{asked}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn type_grows_and_shrinks_within_bounds_and_the_page_holds() -> Outcome {
    for (asked, size) in
        [("150", 24.0), ("80", 12.8), ("9000", 24.0), ("1", 12.8), ("-5", 16.0), ("big", 16.0)]
    {
        let path = format!("/embed/organization/?size={asked}");
        on_page(&path, Visit::new().window(390, 844), async |page| {
            page.wait_until_alive().await?;
            let found = page
                .script("return parseFloat(getComputedStyle(document.documentElement).fontSize)")
                .await?;
            assert_eq!(found.as_f64(), Some(size), "{asked}");
            let sideways =
                page.script("return document.scrollingElement.scrollWidth - innerWidth").await?;
            assert_eq!(sideways, Value::from(0), "{asked}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}
