using KcapiGen.Definitions;
using KcapiGen.Handles;

namespace KcapiGen.Reliability.Tests.Races.Targets;

/// <summary>The handle of a random number generator.</summary>
internal sealed class RandomTarget : Target
{
    private const int Count = 200;

    private readonly RandomDefinition _definition;
    private readonly RandomHandle _handle;

    public RandomTarget(RandomDefinition definition)
    {
        _definition = definition;
        _handle = RandomHandle.Open(definition, []);
        Acts =
        [
            Act.OnHandle("Fill", Fill),
            Act.OnHandle("Reseed", () => _handle.Reseed([])),
            Act.Ending("Dispose", Part.Handle, _handle.Dispose),
        ];
    }

    public override string Name => _definition.Algorithm;

    public override IReadOnlyList<Act> Acts { get; }

    public override void Check(Part ended)
    {
        if (ended == Part.None)
        {
            Fill();
        }
        else
        {
            MustBeDisposed("A handle", Fill);
        }
    }

    public override void Dispose() => _handle.Dispose();

    private void Fill()
    {
        byte[] bytes = new byte[Count];
        _handle.Fill(bytes);

        // 200 random bytes have about 138 values, and never as few as 50; what is not filled has one.
        WrongResultException.ThrowUnless(bytes.Distinct().Count() > Count / 4, $"The bytes are not random: {Convert.ToHexString(bytes)}");
    }
}
