using KcapiGen;
using Spectre.Console;

namespace Doctor;

/// <summary>The table of the algorithms, a section for each kind. What does not fit its column goes on below.</summary>
internal static class AlgorithmTable
{
    private const int Gap = 2;
    private const int KeyWidth = 8, SizeWidth = 4, EngineWidth = 6, PolicyWidth = 6;
    private const int NarrowNameWidth = 26, WideNameWidth = 44, WideTable = 120;

    private static readonly Style Bold = new(decoration: Decoration.Bold);

    public static (string Subject, string Fact)[] Legend { get; } =
    [
        ("key, size", "in bytes: of the key; and of the IV, the digest or, of a random number generator, the seed that it needs"),
        ("engine", "whether KcapiGen has the algorithm in process here, for one size of its key at least"),
        ("7.3", "who may use it in the kernel under the default policy of Linux 7.3; admin: with CAP_NET_ADMIN or CAP_SYS_ADMIN"),
        ("kernel", "the driver and its priority, or why this process cannot have it"),
    ];

    public static Table Of(IReadOnlyList<Row> rows, int width)
    {
        int nameWidth = width >= WideTable ? WideNameWidth : NarrowNameWidth;
        int driverWidth = width - nameWidth - KeyWidth - SizeWidth - EngineWidth - PolicyWidth - (5 * Gap);
        Table table = new Table().NoBorder();
        foreach (int column in new[] { nameWidth, KeyWidth, SizeWidth, EngineWidth, PolicyWidth, driverWidth })
        {
            table.AddColumn(new TableColumn("").Width(column).PadLeft(0).PadRight(column == driverWidth ? 0 : Gap));
        }

        table.HideHeaders();

        foreach (IGrouping<string, Row> kind in rows.GroupBy(row => row.Kind ?? "unknown"))
        {
            if (table.Rows.Count > 0)
            {
                table.AddEmptyRow();
            }

            table.AddRow([.. new[] { kind.Key, "key", "size", "engine", "7.3", "kernel" }.Select(heading => new Text(heading, Bold))]);
            foreach (Row row in kind)
            {
                table.AddRow(Cells(row, nameWidth, driverWidth));
            }
        }

        return table;
    }

    private static Text[] Cells(Row row, int nameWidth, int driverWidth) =>
    [
        Cell(Wrap.Name(row.Name, nameWidth), row.CanBeHad ? Color.Default : Color.Red),
        Cell(Keys(row)),
        Cell(row.IvSize + row.DigestSize + row.SeedSize is > 0 and var size ? $"{size}" : "-"),
        row.InProcess ? Cell("yes", Color.Green) : Cell("no"),
        Cell(row.Linux73 switch { "everyone" => "anyone", "privileged" => "admin", _ => "nobody" }),
        row.Kernel.Available ? Cell(Wrap.Name($"{row.Driver ?? "unknown driver"} {row.Priority}", driverWidth), Color.Green) : Cell(Short(row), Color.Yellow),
    ];

    private static Text Cell(string text, Color? color = null) => new(text, new Style(color));

    private static string Keys(Row row)
    {
        if (row.MaxKeySize > 0)
        {
            return "any";
        }

        return row.KeySizes switch
        {
            [] => "-",
            [var first, .., var last] when row.KeySizes.Length > 5 && last - first == row.KeySizes.Length - 1 => $"{first} to {last}",
            _ => string.Join(' ', row.KeySizes),
        };
    }

    private static string Short(Row row) => Enum.Parse<KernelSupportReason>(row.Kernel.Reason) switch
    {
        KernelSupportReason.NotLinux => "not Linux",
        KernelSupportReason.NoInterface => "no AF_ALG",
        KernelSupportReason.NoInterfaceOrBlocked => "no AF_ALG, or blocked",
        KernelSupportReason.Blocked => "blocked",
        KernelSupportReason.RestrictedByPolicy => "shut by policy",
        KernelSupportReason.FamilyModuleMissing => $"no algif_{row.Kind}",
        KernelSupportReason.UnknownAlgorithm => "unknown here",
        KernelSupportReason.NotApproved => "not in FIPS mode",
        KernelSupportReason.SelfTestFailed => "self-test failed",
        KernelSupportReason.RemovedFromKernel => $"removed in {row.RemovedIn}",
        _ => row.Kernel.Reason,
    };
}
