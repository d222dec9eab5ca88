using KcapiGen.Definitions;
using KcapiGen.InProcess;

namespace KcapiGen;

/// <summary>The in-process engine as a whole: whether this machine has it, and what it offers. The other side of <see cref="KernelCrypto"/>.</summary>
public static class InProcessCrypto
{
    /// <summary>The library that the engine stands on, such as <c>OpenSSL 3.0.19 27 Jan 2026</c>; null where this machine does not have it.</summary>
    public static string? Version
    {
        get
        {
            try
            {
                return Libcrypto.Version;
            }
            catch (DllNotFoundException)
            {
                return null;
            }
        }
    }

    /// <summary>Whether the engine can be loaded and has an algorithm, for one size of its key at least. Its OpenSSL is asked, since how that is configured decides too (FIPS mode, for one).</summary>
    /// <param name="definition">The facts of the algorithm, as a generated class has them.</param>
    public static bool Has(AlgorithmDefinition definition) => Engine.Has(definition);
}
