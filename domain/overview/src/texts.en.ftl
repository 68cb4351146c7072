menu-where = Where do we stand?
menu-themes = Themes
way-back = Breadcrumb
list-and = and

where-title = Where do we stand?
where-date = As of { $date }
where-proposed = The council has not decided on this agenda yet.
home-key-title = { $count ->
    [one] One of the { $what }
   *[other] All { $count } { $what }
  }
home-key-proposals = { $count ->
    [one] One more figure is proposed. We do not count it here.
   *[other] { $count } more figures are proposed. We do not count those here.
  }
home-themes-title = { $count ->
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
home-themes-lead = Each line shows how things are going, with one figure picked out.
column-light = One figure picked out
unmeasured-row = Not agreed yet what to measure
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
tally-reached = Of those on course, *{ $reached }* { $reached ->
    [one] has
   *[other] have
  } reached the target already.
rest-undetermined = for *{ $count }* we cannot be sure
rest-no-target = for *{ $count }* no target was agreed
rest-no-figure = *{ $count }* we do not measure yet
rest-derived = for *{ $count }* the figure is not official yet

stands-reached = Target reached
stands-on-course = On course
stands-behind = Behind
stands-undetermined = Cannot be determined
stands-no-figure = No figure yet
stands-derived = Not official yet
stands-no-target = No target
tells-reached = target reached
tells-on-course = on course
tells-behind = behind
tells-undetermined = cannot be determined
tells-no-figure = no figure yet
tells-derived = not official yet
tells-no-target = without a target
means-reached = The figure is surely as good as the target, or better, and it is final.
means-on-course = The figure is on the target path, or better.
means-behind = The figure is less good than the target path asks for this moment. Also with its margin, where we know that.
means-undetermined = There is a figure, but the difference is smaller than the margin or the rounding. Or nobody said which way is better. Then the figure does not tell enough.
means-no-figure = Nobody has measured it yet, or the source has given nothing yet.
means-derived = We did not read this value from the source itself. So we do not judge it.
means-no-target = There is a figure, but we agreed on no target for that moment.
tag-proposal = Proposal
tag-provisional = Provisional
tag-derived = Derived
absent-not-measured = not measured yet
absent-withheld = not shown, so that nobody can be recognised
absent-impossible = does not exist for { $period }
absent-unknown = unknown for { $period }
absent-secret = kept secret for { $period }
absent-not-delivered = not delivered yet for { $period }
drawn-told = from { $from } in { $start } to { $to } in { $end }.
drawn-percent = In per cent.
drawn-nation = Netherlands
drawn-target = Target
drawn-target-when = in { $period }
drawn-break = other way of measuring
drawn-start = The scale starts at { $start }, not at zero.
drawn-table = All values, explained

lived-title = According to those who live it
lived-text = A figure never tells everything. What people notice themselves will stand here beside the figures.
lived-who = Residents, partners and professionals:
lived-line = What people notice will stand here.
lived-not-asked-yet = Not asked yet
lived-not-asked = not asked yet
head-people = Experience
head-stand = Status
head-direction = Direction
home-read-title = How do I read this?
home-read-line = The red line
home-read-line-text = That is us. The dots are the target path: they lead to the target, the diamond. An open point is still provisional. The light band is the margin: 19 times out of 20 the real figure lies in it.
home-read-more = Want to know more?
home-agenda-adopted = Adopted by { $decision }.
home-agenda-versions = Versions and decisions
home-agenda-versions-text = What was decided, and what has changed since the version before.
home-agenda-vision = Vision and drivers
home-agenda-vision-text = Where we start from, what drives us and what we learned.
home-agenda-notes = Policy notes
home-agenda-notes-text = The other policy that this agenda rests on.
home-reports-lead = What did we tell the council? Read the reports, with the figures at that time.
home-reports-link = To the reports
home-empty-title = The agenda is on its way
home-empty-text = { $name } is working on a social agenda: what we want to achieve, and how that is going. As soon as the agenda is public, you will find it on this page.
home-empty-begin = You can build the agenda yourself, read it from a file or take over that of another municipality.
home-empty-begin-link = To the first steps
home-empty-contact = Do you have a question? { $contact }

list-lead = { $themes } { $theme } with { $results } { $result } in all: what we want to achieve.
indicators-all = All { $what }
indicators-lead = Everything by which we measure whether it works, and where it stands now.
indicators-none = There is no agenda with figures yet.
indicators-nothing = No figure belongs here now.
indicators-any-stand = Any status
indicators-any-theme = All themes
indicators-show = Show
indicators-shown = You see { $count } of the { $all } { $what }.
indicators-not-stand = Not only ‘{ $stand }’
indicators-not-theme = Not only ‘{ $theme }’
theme-goal-empty = There is nothing under this goal yet.
unmeasured-short = We have not agreed yet what to measure.
unmeasured-long = We have not agreed yet how to measure this. That is why there is no figure here.
written-title = Where is this written?
written-versions = See the versions
document-only = In: { $title }.
document-place = In: { $title }, { $place }.
written-changed = This version words this differently from the one before. Why?
other-themes = Previous and next
theme-before = ‹ { $name }
theme-after = { $name } ›
towards-more = More is better
towards-fewer = Less is better
towards-longer = Longer is better
towards-better = Better: no single number catches it
result-source = Source: { $source }.
result-source-possible = The figure could come from: { $source }.
result-onward = This is part of something larger.

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
    [0] This stands in no report yet
    [one] This stands in one report
   *[other] This stands in several reports
  }
thread-more = and more
thread-drawn = The decision, the theme and the goal run as one thread to { $name }. There it parts to the figures and to what followed. The same stands below as a list.
thread-drawn-more = and { $count } more

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
hit-statement = Vision
hit-policy-note = Policy note
hit-report = Report
hit-page = Page

explain-lead = A figure is only worth something if you know where it comes from and how sure it is. You can read that here.
explain-marks = What the marks mean
explain-nothing = No figure is not zero
explain-nothing-lead = When a figure is missing, we say why. There are four reasons.
absence-not-delivered = Not delivered yet
absence-not-delivered-text = The source will still give it, or did not deliver it.
absence-secret = Secret
absence-secret-text = The source does not show it, because it would give away something about a person.
absence-unknown = Unknown
absence-unknown-text = It was measured, but the source does not know the outcome or finds it not good enough.
absence-impossible = Does not exist
absence-impossible-text = There can be none: for example a district where nobody lives.
explain-small = When a figure is about a district, a neighbourhood or a group and about fewer than { $count } people, we do not show it. Sometimes we leave out a figure beside it as well, because one could work it out otherwise. Where we do not know how many people a figure is about, we follow the source.
explain-sure = How sure is it?
sure-provisional = The source may still improve it. In a chart that piece is dashed and the point is open.
sure-derived = Not read from the source itself, but through somebody else. We never count such a figure as official, and it does not go into a report to the council.
sure-proposal = The council has not adopted this. Somebody proposes to measure it like this.
sure-final-word = Final
sure-final = The source does not change it any more. Then there is no word beside it.
sure-margin-word = Margin
sure-margin = A survey of some of the people never measures exactly. With 95 per cent certainty the real figure lies within the margin, the light area around the line.
explain-path = Target and target path
explain-path-lead = The target is the number that we want to reach, with the moment. The target path leads to it from the beginning: what the figure has to be on the way. A goal is something else: it says in words what we want.
course-linear = Straight line
course-linear-text = Every year an equal piece is added.
course-stepped = In steps
course-stepped-text = A value holds until the next step.
course-free = Moments only
course-free-text = There are only values for fixed moments. Between them we say nothing.
explain-sources = Where the figures come from
explain-no-sources = There are no sources yet, because there is no public agenda with figures yet.
explain-sources-caption = Sources of the figures on our agenda, with how many come from each source
explain-publisher = Who
explain-table = Table or monitor
explain-count = Number
explain-licence = Everybody may use figures of Statistics Netherlands (CBS), with ‘source: CBS’ beside them. The licence is
explain-wrong = Is something wrong?
explain-wrong-contact = Please tell us. Say which figure it is about and what you expected. Contact: { $contact }
explain-wrong-nobody = There is no address on this site yet. Call or write to your municipality, and say which figure it is about.

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
