using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Platform;

/// <summary>
/// What methods do with the memory that they are given: what is certain, for a rule that reports writes, and what is possible, for one that relies on
/// there being none.
/// </summary>
internal static class ParameterAccess
{
    // They only read the arrays that they are given, unless the table says otherwise.
    private static readonly HashSet<string> ReadingTypes =
    [
        "System.Convert", "System.BitConverter", "System.Console", "System.IO.File", "System.IO.BinaryWriter", "System.Text.Encoding",
        "System.MemoryExtensions", "System.Linq.Enumerable",
        "System.Security.Cryptography.CryptographicOperations", "System.Security.Cryptography.MD5", "System.Security.Cryptography.SHA1",
        "System.Security.Cryptography.SHA256",
        "System.Security.Cryptography.SHA384", "System.Security.Cryptography.SHA512", "System.Security.Cryptography.HMACSHA256",
        "System.Security.Cryptography.HMACSHA512",
        "System.Security.Cryptography.Rfc2898DeriveBytes", "System.Security.Cryptography.HKDF", "System.ArgumentNullException",
        "System.ArgumentException",
        "System.ArgumentOutOfRangeException", "System.ObjectDisposedException", "System.Threading.Monitor", "System.Diagnostics.Debug",
        "System.GC", "System.ReadOnlySpan",
        "System.ReadOnlyMemory", "System.Array", "System.Span", "System.Memory", "System.Buffer",
    ];

    /// <summary>Returns whether a method of the platform surely writes to what a parameter denotes.</summary>
    public static bool Writes(IMethodSymbol method, PlatformMember member, IParameterSymbol parameter)
    {
        if (parameter.RefKind is not RefKind.None || PlatformTypes.NameOf(parameter.Type) is "System.ReadOnlySpan" or "System.ReadOnlyMemory")
        {
            return false;
        }

        if (member.Target is { } target)
        {
            return target == parameter.Ordinal;
        }

        return (method.Name, parameter.Name) switch
        {
            ("Fill" or "GetBytes" or "NextBytes" or "GetNonZeroBytes", "buffer" or "data" or "bytes" or "span") => true,
            (_, "buffer" or "buffers")
                => method.Name.StartsWith("Read", StringComparison.Ordinal) || method.Name.StartsWith("Receive", StringComparison.Ordinal),
            (_, "destination" or "utf8Destination") => true,
            ("TransformBlock", "outputBuffer") => true,
            _ => false,
        };
    }

    /// <summary>Returns whether a method may write to what a parameter denotes.</summary>
    /// <param name="parameter">The parameter; null where it is not known.</param>
    public static bool MayWrite(IParameterSymbol? parameter)
    {
        if (parameter is null || parameter.RefKind is RefKind.Ref or RefKind.Out || parameter.ContainingSymbol is not IMethodSymbol method)
        {
            return true;
        }

        PlatformMember member = PlatformMembers.Of(method);
        return member.Target == parameter.Ordinal
            || member.Effect == MemoryEffect.Rearrange // Sort(keys, items)
            || SymbolEqualityComparer.Default.Equals(PlatformMembers.ConversionTarget(method, member), parameter)
            || !OnlyReads(method, parameter.Type);
    }

    /// <summary>Returns whether a method takes a reference only to know the place, and does not write there.</summary>
    public static bool TakesOnlyAddress(IMethodSymbol method, IParameterSymbol parameter) => PlatformTypes.NameOf(method.ContainingType) switch
    {
        PlatformTypes.Unsafe => PlatformMembers.Of(method).Target != parameter.Ordinal,
        PlatformTypes.MemoryMarshal => true,
        "System.Threading.Volatile" or "System.Threading.Interlocked" => method.Name == "Read",
        _ => false,
    };

    private static bool OnlyReads(IMethodSymbol method, ITypeSymbol type)
    {
        if (PlatformTypes.IsReadOnly(type))
        {
            return true;
        }

        if (type.Name is "Span" or "Memory")
        {
            return false;
        }

        string owner = PlatformTypes.NameOf(method.ContainingType);
        return ReadingTypes.Contains(owner) || (owner.StartsWith("System.IO.", StringComparison.Ordinal) && method.Name is "Write" or "WriteAsync");
    }
}
