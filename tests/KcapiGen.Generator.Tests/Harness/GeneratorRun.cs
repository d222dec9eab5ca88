using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KcapiGen.Generator.Tests.Harness;

/// <summary>The generator over a compilation. Every run is repeated on an equal compilation, and then nothing may be made anew.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation input)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        Input = input;
        Output = output;
        Result = _driver.GetRunResult().Results.Single();
        Assert.Null(Result.Exception);
        Assert.Empty(Result.Diagnostics);
        AssertRepeatIsCached();
    }

    public CSharpCompilation Input { get; }

    /// <summary>With the generated files.</summary>
    public Compilation Output { get; }

    public GeneratorRunResult Result { get; }

    public static GeneratorRun Of(params string[] sources) => Of(Compilations.Create(sources));

    public static GeneratorRun Of(CSharpCompilation compilation) => new(
        CSharpGeneratorDriver.Create(
            [new DeclarationGenerator().AsSourceGenerator()],
            parseOptions: Compilations.ParseOptions,
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)),
        compilation);

    /// <summary>Goes on with the same driver, as an editor does.</summary>
    public GeneratorRun Then(CSharpCompilation edited) => new(_driver, edited);

    public string[] HintNames => [.. Result.GeneratedSources.Select(source => source.HintName)];

    /// <summary>The text of the only generated file.</summary>
    public string Text => Result.GeneratedSources.Single().SourceText.ToString();

    public IncrementalStepRunReason[] Reasons(string step) =>
        Result.TrackedSteps.TryGetValue(step, out var runs) ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)] : [];

    /// <summary>The values that a step made.</summary>
    public IEnumerable<T> OutputsOf<T>(string step) => Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Value).OfType<T>();

    public IncrementalStepRunReason[] OutputReasons =>
        [.. Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private void AssertRepeatIsCached()
    {
        GeneratorRunResult repeated = _driver.RunGenerators(Input.Clone(), TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        Assert.All(
            repeated.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }
}
