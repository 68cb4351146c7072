sharing = Let others read along
sharing-about = With a link somebody without an account reads along with the draft. It opens this version only, and nothing else. You can withdraw it at any time.
sharing-version = The link opens:
field-receiver = For whom
receiver-hint = For example: Buurthuis De Brug. It stands here only.
field-until = Until and including
until-hint = At most 90 days ahead. Once the version is adopted, the link opens nothing any more.
share-make = Make link
share-made-title = Link for { $receiver }
share-made-about = Give this link to whom it is for, or print this page. We show it only once.
share-qr = QR code of the link. The link stands above it in letters.
share-kept = I have the link
shares = Links that there are
shares-none = There is no link yet.
share-line = Version: { $version }. Made by { $by }, until and including { $until }. { $count ->
    [0] Not opened yet.
    [one] Opened once.
   *[other] Opened { $count } times.
}
share-last-opened = Last on { $day }.
share-is-withdrawn = Withdrawn
share-is-over = Over
share-is-orphan = Opens nothing: whoever made it may no longer do so
share-withdraw = Withdraw
share-withdrawn = The link has been withdrawn. It opens nothing any more.
refused-no-draft = There is no draft to read along with.
shared-about = You are reading along with a draft. Nothing has been decided yet, and what stands here may still change.
shared-until = Your link works until and including { $until }.
shared-none = There is nothing in this draft yet.
