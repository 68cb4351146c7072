# Contributions: giving, following, and what became of them.

menu-contributions = Your voice
channel-online = on this site
channel-paper = on paper
channel-conversation = in a conversation
channel-mail = by letter or e-mail
channel-desk = at the desk or by telephone
spoken-as-resident = Resident
spoken-as-partner = Somebody of an organisation
spoken-as-professional = Somebody who works with residents
spoken-as-other = Somebody else
consent-inside = No. Only the municipality reads it.
consent-public = Yes, without my name.
consent-named = Yes, with my name.

register-title = What did we do with what you said?
register-none = Nobody contributed anything yet. You can be the first.
register-sentence = { $answered } of { $all } contributions answered.
register-oldest = { $days ->
    [0] The oldest open contribution is of today.
    [one] The oldest open contribution has waited 1 day.
   *[other] The oldest open contribution has waited { $days } days.
}
register-late = { $count ->
    [one] 1 contribution has waited longer than we promised.
   *[other] { $count } contributions have waited longer than we promised.
}
register-promise = We answer within { $days } days. If we do not, you see that here.
register-give = Say what you think
register-follow = Follow your contribution
register-all = All contributions
register-themes = By theme
register-themes-lead = Contributions about a theme. One contribution can be about several themes.
register-theme = Theme
register-channels = By way
register-channels-lead = How the contributions came to us.
register-channel = Way
register-picture = What became of it
register-given = Contributions
register-answered = Answered
register-newest = What people said
register-newest-lead = The newest contributions of people who agree that everybody reads them. Data of others are left out.
register-newest-none = There is no contribution yet that everybody may read.
stitch-each = Each stitch stands for { $count } contributions.
outcome-used = used
outcome-partly = partly used
outcome-not-used = not used, with a reason
outcome-looking = still looked at
outcome-open = no answer yet
outcome-late = longer than promised

contribution-title = A contribution
contribution-about = { $who }, { $channel }, { $date }
contribution-said = What was said
contribution-taken-back = Whoever said this took it back. The place stays empty.
contribution-subject = This is about:
contribution-answer = What the municipality answered
contribution-led = Where it led
contribution-onward = See what became of all contributions.
answer-used = Used
answer-partly = Partly used
answer-not-used = Not used
answer-looking = Still looked at, until { $date }
answer-on = Answer of { $date }
answer-none-yet = There is no answer yet.

giving-title = Say what you think
giving-promise = You get an answer within { $days } days. You need no account.
field-contribution = What do you want to say?
giving-text-hint = Write it as you would say it. Do not name other people or their addresses.
field-about = What is it about?
giving-about-hint = You do not know? Leave it empty.
giving-about-none = I do not know
giving-about-theme = { $name } (the whole theme)
field-spoken-as = Who are you?
field-consent = May everybody read this?
field-giver-name = Your name
giving-name-hint = Only needed when your name may stand with it.
field-giver-email = Your e-mail address
giving-email-hint = May stay empty. We only write to you when there is an answer.
giving-leave-empty = Leave this empty
giving-next = Next
giving-privacy = We keep your contribution for five years. With your code you can always take it back.
giving-check = Is this right?
giving-check-lead = Read it once more. If it is good, send it.
giving-told = You hear from us
giving-told-code = By the code that you get next
giving-send = Yes, send
giving-change = No, change it
given-title = Thank you. We have your contribution.
given-code = Your code
given-qr = QR code to what becomes of your contribution
given-where = With this code you see what becomes of your contribution. Go to:
given-once = Keep the code: write it down, take a photo or print this page. We show it once and do not know it ourselves.
given-follow = Look at your contribution
given-others = See what others said
fault-consent = Choose whether everybody may read this.
fault-named = Fill in your name, or choose another answer at 'May everybody read this?'.
fault-choice = Choose something from the list.
fault-form-old = The form was open for long. Look whether everything is right and send it once more.
fault-form-sent = This form was sent already, with other words. We have those. Do you want to say this too? Then send it once more.
fault-form-soon = That went very fast. Look whether everything is right and send it once more.

follow-title = Follow your contribution
field-follow-code = Your code
follow-hint = 16 letters and digits. Capitals and dashes do not matter.
follow-look = Look
follow-lost = You lost the code? We cannot find it, because we do not know who you are. You can say what you think anew.
fault-code-shape = This is not a right code. A code has 16 letters and digits, such as 7K3M-9QXT-0R5W-BD2H.
fault-code-unknown = There is no contribution with this code. Look whether you copied it right.
followed-title = Your contribution
followed-nothing = There is nothing here any more. The contribution was taken back.
followed-said = What you said on { $date }
followed-received = We still have to read your contribution.
followed-public = Everybody can read your contribution.
followed-kept-inside = Only the municipality reads your contribution.
followed-withdrawn = Taken back.
followed-public-page = Look at the page that everybody sees
followed-promised = You get an answer before { $date }.
followed-correct = Say it otherwise
followed-correct-hint = Is your contribution on the site already? Then we take it off until we read it again.
followed-correct-send = Keep what I say now
followed-withdraw = Take your contribution back
followed-withdraw-then = We erase what you said, your name and your e-mail address. That cannot be undone. We only show that something stood here.
followed-withdraw-sure = Yes, erase what I said
followed-withdraw-send = Take back
fault-sure = Tick the box if you are sure.
contribution-corrected = Kept. We read what you say now.
contribution-withdrawn = Your contribution is erased.

own-contributions = What you contributed
own-contributions-none = You contributed nothing from your account. What you said without signing in we cannot find.
own-contributions-about = You said this while you were signed in.
own-contribution-text = What you said
own-contribution-channel = How
own-contribution-consent = May everybody read it?
own-contribution-standing = How it stands

letter-contribution-answered-subject = There is an answer of the municipality of { $municipality }
letter-contribution-answered-text = Dear reader,

    You said something to the municipality of { $municipality }. There is an answer now.

    Go to { $address } and fill in your code. Then you read the answer.

    Municipality of { $municipality }

retention-contributions = Contributions, with who gave them
retention-contributions-term = { $term } after they were given
event-contribution-given = Contribution given
event-contribution-corrected = Contribution corrected by its giver
event-contribution-withdrawn = Contribution taken back
event-contribution-followed = Contribution looked at by its code
event-contribution-read = Contribution read by the municipality
event-contribution-handled = Contribution handled
