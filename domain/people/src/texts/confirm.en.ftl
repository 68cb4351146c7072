confirm-title = Is it you?
confirm-text = What you want to do reaches far. That is why we ask once more. What you filled in is not lost.
confirm-example = This is an example. There is nothing to fill in.
confirm-sign-in = You sign in here without a password or code. So sign out and in again. After that you can go on for ten minutes.
confirm-button = Yes, go on
confirm-leave = Do not go on
fault-confirm = This is not right. Please try once more.
event-session-confirmed = Showed once more who one is
