//! Accounts elsewhere that open one's own account: linking one, and ending that.

use crate::access::{KeepOwnAccount, OwnAccount};
use crate::model::{Errand, Identity};
use crate::pages::confirm::Fresh;
use crate::pages::{ACCOUNT, openid, words};
use crate::store;
use askama::Template;
use axum::extract::Path;
use kernel::Error;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::IdentityId;
use serde::Deserialize;
use web::visit::set_cookie;
use web::{Answer, NoFields, Shell, Visit, cookies, filters};

/// Where they are linked.
pub(super) const IDENTITIES: &str = "/mijn/koppelingen";

/// A way to sign in by an account elsewhere.
#[derive(Debug)]
pub(super) struct Way {
    /// The key of its provider; empty when that is no longer set up.
    pub(super) key: String,
    pub(super) name: String,
    /// The link with its day, when there is one.
    pub(super) linked: Option<(IdentityId, String)>,
}

/// Between our form and the provider: a form of ours leads nowhere else (the policy of the page), a link does.
#[derive(Template)]
#[template(path = "onward.html")]
struct OnwardPage<'a> {
    shell: &'a Shell,
    name: &'a str,
    address: &'a str,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LinkForm {
    provider: String,
}

/// Every account elsewhere that opens that of whoever is signed in, and every provider at which none does yet.
pub(super) async fn ways(visit: &Visit, right: &Authorized<KeepOwnAccount>) -> kernel::Result<Vec<Way>> {
    let identities = store::identities(&visit.reader(), right).await?;
    let known = openid::names(visit);
    let since = |identity: &Identity| Some((identity.id, words::day(&visit.shell, kernel::clock::day(identity.linked))));
    let linked = identities.iter().map(|identity| {
        let name = known.iter().find(|(key, _)| *key == identity.provider).map_or(identity.provider.as_str(), |(_, name)| name);
        Way { key: identity.provider.clone(), name: name.to_owned(), linked: since(identity) }
    });
    let open = known.iter().filter(|(key, _)| identities.iter().all(|identity| identity.provider != *key));
    let open = open.map(|(key, name)| Way { key: (*key).to_owned(), name: (*name).to_owned(), linked: None });
    Ok(linked.chain(open).collect())
}

pub(super) async fn post(visit: Visit, Fresh(form): Fresh<LinkForm>) -> Answer {
    let person = visit.viewer.person.ok_or(Error::SignInFirst)?;
    let provider = openid::provider(&visit, &form.provider)?;
    let detour = openid::new(&form.provider, Errand::Link(person));
    let Some((address, secret)) = openid::set_out(&visit, &provider, &detour).await? else {
        return openid::failed(&visit, &provider);
    };
    let mut page = visit.page(&OnwardPage { shell: &visit.shell, name: &provider.config().name, address: &address })?;
    set_cookie(&mut page, &cookies::cookie(cookies::DETOUR, secret, visit.site.https));
    Ok(page)
}

pub(super) async fn post_end(visit: Visit, Path(id): Path<IdentityId>, Fresh(NoFields {}): Fresh<NoFields>) -> Answer {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let own = visit.viewer.person.ok_or(Error::SignInFirst)?;
    let tx = visit.begin().await?;
    store::end_identity(&tx, &right, id).await?;
    tx.commit(Event::new("identity.ended").by(&right).on(id).about(own)).await?;
    visit.done(ACCOUNT, "identity-ended")
}
