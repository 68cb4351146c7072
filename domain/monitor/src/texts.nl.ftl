menu-figures = Cijfers
