//! Who may give, read, answer and change what. The rules are in `access.cedar`.
