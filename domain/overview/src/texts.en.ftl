menu-where = Where do we stand?
menu-themes = Themes
breadcrumb = Breadcrumb
list-and = and
level-theme-one = Theme
level-theme-many = Themes
level-goal-one = Goal
level-goal-many = Goals
level-result-one = Result
level-result-many = Results
level-indicator-one = Figure
level-indicator-many = Figures

where-title = Where do we stand?
where-date = As of { $date }
where-proposed = The council has not decided on this agenda yet.
key-title = { $count ->
    [one] One of the { $what }
   *[other] All { $count } { $what }
  }
key-proposals = { $count ->
    [one] One more is proposed. We do not count it.
   *[other] { $count } more are proposed. We do not count those.
  }
themes-title = { $count ->
    [0] No { $what } yet
    [1] One of the { $what }
    [2] Two { $what }
    [3] Three { $what }
    [4] Four { $what }
    [5] Five { $what }
    [6] Six { $what }
    [7] Seven { $what }
    [8] Eight { $what }
    [9] Nine { $what }
   *[other] { $count } { $what }
  }
themes-lead = Each line shows how things are going, with one figure picked out.
column-light = One figure picked out
row-no-indicators = Nothing to measure agreed yet
light-source = No figure yet. It could come from: { $source }.
light-none = No figure yet, and no source either.

tally-none = There are no { $what } on our agenda yet. Below you can read what we want to achieve.
tally-proposals = No { $what } have been adopted yet. { $all ->
    [one] *One* has been proposed.
   *[other] *{ $all }* have been proposed.
  }
tally-all-on-course = { $all ->
    [one] There is one figure on our agenda, and it is *on course*.
   *[other] All { $all } { $what } on our agenda are *on course*.
  }
tally-all-behind = { $all ->
    [one] There is one figure on our agenda, and it is *behind*.
   *[other] All { $all } { $what } on our agenda are *behind*.
  }
tally-all-no-figure = { $all ->
    [one] What we agreed on is *not measured yet*.
   *[other] Of these { $all } { $what }, *none* is measured yet.
  }
tally-no-verdict = { $all ->
    [one] There is one figure on our agenda. We *cannot say yet* whether it is on course.
   *[other] For none of the { $all } { $what } on our agenda can we say whether it is on course.
  }
tally-on-course-only = Of the { $all } { $what } on our agenda, *{ $on } { $on ->
    [one] is
   *[other] are
  } on course* and *none is behind*.
tally-behind-only = Of the { $all } { $what } on our agenda, *{ $behind } { $behind ->
    [one] is
   *[other] are
  } behind* and *none is on course*.
tally-both = Of the { $all } { $what } on our agenda, *{ $on } { $on ->
    [one] is
   *[other] are
  } on course* and *{ $behind } { $behind ->
    [one] is
   *[other] are
  } behind*.
rest-undetermined = about *{ $count }* we cannot be sure
rest-no-target = for *{ $count }* no target was agreed
rest-no-figure = *{ $count }* we do not measure yet
rest-derived = for *{ $count }* we only have a derived value

mark-on-course = On course
mark-behind = Behind
mark-undetermined = Cannot be determined
mark-no-figure = No figure yet
mark-no-target = No target
count-on-course = on course
count-behind = behind
count-undetermined = cannot be determined
count-no-figure = no figure yet
count-no-target = without a target
meaning-on-course = The figure is on the agreed path, or better.
meaning-behind = The figure is surely worse than what we agreed for this moment.
meaning-undetermined = There is a figure, but the difference is smaller than the margin. Or nobody said which way is better. Then the figure does not tell enough.
meaning-no-figure = Nobody has measured it yet, or the source has given nothing yet.
meaning-no-target = There is a figure, but we agreed on no value for that moment.
label-proposal = Proposal
label-provisional = Provisional
label-derived = Derived
absent-not-measured = not measured yet
absent-too-small = not shown: it is about too few people
absent-impossible = does not exist for { $period }
absent-unknown = unknown for { $period }
absent-secret = secret for { $period }
absent-not-delivered = not delivered yet for { $period }
chart-told = from { $from } in { $start } to { $to } in { $end }.
chart-nation = Netherlands
chart-target = Target
chart-target-when = in { $period }
chart-break = other way of measuring
chart-start = The scale starts at { $start }, not at zero.
chart-table = All values, explained

voices-title = According to those who live it
voices-text = A figure never tells everything. We have not asked residents, partners and professionals yet what they notice. Once we have, their answer will stand here beside the figures.
voices-short = Those who live it:
voices-line = What people notice will stand here.
voices-not-asked = not asked yet
verdict-people = People
verdict-direction = Direction
read-title = How do I read this?
read-line = The red line
read-line-text = That is us. The dots lead to the target. An open point is still provisional.
read-more = Want to know more?
agenda-adopted = Adopted by { $decision }.
agenda-versions = Versions and decisions
agenda-versions-text = What was decided, and what has changed since the version before.
agenda-vision = Vision and drivers
agenda-vision-text = Where we start from, what drives us and what we learned.
agenda-notes = Policy notes
agenda-notes-text = The other policy that this agenda rests on.
reports-lead = What did we tell the council? Read the reports, with the figures of that time.
reports-link = To the reports
empty-title = The agenda is on its way
empty-text = { $name } is working on a social agenda: what we want to achieve, and how that is going. As soon as the agenda is public, you will find it on this page.
empty-begin = You can build the agenda yourself, read it from a file or take over that of another municipality.
empty-begin-link = To the first steps
empty-contact = Do you have a question? { $contact }

list-lead = { $themes } { $theme } with { $results } { $result } in all: what we want to achieve.
goal-no-results = There is nothing under this goal yet.
result-no-indicators = Nothing to measure agreed yet.
result-no-indicators-long = We have not agreed yet how to measure this. That is why there is no figure here.
origin-title = Where does this stand?
origin-versions = See the versions
place-document = In: { $title }.
place-in-document = In: { $title }, { $place }.
changed-because = This version words this differently from the one before. Why?
other-themes = Previous and next
previous = ‹ { $name }
next = { $name } ›
towards-more = More is better
towards-fewer = Less is better
towards-longer = Longer is better
towards-better = Better: no single number catches it
source-line = Source: { $source }.
source-would-be = The figure could come from: { $source }.
onward-theme = This is part of something larger.

thread-title = The golden thread
thread-lead = From the decision to what we tell the council about it.
thread-decision = Decision
thread-number = number { $number }
thread-no-number = number unknown
thread-proposed = Before the council, not decided yet
thread-undecided = The details of the decision are not known
thread-here = You are here.
thread-measures = { $count ->
    [0] Nothing to measure here yet
    [one] How we measure it
   *[other] How we measure it, with { $count } { $what }
  }
thread-mentions = What followed
thread-mentioned = { $count ->
    [0] No report has followed yet
    [one] One document followed
   *[other] { $count } documents followed
  }
and-more = and { $count } more

search-label = What are you looking for?
search-button = Search
search-what = Here you find { $themes }, { $results }, { $indicators } and reports. Capitals and accents make no difference.
search-count = { $count ->
    [one] 1 found
    [50] The first 50 found. Add a word to see fewer.
   *[other] { $count } found
  }
search-nothing = Nothing found for ‘{ $asked }’
search-help = This may help:
search-help-shorter = Use fewer words, or only the beginning of a word.
search-help-other = Try another word: ‘lonely’ instead of ‘alone’. Most texts are in Dutch.
search-help-themes = Look at the themes
kind-statement = Vision
kind-policy-note = Policy note
kind-report = Report
kind-page = Page

about-lead = A figure is only worth something if you know where it comes from and how sure it is. You can read that here.
about-marks = What the marks mean
about-nothing = No figure is not zero
about-nothing-lead = When a figure is missing, we say why. There are four reasons.
nothing-not-delivered = Not delivered yet
nothing-not-delivered-text = The source will still give it, or did not deliver it.
nothing-secret = Secret
nothing-secret-text = The source does not show it, because it would give away something about a person.
nothing-unknown = Unknown
nothing-unknown-text = It was measured, but the source does not know the outcome or finds it not good enough.
nothing-impossible = Does not exist
nothing-impossible-text = There can be none: for example a district where nobody lives.
about-small = When a figure is about a district, a neighbourhood or a group and about fewer than { $count } people, we do not show it.
about-sure = How sure is it?
sure-provisional = The source may still improve it. In a chart that piece is dashed and the point is open.
sure-derived = Not read from the source itself, but through somebody else. We never count such a figure as official, and it does not go into a report to the council.
sure-proposal = The council has not adopted this. Somebody proposes to measure it like this.
sure-final-word = Final
sure-final = The source does not change it any more. Then there is no word beside it.
sure-margin-word = Margin
sure-margin = Who asks a part of the people never measures exactly. With 95 per cent certainty the real figure lies within the margin, the light area around the line.
about-path = The path to a target
about-path-lead = A target is what we want to reach, with the moment. A path leads to it from the beginning.
path-linear = Straight line
path-linear-text = Every year an equal piece is added.
path-stepped = In steps
path-stepped-text = A value holds until the next step.
path-free = Moments only
path-free-text = There are only values for fixed moments. Between them we say nothing.
about-sources = Where the figures come from
about-no-sources = There are no sources yet, because there is no public agenda with figures yet.
about-sources-caption = Sources of the figures on our agenda, with how many come from each source
about-publisher = Who
about-table = Table or monitor
about-count = Number
about-licence = Everybody may use figures of Statistics Netherlands (CBS), with ‘source: CBS’ beside them. The licence is
about-wrong = Is something wrong?
about-wrong-contact = Please tell us. Say which figure it is about and what you expected. Contact: { $contact }
about-wrong-nobody = There is no address on this site yet. Call or write to your municipality, and say which figure it is about.

access-lead = Everybody has to be able to use this site of { $name }. Also when you have poor sight, do not use a mouse or find reading hard.
access-status = Does the site comply?
access-not-published = Not published yet.
access-not-published-text = There is no accessibility statement for this site in the national register yet. So we do not say that the site meets all requirements.
access-published = The statement with the status and what is not right yet is in the national register.
access-register = Read the accessibility statement
access-tested = What we watch for
access-tested-lead = This is how the software behind this site is made.
tested-rules = We hold every change beside the requirements of WCAG 2.2, levels A and AA. An automatic test (axe) looks along in a real browser.
tested-keyboard = Everything works with the keyboard alone. You always see where you are.
tested-zoom = Everything fits on a phone and stays readable when you enlarge it twice.
tested-contrast = Colour is never the only difference: every mark has a word beside it.
tested-scripts = Every page works without JavaScript.
tested-charts = Every chart has a description, and its values are in a table too.
access-untested = An independent audit, with people who use aids, is not named here yet. If there is one in the register, that comes first.
access-ask = Does something not work for you?
access-ask-contact = Please tell us, and we will look for a solution. Contact: { $contact }
access-ask-nobody = There is no address on this site yet. Call or write to your municipality.
access-time = Within five working days you hear that we have your message. Within three weeks you hear what we will do about it.
access-complaint = Not content with our answer? Then you can complain to your municipality, and after that to the National Ombudsman.
access-date = We last looked over this text on { $date }.
