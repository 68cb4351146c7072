menu-figures = Figures
