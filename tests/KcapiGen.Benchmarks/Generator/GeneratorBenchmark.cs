using System.Diagnostics;
using KcapiGen.Benchmarks.Measuring;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KcapiGen.Benchmarks.Generator;

/// <summary>What the generator costs a compiler: cold, with nothing changed, and after an edit; beside compiling without it.</summary>
internal static class GeneratorBenchmark
{
    public const string Bare = "compile of the declarations alone", Written = "compile of the same text, written by hand", With = "compile with the generator";
    public const string Cold = "generator, cold", NoOp = "generator, nothing changed", Unrelated = "generator, unrelated edit", OneEdit = "generator, one declaration edited";
    public const string RemadeByUnrelated = "files made anew by an unrelated edit", RemadeByOne = "files made anew by an edit of one declaration";

    // A thousand declarations take seconds to compile, and on a busy machine many.
    private const int LeastRounds = 1;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    public static int[] Counts { get; } = [1, 100, 1000];

    public static Section Run(bool quick, Pace pace)
    {
        int rounds = quick ? 1 : pace.Rounds;
        var counts = new Dictionary<string, double>();
        Measured[] cases = [.. (quick ? Counts[..^1] : Counts).Select(count => Measure(count, rounds, counts))];
        return new("generator", Machine.Describe(), Machine.Today, cases.Min(measured => measured.Figures[0].Nanoseconds.Length), [], cases, counts);
    }

    private static Measured Measure(int count, int rounds, Dictionary<string, double> counts)
    {
        CSharpCompilation project = Declarations.Project(count);
        GeneratorDriver driver = Declarations.Driver().RunGeneratorsAndUpdateCompilation(project, out Compilation whole, out _);
        CSharpCompilation written = project.AddSyntaxTrees(whole.SyntaxTrees.Except(project.SyntaxTrees).Select(tree => Declarations.Parse(tree.ToString())));
        CSharpCompilation unrelated = project.ReplaceSyntaxTree(project.SyntaxTrees[^1], Declarations.Other("int _new;"));
        CSharpCompilation edited = project.ReplaceSyntaxTree(project.SyntaxTrees[0], Declarations.Parse(project.SyntaxTrees[0].ToString().Replace("gcm(aes)", "gcm(camellia)", StringComparison.Ordinal)));
        counts[$"{RemadeByUnrelated}, of {count}"] = Remade(project, unrelated);
        counts[$"{RemadeByOne}, of {count}"] = Remade(project, edited);

        (string Name, Action Do)[] lanes =
        [
            (Bare, () => Compile(Fresh(project))),
            (Written, () => Compile(Fresh(written))),
            (With, () =>
            {
                Declarations.Driver().RunGeneratorsAndUpdateCompilation(Fresh(project), out Compilation output, out _);
                Compile(output);
            }),
            (Cold, () => Declarations.Driver().RunGenerators(project.Clone())),
            (NoOp, () => driver.RunGenerators(project.Clone())),
            (Unrelated, () => driver.RunGenerators(unrelated.Clone())),
            (OneEdit, () => driver.RunGenerators(edited.Clone())),
        ];
        var times = lanes.ToDictionary(lane => lane.Name, _ => new List<double>());
        var all = Stopwatch.StartNew();
        for (int round = -1; round < rounds && (round < LeastRounds || all.Elapsed < Limit); round++)
        {
            foreach ((string name, Action action) in lanes)
            {
                var clock = Stopwatch.StartNew();
                action();
                if (round >= 0)
                {
                    times[name].Add(clock.Elapsed.TotalNanoseconds);
                }
            }
        }

        var measured = new Measured(new("compile", "declarations", count), [.. lanes.Select(lane => new Figure(lane.Name, [.. times[lane.Name]], 0))]);
        Progress.Say(measured);
        return measured;
    }

    /// <summary>The same project, parsed anew, as a compiler that has just started has it.</summary>
    private static CSharpCompilation Fresh(CSharpCompilation project)
        => project.RemoveAllSyntaxTrees().AddSyntaxTrees(project.SyntaxTrees.Select(tree => Declarations.Parse(tree.ToString())));

    private static void Compile(Compilation compilation)
    {
        using var stream = new MemoryStream();
        if (!compilation.Emit(stream).Success)
        {
            throw new InvalidOperationException("What is to be measured does not compile.");
        }
    }

    /// <summary>How many generated files an edit makes anew.</summary>
    private static int Remade(CSharpCompilation before, CSharpCompilation after) => Declarations.Driver(track: true).RunGenerators(before).RunGenerators(after).GetRunResult().Results.Single()
        .TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs)
        .Count(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
}
