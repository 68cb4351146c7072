//! Words as a reader types them: lower case, without accents. For keys in addresses and for search.

/// Lower case and without the accents of European languages: `Coöperatie` becomes `cooperatie`.
pub fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(plain).collect()
}

/// A readable key for an address, at most 60 characters: `Meer inwoners hebben betaald werk` becomes
/// `meer-inwoners-hebben-betaald-werk`. Empty when the text has no letter or digit.
pub fn key(text: &str) -> String {
    let mut key = String::new();
    for word in words(text) {
        if key.len() + word.len() + 1 > 60 && !key.is_empty() {
            break;
        }
        if !key.is_empty() {
            key.push('-');
        }
        key.extend(word.chars().take(60));
    }
    key
}

/// Whether a text is a key: lower-case letters, digits and single hyphens, at most 60 characters.
pub fn is_key(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 60
        && text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// The folded words of a text.
pub fn words(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn plain(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' => 's',
        'ť' | 'ţ' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_are_folded() {
        assert_eq!(fold("Coöperatie Één"), "cooperatie een");
        assert_eq!(words("Minder (jeugd)hulp, 18+"), ["minder", "jeugd", "hulp", "18"]);
    }

    #[test]
    fn a_key_is_readable_and_short() {
        assert_eq!(key("Meer inwoners hebben betaald werk"), "meer-inwoners-hebben-betaald-werk");
        assert_eq!(key("—"), "");
        assert!(is_key(&key(&"heel lang woord ".repeat(20))));
        assert!(!is_key("Hoofdletter") && !is_key("a--b") && !is_key("") && !is_key("met spatie"));
    }
}
