# Wat er van elders is ingelezen.

imports-version-imported = Versie { $number }{ $taken_over ->
    [true] , overgenomen van een andere gemeente
   *[other] {""}
  }.
