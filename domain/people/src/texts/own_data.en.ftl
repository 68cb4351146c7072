# What is kept about somebody, and what people can ask about it.

own-data = Your data
own-data-lead = Here is everything that this site keeps about you, who did something with it and why.
own-data-to = See what we keep about you
own-data-to-why = You also see who looked at it. You can take it along, have it corrected or object.
own-data-file = Take it along as a file
own-data-account = Your account
own-data-acts = Role
own-data-from = from { $from }
own-data-from-until = from { $from } up to and including { $until }
own-name-change = Correct your name
own-name-hint = This is how colleagues and partners see you.
own-name-saved = Your name was corrected.
own-email-how = Is your e-mail address not right any more? Then ask for a correction. We only change it when we are sure that it is you who asks.
own-data-deeds = Who did something with your data
own-data-deeds-about = The newest first. What somebody did more often on one day stands here once. What you did yourself is in the file.
own-data-no-deeds = Nobody looked at your data or changed them yet.
own-data-times = ({ $count } times)
own-data-for = for: { $activity }
own-data-since = since { $day }
own-data-way-back = Way back
own-data-way-back-about = Somebody asked for it for you. From { $day } on your password alone lets you in.
own-data-shares = Links to read along that you made
own-data-requests = Your requests
own-data-no-requests = You asked nothing yet.
own-data-mails = Mail to you
own-data-no-mails = We sent you no mail in the last month.
own-data-why = Why we keep this
own-data-why-about = For each purpose you see on which ground and for how long. This is the list of the program, in Dutch; the municipality has a complete register.
own-data-ground = Ground
own-data-term = How long
own-data-back = Back to your account
menu-rights-requests = Requests
about-werk-verzoeken = What people ask about their own data, with the day on which the answer is due.
rights-to = Ask something about your data
rights-title = Ask something about your data
rights-about = You get an answer from the data protection officer within a month. The answer stands on your own page; you get a mail when it is there.
rights-kind = What do you want?
rights-choose = Choose one of these
rights-correct = To have something corrected
rights-erase = To have something erased
rights-restrict = To have something left unused for now
rights-object = To object
rights-text = What is it about?
rights-text-hint = Write it in your own words. Only you and the data protection officer can read this.
rights-send = Send
rights-kept = Your request was sent. You get an answer within a month.
rights-asked = Asked: { $when }
rights-due = Answer by { $day } at the latest
rights-late = Too late.
rights-who = Whose
rights-state = State
rights-is-answered = Answered
rights-answer = Answer
rights-answer-hint = Say what was done, or why it cannot be done. Whoever asked reads this on their own page and gets a mail about it.
rights-answer-send = Send the answer
rights-answered = The answer is ready. Whoever asked gets a mail.
rights-back = Back to the requests
rights-text-gone = The words are gone: the account was deleted.
rights-requests-about = That you look here is recorded. Whoever asked something sees that.
rights-requests-none = There are no requests.
fault-rights-kind = Choose what you want.
audit-activity-rights = requests about one’s own data
audit-activity-participation = contributions
audit-activity-emergency = emergency access
event-person-seen = Account looked at
event-person-listed = List of accounts looked at
event-person-renamed = Own name corrected
event-person-taken_along = Own data taken along
event-audit-seen = Audit trail looked at
event-mail-listed = List of mails looked at
event-rights_request-asked = Request about data made
event-rights_request-listed = List of requests looked at
event-rights_request-seen = Request about data looked at
event-rights_request-answered = Request about data answered
letter-rights-answer-subject = An answer from { $municipality }
letter-rights-answer-text =
    Dear { $name },

    You asked something about your data on the site of { $municipality }.
    The answer stands on your own page. Sign in to read it:

    { $link }

    Kind regards,
    { $municipality }
