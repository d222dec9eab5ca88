namespace KcapiGen.Package.Tests;

/// <summary>A stranger's project, with every analyzer of the SDK on and every warning an error, that has the package and nothing else.</summary>
public sealed class ConsumerTests(Package package)
{
    private const string Declaration =
        """
        using System.Security.Cryptography;
        using KcapiGen;

        """;

    private const string Disk =
        """
        namespace Disks;

        /// <summary>A disk.</summary>
        [KcapiGen.KernelCipher("xts(aes)")]
        public sealed partial class Disk { }

        """;

    [Fact]
    public void Declares_a_cipher_and_a_hash_and_uses_them()
    {
        Consumer consumer = package.NewConsumer(Declaration +
            """
            using var disk = new DiskSector(RandomNumberGenerator.GetBytes(64));
            byte[] tweak = new byte[DiskSector.IvSize], text = new byte[4096], sealedText = new byte[4096];
            disk.Encrypt(tweak, text, sealedText);
            bool isHidden = !text.AsSpan().SequenceEqual(sealedText);
            disk.Decrypt(tweak, sealedText, sealedText);
            Console.WriteLine($"{DiskSector.AlgorithmName} {disk.Backend} {isHidden} {text.AsSpan().SequenceEqual(sealedText)}");
            Console.WriteLine(Convert.ToHexStringLower(Sha256.HashData("abc"u8)));

            [KernelCipher("xts(aes)", Fallback = KernelFallback.InProcess)]
            internal sealed partial class DiskSector;

            [KernelHash("sha256", Fallback = KernelFallback.InProcess)]
            internal sealed partial class Sha256;

            """,
            "<ImplicitUsings>enable</ImplicitUsings>");
        (bool isBuilt, string output) = consumer.Build();
        Assert.True(isBuilt, output);

        // FIPS 180-2, appendix B.1
        Assert.Equal(["xts(aes) InProcess True True", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"], consumer.Run().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("KCG003", """[KernelCipher("xts(aess)")] internal sealed partial class Cipher;""")]
    [InlineData("KCG001", """[KernelCipher("xts(aes)")] internal sealed class Cipher;""")]
    [InlineData("KCG202", """
        [KernelCipher("ecb(aes)")] internal sealed partial class Cipher;
        internal static class Keys { public static Cipher Open() => new("0123456789abcdef"u8); }
        """)]
    [InlineData("KCG101", """
        [KernelCipher("ctr(aes)")] internal sealed partial class Cipher;
        internal static unsafe class Lending
        {
            public static void Lend(Cipher cipher, byte[] iv, byte[] text, byte[] output)
            {
                using CipherStream stream = cipher.BeginEncrypt(iv);
                fixed (byte* start = text) { stream.Update(IoVec.FromPointer(start, (nuint)text.Length), last: true); }
                stream.Op(output);
            }
        }
        """)]
    public void Is_told_what_is_wrong(string rule, string code)
    {
        Consumer consumer = package.NewConsumer($"{Declaration}_ = RandomNumberGenerator.GetInt32(2);\n{code}\n", "<AllowUnsafeBlocks>true</AllowUnsafeBlocks>");
        (bool isBuilt, string output) = consumer.Build();
        Assert.False(isBuilt, output);
        Assert.Contains($"error {rule}:", output);
    }

    // The package's targets show the compiler that a project is one of tests.
    [Fact]
    public void May_write_keys_into_its_tests()
    {
        Consumer consumer = package.NewConsumer(
            """
            using KcapiGen;
            using var cipher = new Cipher("0123456789abcdef"u8);

            [KernelCipher("cbc(aes)", Fallback = KernelFallback.InProcess)] internal sealed partial class Cipher;

            """,
            "<IsTestProject>true</IsTestProject>");
        (bool isBuilt, string output) = consumer.Build();
        Assert.True(isBuilt, output);
    }

    // The package's targets show the compiler which kernels a project runs on, and KCG301 goes by it.
    [Theory]
    [InlineData("6.1-6.12", true)]
    [InlineData("6.12-", false)]
    public void May_say_which_kernels_it_runs_on(string kernels, bool expected)
    {
        Consumer consumer = package.NewConsumer(
            Disk.Replace("xts(aes)", "gcm(aes)", StringComparison.Ordinal),
            $"<KcapiGenKernels>{kernels}</KcapiGenKernels><OutputType>Library</OutputType>");
        (bool isBuilt, string output) = consumer.Build();
        Assert.True(isBuilt == expected, output);
    }

    [Theory]
    [InlineData("6.x")]
    [InlineData("6.12-6.1")]
    [InlineData("6.1,6.12")]
    public void Hears_of_kernels_that_are_none(string kernels) => Assert.Equal(
        [$"KCG000: KcapiGenKernels is '{kernels}', which says no releases of Linux. Set it to the oldest and the newest that the project runs on, such as 6.1-6.12, to 6.12- for that and later ones, or to one alone."],
        package.NewConsumer(Disk, $"<KcapiGenKernels>{kernels}</KcapiGenKernels><OutputType>Library</OutputType>").Errors());

    [Theory]
    [InlineData("<KcapiGenPrefer>InProcess</KcapiGenPrefer>", "prefer-inprocess")]
    [InlineData("", "nothing")]
    public void May_prefer_the_engine_for_all_its_classes(string properties, string expected)
    {
        Consumer consumer = package.NewConsumer("System.Console.WriteLine(System.AppContext.GetData(\"KcapiGen.Backend\") ?? \"nothing\");\n", properties);
        (bool isBuilt, string output) = consumer.Build();
        Assert.True(isBuilt, output);
        Assert.Equal($"{expected}\n", consumer.Run());
    }

    [Fact]
    public void Hears_of_what_it_cannot_prefer() => Assert.Equal(
        ["KCG000: KcapiGenPrefer is 'Both', which a project cannot prefer. Set it to InProcess, or remove it, and the kernel is asked first."],
        package.NewConsumer(Disk, "<KcapiGenPrefer>Both</KcapiGenPrefer><OutputType>Library</OutputType>").Errors());

    // The package's targets show the compiler what a project prefers: KCG301 is silent, and KCG008 is not.
    [Theory]
    [InlineData("gcm(aes)", true)]
    [InlineData("xts(cast6)", false)]
    public void Is_told_where_the_engine_cannot_be_preferred(string algorithm, bool expected)
    {
        Consumer consumer = package.NewConsumer(
            Disk.Replace("xts(aes)", algorithm, StringComparison.Ordinal), "<KcapiGenPrefer>inprocess</KcapiGenPrefer><OutputType>Library</OutputType>");
        (bool isBuilt, string output) = consumer.Build();
        Assert.True(isBuilt == expected, output);
        Assert.True(expected || output.Contains("error KCG008: 'xts(cast6)' has no in-process implementation to prefer, as KcapiGenPrefer asks: ", StringComparison.Ordinal), output);
    }

    // Such a compiler drops the generator with a mere warning.
    [Fact]
    public void Hears_of_a_compiler_that_is_too_old()
    {
        Consumer consumer = package.NewConsumer("return 0;\n");
        (bool isBuilt, string output) = consumer.Build("-property:CompilerApiVersion=roslyn4.12");
        Assert.False(isBuilt, output);
        Assert.Contains("error KCG000: KcapiGen needs the C# compiler 4.14 or later, and this build uses 4.12.", output);
    }

    // Without references to the framework its package need not be restored, which would take a network.
    [Theory]
    [InlineData("net9.0")]
    [InlineData("net8.0")]
    [InlineData("netstandard2.0")]
    public void Hears_of_a_framework_that_is_too_old(string framework)
    {
        Consumer consumer = package.NewConsumer(
            Disk,
            $"<TargetFramework>{framework}</TargetFramework><OutputType>Library</OutputType><DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences><IsAotCompatible>false</IsAotCompatible>");
        Assert.Equal(
            [$"KCG000: KcapiGen needs .NET 10 or later, and this project targets {framework}. Set its TargetFramework to net10.0 or later, or remove its reference to KcapiGen."],
            consumer.Errors());
    }

    [Theory]
    [InlineData("12")]
    [InlineData("7.3")]
    [InlineData("ISO-2")]
    public void Hears_of_a_language_version_that_is_too_old(string version) => Assert.Equal(
        [$"KCG000: KcapiGen generates C# 13, and this project sets LangVersion to {version}. Remove LangVersion, or set it to 13 or later."],
        package.NewConsumer(Disk, $"<LangVersion>{version}</LangVersion>").Errors());

    [Theory]
    [InlineData("13")]
    [InlineData("latest")]
    [InlineData("preview")]
    public void May_set_a_language_version_that_is_new_enough(string version)
        => Assert.Empty(package.NewConsumer(Disk, $"<LangVersion>{version}</LangVersion><OutputType>Library</OutputType>").Errors());

    [Theory]
    [InlineData("vb", "Visual Basic", "Imports KcapiGen\n<KernelCipher(\"xts(aes)\")>\nPublic Class Disk\nEnd Class\n")]
    [InlineData("fs", "F#", "module Disks\nopen KcapiGen\n[<KernelCipher(\"xts(aes)\")>]\ntype Disk() = class end\n")]
    public void Hears_of_a_language_that_nothing_is_generated_for(string extension, string language, string program) => Assert.Equal(
        [$"KCG000: KcapiGen generates C#, and this project is written in {language}. Declare the classes in a C# project, and refer to that project from this one."],
        package.NewConsumer(program, "<OutputType>Library</OutputType>", extension).Errors());
}
