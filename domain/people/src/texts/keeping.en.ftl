# Keeping accounts: ways to sign in, another address, who may do what.

ways-in = Signing in
ways-in-none = This person cannot sign in in any way yet.
ways-in-passwords = A password
ways-in-identities = { $count ->
    [one] One linked account of another organisation
   *[other] { $count } linked accounts of other organisations
}
ways-in-passkeys = { $count ->
    [one] One passkey
   *[other] { $count } passkeys
}
ways-in-second-factors = A second step when signing in
ways-in-forgotten = Password lost? Then this person asks for a new one, on the page where one signs in.
refused-has-a-way-in = This person can sign in already. They need no invitation. Password lost? Then this person asks for a new one, on the page where one signs in.
pass-recovery-links = Links with accounts of other organisations end, but for those that you made in two steps. Your passkeys and your second step stay. Did you come to the municipality to get back in? That ends too: ask for it again afterwards. After signing in, look at your account whether you know all passkeys.

person-email-hint = Do you change this? Then this person is signed out everywhere and the password no longer works. A mail with a link to choose a password goes to the new address.
letter-address-new-subject = Choose a password for your account at { $municipality }
letter-address-new-text =
    Dear { $name },

    Your account at { $municipality } has this e-mail address now. You have been signed out everywhere.
    Your old password no longer works. Choose a new password here:

    { $link }

    The link is for you alone. Do not pass it on.
    You can use it once, within an hour.
    Does it no longer work? Then ask for a new one at 'Forgot your password'.

    Do you not expect this mail? Then you need not do anything.

    Kind regards,
    { $municipality }

refused-both-keepers = Nobody is administrator and privacy officer at the same time. They look at each other's work. Choose somebody else, or end the other role first.
letter-keeper-you-subject = Another role at { $municipality }
letter-keeper-you-text =
    Dear { $name },

    You have been given the role { $role } at { $municipality }.

    Did you not know this? Then tell the municipality at once.

    Kind regards,
    { $municipality }
letter-keeper-other-subject = Somebody was given a role at { $municipality }
letter-keeper-other-text =
    Dear { $name },

    { $who } has been given the role { $role } at { $municipality }.
    That role was given by { $by }.

    Is this not right? Then tell the municipality at once.

    Kind regards,
    { $municipality }

capacity-ended-no-officer = The role has ended. Mind: nobody has the role privacy officer now. What people ask about their data stays unanswered until you give somebody that role.
letter-rights-nobody-subject = Nobody answers requests at { $municipality }
letter-rights-nobody-text =
    Dear { $name },

    Somebody asked something about their own data at { $municipality }.
    Nobody has the role privacy officer now. The request stays unanswered.
    Give somebody that role. You do that here:

    { $link }

    Kind regards,
    { $municipality }

refused-membership-over = This role is over already. What was stays as it was.
fault-starts-early = The first day is more than a year ago.
fault-day-late = This day is more than twenty years ahead.

refused-rights-many = You have five requests without an answer already. Wait until there is an answer.
event-rights_request-told = Told that there are requests about data
job-kind-people-requests = Telling that there are requests about data
letter-rights-requests-subject = Requests at { $municipality }
letter-rights-requests-text =
    Dear { $name },

    People ask something about their own data on the site of { $municipality }.
    Without an answer: { $count }.
    You can read and answer it here, within a month:

    { $link }

    Kind regards,
    { $municipality }

audit-whom = About: { $who } ({ $id })
audit-role = Role: { $role }
audit-name-changed = Name changed
audit-address-changed = E-mail address changed
audit-setting = { $setting }: first { $before }, now { $after }
audit-setting-changed = { $setting }: changed
audit-setting-empty = empty
refused-job-own = This is a task of the program itself. You cannot stop it.
