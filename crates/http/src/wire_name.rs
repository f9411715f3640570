//! What a value without fields is called on the wire.

use serde::Serialize;
use serde::de::{DeserializeOwned, Error as _};
use serde_json::{Error, Value};

/// The name of a value that is one on the wire.
///
/// # Errors
/// When it is more than a name there.
pub(crate) fn wire_name<T: Serialize>(value: &T) -> Result<String, Error> {
    match serde_json::to_value(value)? {
        Value::String(name) => Ok(name),
        _ => Err(Error::custom("the value is more than a name")),
    }
}

/// The value of this name, if there is one.
pub(crate) fn named<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(name.to_lowercase().into()).ok()
}

#[cfg(test)]
mod tests {
    use deskside_protocol::session_requests::{AssignToBody, Language};

    use super::*;

    #[test]
    fn what_has_a_name_is_found_by_it_and_what_has_none_is_an_error() {
        assert_eq!(wire_name(&Language::De).unwrap(), "de");
        assert_eq!(named::<Language>("DE"), Some(Language::De));
        assert_eq!(named::<Language>("fr"), None);
        assert!(wire_name(&AssignToBody::Myself {}).is_err());
    }
}
