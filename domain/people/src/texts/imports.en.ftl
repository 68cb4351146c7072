# What was taken in or fetched from elsewhere, and whether that goes well.

menu-imports = Imports
about-werk-inlezen = What was taken in from elsewhere, by whom, and whether figures are fetched well.
imports-lead = What was taken in from elsewhere and what came of it. What exactly was in it is not shown here.
imports-fetched = Fetched by itself
imports-fetched-none = The program fetches nothing by itself now. Whoever keeps the figures can switch that on.
imports-fetch-failed = Not everything could be fetched
imports-fetch-failed-then = The program tries again the next time. Does it keep failing? Ask whoever keeps the figures to look, or whoever keeps the server whether the program can reach the outside.
imports-what = What
imports-last = Last time
imports-next = Next time
imports-failed = Failed
imports-not-yet = not yet
imports-no-next = no more
imports-taken-in = Taken in
imports-taken-in-none = Nothing was taken in yet.
imports-mend = Mending mistakes
imports-mend-about = Whoever keeps a part sees which mistakes there were and can take it in again. That is done on these pages:
