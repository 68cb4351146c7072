menu-reports = Reports
menu-work-reports = Reports to the council
reports-title = Reports to the council
reports-text = A few times a year the municipality writes down how the social agenda is doing. You can read such a report in ten minutes.
reports-none = There is no report yet. You will find the first one here as soon as it is ready.
reports-breadcrumb = Breadcrumb
reports-pdf = { $name } as PDF
report-download = Download this report as PDF ({ $size } kB)

work-reports-text = A report follows the figures until you freeze it.
work-reports-none = There is no report yet. Start one below.
report-start = Start a report
report-start-button = Start
report-was-started = The report is ready for you. The figures are already in it.
report-title = Title
report-title-proposed = Report to the council
report-period = About
report-period-hint = In a few words, such as: second half of 2026.
report-language = Language
report-language-nl = Dutch
report-language-en = English
report-status = Status
report-status-draft = In the making
report-status-frozen = Public
report-started = Started on
report-fault-language = Choose a language.
report-fault-asks = Ask ten things at most.
report-fault-ask-long = A question may be 300 characters long. Make the longest one shorter.

report-per-theme = By theme
report-no-themes = The agenda has no themes yet.
report-needs-agenda = There is no agenda yet. Prepare that first, then you can make a report.
report-whole = The whole report
report-headline = Headline: how it goes, in one sentence
report-standfirst = In short
report-theme-text = Explanation
report-asks = What do you ask of the council?
report-asks-short = Asked
report-asks-hint = One question per line. Write what the council should choose, discuss or know, and when.
report-empty-hint = Leave empty to use the sentence below.
report-by-itself = From the figures: { $text }
report-save = Save
report-back = Back
report-unsaved = Your text has not been saved yet.
report-was-saved = Saved.
report-stale-title = Somebody else was first
report-stale-text = The text changed after you opened it. Nothing has been saved yet. Below you see what the other person wrote. What you typed is still in the form.
report-stale-theirs = What the other person wrote

report-preview = See a preview
report-preview-text = This is how the report reads with the figures of today. Only the workplace sees this.
report-to-draft = Back to the report in the making
report-freeze = Freeze and make public
report-freeze-text = After this the report does not change any more. Text, figures and PDF stay as they are now, and everybody can read them. For new figures you make a new report.
report-freeze-look = Read it once more:
report-freeze-unknowns = This will be in it too
report-freeze-button = Freeze
report-freeze-asked = We are typesetting the report. That takes a moment.
report-freeze-done = The report is public.
report-freeze-stale = The report was not frozen: somebody changed it or took it away meanwhile. Please look at it again.
report-remove = Take this report away
report-remove-text = What you wrote for this report will be gone. The figures stay.
report-remove-reason = Why?
report-remove-hint = We keep this reason, with your name, for two years.
report-remove-button = Take away
report-was-removed = The report has been taken away.

report-sender = { $name }, social agenda
report-foot = Red: { $name }. Dots: target path. Diamond: target. Open: provisional. As of { $day }.
report-said-of = { $name }: { $said }
report-headline-no-indicators = No figures were agreed for this part
report-headline-no-figures = There are no figures yet
report-headline-no-targets = There are figures, but no targets yet
report-headline-all-on-course = { $judged ->
    [one] The one figure is on course
   *[other] All { $judged } figures with a target are on course
 }
report-headline-none-behind = { $on } of { $all } figures on course, none behind
report-headline-some-behind = { $on } of { $all } figures on course, { $behind } behind
report-theme-none-behind = { $on } of { $all } on course, none behind
report-theme-some-behind = { $on } of { $all } on course, { $behind } behind
report-no-indicators-sentence = No figures were agreed by which you can see how it goes.
report-count-measured = The agenda has { $all ->
    [one] one figure, of which
   *[other] { $all } figures, of which
 } { $measured ->
    [0] none has been measured yet.
    [one] one has been measured.
   *[other] { $measured } have been measured.
 }
report-count-on-course = { $count ->
    [one] One is on course.
   *[other] { $count } are on course.
 }
report-count-reached = { $count ->
    [one] Of those, one has reached its target already.
   *[other] Of those, { $count } have reached their target already.
 }
report-count-behind = { $count ->
    [one] One is behind.
   *[other] { $count } are behind.
 }
report-count-undetermined = Of { $count } we cannot be sure.
report-count-no-target = For { $count } no target was agreed.
report-behind-are = Behind: { $names }.
report-undetermined-are = Cannot be determined: { $names }.
report-name-value-target = { $name } ({ $value }, the target path asks { $target })
report-remark-proposal = proposal
report-remark-provisional = provisional
report-remark-derived = derived figure left out
report-course = From { $from } in { $since } to { $to } in { $until }.
report-course-one = { $to } in { $until }.
report-basis-figures-name = Figures
report-basis-figures = As of { $day }.
report-basis-agenda-name = Agenda
report-basis-adopted = { $title }, { $years }, version { $number }, adopted by { $body } on { $date }.
report-basis-proposed = { $title }, { $years }, version { $number }, not adopted yet.
report-margin = ({ $margin })
report-districts-title = By district: { $name }, { $period }
report-guide = The margin stands in brackets: 19 times out of 20 the real figure is within it. The target is the number that we want to reach. The target path leads to it: what the figure has to be now. A figure is behind if it is worse than the target path, even with its margin. If the target path lies within the margin, the status cannot be determined. Provisional figures may still change.
report-unknown-no-indicator = No figure was chosen for these yet: { $names }.
report-unknown-no-figure = Not measured yet: { $names }.
report-unknown-no-target = No target: { $names }.
report-unknown-provisional = { $count ->
    [one] One figure is provisional and may still change. It says so.
   *[other] { $count } figures are provisional and may still change. They say so.
 }
report-unknown-derived = Left out, because somebody else derived them and they are no official figures: { $names }.
report-made = Made on { $day } by { $name } with Samenkoers, open software (EUPL-1.2).
report-made-up = { $name } does not exist. All figures, names and questions are made up.

report-word-page-of = page { $page } of { $pages }
report-word-in-short = In short
report-word-how-it-stands = How the figures stand
report-word-asked = Asked of the council
report-word-nothing-asked = We ask nothing of you here. This is for your information.
report-word-basis = What this rests on
report-word-how-to-read = How to read this
report-word-intended = What we intended
report-word-where-we-stand = Where we stand
report-word-no-indicators = No figures were chosen for this theme yet.
report-word-no-indicator = No figure chosen yet
report-word-per-result = By result
report-word-by-district = Where districts differ most
report-word-result = Intended result
report-word-indicator = Figure
report-word-latest = Now
report-word-target = Target path
report-word-status = Status
report-word-sources = Sources and what we do not know
report-word-meaning = What it counts
report-word-source = Source
report-word-definitions = What the figures count
report-word-unknowns = What this report does not say
report-word-colophon = Colophon
report-stand-reached = target reached
report-stand-on-course = on course
report-stand-behind = behind
report-stand-undetermined = cannot be determined
report-stand-no-figure = no figure yet
report-stand-no-target = no target

about-werk-rapporten = Make a report with the figures of today, and publish it.
event-report-started = A report was started
event-report-changed = A report was changed
event-report-theme_written = A theme of a report was written
event-report-freeze_asked = Asked to freeze a report
event-report-frozen = A report was frozen and made public
event-report-removed = A report was taken away

report-revised = Figures that have changed since
report-revised-text = This report was frozen and stays as it was. The source corrected these figures later:
report-revised-was = in the report
report-revised-now = now
report-revised-gone = no figure
