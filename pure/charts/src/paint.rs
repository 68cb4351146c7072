//! Who colours a drawing: the style sheet of a page, or the drawing itself.

/// How a drawing gets its colours and faces.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Paint {
    /// For a page: class names only, its style sheet has the colours (and the dark ones).
    Classes,
    /// For paper: the light colours and the text face, written into the drawing.
    Fixed,
}

/// The text face of a drawing on paper.
pub(crate) const FACE: &str = "Atkinson Hyperlegible Next, sans-serif";
/// The face of its digits, and how much smaller they are set to match; the zero of the text face has a stroke.
pub(crate) const DIGIT_FACE: &str = "Public Sans, Atkinson Hyperlegible Next, sans-serif";
pub(crate) const DIGIT_SCALE: f64 = 0.924;

const PAPER: &str = "#ffffff";
const INK: &str = "#1a1d21";
const SECOND_INK: &str = "#4d535b";
const HAIRLINE: &str = "#dad8d3";
const STRONG_HAIRLINE: &str = "#7d7f82";
const THREAD: &str = "#b81c2c";
const NATION: &str = "#5f6973";
const PEERS: &str = "#3c7196";
const ON_COURSE: &str = "#17655a";
const BEHIND: &str = "#985000";
const UNDETERMINED: &str = "#56606b";
const NO_FIGURE: &str = "#6a7077";
/// From the lowest class of a map to the highest.
const SHADES: [&str; 5] = ["#e3eaef", "#bccedb", "#7fa3bb", "#33617f", "#12324a"];
/// From this shade on, counted from 1, a text on it is light.
pub(crate) const FIRST_DARK_SHADE: usize = 4;

/// Whose line it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Tone {
    Own,
    Peers,
    National,
    Target,
}

impl Tone {
    fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Peers => "peers",
            Self::National => "national",
            Self::Target => "target",
        }
    }

    fn colour(self) -> &'static str {
        match self {
            Self::Own => THREAD,
            Self::Peers => PEERS,
            Self::National => NATION,
            Self::Target => INK,
        }
    }
}

/// One kind of stroke, shape or letter in a chart.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Ink {
    /// A line to read values by.
    Grid,
    /// The line the chart stands on.
    Axis,
    /// The margin of our line.
    Band,
    BandEdge,
    /// Where the way of measuring changed.
    Break,
    /// From the end of a line to a label that stands elsewhere.
    Leader,
    /// The margin of a figure that stands alone.
    Whisker,
    /// A line that a figure is compared with, across a row of figures.
    Level,
    /// The bounds within which chance lies: those of 95 %, and those of 99.8 %.
    Limit,
    OuterLimit,
    /// One of many dots that may cover each other.
    Speck,
    /// The ground of an area in a map, by its shade from 1 to 5.
    Shade(usize),
    /// What is drawn on a shade to tell it from the next without colour.
    Texture(usize),
    /// The ground of an area without a class, and what is drawn on it.
    Blank,
    BlankTexture,
    /// Between two areas with a class, and around one without.
    Border,
    BlankBorder,
    /// The ground of a number, and the number.
    Disc,
    Number,
    /// Around the area in focus, and the light around that.
    Focus,
    FocusEdge,
    Line(Tone),
    /// The part of a line that may still change.
    Provisional(Tone),
    Dot(Tone),
    /// An open dot: a figure that may still change.
    Ring(Tone),
    /// Where the path leads: the target itself, in a shape that no figure has.
    Target,
    /// Text in the second ink.
    Text,
    /// Text in the first ink.
    Word,
    /// Text in the first ink that weighs more.
    Strong,
    /// Text on a shade of a map; true for the value.
    OnShade(usize, bool),
    /// The name and value at the end of a line.
    Label(Tone),
    /// A strand of the golden thread: alone, twined with others, or to where nothing is yet.
    Strand,
    TwinedStrand,
    LooseStrand,
    /// A knot in it, one where nothing is yet, and what fills that of the page.
    Knot,
    OpenKnot,
    KnotHeart,
    /// The name of what a knot stands for.
    Name,
}

impl Ink {
    /// The class or the colours, and the shape of the stroke, as attributes.
    pub(crate) fn attributes(self, paint: Paint) -> String {
        let look = match paint {
            Paint::Classes => format!(r#"class="{}""#, self.class()),
            Paint::Fixed => self.colours(),
        };
        let shape = self.shape();
        if shape.is_empty() { look } else { format!("{look} {shape}") }
    }

    fn class(self) -> String {
        match self {
            Self::Grid => "sk-chart__grid".to_owned(),
            Self::Axis => "sk-chart__axis".to_owned(),
            Self::Band => "sk-chart__band".to_owned(),
            Self::BandEdge => "sk-chart__band-edge".to_owned(),
            Self::Break => "sk-chart__break".to_owned(),
            Self::Leader => "sk-chart__leader".to_owned(),
            Self::Whisker => "sk-chart__whisker".to_owned(),
            Self::Level => "sk-chart__level".to_owned(),
            Self::Limit | Self::OuterLimit => "sk-chart__limit".to_owned(),
            Self::Speck => "sk-chart__point sk-chart__point--peers".to_owned(),
            Self::Shade(shade) => format!("sk-chart__shade--{shade}"),
            Self::Texture(shade) => format!("sk-chart__texture--{shade}"),
            Self::Blank => "sk-chart__blank".to_owned(),
            Self::BlankTexture => "sk-chart__blank-texture".to_owned(),
            Self::Border => "sk-chart__border".to_owned(),
            Self::BlankBorder => "sk-chart__border sk-chart__border--blank".to_owned(),
            Self::Disc => "sk-chart__disc".to_owned(),
            Self::Number => "sk-chart__number".to_owned(),
            Self::Focus => "sk-chart__focus".to_owned(),
            Self::FocusEdge => "sk-chart__focus-edge".to_owned(),
            Self::Text => "sk-chart__label".to_owned(),
            Self::Word => "sk-chart__label sk-chart__label--word".to_owned(),
            Self::Strong => "sk-chart__label sk-chart__label--word".to_owned(),
            Self::OnShade(shade, _) => format!("sk-chart__label sk-chart__label--on-{shade}"),
            Self::Line(tone) => format!("sk-chart__line sk-chart__line--{}", tone.name()),
            Self::Provisional(tone) => {
                format!("sk-chart__line sk-chart__line--{} sk-chart__line--provisional", tone.name())
            }
            Self::Dot(tone) => format!("sk-chart__point sk-chart__point--{}", tone.name()),
            Self::Ring(tone) => {
                format!("sk-chart__point sk-chart__point--{} sk-chart__point--provisional", tone.name())
            }
            Self::Target => "sk-chart__point sk-chart__point--target".to_owned(),
            Self::Label(tone) => format!("sk-chart__label sk-chart__label--{}", tone.name()),
            Self::Strand => "sk-rope__strand".to_owned(),
            Self::TwinedStrand => "sk-rope__strand sk-rope__strand--twined".to_owned(),
            Self::LooseStrand => "sk-rope__strand sk-rope__strand--loose".to_owned(),
            Self::Knot => "sk-rope__knot".to_owned(),
            Self::OpenKnot => "sk-rope__knot sk-rope__knot--open".to_owned(),
            Self::KnotHeart => "sk-rope__heart".to_owned(),
            Self::Name => "sk-rope__name".to_owned(),
        }
    }

    fn colours(self) -> String {
        match self {
            Self::Grid => format!(r#"stroke="{HAIRLINE}""#),
            Self::Axis => format!(r#"stroke="{INK}""#),
            Self::Band => format!(r#"fill="{THREAD}""#),
            Self::Break | Self::Leader => format!(r#"stroke="{STRONG_HAIRLINE}""#),
            Self::Line(tone) | Self::Provisional(tone) => format!(r#"stroke="{}""#, tone.colour()),
            Self::Dot(tone) => format!(r#"fill="{}""#, tone.colour()),
            Self::Ring(tone) => format!(r#"fill="{PAPER}" stroke="{}""#, tone.colour()),
            Self::Target => format!(r#"fill="{INK}" stroke="{PAPER}""#),
            Self::Whisker | Self::Limit | Self::OuterLimit => format!(r#"stroke="{NATION}""#),
            Self::Level => format!(r#"stroke="{INK}""#),
            Self::Speck => format!(r#"fill="{PEERS}""#),
            Self::Shade(shade) => format!(r#"fill="{}""#, shade_colour(shade)),
            Self::Texture(shade) => format!(r#"stroke="{}""#, shade_colour(texture_shade(shade))),
            Self::Blank => format!(r#"fill="{PAPER}""#),
            Self::Disc => format!(r#"fill="{PAPER}" stroke="{INK}""#),
            Self::Number => format!(r#"fill="{INK}""#),
            Self::BlankTexture => format!(r#"stroke="{NO_FIGURE}""#),
            Self::Focus | Self::BandEdge => format!(r#"stroke="{THREAD}""#),
            Self::Border | Self::FocusEdge => format!(r#"stroke="{PAPER}""#),
            Self::BlankBorder => format!(r#"stroke="{STRONG_HAIRLINE}""#),
            Self::Text => format!(r#"fill="{SECOND_INK}" stroke="{PAPER}""#),
            Self::Word | Self::Strong => format!(r#"fill="{INK}" stroke="{PAPER}""#),
            Self::OnShade(shade, _) => {
                let ink = if shade < FIRST_DARK_SHADE { INK } else { PAPER };
                format!(r#"fill="{ink}" stroke="{}""#, shade_colour(shade))
            }
            Self::Label(tone) => format!(r#"fill="{}" stroke="{PAPER}""#, tone.colour()),
            Self::Strand | Self::TwinedStrand | Self::LooseStrand => format!(r#"stroke="{THREAD}""#),
            Self::Knot | Self::OpenKnot => format!(r#"fill="{PAPER}" stroke="{THREAD}""#),
            Self::KnotHeart => format!(r#"fill="{THREAD}""#),
            Self::Name => format!(r#"fill="{INK}""#),
        }
    }

    fn shape(self) -> &'static str {
        match self {
            Self::Grid | Self::Axis | Self::Leader | Self::Level => r#"fill="none" stroke-width="1""#,
            Self::Break => r#"fill="none" stroke-width="1" stroke-dasharray="5 4""#,
            Self::Band => r#"fill-opacity="0.13""#,
            Self::BandEdge => r#"fill="none" stroke-width="1" stroke-opacity="0.45" stroke-linejoin="round""#,
            Self::Line(Tone::Own) => r#"fill="none" stroke-width="2.75" stroke-linejoin="round" stroke-linecap="round""#,
            Self::Line(Tone::Target) => r#"fill="none" stroke-width="2.25" stroke-dasharray="0.1 5" stroke-linecap="round""#,
            Self::Line(_) => r#"fill="none" stroke-width="1.75" stroke-linejoin="round" stroke-linecap="round""#,
            Self::Provisional(Tone::Own) => r#"fill="none" stroke-width="2.75" stroke-dasharray="7 5""#,
            Self::Provisional(_) => r#"fill="none" stroke-width="1.75" stroke-dasharray="6 4""#,
            Self::Dot(_) | Self::Shade(_) | Self::Blank | Self::Number | Self::KnotHeart => "",
            Self::Strand => r#"fill="none" stroke-width="2" stroke-linejoin="round" stroke-linecap="round""#,
            Self::TwinedStrand => r#"fill="none" stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round""#,
            Self::LooseStrand => r#"fill="none" stroke-width="2" stroke-dasharray="0.1 6" stroke-linecap="round""#,
            Self::Knot => r#"stroke-width="2.5""#,
            Self::OpenKnot => r#"stroke-width="2" stroke-dasharray="3 3""#,
            Self::Name => r#"font-weight="600""#,
            Self::Whisker => r#"fill="none" stroke-width="2" stroke-linecap="round""#,
            Self::Limit => r#"fill="none" stroke-width="1.25""#,
            Self::OuterLimit => r#"fill="none" stroke-width="1.25" stroke-dasharray="5 4""#,
            Self::Speck => r#"fill-opacity="0.55""#,
            Self::Texture(_) => r#"fill="none" stroke-width="1.4" stroke-linecap="round" stroke-opacity="0.6""#,
            Self::BlankTexture => r#"fill="none" stroke-width="1""#,
            Self::Disc => r#"stroke-width="1""#,
            Self::Border | Self::BlankBorder => r#"stroke-width="0.75" stroke-linejoin="round""#,
            Self::Focus => r#"fill="none" stroke-width="2.75" stroke-linejoin="round""#,
            Self::FocusEdge => r#"fill="none" stroke-width="6" stroke-linejoin="round""#,
            Self::Ring(Tone::Own) => r#"stroke-width="2.5""#,
            Self::Ring(_) => r#"stroke-width="1.75""#,
            Self::Target => r#"stroke-width="1.5""#,
            Self::Text | Self::Word | Self::OnShade(_, false) => r#"paint-order="stroke" stroke-width="3" stroke-linejoin="round""#,
            Self::Strong | Self::OnShade(_, true) | Self::Label(_) => {
                r#"font-weight="700" paint-order="stroke" stroke-width="3" stroke-linejoin="round""#
            }
        }
    }
}

/// The colour of a shade of a map, from 1 to 5.
fn shade_colour(shade: usize) -> &'static str {
    SHADES[shade.clamp(1, SHADES.len()) - 1]
}

/// The shade in which a shade's texture is drawn: the next one, so that it shows without hiding a value.
fn texture_shade(shade: usize) -> usize {
    if shade < FIRST_DARK_SHADE { shade + 1 } else { shade - 1 }
}

/// The colour of a mark: that of the text around it on a page, its own on paper.
pub(crate) fn mark_colour(class: &str, paint: Paint) -> &'static str {
    if paint == Paint::Classes {
        return "currentColor";
    }
    match class {
        "sk-mark--reached" | "sk-mark--on-course" => ON_COURSE,
        "sk-mark--behind" => BEHIND,
        "sk-mark--undetermined" => UNDETERMINED,
        "sk-mark--no-figure" | "sk-mark--no-target" => NO_FIGURE,
        _ => INK,
    }
}
