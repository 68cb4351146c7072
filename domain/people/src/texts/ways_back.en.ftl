# Who can no longer sign in, and where somebody is signed in: for administrators and for whom it is about.

way-back-title = Letting somebody back in
way-back-of = Letting { $name } back in
way-back-to = This person can no longer sign in, or lost a device
way-back-has-app = This person signs in with an app for codes.
way-back-no-app = This person has no app for codes.
way-back-passkeys = { $count ->
    [0] There are no passkeys.
    [one] There is one passkey.
   *[other] There are { $count } passkeys.
}
way-back-elsewhere = { $count ->
    [one] There is one account at another organisation with a second step.
   *[other] There are { $count } accounts at other organisations with a second step.
}
way-back-about = Do this only when you saw yourself who it is. Not upon a mail or a telephone call. The person gets a mail at once.
way-back-password = Is the password lost too? Then let this person choose a new password first. A new password ends a way back.
way-back-wait = Whoever lost everything can sign in after { $hours } hours with the password alone, and then chooses a new second step. The app, the recovery codes and the passkeys of now are worth nothing from then on. Until then the person can stop it.
way-back-lost = What did the person lose?
lost-everything = Everything: the app, the recovery codes and the passkeys
lost-passkey = Only the passkey ‘{ $name }’
way-back-known-by = How do you know who it is?
way-back-known-by-hint = This goes into the audit trail. The person sees it too.
known-by-document = The person came and showed a passport, identity card or driving licence
known-by-acquaintance = The person came and I know this person
way-back-button = Go on
way-back-asked = The way back opens when the wait is over. The person gets a mail.
way-back-under-way = There is a way back already
way-back-line = Asked for on { $asked }. Open from { $opens } until { $ends }.
way-back-withdraw = Withdraw the way back
way-back-withdrawn = The way back was withdrawn.
passkey-taken = The passkey is gone. The person is signed out everywhere and gets a mail.
refused-nothing-lost = This person signs in with a password alone. Whoever forgot it chooses ‘Forgotten password’ when signing in.
refused-way-back-there = There is a way back already. Withdraw that first if you want to begin anew.
refused-way-back-moved = This person got another e-mail address lately. A way back is possible 30 days after that. So its owner notices when somebody else asks for it.
refused-last-way = This is the only second step of this person. So choose ‘Everything’: then a way back opens.
way-back-stop-title = Can you still sign in as usual?
way-back-stop-about = Somebody at the municipality asked to let you back in without your app or passkey. Did you not ask for that? Then stop it. Nothing changes about your account.
way-back-stop = Stop it
way-back-stopped = It was stopped. You sign in as you are used to. Tell the municipality that you did not ask for this.
way-back-taken = You are back in. Now choose a new second step.
event-way_back-asked = Asked to let somebody back in
event-way_back-withdrawn = Way back withdrawn
event-way_back-stopped = Way back stopped
event-way_back-taken = Signed in by a way back
event-passkey-taken_away = Passkey taken away by an administrator
event-session-all_ended = Signed out everywhere by an administrator
person-sessions = Where this person is signed in
person-sessions-none = This person is signed in nowhere now.
person-session-line = As { $capacity }, since { $since }. { $recent ->
    [yes] Seen within the last quarter of an hour.
   *[no] Not seen for more than a quarter of an hour.
}
person-sessions-end = Sign out everywhere
person-sessions-ended = The person is signed out everywhere.
person-sessions-own = See where you are signed in
settings-access = Back in
settings-access-about = Whoever lost the app and the recovery codes gets back in after a wait. Meanwhile the person can stop it.
setting-way-back = Wait in hours
setting-way-back-hint = A number from 24 to 168.
fault-way-back-hours = Fill in a number from 24 to 168.
letter-way-back-asked-subject = Back in at { $municipality }
letter-way-back-asked-text =
    Dear { $name },

    An administrator of { $municipality } asked to let you back in.
    From { $day } at { $time } that takes your password alone.
    You then choose a new second step. The old one is worth nothing any more.
    Do you choose a new password before that? Then this ends.

    Did you come to the municipality for this? Then you need not do anything.

    Was it not you? Then stop it here:

    { $link }

    Tell the municipality at once.

    Kind regards,
    { $municipality }
letter-way-back-taken-subject = Somebody is back in at { $municipality }
letter-way-back-taken-text =
    Dear { $name },

    On { $day } at { $time } somebody signed in with your password alone.
    Your app, recovery codes and passkeys of before are worth nothing any more.

    Was it you? Then you need not do anything.

    Was it not? Then choose a new password at once:

    { $link }

    Tell the municipality after that.

    Kind regards,
    { $municipality }
letter-passkey-taken-subject = A passkey at { $municipality } was taken away
letter-passkey-taken-text =
    Dear { $name },

    An administrator of { $municipality } took a passkey of your account away.
    That was on { $day } at { $time }. You are signed out everywhere.

    Did you ask for it? Then you need not do anything.

    Was it not you? Tell the municipality at once.
    You can still sign in:

    { $link }

    Kind regards,
    { $municipality }
