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
nothing-too-small = too small to show
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
why-on-course = On the way to the target this should have been { $path }. That was reached.
why-behind = On the way to the target this should have been { $path }. That was not reached.
why-behind-margin = On the way to the target this should have been { $path }. Even with the margin, that was not reached.
why-undetermined = On the way to the target this should have been { $path }. That lies within the margin ({ $margin }), so nobody can tell whether it was reached.
why-no-direction = More or less is not better by itself here. That takes a conversation.
why-no-target = Nobody agreed how high this figure should be.
why-only-derived = There is only a derived figure. It does not count.
why-no-figure = Without a figure there is nothing to say.

voices-title = What people say
voices-none = That has not been asked yet. A figure alone does not tell what it is like for the people it is about.
figure-says = What the figure says
chart-lead = The red line is { $place }.
chart-lead-margin = The red line is { $place }. The light area is the margin.
unit-percent = in per cent
chart-axis = Please note: the scale starts at { $start }.
chart-title = { $name } in { $place }
chart-desc = The line runs from { $from } for { $first } to { $to } for { $last }. All values are in the table.
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
upload-title = Import figures
upload-files = Files
upload-files-hint = From CBS: the zip file of a table, or its csv files together. Otherwise: one spreadsheet (xlsx, ods or csv).
upload-mapping = Kind of file
upload-mapping-hint = We read a spreadsheet with a saved mapping of its columns.
upload-cbs = Table of CBS (OData v4)
upload-dry = Try first
upload-dry-hint = You see what would happen. Nothing changes yet.
upload-send = Send
fault-one-file = With a mapping you can import one file at a time.
fault-mapping-gone = This mapping is gone. Choose another.
fault-mapping = This file is not a sound mapping. Check its columns and codes.
imports-title = Deliveries
imports-none = Nothing was imported yet.
import-what = Delivery
import-state = State
import-state-staging = Busy, or broken off
import-state-visible = On the site
import-state-discarded = Broken off
import-state-tried = Tried
import-state-refused = Could not be read
import-files = Files
import-modified = Updated by the source
import-done = The figures were imported: { $new } new, { $changed } changed, { $same } the same, { $rejected } rejected, { $unused } not used ({ $read } in all).
import-tried = This would happen: { $new } new, { $changed } changed, { $same } the same, { $rejected } rejected, { $unused } not used ({ $read } in all).
import-refused = We could not read these files. Nothing was changed.
import-tried-lead = This was a trial. Nothing changed on the site.
import-overtaken = Another delivery was started meanwhile. Please try again.
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
mapping-title = Mappings of spreadsheets
mapping-lead = A mapping tells which column means what. You save it once; after that you choose it when you take figures in.
mapping-file = File with the mapping
mapping-file-hint = A TOML file. The name of its table becomes the name of the mapping.
mapping-save = Save mapping
mapping-saved = The mapping was saved.
changes-title = What changed in figures that were there already
changes-tried-title = What would change in figures that are there already
changes-lead = At most 200 figures.
change-old = Was
change-new = Became
rejected-title = Rejected
rejected-lead = These values were not imported. The others were.
rejected-file = File
rejected-line = Row
rejected-column = Column
rejected-value = What stands there
rejected-why = Why
pages = Pages
page-before = Previous
page-after = Next
to-figures = To all figures

rejection-field-count = This row has { $found } columns, the header has { $expected }.
rejection-not-utf8 = The text was not saved as UTF-8.
rejection-unreadable = The file cannot be read on from here: { $error }
rejection-code-unknown = This code is not in { $file }.
rejection-period = This is not a period in the form that was agreed.
rejection-area = This is not the code of an area.
rejection-number = This is not a number. Expected: { $expected }
rejection-text = This is text, not a figure.
rejection-date = This is a date ({ $date }). Make the column text or a number.
rejection-truth = This is true or false, not a figure.
rejection-formula = The spreadsheet shows an error here.
rejection-status = We do not know this status. Expected: { $expected }
rejection-group-empty = A group is needed here.
rejection-twice = This figure stands twice in the delivery. The first one counts.
rejection-derived = This is a derived figure. It never replaces one of the source itself.
rejection-area-ambiguous = { $count } areas have this name. Give the code.
rejection-area-level = We do not know this level. Known are: { $expected }.
rejection-swing-code = This is not a code of Swing: at most 50 of a-z, 0-9 and _.
rejection-code-twice = This code is there already.

refusal-unreadable = The file cannot be read: { $error }
refusal-unknown-format = We cannot read this kind of file. We can read: { $accepted }
refusal-too-large = Unpacked, the file is larger than { $limit }.
refusal-too-many-files = It holds { $count } files. { $limit } are allowed.
refusal-too-many-cells = The sheet has more than { $limit } cells.
refusal-too-many-columns = There are { $count } columns. { $limit } are allowed.
refusal-row-too-long = A row is longer than { $limit }. Perhaps a quotation mark is not closed.
refusal-file-twice = { $name } is there twice.
refusal-file-missing = { $name } is missing.
refusal-identity-unknown = Nothing tells which table this is. Add Properties.csv or Distribution.csv.
refusal-different-tables = The files do not belong together: { $first_file } is of table { $first_id }, { $second_file } is of table { $second_id }.
refusal-different-contents = The files do not belong together: { $first_file } has { $first }, { $second_file } has { $second }.
refusal-row-count = The files do not belong together, or a part is missing: { $file } names { $named } figures, there are { $counted }.
refusal-codes-unknown = The files do not belong together: { $unknown } of the { $used } codes in the column { $column } are not in { $file }, such as { $example }.
refusal-field-count = A row has { $found } columns, the header has { $expected }.
refusal-empty = The file is empty.
refusal-column-missing = The column { $column } is missing. There are: { $found }
refusal-column-twice = The column { $column } is there twice.
refusal-column-unexpected = The files do not belong together: the column { $column } does not belong to this table. Expected: { $expected }
refusal-no-time = The table has no periods.
refusal-not-utf8 = The text was not saved as UTF-8. In Excel, save it as CSV UTF-8.
refusal-bad-json = The description of the table is not sound: { $error }
refusal-bad-mapping = The mapping is not sound: { $error }
refusal-sheet-missing = There is no sheet { $name }. There are: { $found }
refusal-not-computed = Cell { $cell } has a formula without a result. Open the file in a spreadsheet program and save it there again.
refusal-page-missing = A part is missing: the list goes on after { $last }.
refusal-page-unexpected = These files do not belong together: the list ends with { $last }, yet { $name } is there too.
refusal-figures-twice = The figures are there twice: { $first } and { $second }. Leave one out.
refusal-no-areas = Table { $table } says nothing about areas.
refusal-areas-unclear = The areas are named, not coded. { $unclear } names are unknown or belong to more than one area, such as { $example }. Download the table with codes.
refusal-no-figures = Of no column do we know that it holds figures. The columns are: { $found }.
refusal-fetch-address = This is no table, list or https address that we can fetch: { $address }
refusal-fetch-elsewhere = The server refers to { $address }. We do not follow that: a table comes from one address.
refusal-fetch-status = { $address } answers with status { $status }. Please try again later.
refusal-fetch-failed = { $address } cannot be read: { $error }
refusal-fetch-changing = The table changed { $times } times while we fetched it. Please try again later.
refusal-fetch-stopped = Fetching was stopped. What was there is kept; next time we go on from there.
refusal-folder-in-use = The folder { $folder } holds something else. Choose an empty folder.
refusal-not-kept = The file cannot be kept on the disk: { $error }

about-werk-cijfers = Import figures, and see what came in and what is still missing.
event-import-asked = Files with figures were sent
event-import-tried = Figures were tried out
event-import-finished = Figures were imported
event-import-refused = Files with figures could not be read
event-mapping-saved = A mapping of a spreadsheet was saved

known-title = Why does it say: { $stand }?
known-margin-wilson = The margin is { $margin }. We computed it from { $count } out of { $n }: we are { $sure }% sure that the real number lies within it (Wilson's method).
known-margin-rate = The margin is { $margin }. We computed it from { $count } among { $n }: we are { $sure }% sure that the real number lies within it (Byar's method).
known-margin-events = The margin is { $margin }. Even when nothing changes, no two years are the same. We are { $sure }% sure that the usual number lies within it (Byar's method).
known-margin-source = The margin is { $margin }. The source itself gives it.
known-margin-none = We know of no margin. So we take the figure as it is.
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
known-no-direction = Nobody agreed whether more or less is better for this figure. So: cannot be determined.
known-no-target = So there is nothing to compare the figure with. So: no target.
known-only-derived = We do not judge a figure that is not from the source itself. So: not official yet.
known-no-figure = Without a figure there is nothing to say. So: no figure yet.
known-clearer = What would make it clear?
known-clearer-margin = A next figure that lies further from { $path }. Or a smaller margin, for example when more people take part in the survey.
known-clearer-direction = A conversation about what this figure means. And an agreement on which way is better, if there is one.
known-clearer-target = An agreement on how high this figure should be, and when.
known-clearer-official = A figure from the source itself.
known-clearer-figure = A figure from the source.
known-row = This stands in the delivery ‘{ $title }’ of { $came }, in the file { $file } on row { $line }.
known-row-not-kept = This came with the delivery ‘{ $title }’ of { $came }. Which row it came from was not kept then.

verdict-course = Direction
course-better = Goes the right way
course-worse = Goes the wrong way
course-up = Rises
course-down = Falls
course-not-clear = No clear direction
course-too-few = Not to be seen yet
course-why-up = From { $first } to { $last } this rose more than chance can explain.
course-why-down = From { $first } to { $last } this fell more than chance can explain.
course-why-not-clear = The differences from { $first } to { $last } may be chance.
course-why-too-few = There are too few years to see a direction. That takes five years in a row that can be compared.
verdict-country = Compared
beside-higher = Higher than in the Netherlands
beside-lower = Lower than in the Netherlands
beside-similar = No clear difference with the Netherlands
beside-undetermined = Difference with the Netherlands cannot be determined
beside-why-nearly-sure = For { $period } it was { $value } in the Netherlands, and { $own } here. That difference is almost surely no chance (99.8% sure).
beside-why-probable = For { $period } it was { $value } in the Netherlands, and { $own } here. That difference is probably no chance (95% sure).
beside-why-similar = For { $period } it was { $value } in the Netherlands, and { $own } here. The difference may be chance.
beside-why-no-margin = For { $period } it was { $value } in the Netherlands, and { $own } here. Without a margin nobody can say whether the difference is chance.
beside-why-no-country = There is no period with a figure of here and of the Netherlands.

parts-whole = all of { $place }
parts-looks = We compared { $count ->
    [one] one district or group
   *[other] { $count } districts and groups
 } with all of { $place }. By chance alone, { $chance } of them would stand out on average.
parts-none-stand-out = Corrected for that, none clearly differs (method of Benjamini and Hochberg).
parts-stand-out = Corrected for that, these clearly differ: { $names } (method of Benjamini and Hochberg).
parts-higher = { $name } (higher)
parts-lower = { $name } (lower)
