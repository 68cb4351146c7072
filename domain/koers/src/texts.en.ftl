# Emergency access: getting at somebody's data for a while in an emergency.

menu-emergencies = Emergency access
about-werk-noodtoegang = Getting at somebody's data when there is no other way. Others hear of it at once.
emergencies-about = Is there an emergency, and are you not allowed to see somebody's data yet? You can open them for a few hours. Others hear of it at once.
emergencies-own = Opened by you
emergencies-own-none = You have not opened any emergency access.
emergencies-others = Opened by others
emergencies-others-about = You can withdraw emergency access, and say afterwards whether it was right. That you look here is recorded.
emergencies-others-none = Nobody else opened emergency access.
emergency-title = Emergency access
emergency-of = Emergency access: { $name }
emergency-open = Open emergency access
emergency-back = Back to the list
emergency-since = Opened at
emergency-person = About whom
emergency-no-more = No longer shown
emergency-holder = By whom
emergency-state = State
emergency-lasts = lasts until { $when }
emergency-over = over since { $when }
emergency-no-review = not reviewed yet
emergency-verdict-choose = Choose one of these
emergency-verdict-right = right
emergency-verdict-wrong = not right
emergency-untold-for = { $days ->
    [0] not told, since today
    [one] not told, for 1 day
   *[other] not told, for { $days } days
}

emergency-then = What happens then
emergency-then-others = The privacy officer and the team leads get a mail at once. They can withdraw it.
emergency-then-person = The person gets a mail too, unless that is dangerous. Every time you look is recorded.
emergency-then-end = It ends by itself, after eight hours at most. You cannot make it longer.
emergency-then-review = Somebody else says once it is over whether it was right. Until then you cannot open it again for this person.
field-emergency-email = E-mail address of the person
emergency-email-hint = The whole address, as it stands with the account.
field-ground = On which ground?
emergency-ground-vital = Somebody's life or health is in direct danger
emergency-ground-youth = A child or young person needs help at once
emergency-ground-support = Somebody needs shelter or support at once
emergency-ground-violence = Domestic violence or child abuse has to stop now
emergency-ground-mental = Somebody is in a mental crisis
field-emergency-reason = Why is it needed?
emergency-reason-hint = Write what is going on and why you cannot wait. The privacy officer and the team leads read this.
field-hours = How long?
emergency-hours-hint = As short as possible. It cannot be made longer.
emergency-hours-1 = 1 hour
emergency-hours-2 = 2 hours
emergency-hours-4 = 4 hours
emergency-hours-8 = 8 hours
emergency-telling = May the person know?
emergency-untold = No, it is dangerous to tell them now
emergency-untold-hint = Somebody else decides later whether the person hears of it after all.
field-untold-why = Why is that dangerous?
emergency-untold-why-hint = Only needed when you tick the box above. Whoever looks after it reads this.
emergency-wait = Please wait
emergency-wait-text = { $minutes ->
    [one] You looked for somebody too often. You can go on in one minute. What you filled in is still there.
   *[other] You looked for somebody too often. You can go on in { $minutes } minutes. What you filled in is still there.
}
emergency-opened = Emergency access is open. The others get a mail now.
fault-emergency-nobody = We find nobody with this address whose data you can open. That you looked is recorded.
fault-emergency-unreviewed = You opened emergency access here before. Somebody else has to say first whether that was right. They can once it is over.
fault-emergency-alone = There is nobody else who can take the access back. Without that there is no emergency access. It needs a privacy officer or a team lead who signs in with two steps. Ask them or the administrator.
refused-emergency-lasts = This emergency access still lasts. You review it once it is over. Is that too late? Then withdraw it first.
fault-emergency-ground = Choose a ground.
fault-emergency-hours = Choose how long.
fault-emergency-verdict = Choose what you find of it.

emergency-seen-too = Every time that you open this page is recorded.
emergency-is-told = The person knows that you look.
emergency-not-told = The person does not know that you look. Mind what you say.
emergency-ground = Ground
emergency-acts = Capacity
emergency-plans = Plans, questions and signals
emergency-plans-none = This site does not keep them yet. Once they are there you can read them here; you cannot change them.
emergency-end = Done?
emergency-end-about = End it as soon as you need it no more.
emergency-end-now = End it now
emergency-ended = Emergency access has ended.

emergency-looks = How often looked at
emergency-told = Told to the person
emergency-reason = Why it was needed
emergency-untold-why = Why it was not told
emergency-withdrawn-why = Why it was withdrawn
emergency-ended-by = ended by { $name }
emergency-words-gone = The words are no longer there: the account was deleted.
emergency-withdraw = Withdraw
field-emergency-why = Why do you withdraw this?
emergency-withdraw-hint = It ends at once.
emergency-withdraw-now = Withdraw
emergency-withdrawn = Emergency access was withdrawn.
emergency-review = Review
field-verdict = Was it right?
field-emergency-text = In your words
emergency-review-later = You can review it once it is over: at { $when } at the latest. If you withdraw it, you can do so right after that.
emergency-review-hint = The person whom it is about reads this on their own page once they were told.
emergency-review-send = Give a review
emergency-review-words = In words
emergency-is-reviewed = Your review was saved.
emergency-reviewed-by = { $name }, { $when }
emergency-tell = Tell them now
emergency-tell-about = Is it safe now? Then the person gets a mail, and it stands on their own page. That cannot be undone.
emergency-tell-now = Tell them now
emergency-is-told-now = The person gets a mail now.

emergency-own = Emergency access
emergency-own-none = Nobody opened your data in an emergency, as far as we may tell you.
emergency-own-about = In an emergency a professional, a guide or a team lead can see your data for a while. Somebody else says afterwards whether that was right.
emergency-on = Opened at { $when }

event-emergency-opened = Emergency access opened
event-emergency-listed = List of emergency access viewed
event-emergency-seen = Data viewed by emergency access
event-emergency-ended = Emergency access ended
event-emergency-withdrawn = Emergency access withdrawn
event-emergency-reviewed = Emergency access reviewed
event-emergency-told = Emergency access told after all
event-emergency_review-seen = Emergency access looked into

letter-emergency-overseen-subject = Emergency access was opened at { $municipality }
letter-emergency-overseen-text =
    Dear { $name },

    Somebody opened emergency access on the site of { $municipality }.
    You can see who, for whom and why. You can also withdraw it.
    Sign in for that, with your second step:

    { $link }

    Kind regards,
    { $municipality }
letter-emergency-told-subject = A message from { $municipality }
letter-emergency-told-text =
    Dear { $name },

    In an emergency somebody opened your data on the site of { $municipality }.
    Who that was, on which ground and for how long stands on your own page.
    Sign in to read it:

    { $link }

    Kind regards,
    { $municipality }
