letter-invitation-subject = Your account at { $municipality }
letter-invitation-text =
    Dear { $name },

    You are given an account on the site of { $municipality }.
    First choose a password. You do that here:

    { $link }

    The link is for you only. Do not pass it on.
    You can use it once, within seven days.
    Does it no longer work? Then ask the municipality for a new invitation.

    Did you not expect this mail? Then you need not do anything.

    Kind regards,
    { $municipality }
letter-recovery-subject = A new password at { $municipality }
letter-recovery-text =
    Dear { $name },

    Somebody asked for a new password for your account at { $municipality }.
    Was that you? Then choose a new password here:

    { $link }

    The link is for you only. Do not pass it on.
    You can use it once, within an hour.

    Did you not ask for this? Then you need not do anything. Your password stays as it is.

    Kind regards,
    { $municipality }
letter-password-changed-subject = Your password at { $municipality } was changed
letter-password-changed-text =
    Dear { $name },

    The password of your account at { $municipality } was changed.
    That was on { $day } at { $time }.

    Did you do this yourself? Then you need not do anything.

    Was it not you? Then choose a new password at once:

    { $link }

    After that, please tell the municipality.

    Kind regards,
    { $municipality }
letter-address-changed-subject = Your e-mail address at { $municipality } was changed
letter-address-changed-text =
    Dear { $name },

    Your account at { $municipality } has another e-mail address now.
    You get no more mail about it at this address.

    Did you not know this? Then please tell the municipality at once.

    Kind regards,
    { $municipality }

menu-mail = Mail
about-werk-mail = Which mail the site sends, and what still waits.
mail-none = No mail was sent in the last thirty days.
mail-no-server = No mail server is set up yet
mail-no-server-text = Mail waits until there is one. Whoever keeps the server sets it up under [mail] in the configuration file.
mail-subject = Subject
mail-to = To
mail-state = State
mail-read = Read
mail-waiting = Waits
mail-sending = Goes out now
mail-sent = Sent
mail-shown = Example: not sent
mail-given-up = Failed
mail-dropped = No longer needed
mail-why-later = The mail server does not take it now.
mail-why-refused = The mail server refuses this mail.
mail-why-unreachable = The mail server cannot be reached.
mail-why-settings = The mail server does not let our site in.
mail-attempts = { $count ->
    [one] Tried once; we try again.
   *[other] Tried { $count } times; we try again.
}

pass-hello = Welcome, { $name }.
pass-email = You sign in with:
pass-invitation-title = Choose a password
pass-invitation-about = Choose a password. You are signed in right after.
pass-invitation-button = Save and sign in
pass-recovery-title = Choose a new password
pass-recovery-about = You are signed out everywhere. After that you sign in with your new password.
pass-recovery-button = Save
refused-pass = This link no longer works. It has been used, withdrawn or is over. Ask for a new one.
refused-inactive = This person cannot sign in now. Switch the account on first.
password-chosen = Your new password has been saved. Sign in with it now.
forgotten-title = Password forgotten
forgotten-about = Fill in your e-mail address. You get a mail with a link to choose a new password.
forgotten-button = Mail me a link
recovery-asked = Does this address belong to an account? Then you get a mail in a moment. The link in it works for an hour. Look among unwanted mail too.
invitation-then = This person gets a mail with a link to choose a password themselves. An earlier invitation no longer works then.
invitation-button = Send an invitation
person-invited = The invitation is on its way.
person-add-then = This person gets a mail with a link to choose a password themselves.
event-person-invited = Invitation sent
event-person-recovery_asked = New password asked for
