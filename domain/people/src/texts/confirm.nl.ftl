confirm-title = Bent u het zelf?
confirm-text = Wat u wilt doen, heeft grote gevolgen. Daarom vragen we dit nog een keer. Wat u invulde, gaat niet verloren.
confirm-example = Dit is een voorbeeld. U hoeft niets in te vullen.
confirm-sign-in = U logt hier in zonder wachtwoord of code. Log daarom uit en opnieuw in. Daarna kunt u tien minuten verder.
confirm-button = Ja, ga verder
confirm-leave = Niet doorgaan
fault-confirm = Dit klopt niet. Probeer het nog een keer.
event-session-confirmed = Nog een keer laten zien wie men is
