wait-title = Please wait a while
wait-text = { $minutes ->
    [one] There were too many tries to sign in here. You can try again in one minute. What you filled in is still there.
   *[other] There were too many tries to sign in here. You can try again in { $minutes } minutes. What you filled in is still there.
}
wait-device = Can you not wait? On a device on which you signed in before you can often go on at once. Or
wait-recovery = have a link mailed to you to choose a new password
own-data-device = Known device, last signed in
