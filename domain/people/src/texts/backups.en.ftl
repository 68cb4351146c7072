# Backups: when they were made, whether they can be read, making one and trying one.

menu-backups = Backups
about-werk-back-ups = When backups were made, whether they can be read, and making one now.
backups-lead = A backup is a file with everything of this municipality. The keys of people are in a file beside it.
backups-none = No backup was made yet
backups-late = The last backup is older than { $count ->
    [one] { $count } day
   *[other] { $count } days
  }
backups-late-then = Make one now, or ask whoever keeps the server why there was none. After how many days you see this is a setting.
backups-to = To the backups
backups-made = Backups that were made
backups-when = Made
backups-read-back = Read back
backups-small = less than 1 MB
backups-size = Size
backups-command = on the server, by a command
backups-make = Make a backup now
backups-make-about = The backup goes onto the server, into the folder for backups. Then the program reads it back. It cannot be downloaded: data about people are in it.
backups-how = How one is made every night
backups-how-make = Ask whoever keeps the server to have this command run every night, each time with another file name. The site stays on:
backups-how-keys = Keep the file in another place, with { $file } beside it. Always write over the old { $file } there: the newest fits older backups too.
backups-try = How to try a backup
backups-try-about = Only when a backup was put back you know that it works. Have that done now and then, in an empty folder. Tell in which folder the master key is:
backups-try-check = Then see whether everything opens:
backups-try-after = Throw the folder away afterwards. Data about people are in it.
backup-last = Last asked for: { $when }
backup-busy = A backup was asked for { $when }. It is not ready yet.
backup-failed = The backup did not work. Ask whoever keeps the server to look.
backup-full = No backup was made: the disk for backups is full. Ask whoever keeps the server to make room, and then try again.
backup-folder = No backup was made: the folder for backups is not there, or the program may not write in it. Ask whoever keeps the server to see to that, and then try again.
backup-made = The backup was made and read back.
job-kind-people-backup = Making a backup
event-backup-made = Backup made
settings-backups = Backups
settings-backups-about = Administrators see a warning when no backup was made for long.
setting-backup-days = Warn after so many days
setting-backup-days-hint = A number from 1 to 90.
fault-backup-days = Fill in a number from 1 to 90.
