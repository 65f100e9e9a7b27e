//! Plain scalars.

use crate::syntax::Value;
use crate::text::Span;

/// Plain scalars by the core schema of YAML 1.2; a number with leading zeros stays text.
pub(super) fn plain(value: &str, span: Span) -> Value {
    if span.is_empty() {
        return Value::Null;
    }
    match value {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    let Some(&first) = value.as_bytes().first() else { return Value::Null };
    if !(first.is_ascii_digit() || matches!(first, b'-' | b'+' | b'.')) {
        return Value::Text(value.into());
    }
    let digits = value.trim_start_matches(['-', '+']);
    let leading_zero = digits.len() > 1 && digits.starts_with('0') && digits.as_bytes()[1].is_ascii_digit();
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && value.len() - digits.len() <= 1 {
        return if leading_zero { Value::Text(value.into()) } else { Value::Integer(value.into()) };
    }
    let numeric = digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'-' | b'+'));
    match value.parse::<f64>() {
        Ok(n) if numeric && n.is_finite() && !leading_zero => Value::Float(value.into()),
        _ => Value::Text(value.into()),
    }
}
