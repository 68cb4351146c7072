# What was taken in from elsewhere.

imports-version-imported = Version { $number }{ $taken_over ->
    [true] , taken over from another municipality
   *[other] {""}
  }.
