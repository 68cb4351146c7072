sign-in-via = Sign in with { $name }
sign-in-via-shared = On a computer that others use too
sign-in-with-password = With a password
identities-title = Signing in without a password
identities-about = Link an account that you have elsewhere. You can then sign in here with that account too.
identity-link = Link
identity-since = Linked since { $day }.
identity-end = End the link
identity-linked = The link has been made. You can now sign in with that account too.
identity-ended = The link has ended.
identity-on-to = On to { $name }
onward-title = You are going to { $name }
onward-text = Sign in there with the account that you want to link. You will come back here. Only use an account of your own.
openid-failed-title = Signing in with { $name } did not work
openid-failed-text = Nothing was changed. Try again, or sign in another way.
openid-unknown-title = This account is not known here yet
openid-unknown-text = You are signed in at { $name }, but that account has not been linked yet. First sign in with your password and link it at your account. Or ask the municipality for an invitation.
openid-again = Sign in again
openid-new-password = Choose a new password
pass-without-password = Or without a password
pass-without-password-about = Do you have an account at one of these organisations? Then you can sign in with it, and need not choose a password.
refused-identity-taken = This account has been linked to an account here already.
event-identity-linked = Account elsewhere linked
event-identity-ended = Link with an account elsewhere ended
event-sign_in-returned = Came back from another organisation
letter-identity-linked-subject = A new way to sign in at { $municipality }
letter-identity-linked-text =
    Dear { $name },

    Since { $day } you can also sign in at { $municipality } with { $provider }.

    Did you do this yourself? Then there is nothing to do.

    Was it not you? Then end the link at once, and change your password:

    { $link }

    Tell the municipality after that.

    Kind regards,
    { $municipality }
refused-identity-first = You sign in by way of another organisation, in two steps. Sign in that way to change this. So nobody can who only knows your password.
