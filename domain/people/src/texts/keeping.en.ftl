# Keeping accounts: ways to sign in, another address, who may do what.

ways-in = Signing in
ways-in-none = This person cannot sign in in any way yet.
ways-in-passwords = A password
ways-in-identities = { $count ->
    [one] One linked account of another organisation
   *[other] { $count } linked accounts of other organisations
}
ways-in-passkeys = { $count ->
    [one] One passkey
   *[other] { $count } passkeys
}
ways-in-second-factors = A second step when signing in
ways-in-forgotten = Password lost? Then this person asks for a new one, on the page where one signs in.
refused-has-a-way-in = This person can sign in already. They need no invitation. Password lost? Then this person asks for a new one, on the page where one signs in.
pass-recovery-links = Links with accounts of other organisations end. Your passkeys and your second step stay. After signing in, look at your account whether you know all passkeys.
