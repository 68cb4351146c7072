menu-figures = Figures
breadcrumb = Breadcrumb
where-we-stand = Where do we stand?
country = Netherlands

stand-reached = Target reached
stand-on-course = On course
stand-behind = Behind
stand-undetermined = Cannot be determined
stand-no-figure = No figure yet
stand-derived = Not official yet
stand-no-target = No target
label-provisional = Provisional
label-derived = Derived
status-provisional = provisional
status-final = final
status-derived = Derived
status-word-provisional = provisional
status-word-derived = derived
nothing-impossible = cannot occur
nothing-unknown = unknown
nothing-secret = secret, to protect people
nothing-not_delivered = not delivered
menu-attention = What needs attention
about-werk-aandacht = Figures that lag behind or are missing, and deliveries that went wrong.
attention-title = What needs attention
attention-lead = { $count ->
    [0] Nothing needs attention at the moment.
    [one] One thing needs attention.
   *[other] { $count } things need attention.
  }
attention-themes = Choose a theme
attention-all = All
attention-none = All figures are there, and they are on course.
attention-what = Figure
attention-why = Why
attention-deliveries = Deliveries of the last month
attention-why-refused = Refused: nothing of it is on the site.
attention-why-tried = This was a trial. The figures are not on the site yet.
attention-why-rejected = { $count ->
    [one] One row was left out. The rest is on the site.
   *[other] { $count } rows were left out. The rest is on the site.
  }
attention-behind = Behind
attention-do-behind = Talk with the partners about what is going on, and what can be done differently.
attention-worse = Going the wrong way
attention-do-worse = Not behind yet, but it has been getting worse these years.
attention-late = A newer figure could have been there
attention-do-late = See whether the source has a new figure, and take it in under Figures. Sources need up to a year after a period.
attention-why-late = The newest figure is about { $period }.
attention-undetermined = Cannot be told
attention-do-undetermined = Ask the source for counts or a margin, or agree which way it should go.
attention-no-figure = No figure yet
attention-do-no-figure = Take a figure in, or choose another indicator if the figure does not come.
attention-no-target = No target
attention-do-no-target = Agree what it should become, and when. Without a target nobody can say whether it goes well.
nothing-withheld = not shown for privacy
nothing-not-there = no{"\u00A0"}figure

sentence-newest = The figure for { $period } is { $value }.
sentence-newest-provisional = The figure for { $period } is { $value }. It may still change: it is provisional.
sentence-newest-derived = The figure for { $period } is { $value }. This is not an official figure.
sentence-same = That is the same as for { $period }.
sentence-chance = For { $period } it was { $value }. The difference may be chance.
sentence-higher = That is more than for { $period }: then it was { $value }.
sentence-lower = That is less than for { $period }: then it was { $value }.
sentence-target = The target is { $value } in { $period }.
sentence-only-nothing = For { $period } there is no figure: { $why }.
sentence-only-country = There is no figure for { $place } yet. In the Netherlands it was { $value } for { $period }.
sentence-no-figure = There is no figure yet.
sentence-no-figure-source = There is no figure yet. It would come from: { $source }.
sentence-no-figure-table = There is no figure yet. It would come from: { $source }, table { $table }.
derived-sentence = Somebody other than the source took or computed it. That is why it does not count in where we stand.
indicator-proposal = Proposal
proposal-sentence = This is a proposal. The council has not adopted it.

verdict-figure = Figure
verdict-voices = Experience
not-asked = Not asked yet
not-asked-why = What people think of it has not been asked here yet.
why-reached = The target is { $target }. It was reached, and this figure is final.
why-on-course = The target path now asks { $path }. That was reached.
why-behind = The target path now asks { $path }. That was not reached.
why-behind-margin = The target path now asks { $path }. Even with the margin, that was not reached.
why-undetermined = The target path now asks { $path }. That lies within the margin ({ $margin }). The difference may be chance.
why-undetermined-rounded = The target path now asks { $path }. But the figure is rounded: the real number lies between { $range }. So we do not know it that precisely.
why-no-direction = More or less is not better by itself here. That takes a conversation.
why-measured-anew = Since the start of the target path this has been measured differently. So we cannot say whether the target comes nearer.
why-no-margin = We know no margin. So chance is left out of this.
why-passed = The target seems to be reached already. We say so only when the figure is final.
why-no-target = Nobody agreed how high this figure should be.
why-only-derived = There is only a derived figure. It does not count.
why-no-figure = Without a figure there is nothing to say.

voices-title = What people say
voices-none = That has not been asked yet. A figure alone does not tell what it is like for the people it is about.
figure-says = What the figure says
chart-lead = The red line is { $place }.
chart-lead-margin = The red line is { $place }. The light area is the margin.
chart-lead-target = The dots are the target path: they lead to the target, the diamond.
chart-lead-points = A diamond is a target.
chart-lead-provisional = An open point is still provisional.
unit-percent = in per cent
chart-axis = Please note: the scale starts at { $start }.
chart-title = { $name } in { $place }
chart-desc = The line runs from { $from } for { $first } to { $to } for { $last }. All values are in the table.
chart-desc-one = There is one figure: { $to } for { $last }.
chart-in-table = All values are in the table.
chart-break = other way of measuring
chart-target = Target
chart-target-when = in { $period }
chart-empty = No figures yet
source-is = Source:
delivered = Imported on { $came }.
delivered-modified = Imported on { $came }. The source updated the table on { $modified }.
break-from = Cannot be compared with earlier, from
the-numbers = The numbers
column-period = Period
column-margin = Margin
column-path = Target path
column-figure = Figure
column-group = Group
column-area = Area
download = Download:
download-csv = CSV
download-xlsx = spreadsheet
download-json = JSON
within = Within { $place }
by-district = By district
by-group = By group
neighbourhoods = { $count ->
    [one] The figure of one neighbourhood is in the download.
   *[other] The figures of { $count } neighbourhoods are in the download.
}
how-we-know = How do we know this?
how-definition = What is counted
how-numerator = Who counts
how-denominator = Out of whom
how-source = Source
how-table = Table
how-measure = measure
how-to-source = To the source
how-delivered = When
how-licence = Licence:
how-licence-read = read the conditions
how-frequency = How often
how-wanted = Which way
how-baseline = Where it began
how-breaks = Measured differently
how-keeper = Who keeps this
baseline-value = { $value } in { $period }.
baseline-none = No starting value was agreed.
keeper = { $name }.
belongs-to = This figure belongs to:
follow-thread = Follow the golden thread

file-period = period
file-area = area
file-area-name = area name
file-group = group
file-figure = figure
file-lower = margin from
file-upper = margin to
file-status = status
file-source-file = file
file-source-row = row
file-source-table = table
file-sheet-figures = Figures
file-sheet-about = About
file-name = Name
file-unit = Unit
file-url = Address of the source
file-note = Please note

figures-title = Figures
figures-lead = What came in, and what is still missing.
by-the-program = the program itself
count-read = Read
count-new = New
count-changed = Changed
count-same = The same
count-rejected = Rejected
count-unused = Not used
per-indicator = By figure
newest-figure = Newest figure
no-figure-yet = no figure yet
periods-without = Periods without a value
no-agenda-yet = There is no agenda with figures yet.
change-old = Was
change-new = Became
pages = Pages
page-before = Previous
page-after = Next
to-figures = To all figures

about-werk-gebieden = Take in names and boundaries of municipalities, districts and neighbourhoods.
about-werk-cijfers = Import figures, and see what came in and what is still missing.

known-title = Why does it say: { $stand }?
known-margin-wilson = The margin is { $margin }. We computed it from { $count } out of { $n }: we are { $sure }% sure that the real number lies within it (Wilson's method).
known-margin-rate = The margin is { $margin }. We computed it from { $count } among { $n }: we are { $sure }% sure that the real number lies within it (Byar's method).
known-margin-events = The margin is { $margin }. Even when nothing changes, no two years are the same. We are { $sure }% sure that the usual number lies within it (Byar's method).
known-margin-source = The margin is { $margin }. The source itself gives it.
known-margin-none = We know of no margin. So we take the figure as it is.
known-margin-rounded = We know no margin. But the figure is rounded: the real number lies between { $range }.
rounded-between = { $lower } and { $upper }
known-asked = This comes from a survey: not everybody was asked. How much that matters, we do not know.
known-asked-margin = This comes from a survey: not everybody was asked. The margin says how much it could have differed if others had been asked. If mostly one kind of people did not take part, that is not in the margin.
known-counted = As far as we know everything was counted: the source speaks of no survey.
known-counted-margin = As far as we know everything was counted: the source speaks of no survey. The margin says how much such a number varies by chance from year to year.
known-point = { $value } in { $period }
known-path-linear = For { $period } the target path asks { $path }. That lies on a straight line along: { $points }.
known-path-stepped = For { $period } the target path asks { $path }. Each value holds until the next: { $points }.
known-path-free = For { $period } the target path asks { $path }. What was agreed: { $points }.
known-path-none = For { $period } no value was agreed.
known-reached-margin = { $wanted ->
    [up] Higher
   *[other] Lower
 } is better. The whole margin is as good as the target ({ $target }), or better, and the figure is final. So: target reached.
known-reached = { $wanted ->
    [up] Higher
   *[other] Lower
 } is better. The figure is as good as the target ({ $target }), or better, and it is final. So: target reached.
known-on-course-margin = { $wanted ->
    [up] Higher is better, and the whole margin lies above { $path }.
   *[other] Lower is better, and the whole margin lies below { $path }.
 } So: on course.
known-on-course = { $wanted ->
    [up] Higher is better, and the figure is { $path } or more.
   *[other] Lower is better, and the figure is { $path } or less.
 } So: on course.
known-behind-margin = { $wanted ->
    [up] Higher is better, but the whole margin lies below { $path }.
   *[other] Lower is better, but the whole margin lies above { $path }.
 } So: behind.
known-behind = { $wanted ->
    [up] Higher is better, but the figure lies below { $path }.
   *[other] Lower is better, but the figure lies above { $path }.
 } So: behind.
known-undetermined = The value of the target path ({ $path }) lies within the margin. The real number may lie just above it, or just below. So: cannot be determined.
known-undetermined-rounded = The target path ({ $path }) falls within what was rounded: the real number lies between { $range }. It may lie just above the target path, or just below. So: cannot be determined.
known-no-direction = Nobody agreed whether more or less is better for this figure. So: cannot be determined.
known-measured-anew = Between the start of the target path and this figure the way of measuring changed. So the target path says nothing about this figure. Hence: cannot be told.
known-no-target = So there is nothing to compare the figure with. So: no target.
known-only-derived = We do not judge a figure that is not from the source itself. So: not official yet.
known-no-figure = Without a figure there is nothing to say. So: no figure yet.
known-clearer = What would make it clear?
known-clearer-margin = A next figure that lies further from { $path }. Or a smaller margin, for example when it is about more people.
known-clearer-rounded = A next figure that lies further from { $path }. Or a figure that the source rounds less.
known-clearer-direction = A conversation about what this figure means. And an agreement on which way is better, if there is one.
known-clearer-anew = A new start of the target path, measured as it is now.
known-clearer-target = An agreement on how high this figure should be, and when.
known-clearer-official = A figure from the source itself.
known-clearer-figure = A figure from the source.
known-row = This stands in the delivery ‘{ $title }’ of { $came }, in the file { $file } on row { $line }.
known-row-not-kept = This came with the delivery ‘{ $title }’ of { $came }. Which row it came from was not kept then.
known-row-no-file = This came with the delivery ‘{ $title }’ of { $came }. That did not come from a file.

verdict-course = Direction
course-up = Rises
course-up-better = Rising, and that is good
course-up-worse = Rising, and that is not good
course-down-better = Falling, and that is good
course-down-worse = Falling, and that is not good
course-down = Falls
course-not-clear = No clear direction
course-too-few = Not to be seen yet
course-why-up = From { $first } up to { $last } this clearly rose.
course-why-down = From { $first } up to { $last } this clearly fell.
course-why-not-clear = From { $first } up to { $last } this did not clearly go one way.
course-why-too-few = We see a direction only with five yearly figures in a row that can be compared.
verdict-country = Compared
beside-higher = Higher than in the Netherlands
beside-lower = Lower than in the Netherlands
beside-similar = No clear difference with the Netherlands
beside-undetermined = Difference with the Netherlands cannot be determined
beside-why-nearly-sure = For { $period } it was { $value } in the Netherlands, and { $own } here. Chance alone gives such a difference less than 1 in 500 times.
beside-why-probable = For { $period } it was { $value } in the Netherlands, and { $own } here. Chance alone gives such a difference less than 1 in 20 times.
beside-why-similar = For { $period } it was { $value } in the Netherlands, and { $own } here. The difference may be chance.
beside-why-no-margin = For { $period } it was { $value } in the Netherlands, and { $own } here. Without a margin nobody can say whether the difference is chance.
beside-why-no-country = There is no period with a figure of here and of the Netherlands.

parts-whole = all of { $place }
parts-looks = How we found that: we compared { $count ->
    [one] one district or group
   *[other] { $count } districts and groups
 } with all of { $place }. By chance alone, { $chance } of them would stand out on average. That is corrected for (method of Benjamini and Hochberg).
parts-none-stand-out = No district or group clearly differs from all of { $place }. Every difference may be chance.
parts-stand-out = Clearly different from all of { $place }: { $names }. For the others the difference may be chance.
parts-higher = { $name } (higher)
parts-lower = { $name } (lower)

menu-areas = Areas
areas-title = Areas
areas-lead = Names and boundaries of municipalities, districts and neighbourhoods. With boundaries a figure can be put on a map.
areas-known = What we know
areas-none = There are no areas yet. Without boundaries, figures by district are only shown in a table.
areas-division = Division of
areas-level = Kind of area
areas-count = Number
areas-with-outline = With boundary
area-level-province = Province
area-level-municipality = Municipality
area-level-district = District
area-level-neighbourhood = Neighbourhood
areas-bring = Bring in areas
areas-how = Areas change every year. So bring in the files of each year by themselves:
areas-how-outlines = Boundaries: go to pdok.nl and search for “CBS Gebiedsindelingen” or “CBS Wijken en Buurten”. Choose a GeoJSON file in degrees (EPSG:4326 or WGS 84) and the year.
areas-how-names = Names, provinces, inhabitants and urbanity: go to opendata.cbs.nl and search for “Gebieden in Nederland” of that year, or “Kerncijfers wijken en buurten”. Download the table as csv.
areas-files-hint = One or more files with .geojson, or the files of a table of CBS (by themselves or as a zip).
areas-year = Year of the division
areas-year-hint = Leave empty if the file tells.
areas-since = Districts and neighbourhoods are the same since
areas-since-hint = A year. Only fill this in if you are sure that no boundary and no code changed since. Otherwise we do not show figures of earlier years on this map.
areas-done = Boundaries brought in: { $outlines }.
areas-described = Names and classes brought in: { $count }.
areas-elsewhere = Not kept, as in another municipality: { $count }.
areas-refused = We could not read these files. Nothing was changed.
areas-number = Number

map-page = { $name }: map
map-kind = On the map
map-lead = How it differs within { $place } in { $period }.
map-none = Within { $place } there are no figures by district or neighbourhood yet.
map-by-district = By district
map-by-neighbourhood = By neighbourhood
map-ends = It is highest in { $highest } ({ $high }) and lowest in { $lowest } ({ $low }).
map-all-same = It is { $value } everywhere.
map-one = Only for { $name } is there a figure that we can show: { $value }.
map-no-values = There is no figure that we can show.
map-chance = A figure of a small area has a wide margin. So a difference may be chance.
map-title-district = { $name } by district, { $period } ({ $unit })
map-title-neighbourhood = { $name } by neighbourhood, { $period } ({ $unit })
map-desc = The legend says which shade means which figure. The table on this page has the same figures.
map-up-to = up to { $value }
map-from = { $value } and higher
map-all = all areas
map-number = number in the table
map-outlines = Division of { $year }. Boundaries: { $source }.
map-other-division = Figures of another division are in the table only: a boundary or a code may have changed.
map-only-other-division = The boundaries that we have are of another year than these figures. Boundaries and codes may have changed. So there is no map.
map-no-outlines = There is no map, as the boundaries of these areas were not brought in yet.
map-other-periods = Other periods
map-back-lead = How it goes through the years, and where the figure comes from:
map-back = To the figure
to-map = See this on the map

history-link = What changed in these numbers later
history-title = { $name }: what changed later
history-none = We have not had to correct any official number that stood here.
history-lead = Sometimes a source corrects a number that was known already. Then this page tells what it was, and what it became.
history-table = Numbers that changed, newest first
history-when = Changed on
history-back = Back to the figure
