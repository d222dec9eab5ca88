namespace KcapiGen.Generator.Tests;

/// <summary>Sources of declarations for tests.</summary>
internal static class Declared
{
    /// <summary>A documented class, so that the strictest compiler has nothing to say of it.</summary>
    public static string Class(string attributeArguments, string name = "Example", string attribute = "KernelCipher") =>
        $"""
        namespace Users;

        /// <summary>A class.</summary>
        [KcapiGen.{attribute}({attributeArguments})]
        public sealed partial class {name};
        """;
}
