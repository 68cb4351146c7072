# Tasks that run by themselves, and the check of the audit trail.

menu-tasks = Tasks
about-werk-taken = Work that runs by itself: what waits, what is going on, and what came of it.
tasks-none = No task was started yet. Tasks begin when somebody takes in figures, freezes a report or has the audit trail checked.
tasks-what = Task
tasks-who = For whom
tasks-state = State
tasks-by-itself = by itself
tasks-own = You see your own tasks.
job-kind-import-figures = Taking in figures
job-kind-refresh-figures = Fetching figures from CBS
job-kind-freeze-report = Freezing a report
job-kind-people-recovery = A new password: finding out who asked
job-kind-people-audit-check = Checking the audit trail
job-kind-other = Something else

audit-check = Check of the audit trail
audit-check-how = The check looks whether every line is still as it was written, and whether none was taken out or added. It also holds the trail against the signed checkpoints, which are kept outside the database.
audit-check-button = Check now
audit-check-command = Whoever keeps the server can do the same with a key that is kept in another place:
audit-check-never = The audit trail was not checked here yet.
audit-check-last = Last check: { $when }
audit-check-busy = The check was asked for { $when } and is not ready yet.
audit-check-failed = The check did not succeed. Ask whoever keeps the server to have a look.
audit-check-task = See the task
audit-fits = The audit trail fits: all lines and { $checkpoints ->
    [one] { $checkpoints } checkpoint
   *[other] { $checkpoints } checkpoints
  }.
audit-no-checkpoints = There are no checkpoints yet. The program makes one by itself, at most ten minutes after something happened. Try again after that.
audit-misfit-gone = The audit trail does not fit: line { $number } is gone, while there are later ones.
audit-misfit-added = The audit trail does not fit: line { $number } does not belong there. Somebody added it.
audit-misfit-changed = The audit trail does not fit: line { $number } was changed after it was written.
audit-misfit-unreadable = The audit trail does not fit: line { $number } cannot be read.
audit-misfit-cut = The audit trail does not fit: it ends at line { $last }, but there were { $known }.
audit-misfit-other = The audit trail does not fit: from line { $number } on it is another trail than was seen before. Perhaps an old database was put back.
audit-misfit-checkpoint = The checkpoints do not fit: line { $number } of that file was not signed by us, or lines are missing.
event-audit-checked = Audit trail checked
