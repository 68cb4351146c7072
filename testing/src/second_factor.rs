//! The app on somebody's phone that makes codes.

use kernel::Moment;
use totp_rs::{Algorithm, Builder};

/// The code that an app with this secret shows at a moment.
pub fn app_code(secret: &[u8], at: Moment) -> String {
    let totp = Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_skew(0).with_step_duration(30);
    let totp = totp.with_secret(secret).with_account_name("app").build().expect("a secret that is long enough");
    totp.generate(u64::try_from(at.timestamp()).expect("a moment after 1970")).to_string()
}
