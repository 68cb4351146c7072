# The inbox of contributions.

menu-work-contributions = Contributions
inbox-count = { $count } open, { $late } past the term
inbox-none = All contributions are read and answered.
inbox-column = Contribution
inbox-with = The same answer
inbox-with-this = The same answer for: { $text }
inbox-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
inbox-keys = Keys: J next, K previous, L suggestion, 1 to 4 answer, P public, H keep here, B save. Tick in the list what gets the same answer.
inbox-open = This contribution
inbox-who = Of
inbox-given = Given
inbox-promised = Answer before
inbox-consent = Public?
inbox-standing = Standing
inbox-hints = Perhaps data of somebody
inbox-hints-not-all = This was sought by pattern. Read yourself whether there is more.
inbox-alike = Says nearly the same
inbox-alike-same = Same answer
inbox-may-read = May everybody read this?
inbox-public = Yes, as below
inbox-inside = No, keep it here
inbox-no-consent = Whoever gave this wants only the municipality to read it.
field-public-text = As everybody reads it
inbox-public-hint = Take out what is about others and what does not fit the house rules: no abuse, no hate, no advertising. Change nothing of what somebody means.
inbox-link = What does it belong to?
inbox-suggested = Suggestion
inbox-link-none = Nothing
inbox-link-other = Or something else
inbox-answer = What happens with it?
handle-used = Used
handle-partly = Partly used
handle-not-used = Not used
handle-looking = Still looked at
field-answer = Answer
inbox-answer-hint = Everybody can read this. Used? Then it may stay empty: we name where.
field-answer-until = Until when
inbox-until-hint = Only when it is still looked at.
inbox-save = Save and go on
answer-text-used = We used this at '{ $place }'.
answer-text-partly = We used a part of this at '{ $place }'.
fault-answer-until = Choose a day that is still to come.
fault-answer-kind = Choose what happens with it.
fault-used-where = Choose where it was used.
fault-contribution-changed = This contribution changed meanwhile. Read it anew.
contribution-handled = Saved. Whoever said this can read the answer.
hint-email = E-mail address
hint-iban = Account number
hint-bsn = Citizen service number
hint-telephone = Telephone number
hint-postcode = Address
hint-name = Name
inbox-other-none = Choose a theme or result
