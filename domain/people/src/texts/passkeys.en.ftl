sign-in-passkey = Sign in with a passkey
fault-passkey = Signing in with your passkey did not work. Try again, or sign in with your password.
field-passkey = Passkey
passkeys = Passkeys
passkeys-about = With a passkey you sign in without a password: with your fingerprint, your face or the code of your device. Those never leave your device.
passkeys-to = Manage passkeys
passkeys-none = You have no passkey yet.
passkey-line = Made on { $made }. Last used on { $used }.
passkey-line-unused = Made on { $made }. Not used yet.
passkey-change = Rename or remove
passkey-add = Add a passkey
passkey-add-about = Your device asks you to keep the passkey. On other devices you are signed out.
passkey-add-button = Make a passkey
passkey-name = Name
passkey-name-hint = By which you recognise it. For example: My phone.
passkey-unknown-here = This browser cannot make a passkey, or JavaScript is off. Signing in with your password still works.
passkey-no-https = Passkeys only work at a secure address, which begins with https.
passkey-new-failed = The passkey was not made. Perhaps there is one on this device already, or it took too long. Try again.
fault-passkey-new = The passkey was not made. Try again.
passkey-added = The passkey has been added. From now on you can sign in with it.
passkey-remove = Remove passkey
passkey-remove-then = You can no longer sign in with it then. On other devices you are signed out. Remove it from your device as well.
passkey-remove-sure = Yes, remove this passkey
passkey-removed = The passkey has been removed.
refused-passkeys-most = You have ten passkeys already. Remove one first.
refused-passkey-first = You have a passkey. Sign in with it to change this. So nobody can who only knows your password.
refused-example = This is a person of the example. Everybody can sign in as them with one click, so they cannot have a password, passkey or second step.
event-passkey-added = Passkey added
event-passkey-renamed = Passkey renamed
event-passkey-removed = Passkey removed
event-sign_in-passkey_shown = Passkey shown
event-sign_in-passkey_refused = Not let in with a passkey
letter-passkey-added-subject = A new passkey at { $municipality }
letter-passkey-added-text =
    Dear { $name },

    A passkey was added to your account at { $municipality }.
    With it you can sign in without a password.
    That was on { $day } at { $time }.

    Did you do this yourself? Then you need not do anything.

    Was it not you? Then sign in at once and remove the passkey:

    { $link }

    After that, let the municipality know.

    Kind regards,
    { $municipality }
