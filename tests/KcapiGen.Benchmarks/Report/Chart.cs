namespace KcapiGen.Benchmarks.Report;

/// <summary>A line of a chart. Lines of one colour number have one colour in every chart of a page.</summary>
internal sealed record Line(string Name, int Colour, (double X, double Y)[] Points);

/// <summary>Lines over an axis whose steps are equal factors.</summary>
/// <param name="Title">Above it.</param>
/// <param name="Below">What the axis below is of.</param>
/// <param name="Ticks">The places of the axis below, with what to write there.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Mark">A height that is to be seen, such as that of equality.</param>
internal sealed record Chart(string Title, string Below, (double X, string Text)[] Ticks, Line[] Lines, double? Mark = null);
