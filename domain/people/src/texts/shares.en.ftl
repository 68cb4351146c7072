share-title = Read along
share-about = { $municipality } lets you read something that is not public yet. The link is for you alone. Do not pass it on.
share-open = Open
fault-share-until = Choose a day from today on, at most 90 days ahead.
event-share-made = Reading link made
event-share-opened = Reading link opened
event-share-withdrawn = Reading link withdrawn
