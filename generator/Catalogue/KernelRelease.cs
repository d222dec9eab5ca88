using System.Globalization;
using System.Text.RegularExpressions;

namespace KcapiGen.Generator.Catalogue;

/// <summary>A release of Linux, such as 6.12.</summary>
internal sealed record KernelRelease(int Major, int Minor) : IComparable<KernelRelease>
{
    private static readonly Regex Form = new("^([0-9]{1,3})\\.([0-9]{1,3})$", RegexOptions.CultureInvariant);

    public static bool operator <(KernelRelease left, KernelRelease right) => left.CompareTo(right) < 0;

    public static bool operator >(KernelRelease left, KernelRelease right) => left.CompareTo(right) > 0;

    public static bool operator <=(KernelRelease left, KernelRelease right) => left.CompareTo(right) <= 0;

    public static bool operator >=(KernelRelease left, KernelRelease right) => left.CompareTo(right) >= 0;

    /// <returns>The release, or null where the text is not two numbers with a dot between.</returns>
    public static KernelRelease? Parse(string text) =>
        Form.Match(text) is { Success: true, Groups: var groups } ? new(Number(groups[1]), Number(groups[2])) : null;

    public int CompareTo(KernelRelease? other)
    {
        if (other is null)
        {
            return 1;
        }

        return Major == other.Major ? Minor.CompareTo(other.Minor) : Major.CompareTo(other.Major);
    }

    public override string ToString() => $"{Major}.{Minor}";

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);
}
