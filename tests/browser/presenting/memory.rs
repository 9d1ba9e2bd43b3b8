//! A whole day of presenting costs no more than its first minute.

use serde_json::{Value, json};

use crate::support::{Outcome, Page, Visit, on_page};

/// Bytes of scripts, and then elements and listeners, after everything unused is given back.
async fn held(page: &Page) -> thirtyfour::error::WebDriverResult<[f64; 4]> {
    let cdp = page.driver.cdp();
    for _ in 0..3 {
        cdp.send_raw("HeapProfiler.collectGarbage", json!({})).await?;
    }
    let heap = cdp.send_raw("Runtime.getHeapUsage", json!({})).await?;
    let counters = cdp.send_raw("Memory.getDOMCounters", json!({})).await?;
    let wasm = page.script("return window.memory.buffer.byteLength").await?;
    let number = |it: &Value| it.as_f64().unwrap_or(f64::NAN);
    Ok([
        number(&heap["usedSize"]),
        number(&counters["nodes"]),
        number(&counters["jsEventListeners"]),
        number(&wasm),
    ])
}

/// Steps forward, back and far, without waiting for a frame but now and then.
async fn walk(page: &Page, steps: u32) -> Outcome {
    page.script_until_done(&format!(
        "const press = (key) => document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key, bubbles: true }}));
         const keys = ['PageDown', 'PageDown', 'PageDown', 'PageUp', 'b', 'z', 'PageDown', 'q', 'End', 'Home', 'PageDown', 'p', 'p', 't'];
         let left = {steps}, at = 0;
         const go = () => {{
             for (let it = 0; it < 50 && left > 0; it += 1, left -= 1) press(keys[at++ % keys.length]);
             left > 0 ? requestAnimationFrame(go) : requestAnimationFrame(() => requestAnimationFrame(() => done(1)));
         }};
         go()"
    ))
    .await
    .map(drop)
}

#[tokio::test]
async fn ten_thousand_steps_leave_nothing_behind() -> Outcome {
    // The page keeps the memory of its program to itself: seen as it is made.
    let watch = |page: String| {
        page.replace(
            "<head>",
            "<head><script>const make = WebAssembly.instantiate;
             WebAssembly.instantiate = async (...all) => {
                 const made = await make(...all);
                 window.memory = (made.instance ?? made).exports.memory;
                 return made;
             };</script>",
        )
    };
    on_page("/present/", Visit::new().still(true).rewrite(watch), async |page| {
        page.wait_until_alive().await?;
        page.driver.set_script_timeout(std::time::Duration::from_mins(2)).await?;
        walk(&page, 1_000).await?;
        let [heap, nodes, listeners, wasm] = held(&page).await?;
        walk(&page, 10_000).await?;
        let [heap_after, nodes_after, listeners_after, wasm_after] = held(&page).await?;
        println!("scripts {heap} -> {heap_after}, program {wasm} -> {wasm_after}, nodes {nodes} -> {nodes_after}");
        assert!(heap_after < heap * 1.05 + 500_000.0, "scripts hold {heap} and then {heap_after} bytes");
        assert!(wasm_after <= wasm + 65_536.0, "the program holds {wasm} and then {wasm_after} bytes");
        assert!(nodes_after <= nodes + 40.0, "{nodes} and then {nodes_after} nodes");
        assert!(listeners_after <= listeners + 2.0, "{listeners} and then {listeners_after} listeners");
        Ok(())
    })
    .await
}
