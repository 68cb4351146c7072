# Whoever keeps accounts or sees to personal data: what happens to their account, and what they need.

keeper-moved = The account with the role { $role } has another e-mail address.
keeper-renamed = The name of the account with the role { $role } changed.
keeper-off = The account with the role { $role } was switched off. It can no longer sign in.
keeper-on = The account with the role { $role } was switched on again. It can sign in again.
keeper-ended = The role { $role } has ended.
keeper-way-back = Somebody asked to let this person with the role { $role } sign in again without the second step of now. That is possible after a wait. Until then an administrator can withdraw it, on the page of this person.
keeper-deleted = The account with the role { $role } was deleted.
keeper-none-left = Mind: nobody has the role privacy officer now. What people ask about their data stays unanswered until somebody gets that role.
letter-keeper-changed-subject = Something changed about an account at { $municipality }
letter-keeper-changed-text =
    Dear { $name },

    At { $municipality } something changed about the account of:

    { $who }

    { $told }

    It was done by { $by }.

    Is this not right? Then tell the municipality at once.

    Kind regards,
    { $municipality }
letter-keeper-changed-you-subject = Something changed about your account at { $municipality }
letter-keeper-changed-you-text =
    Dear { $name },

    At { $municipality } something changed about your account:

    { $told }

    Is this not right? Then tell the municipality at once.

    Kind regards,
    { $municipality }
people-saved-no-officer = Saved. Mind: nobody has the role privacy officer now. What people ask about their data stays unanswered until you give somebody that role.
person-deleted-no-officer = The person was deleted. Mind: nobody has the role privacy officer now. What people ask about their data stays unanswered until you give somebody that role.

no-capacity-title = You have no role here now
no-capacity-about = Signing in went well. But there is no role with your account at the moment. That is why you are not signed in.
no-capacity-ask = Do you want to work here again, or do you think that this is not right? Then ask the municipality.
no-capacity-contact = Do you want to work here again, or do you think that this is not right? Then ask the municipality: { $contact }
no-capacity-home = To the first page

own-name-wait = { $minutes ->
    [one] You changed your name a few times just now. In one minute you can do so again. What you typed is still there.
   *[other] You changed your name a few times just now. In { $minutes } minutes you can do so again. What you typed is still there.
}
