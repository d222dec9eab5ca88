using KcapiGen.Kernel;

namespace KcapiGen.Runtime.Tests;

/// <summary>What administrators write against a module.</summary>
public sealed class ModuleBlockTests
{
    [Theory]
    [InlineData("install algif_aead /bin/false", true)]
    [InlineData("  install\talgif-aead /usr/bin/true", true)]
    [InlineData("install algif_aead", true)]
    [InlineData("blacklist algif_aead", false)]
    [InlineData("# install algif_aead /bin/false", false)]
    [InlineData("install algif_aead2 /bin/false", false)]
    [InlineData("install algif_skcipher /bin/false", false)]
    [InlineData("options algif_aead x=1", false)]
    [InlineData("", false)]
    public void LinesOfModprobe(string line, bool isBlock) => Assert.Equal(isBlock, ModuleBlock.IsBlock(line, "algif_aead"));

    // The kernel asks for this one by an alias.
    [Fact]
    public void ABlacklistHidesTheInterface()
    {
        Assert.True(ModuleBlock.IsBlock("blacklist af_alg", "af_alg"));
        Assert.NotNull(ModuleBlock.OfCommandLine("af_alg", "modprobe.blacklist=af_alg"));
    }

    [Theory]
    [InlineData("quiet module_blacklist=floppy,algif_aead", "'module_blacklist=floppy,algif_aead' on the kernel's command line")]
    [InlineData("module_blacklist=algif-aead ro", "'module_blacklist=algif-aead' on the kernel's command line")]
    [InlineData("modprobe.blacklist=algif_aead", null)]
    [InlineData("initcall_blacklist=algif_aead_init", "'initcall_blacklist=algif_aead_init' on the kernel's command line")]
    [InlineData("module_blacklist=algif_skcipher initcall_blacklist=algif_skcipher_init", null)]
    [InlineData("quiet algif_aead", null)]
    [InlineData("", null)]
    public void ParametersOfTheKernel(string commandLine, string? block) => Assert.Equal(block, ModuleBlock.OfCommandLine("algif_aead", commandLine));
}
