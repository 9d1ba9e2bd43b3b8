//! What to say of a file that is not TOML.

use super::say::say;
use crate::model::Bilingual;

/// What the parser says, in English; and in Vietnamese for the usual slips, or else quoted.
pub(super) fn not_toml(said: &str) -> Bilingual<String> {
    // What it expected instead is said behind the slip.
    let slip = said.split(", expected").next().unwrap_or(said);
    let vi = match slip {
        "duplicate key" => "tên này đã có ở trên; mỗi trường, mỗi bảng chỉ viết một lần",
        "key with no value" | "missing assignment between key-value pairs" => {
            "thiếu dấu = sau tên trường; viết trường = giá trị"
        }
        "missing value" | "missing value for key" => "thiếu giá trị sau dấu =",
        "extra `=`" => "thừa một dấu =",
        "extra assignment between key-value pairs" => {
            "ở đây phải là dấu phẩy, không phải dấu =; mỗi mục viết trường = giá trị"
        }
        "missing key for inline table element" => "thiếu tên trường trong { }",
        "missing comma between key-value pairs" | "missing comma between array elements" => {
            "thiếu dấu phẩy giữa hai mục"
        }
        "extra comma in array" | "extra comma in inline table" => "thừa một dấu phẩy",
        "unclosed array" => "danh sách chưa đóng; thêm ] vào cuối",
        "unclosed inline table" => "bảng { chưa đóng; thêm } vào cuối",
        "unclosed table" => "tên bảng chưa đóng; viết [tên]",
        "unclosed array table" => "tên bảng chưa đóng; viết [[tên]]",
        // Also what the parser makes of a field that stands alone.
        "invalid literal string" => {
            "ở đây thiếu dấu = hoặc giá trị, hoặc chữ trong ngoặc đơn chưa đóng"
        }
        "invalid multi-line literal string" => "chữ trong ngoặc đơn chưa đóng; thêm ''' vào cuối",
        "invalid basic string" | "invalid multi-line basic string" => {
            "chữ trong ngoặc kép bị ngắt giữa chừng; đóng ngoặc kép, và viết \\\" cho ngoặc kép ở bên trong"
        }
        "string values must be quoted" => {
            "ở đây phải là một giá trị; chữ thì viết trong ngoặc kép, \"…\""
        }
        "missing opening quote" => "thiếu ngoặc kép mở đầu",
        "missing escaped value" => "sau dấu \\ không phải mã đã định; muốn in dấu \\ thì viết \\\\",
        "too few unicode value digits" => "mã chữ sau \\u chưa đủ; viết \\u và bốn chữ số",
        "invalid value" if said.ends_with("unicode hexadecimal value") => {
            "mã sau \\u không phải mã của chữ nào; gõ thẳng chữ ấy vào"
        }
        "unexpected leading zero" => "số không được bắt đầu bằng 0",
        "`_` may only go between digits" => "dấu _ chỉ được đứng giữa hai chữ số",
        "invalid unquoted key" => "tên trường chỉ gồm a–z, 0–9, - và _",
        "unquoted keys cannot be empty" => "ở đây thiếu tên của trường hoặc bảng",
        "cannot extend value of type inline table with a dotted key" => {
            "bảng viết trong { } thì không thêm trường ở ngoài được; viết hết vào trong { }"
        }
        "invalid key-value pair" | "unexpected key or value" | "unexpected content" => {
            "dòng này thừa hoặc không đúng dạng; viết trường = giá trị"
        }
        "recursion limit" | "cannot recurse further; max recursion depth met" => {
            "lồng vào nhau quá nhiều tầng"
        }
        _ => return say!("tệp không đúng TOML: bộ đọc báo \"{said}\"", "this is not TOML: {said}"),
    };
    say!("tệp không đúng TOML: {vi}", "this is not TOML: {said}")
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::*;

    #[test]
    fn the_usual_slips_are_said_in_vietnamese() {
        for slip in [
            "a = 1\na = 2",
            "[a]\n[a]",
            "a = { b = 1 }\na.c = 2",
            "a",
            "a =",
            "a = { b }",
            "a = { b = }",
            "a == 1",
            "a = [1 2]",
            "a = [,]",
            "a = { b = 1 c = 2 }",
            "a = { b = 1,, c = 2 }",
            "a = [1",
            "a = { b = 1",
            "[a",
            "[[a]",
            "[a.",
            "a = \"b",
            "a = \"\"\"b",
            "a = 'b",
            "a = b",
            "a = b\"",
            "a = \"\\q\"",
            "a = \"\\u1\"",
            "a = \"\\uD800\"",
            "a = 01",
            "a = 1__0",
            "đ = 1",
            "a b = 1",
            "a = 1 b = 2",
            "= 1",
            "a = \u{201c}b\u{201d}",
        ] {
            let errors = DeTable::parse_recoverable(slip).1;
            let said = not_toml(errors.first().map_or("", |it| it.message()));
            assert!(!said.vi.contains("bộ đọc"), "{slip}: {} / {}", said.vi, said.en);
        }
    }

    #[test]
    fn a_rare_slip_is_quoted_as_the_parser_says_it() {
        assert!(not_toml("radix must be lowercase").vi.ends_with("\"radix must be lowercase\""));
    }
}
